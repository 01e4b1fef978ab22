"""A mistake in a sed script."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("sed: can't read", "sed: -e expression", "unknown option to", "sed: 1:", "sed: -e")
PROGRAMS = frozenset({"sed", "gsed"})
MATCHES = (
    Case(
        "sed 's/a/b' notes.txt",
        "sed: -e expression #1, char 5: unterminated `s' command",
        says="s/a/b",
        fix="sed 's/a/b/' notes.txt",
    ),
    Case(
        "sed 's/home/user/x/' notes.txt", "sed: -e expression #1, char 13: unknown option to `s'", says="s/home/user/x/"
    ),
    Case("sed 's/a/b/k' notes.txt", "sed: -e expression #1, char 7: unknown option to `s'", says="`k`"),
    Case("sed -i notes.txt", "sed: -e expression #1, char 2: extra characters after command", says="notes.txt"),
    Case(
        "sed 's/(a)/\\1/' notes.txt",
        "sed: -e expression #1, char 9: invalid reference \\1 on `s' command's RHS",
        says="\\1",
        fix="sed -E 's/(a)/\\1/' notes.txt",
    ),
    Case("sed '/a/{p' notes.txt", "sed: -e expression #1, char 0: unmatched `{'", says="`{`"),
    Case(
        "sed -i '' 's/a/b/' notes.txt",
        "sed: can't read s/a/b/: No such file or directory",
        2,
        (("notes.txt", "x"),),
        says="-i",
        fix="sed -i 's/a/b/' notes.txt",
    ),
    Case("sed '/a' notes.txt", "sed: -e expression #1, char 2: unterminated address regex", says="/a"),
    Case(
        "sed -i s/a/b/ notes.txt",
        'sed: 1: "notes.txt": extra characters at the end of n command',
        says="-i",
        fix="sed -i '' s/a/b/ notes.txt",
    ),
    Case(
        "sed s/old name/new name/g a.txt",
        "sed: -e expression #1, char 5: unterminated `s' command",
        says="space",
        fix="sed 's/old name/new name/g' a.txt",
    ),
    Case("sed -i s/a b/c/ x", "sed: -e expression #1, char 3: unterminated `s' command", fix="sed -i 's/a b/c/' x"),
    Case("sed '2,d' a", "sed: -e expression #1, char 3: unexpected `,'", says="range"),
    Case("sed '$i' a", "sed: -e expression #1, char 2: expected \\ after `a', `c' or `i'", says="no text"),
)
IGNORES = (Case("sed s/a/b/ none", "sed: can't read none: No such file or directory", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("sed", "gsed")
    script = next((word for word in argv[1:] if not word.startswith("-")), "")
    text = problem.text
    line = next((each for each in problem.lines if each.startswith(("sed: -e", "sed: 1", "sed: file"))), "")
    if re.search(r"-i (?:''|\"\")(?=\s)", problem.command) and "can't read" in text:
        return Finding(
            "This sed (GNU) has no word after -i, so it took the empty one for its script.",
            0.96,
            "On macOS and BSD, -i is followed by the ending of a backup, which may be empty. On Linux it stands alone.",
            (next(each for each in problem.lines if "can't read" in each),),
            (Fix(re.sub(r"-i (?:''|\"\")(?=\s)", "-i", problem.command, count=1), "edits in place without a backup"),),
        )
    if not line:
        return None
    if line.startswith("sed: 1:") and "-i" in argv:
        return Finding(
            "This sed (BSD, macOS) takes the word after -i for the ending of a backup.",
            0.9,
            "On macOS and BSD, -i needs a word of its own, which may be empty: -i ''. On Linux it does not.",
            (line,),
            (Fix(problem.replace_text("-i", "-i ''"), "edits in place without a backup"),),
        )
    summary, steps, fixes = _reading(problem, script, text)
    return Finding(
        summary,
        0.93,
        "sed reads s/old/new/flags: the sign after s separates the parts and comes three times. Where a text holds "
        "that sign, "
        "take another one, such as s|old|new|.",
        (line,),
        fixes,
        steps,
    )


def _reading(problem: Problem, script: str, text: str) -> tuple[str, tuple[str, ...], tuple[Fix, ...]]:
    if "unterminated `s'" in text:
        mark = script[1:2] or "/"
        typed = list(problem.argv_of("sed", "gsed"))
        rest = typed[typed.index(script) + 1 :]
        end = next((at for at, word in enumerate(rest) if re.search(rf"{re.escape(mark)}[gipI0-9]*$", word)), None)
        if end is not None and script not in rest:
            pieces = (script, *rest[: end + 1])
            joined = r"\s+".join(map(re.escape, pieces))
            fixed, count = re.subn(joined, lambda _: quote(" ".join(pieces)), problem.command, count=1)
            if count:
                return (
                    "A space broke the sed script into several words.",
                    (),
                    (Fix(fixed, "the whole script in quotes"),),
                )
        fixed = problem.replace_text(script, f"'{script}{mark}'" if "'" not in script else quote(script + mark))
        return (
            f"The sed command `{script}` is not finished: the last `{mark}` is missing.",
            (),
            (Fix(fixed, f"with the closing {mark}"),),
        )
    if "unknown option to `s'" in text:
        mark = script[1:2] or "/"
        parts = script.split(mark)
        if len(parts) > 4:
            return (
                f"The texts in `{script}` hold `{mark}`, which also separates the parts.",
                (f"use another separator, for example s|old|new|, or put \\ before each {mark} of the text",),
                (),
            )
        return (
            f"`{parts[-1]}` in `{script}` is not a flag that s knows.",
            ("flags of s: g (all in a line), i (any case), p (print), a number",),
            (),
        )
    if "invalid reference" in text:
        fixes = (
            (Fix(problem.insert_after("sed", "-E"), "with -E plain ( ) make a group"),)
            if re.search(r"(?<!\\)\(.*(?<!\\)\)", script) and "-E" not in problem.command
            else ()
        )
        return (
            f"`{script}` uses \\1, but no group is marked in the pattern.",
            () if fixes else ("mark the group: \\( \\), or ( ) with -E",),
            fixes,
        )
    if "unmatched `{'" in text or "unexpected `}'" in text:
        return f"In `{script}` a `{{` or `}}` has no partner.", ("close each { with ; }",), ()
    if "address regex" in text:
        return (
            f"The pattern in `{script}` is not finished: the closing / is missing.",
            ("write /pattern/ and then the command, for example /a/d",),
            (),
        )
    if "unexpected `,'" in text:
        return (
            f"In `{script}` a comma stands where the second address is missing: a range has two, such as 1,3.",
            ("write both ends: 1,3p, or 1,$p up to the last line",),
            (),
        )
    if re.search(r"expected \\ after `a', `c' or `i'|incomplete command", text):
        letter = re.search(r"[aci]$", script)
        return (
            f"The sed command `{letter[0] if letter else script}` has no text: "
            "it adds or puts a line in place, and wants one.",
            ("write the text behind it: sed '1a new line' file",),
            (),
        )
    if "extra characters" in text or "unknown command" in text:
        return (
            f"sed took `{script}` for its script, and it is not one.",
            ("put the script first, in quotes: sed 's/old/new/' and then the file",),
            (),
        )
    return f"sed cannot read its script `{script}`.", ("put the script in single quotes",), ()
