"""The first error of the TypeScript compiler, with its place."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.place import edit_word, show_place
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("error ts", "ts18003", "ts5023", "ts5083", "err_unknown_file_extension")
MATCHES = (
    Case(
        "npx tsc",
        "src/a.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.",
        2,
        (("src/a.ts", "let a\nlet b\nlet c: number = 'x'\n"),),
        says="src/a.ts line 3",
        fix="sed -n '1,5p' src/a.ts",
    ),
    Case(
        "npx tsc", "src/a.ts:8:5 - error TS2304: Cannot find name 'procces'. Did you mean 'process'?", 2, says="line 8"
    ),
    Case(
        "tsc",
        "error TS18003: No inputs were found in config file '/w/tsconfig.json'. Specified 'include' paths were "
        "'[\"src\"]' and 'exclude' paths were '[]'.",
        2,
        says="no files",
    ),
    Case(
        "npx tsc",
        "src/a.ts(1,20): error TS7016: Could not find a declaration file for module 'lodash'. "
        "'/w/node_modules/lodash/lodash.js' implicitly has an 'any' type.",
        2,
        fix="npm install --save-dev @types/lodash",
    ),
    Case(
        "node a.ts",
        'TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension ".ts" for /w/a.ts',
        1,
        says="TypeScript",
        fix="npx tsx a.ts",
    ),
)
IGNORES = (Case("node a.js", "ReferenceError: x is not defined", 1),)
SAID = late_pattern(
    r"(?P<file>[\w./@-]+\.[cm]?tsx?)(?:\((?P<line>\d+),(?P<column>\d+)\): | ?:(?P<line2>\d+):\d+ - )error "
    r"TS(?P<number>\d+): (?P<what>[^\n]+)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "ERR_UNKNOWN_FILE_EXTENSION" in text and ".ts" in text:
        return Finding(
            "node does not run TypeScript files by itself.",
            0.97,
            "TypeScript has to be turned into JavaScript first. The tool tsx does that on the way.",
            ('Unknown file extension ".ts"',),
            (Fix(re.sub(r"\bnode\b", "npx tsx", problem.command, count=1), "runs it with tsx"),),
        )
    if "TS18003" in text:
        return Finding(
            "The TypeScript compiler found no files to work on.",
            0.97,
            "The lists include and exclude in tsconfig.json say where the sources are, and nothing there fits.",
            (first_error(problem.lines)[:160],),
            (Fix("cat tsconfig.json", "shows where it looks"),),
        )
    match = SAID.search(text)
    if not match:
        return None
    file, line = match["file"], match["line"] or match["line2"]
    fixes = show_place(facts, file, line)
    meant = re.search(r"Cannot find name '(?P<old>\w+)'. Did you mean '(?P<new>\w+)'", match["what"])
    if meant:
        fixes = (*edit_word(problem, facts, file, line, (meant["old"], meant["new"])), *fixes)
    module = re.search(
        r"declaration file for module '(?P<name>[\w@/.-]+)'|Cannot find module '(?P<name2>[^.'/][^']*)'", match["what"]
    )
    if module:
        name = module["name"] or module["name2"]
        package = f"@types/{name}" if match["number"] == "7016" else name
        fixes = (
            Fix(
                f"npm install{' --save-dev' if match['number'] == '7016' else ''} {quote(package)}",
                f"installs {package}",
            ),
            *fixes,
        )
    more = len(SAID.findall(text)) - 1
    return Finding(
        f"TypeScript stopped at {file} line {line}: {match['what'][:110].rstrip('.')}.",
        0.96,
        "The compiler checks that each value is of the kind that its place wants."
        + (f" There are {more} more errors; the first counts." if more else ""),
        (f"error TS{match['number']}",),
        fixes,
        () if fixes else (f"look at {file} line {line}",),
    )
