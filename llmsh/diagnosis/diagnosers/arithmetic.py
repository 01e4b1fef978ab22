"""A calculation that bash cannot do."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "error token is",
    "division by 0",
    "value too great for base",
    "operand expected",
    "syntax error in expression",
    "invalid arithmetic operator",
    "division by zero",
)
PROGRAMS = frozenset({"bash", "sh", "let", "echo", "((", "test", "declare", "dash", "zsh", "bc"})
MATCHES = (
    Case("echo $((1/0))", 'bash: line 1: 1/0: division by 0 (error token is "0")', says="zero"),
    Case(
        "echo $((08))",
        'bash: line 1: 08: value too great for base (error token is "08")',
        says="08",
        fix="echo $((10#08))",
    ),
    Case(
        "echo $((1.5+1))",
        'bash: line 1: 1.5+1: syntax error: invalid arithmetic operator (error token is ".5+1")',
        says="whole numbers",
        fix="awk 'BEGIN { print 1.5+1 }'",
    ),
    Case("echo $((1+))", 'bash: line 1: 1+: syntax error: operand expected (error token is "+")', says="1+"),
    Case("echo $((a b))", 'bash: line 1: a b: syntax error in expression (error token is "b")', says="a b"),
)
IGNORES = (
    Case("[ 1 -eq a ]", "bash: line 1: [: a: integer expression expected", 2),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    1/0\nZeroDivisionError: '
        "division by zero",
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Traceback" in problem.text:
        return None
    line = next(
        (
            each
            for each in problem.lines
            if re.search(r"error token|division by 0|divi[ds]ion by zero|non-integer", each)
        ),
        "",
    )
    if not line:
        return None
    expression = re.search(
        r"(?:line \d+: |: )(?:\(\(: |let: )?(?P<text>[^:]+): (?:syntax error|division|value too)", line
    )
    text = expression["text"].strip() if expression else ""
    fixed, step = "", "check the calculation"
    if "division by" in line:
        summary, step = f"`{text or 'it'}` divides by zero.", "see why the divisor is 0 or empty"
    elif "too great for base" in line:
        number = re.search(r'token is "(0\d+)', line)
        summary = f"`{number[1] if number else text}` begins with 0, so bash reads it in base 8, which has no 8 and 9."
        fixed = problem.command.replace(number[1], f"10#{number[1]}", 1) if number else ""
    elif re.search(r"\d\.\d", text):
        summary = f"bash calculates with whole numbers only, and `{text}` has a decimal point."
        whole = re.fullmatch(r"\s*echo \$\(\((?P<e>[\d.+*/() -]+)\)\)\s*", problem.command)
        fixed = f"awk 'BEGIN {{ print {whole['e']} }}'" if whole else ""
        step = "calculate with awk or bc"
    else:
        summary = f"`{text}` is not a complete calculation."
    return Finding(
        summary,
        0.94,
        "Between $(( and )) stands a calculation with whole numbers, + - * / % and variables.",
        (line.strip(),),
        (Fix(fixed, "calculates it"),) if fixed and fixed != problem.command else (),
        () if fixed else (step,),
    )
