"""Reads the compound commands of bash: loops, conditions, groups, functions and tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmsh.core.command import Compound, Node, Script, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.word_reader import META

if TYPE_CHECKING:
    from llmsh.syntax.reader import Reader

_NAME = late_pattern(r"[A-Za-z_]\w*", re.ASCII)
_DO = frozenset({"do", "{"})
_IN = late_pattern(r"in(?=[ \t\n;]|\Z)")
_FUNCTION_NAME = late_pattern(r"([^ \t\n;&|<>()]+)[ \t]*(?:\([ \t]*\))?")


def read(reader: Reader, keyword: str) -> Node | None:
    """The compound at the position; None where a keyword stands that begins none."""
    start = reader.pos
    if reader.text.startswith("((", start) and (arithmetic := _arithmetic(reader)) is not None:
        return arithmetic
    if reader.text[start] == "(":
        return _group(reader, "subshell", "(", ")")
    reader.pos += len(keyword)
    match keyword:
        case "{":
            return _group(reader, "group", "", "}", start)
        case "if":
            return _if(reader, start)
        case "while" | "until":
            return _loop(reader, keyword, start)
        case "for" | "select":
            return _for(reader, keyword, start)
        case "case":
            return _case(reader, start)
        case "function":
            match_name = _match_after_blanks(reader, _FUNCTION_NAME)
            return read_function(reader, match_name[1] if match_name else "", start)
        case "coproc":
            return _coproc(reader, start)
        case "[[":
            return _test(reader, start)
    reader.errors.append(f"{keyword} has nothing that it belongs to")
    return None


def read_function(reader: Reader, name: str, start: int) -> Compound | None:
    """The function `name` whose body follows; it may run later, when variables have other values."""
    reader.skip(newlines=True)
    if reader.pos >= reader.end:
        reader.incomplete(f"the body of {name}")
        return None
    before = reader.environment.snapshot()
    reader.environment.forget_reassigned(reader.text[reader.pos :])
    reader.environment.assign("@", None, is_array=True)
    keyword = reader.peek_keyword()
    body_start = reader.pos
    node = read(reader, keyword) if keyword or reader.text[reader.pos] == "(" else None
    if node is None:
        reader.errors.append(f"the function {name} has no body")
        script = Script("", ())
    else:
        script = _script_of(reader, node, body_start)
    positional = before.get("@")
    reader.environment.settle(before)
    if positional is None:
        reader.environment.bindings.pop("@", None)
    else:
        reader.environment.bindings["@"] = positional
    return Compound("function", (script,), (), (), reader.span_from(start), name)


def _script_of(reader: Reader, node: Node, start: int) -> Script:
    from llmsh.core.command import Pipeline

    return Script(reader.text[start : reader.pos], (Pipeline((node,), reader.span_from(start)),))


def _match_after_blanks(reader: Reader, pattern: re.Pattern[str]) -> re.Match[str] | None:
    reader.skip()
    match = pattern.match(reader.text, reader.pos)
    if match is not None:
        reader.pos = match.end()
    return match


def _expect(reader: Reader, keyword: str) -> None:
    reader.skip(newlines=True)
    if reader.peek_keyword() == keyword:
        reader.pos += len(keyword)
    elif reader.pos >= reader.end:
        reader.incomplete(keyword)
    else:
        reader.errors.append(f"{keyword} is missing before {reader.text[reader.pos : reader.pos + 10]!r}")


def _group(reader: Reader, kind: str, opening: str, closing: str, start: int | None = None) -> Compound:
    start = reader.pos if start is None else start
    reader.pos += len(opening)
    before = reader.environment.snapshot()
    script = reader.read_script(closing if closing == ")" else "", frozenset({closing}))
    if kind == "subshell":
        reader.environment.restore(before)
    if reader.pos < reader.end:
        reader.pos += 1
    else:
        reader.incomplete(f"a closing {closing}")
    redirections = reader.read_redirections()
    return Compound(kind, (script,), (), redirections, reader.span_from(start))


def _if(reader: Reader, start: int) -> Compound:
    scripts = [reader.read_script("", frozenset({"then"}))]
    _expect(reader, "then")
    before = reader.environment.snapshot()
    while True:
        scripts.append(reader.read_script("", frozenset({"elif", "else", "fi"})))
        keyword = reader.peek_keyword() if reader.pos < reader.end else ""
        if keyword == "elif":
            reader.pos += 4
            scripts.append(reader.read_script("", frozenset({"then"})))
            _expect(reader, "then")
        elif keyword == "else":
            reader.pos += 4
        else:
            _expect(reader, "fi")
            break
    reader.environment.settle(before)
    redirections = reader.read_redirections()
    return Compound("if", tuple(scripts), (), redirections, reader.span_from(start))


def _body(reader: Reader) -> Script:
    """`do … done`, or `{ … }` as bash also takes it."""
    reader.skip(newlines=True)
    if reader.text.startswith(";", reader.pos):
        reader.pos += 1
        reader.skip(newlines=True)
    keyword = reader.peek_keyword() if reader.pos < reader.end else ""
    if keyword not in _DO:
        _expect(reader, "do")
    else:
        reader.pos += len(keyword)
    closing = "}" if keyword == "{" else "done"
    script = reader.read_script("", frozenset({closing}))
    _expect(reader, closing)
    return script


def _loop(reader: Reader, keyword: str, start: int) -> Compound:
    before = reader.environment.snapshot()
    reader.environment.forget_reassigned(reader.text[reader.pos :])
    condition = reader.read_script("", frozenset({"do"}))
    body = _body(reader)
    reader.environment.settle(before)
    redirections = reader.read_redirections()
    return Compound(keyword, (condition, body), (), redirections, reader.span_from(start))


def _for(reader: Reader, keyword: str, start: int) -> Compound:
    reader.skip()
    before = reader.environment.snapshot()
    scripts: list[Script] = []
    words: list[Word] = []
    name = expression = ""
    if reader.text.startswith("((", reader.pos):
        reader.pos += 2
        found, inner = reader.scan_arithmetic()
        expression = found or ""
        scripts.extend(inner)
    else:
        match = _match_after_blanks(reader, _NAME)
        name = match[0] if match else ""
        if match is None:
            reader.errors.append(f"{keyword} has no variable")
            reader.read_parts()
        reader.skip(newlines=True)
        if _IN.match(reader.text, reader.pos):
            reader.pos += 2
            words = _words_to_separator(reader)
    reader.environment.forget_reassigned(reader.text[reader.pos :])
    if name:
        values = {word.value for word in words}
        only = next(iter(values)) if len(values) == 1 and not any(word.glob for word in words) else None
        reader.environment.assign(name, (only,) if only is not None else None)
    body = _body(reader)
    reader.environment.settle(before)
    redirections = reader.read_redirections()
    substitutions = tuple(script for word in words for script in word.substitutions) + tuple(scripts)
    span = reader.span_from(start)
    return Compound(keyword, (body,), tuple(words), redirections, span, name, substitutions, expression)


def _words_to_separator(reader: Reader) -> list[Word]:
    words: list[Word] = []
    while True:
        reader.skip()
        if reader.pos >= reader.end:
            return words
        if reader.text[reader.pos] in META and not reader.text.startswith(("<(", ">("), reader.pos):
            return words
        position = reader.pos
        words.extend(reader.read_words())
        if reader.pos == position:
            return words


def _case(reader: Reader, start: int) -> Compound:
    reader.skip()
    words = reader.read_words()
    substitutions = [script for word in words for script in word.substitutions]
    scripts: list[Script] = []
    reader.skip(newlines=True)
    if _IN.match(reader.text, reader.pos):
        reader.pos += 2
    else:
        reader.errors.append("in is missing after case")
    before = reader.environment.snapshot()
    while True:
        reader.skip(newlines=True)
        if reader.pos >= reader.end or reader.peek_keyword() == "esac":
            break
        position = reader.pos
        substitutions.extend(_patterns(reader))
        scripts.append(reader.read_script("", frozenset({";;", "esac"})))
        reader.environment.settle(before)
        while reader.pos < reader.end and reader.text[reader.pos] in ";&":
            reader.pos += 1
        if reader.pos == position:
            reader.pos += 1
    _expect(reader, "esac")
    redirections = reader.read_redirections()
    span = reader.span_from(start)
    return Compound("case", tuple(scripts), tuple(words), redirections, span, "", tuple(substitutions))


def _patterns(reader: Reader) -> list[Script]:
    """Pass the patterns of a case item up to and past their `)`."""
    scripts: list[Script] = []
    if reader.text.startswith("(", reader.pos):
        reader.pos += 1
    while True:
        reader.skip(newlines=True)
        if reader.pos >= reader.end:
            break
        if reader.text.startswith(")", reader.pos):
            reader.pos += 1
            return scripts
        position = reader.pos
        scripts.extend(part.script for part in reader.read_parts() if part.script is not None)
        if reader.pos == position:
            reader.pos += 1
    reader.incomplete("a closing )")
    return scripts


def _coproc(reader: Reader, start: int) -> Compound:
    reader.skip()
    position = reader.pos
    match = _match_after_blanks(reader, _NAME)
    reader.skip()
    if match is None or reader.pos >= reader.end or not (reader.peek_keyword() or reader.text[reader.pos] == "("):
        reader.pos = position
    script = reader.read_one()
    return Compound("coproc", (script,), (), (), reader.span_from(start))


def _test(reader: Reader, start: int) -> Compound:
    """`[[ … ]]`: only its words and what they substitute matter here."""
    words: list[Word] = []
    while True:
        reader.skip(newlines=True)
        if reader.pos >= reader.end:
            reader.incomplete("]]")
            break
        if reader.text.startswith("]]", reader.pos):
            reader.pos += 2
            break
        position = reader.pos
        words.extend(reader.read_words())
        if reader.pos == position:
            reader.pos += 1
    redirections = reader.read_redirections()
    substitutions = tuple(script for word in words for script in word.substitutions)
    return Compound("test", (), tuple(words), redirections, reader.span_from(start), "", substitutions)


def _arithmetic(reader: Reader) -> Compound | None:
    """`(( … ))`; None, position unchanged, when the parentheses are subshells."""
    start = reader.pos
    errors = len(reader.errors)
    was_incomplete = reader.is_incomplete
    reader.pos += 2
    inner, scripts = reader.scan_arithmetic()
    if inner is None:
        reader.pos = start
        del reader.errors[errors:]
        reader.is_incomplete = was_incomplete
        return None
    redirections = reader.read_redirections()
    return Compound("arithmetic", (), (), redirections, reader.span_from(start), "", tuple(scripts), inner)
