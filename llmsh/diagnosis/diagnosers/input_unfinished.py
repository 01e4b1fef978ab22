"""A text that ends before it is complete: an open quote, bracket or block, in whatever language."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.fallback import place_of
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unterminated",
    "unclosed",
    "end of file in",
    "meets end of file",
    "missing terminating",
    "premature end",
    "unexpected end of",
    "unexpected eof",
    "unbalanced",
)
MATCHES = (
    Case("m4 a.m4", "m4:a.m4:1: ERROR: end of file in string", 1, (("a.m4", "define(`a\n"),), says="a.m4 line 1"),
    Case("ruby -e 'puts \"a'", '-e:1: unterminated string meets end of file\nputs "a\n       ^', 1, says="not closed"),
    Case("./conf check", "conf: unexpected end of input", 1, says="not closed"),
)
IGNORES = (
    Case("cat log", "log: this talks of an unterminated string", 0),
    Case("curl http://h/", "curl: (56) OpenSSL SSL_read: unexpected eof while reading", 56),
)
SAID = late_pattern(
    r"(?i)(?P<what>unterminated [\w ]{3,30}|unclosed [\w ]{3,30}|end of file in [\w ]{3,20}|missing terminating .{1,20}"
    r"|premature end of [\w ]{3,20}|unexpected end of (?:file|input|[\w ]{3,20})|unexpected eof(?! while reading)"
    r"|unbalanced [\w ]{3,30})"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status:
        return None
    for number, line in enumerate(problem.lines):
        match = SAID.search(line)
        if not match:
            continue
        signed = re.match(r"(?:[\w.+-]+:)?(?P<file>[\w./-]+):(?P<line>\d+):", line)
        place = place_of(problem.lines, number) or (f"{signed['file']}:{signed['line']}" if signed else "")
        file, _, at = place.partition(":")
        return Finding(
            (f"{file} line {at}: " if place else "")
            + f"Something that was opened is not closed: {match['what'].strip().lower()}.",
            0.6,
            "A quote, a bracket or a block begins somewhere and the text ends before it does. The place that is "
            "named is "
            "where it was noticed; the beginning can be lines before.",
            (line.strip()[:150],),
            show_place(facts, file, at) if place and facts.is_file(file) else (),
            ("look for the quote or bracket that has no partner",),
        )
    return None
