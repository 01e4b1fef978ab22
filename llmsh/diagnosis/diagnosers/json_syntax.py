"""Text that was to be JSON and is not, with the place."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "jsondecodeerror",
    "expecting value",
    "expecting property name",
    "extra data",
    "unexpected token",
    "json.parse",
    "in json at position",
    "invalid json",
    "invalid character",
    "is not valid json",
    "expecting ',' delimiter",
    "unterminated string starting",
    "expecting ':' delimiter",
    "illegal trailing comma",
)
PROGRAMS = frozenset({"python3", "python", "node", "npm", "go", "jq", "json_pp", "curl", "pytest"})
MATCHES = (
    Case(
        "python3 -m json.tool data.csv",
        "Expecting value: line 1 column 1 (char 0)",
        1,
        (("data.csv", "name,size\n"),),
        says="data.csv",
        fix="head -5 data.csv",
    ),
    Case(
        "node a.js",
        "SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON\n    at JSON.parse (<anonymous>)",
        1,
        says="web page",
    ),
    Case(
        "python3 -m json.tool x.json",
        "Illegal trailing comma before end of object: line 3 column 10 (char 30)",
        1,
        (("x.json", "{}"),),
        says="comma",
    ),
)
IGNORES = (
    Case("jq . notes.txt", "jq: parse error: Invalid numeric literal at line 1, column 6", 2),
    Case("python3 a.py", "ValueError: x", 1),
)
SAID = late_pattern(
    r"(?P<what>Expecting (?:value|property name[^:\n]*|',' delimiter|':' delimiter)|Extra data|Unterminated "
    r"string starting at|Illegal trailing comma[^:\n]*|Invalid control character at|Invalid \\escape): line "
    r"(?P<line>\d+) column (?P<column>\d+)"
)
HTML = late_pattern(r"Unexpected token '?<")
NODE = late_pattern(
    r"(?:Unexpected (?:token|end|non-whitespace)[^\n]*JSON[^\n]*|Expected [^\n]* in JSON at position \d+)"
)
MEANT = {
    "Expecting value": "a value is missing there, or the text is no JSON at all",
    "Expecting property name": "a name in double quotes belongs there, or a comma is too much",
    "Expecting ',' delimiter": "a comma is missing before it",
    "Expecting ':' delimiter": "a colon is missing after the name",
    "Extra data": "there is more text after the end",
    "Unterminated string": "a quote is missing at the end of the text",
    "Illegal trailing comma": "the last comma is too much",
    "Invalid control character": "a line break or tab stands inside a text",
    "Invalid \\escape": "a \\ has to be written twice",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    other = None if match else NODE.search(problem.text)
    if not match and not other:
        return None
    file = next(
        (
            word
            for words in problem.segments
            for word in words[1:]
            if facts.is_file(word) and not word.endswith((".py", ".js", ".ts", ".mjs"))
        ),
        "",
    )
    # A program of one's own: the traceback tells which line read the text.
    if "package.json" in problem.text or (not file and "Traceback (most" in problem.text):
        return None
    if HTML.search(problem.text):
        why = "it begins with <, so it is a web page, such as an error page"
    elif match:
        why = next((text for key, text in MEANT.items() if match["what"].startswith(key)), "")
        if match["line"] == match["column"] == "1" and match["what"] == "Expecting value":
            why = "it is empty, or no JSON from the first sign on"
    else:
        why = "a sign stands where it cannot be"
    at = f" in line {match['line']}" if match else ""
    number = int(match["line"]) if match else 1
    fixes = (
        (Fix(f"head -5 {quote_path(file)}", "shows how it begins"),)
        if file and number < 4
        else show_place(facts, file, number)
        if file
        else ()
    )
    return Finding(
        f"{file or 'The text'} is not valid JSON{at}: {why}.",
        0.965,
        "JSON has double quotes around names and texts, commas between entries and none after the last.",
        ((match or other or [""])[0][:160],),
        fixes,
        () if fixes else ("print the text before it is read, and look at that place",),
    )
