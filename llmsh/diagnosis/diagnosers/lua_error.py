"""A Lua program that stopped, or could not be read: what Lua said, and at which line."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import stopped_at
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import Plain, plainly

SIGNATURES = ("lua", "lua5", "attempt to", "stack traceback", "expected near")
MATCHES = (
    Case(
        "lua a.lua",
        "lua: a.lua:1: attempt to call a nil value (global 'foo')\nstack traceback:\n\ta.lua:1: in main chunk",
        1,
        (("a.lua", "foo()\n"),),
        says="`foo`",
        fix="sed -n '1,3p' a.lua",
    ),
    Case("lua5.4 a.lua", "lua5.4: a.lua:3: attempt to index a nil value (local 'x')\nstack traceback:", 1, says="`x`"),
    Case("lua a.lua", "lua: a.lua:3: 'end' expected near <eof>", 1, says="`end`"),
    Case(
        "lua a.lua", "lua: a.lua:1: module 'cjson' not found:\n\tno field package.preload['cjson']", 1, says="`cjson`"
    ),
    Case(
        "nvim",
        "E5113: Error while calling lua chunk: init.lua:3: attempt to perform arithmetic on a nil value (field 'n')",
        1,
        says="`n`",
    ),
)
IGNORES = (Case("ruby a.rb", "a.rb:1:in `f': attempt to do it (RuntimeError)", 1),)
SAID = late_pattern(
    r"(?m)^(?:(?:lua(?:jit|[\d.]+)?|texlua): |E5\d+: [^:]*: )(?P<file>\([^)]*\)|[^\s:]+):(?P<line>\d+): (?P<what>.+)$"
)
PLAIN: Plain = (
    (
        late_pattern(r"attempt to call a nil value(?: \(\w+ '(?P<name>[^']+)'\))?"),
        lambda m: (
            f"there is no function `{m['name'] or '?'}`",
            "The name is misspelt, or what defines it was not loaded.",
        ),
    ),
    (
        late_pattern(
            r"attempt to (?P<do>index|perform arithmetic on|compare|concatenate|get length of) a "
            r"(?P<kind>\w+) value(?: \(\w+ '(?P<name>[^']+)'\))?"
        ),
        lambda m: (
            f"`{m['name'] or 'a value'}` is {m['kind']}, and that does not work here",
            "nil means that nothing was ever put into it.",
        ),
    ),
    (
        late_pattern(r"'(?P<want>[^']+)' expected(?: \(to close .*\))? near (?P<near>.+)"),
        lambda m: (f"a `{m['want']}` is missing before {m['near']}", "Each then, do and function needs its end."),
    ),
    (
        late_pattern(r"module '(?P<name>[^']+)' not found"),
        lambda m: (f"the module `{m['name']}` is not installed", "Lua looked for it in all the places that it lists."),
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    if not match:
        return None
    said = plainly(
        PLAIN,
        match["what"],
        (match["what"][:110].rstrip(".:"), "Lua stopped at this line; the lines below it tell who called it."),
    )
    return stopped_at(facts, (match["file"], match["line"]), said, match[0], 0.94)
