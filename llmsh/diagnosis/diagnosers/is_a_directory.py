"""A program that reads files was given a folder."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("is a directory", "not a regular file")
MATCHES = (
    Case("cat src", "cat: src: Is a directory", 1, (("src/", ""),), says="`src` is a folder", fix="ls src"),
    Case("grep foo src", "grep: src: Is a directory", 2, (("src/a", "foo"),), fix="grep -r foo src"),
    Case("rm src", "rm: cannot remove 'src': Is a directory", 1, (("src/a", "x"),), fix="rm -r src"),
    Case("rm empty", "rm: cannot remove 'empty': Is a directory", 1, (("empty/", ""),), fix="rmdir empty"),
    Case(
        "sed -i s/a/b/ src", "sed: couldn't edit src: not a regular file", 4, (("src/a", ""),), says="`src` is a folder"
    ),
    Case("./src", "bash: line 1: ./src: Is a directory", 126, (("src/", ""),), fix="cd ./src"),
    Case("gzip src", "gzip: src is a directory -- ignored", 2, (("src/a", "x"),), fix="tar czf src.tar.gz src"),
    Case("cp src dst", "cp: src is a directory (not copied).", 1, (("src/a", "x"),), fix="cp -r src dst"),
    Case("echo x > src", "bash: line 1: src: Is a directory", 1, (("src/a", "x"),), says="`src` is a folder"),
    Case(
        "truncate -s 0 src",
        "truncate: cannot open 'src' for writing: Is a directory",
        1,
        (("src/", ""),),
        says="`src` is a folder",
    ),
    Case("cat < src", "cat: -: Is a directory", 1, (("src/", ""),), says="`src` is a folder", fix="ls src"),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 1, in <module>\n    open("src")\n'
        "IsADirectoryError: [Errno 21] Is a directory: 'src'",
        1,
        (("src/", ""),),
        says="`src` is a folder",
    ),
    Case("diff a.txt src/none", "diff: src/: Is a directory", 2, (("src/", ""), ("a.txt", "x")), fix=""),
)
IGNORES = (Case("cd notes.txt", "bash: line 1: cd: notes.txt: Not a directory"),)
NAMED = late_pattern(
    r"Is a directory: '(?P<python>[^'\n]+)'"
    r"|(?:open|create|read|write) [‘'](?P<quoted>[^’'\n]+)[’'] for \w+: Is a directory"
    r"|[‘'`]?(?P<path>[^\s‘’'`:\]][^‘’'`:\]\n]*?)[’'`]?(?::)? (?:[Ii]s a directory|not a regular file)"
)


def _seen(facts: Facts, path: str) -> str:
    if not facts.is_dir(path):
        return f"{path} is a folder"
    count = len(facts.listing(path))
    return f"{path} is a folder with one entry" if count == 1 else f"{path} is a folder with {count} entries"


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    path = match["python"] or match["quoted"] or re.sub(r"^(?:cannot remove '|t edit )", "", match["path"])
    if path == "-" and (read := re.search(r"<\s*([^\s;|&<>()]+)", problem.command)):
        path = read[1]
    if "regular" in match[0] and not facts.is_dir(path):
        return None
    fixes: list[Fix] = []
    program = problem.argv[0] if problem.argv else ""
    speaker = match.string[: match.start()].rpartition("\n")[2]
    if path in problem.programs | {program}:
        fixes.append(Fix(f"cd {quote_path(path)}", "goes into the folder"))
    elif problem.names(path) or re.search(rf"<\s*{re.escape(path)}(?!\S)", problem.command):
        fixes = _fixes(problem, facts, speaker.partition(":")[0] or program, path)
    if path in problem.programs | {program}:
        summary = f"`{path}` is a folder, and a folder cannot be run."
    elif re.search(rf">\s*{re.escape(path)}(?![^\s;|&])", problem.command):
        summary = f"`{path}` is a folder, and text can only be written into a file."
    else:
        summary = f"`{path}` is a folder, and {program or 'the command'} works on files."
    return Finding(
        summary,
        0.93,
        "A folder holds files but has no text of its own. Name a file in it, or use a form that works on whole "
        "folders.",
        (_seen(facts, path),),
        tuple(fixes),
        () if fixes else (f"name a file inside {path}",),
    )


def _fixes(problem: Problem, facts: Facts, program: str, path: str) -> list[Fix]:
    quoted = quote_path(path)
    if program == "rm" and facts.is_dir(path) and not facts.listing(path):
        return [Fix(f"rmdir {quoted}", "the folder is empty")]
    if program in ("rm", "grep", "cp", "egrep", "fgrep"):
        return [Fix(problem.insert_after(program, "-r"), "works on a folder and all that is in it")]
    if program == "gzip":
        return [
            Fix(
                f"tar czf {quote_path(path.rstrip('/') + '.tar.gz')} {quoted}",
                "packs a folder into one compressed file",
            )
        ]
    if program in ("cat", "less", "more", "head", "tail", "vim", "nano", "bat"):
        return [Fix(f"ls {quoted}", "shows what is in the folder")]
    return []
