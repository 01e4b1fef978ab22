"""A file or folder that was to be read is not there: a near name, another case, another folder."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths, missing_part
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "no such file or directory",
    "cannot find or open",
    "does not exist",
    "file not found",
    "can't open",
    "cannot open",
    "enoent",
    "unable to access jarfile",
    "couldn't open file",
    "can't cd to",
)
MATCHES = (
    Case(
        "cat nots.txt",
        "cat: nots.txt: No such file or directory",
        1,
        (("notes.txt", "x"),),
        says="nots.txt",
        fix="cat notes.txt",
    ),
    Case("cat Notes.txt", "cat: Notes.txt: No such file or directory", 1, (("notes.txt", "x"),), fix="cat notes.txt"),
    Case(
        "ls -l dosc/a.md",
        "ls: cannot access 'dosc/a.md': No such file or directory",
        2,
        (("docs/a.md", "x"),),
        fix="ls -l docs/a.md",
    ),
    Case(
        "cd src && cat notes.txt",
        "cat: notes.txt: No such file or directory",
        1,
        (("notes.txt", "x"), ("src/", "")),
        fix="cd src && cat ../notes.txt",
    ),
    Case(
        "curl -sS file://$PWD/nots.txt",
        "curl: (37) Couldn't open file {cwd}/nots.txt",
        37,
        says="nots.txt",
    ),
    Case("cd srcc", "bash: line 1: cd: srcc: No such file or directory", 1, (("src/", ""),), fix="cd src"),
    Case(
        "head config.yml",
        "head: cannot open 'config.yml' for reading: No such file or directory",
        1,
        (("app/config.yml", "x"),),
        says="config.yml",
        fix="head app/config.yml",
    ),
    Case(
        "cat 'my fil.txt'",
        "cat: 'my fil.txt': No such file or directory",
        1,
        (("my file.txt", "x"),),
        fix="cat 'my file.txt'",
    ),
    Case(
        "sort dta.csv",
        "sort: cannot read: dta.csv: No such file or directory",
        2,
        (("data.csv", "x"),),
        fix="sort data.csv",
    ),
    Case("find srcs -name x", "find: ‘srcs’: No such file or directory", 1, (("src/", ""),), fix="find src -name x"),
    Case(
        "wc -l < nots.txt",
        "bash: line 1: nots.txt: No such file or directory",
        1,
        (("notes.txt", "x"),),
        fix="wc -l < notes.txt",
    ),
    Case(
        "awk '{print $1}' nots.txt",
        "awk: cannot open nots.txt (No such file or directory)",
        2,
        (("notes.txt", "x"),),
        fix="awk '{print $1}' notes.txt",
    ),
    Case(
        "cat /docs/a.md",
        "cat: /docs/a.md: No such file or directory",
        1,
        (("docs/a.md", "x"),),
        fix="cat docs/a.md",
    ),
    Case(
        "cd nowhere", "cd: no such file or directory: nowhere", 1, says="nowhere", fix="mkdir -p nowhere && cd nowhere"
    ),
    Case(
        "dd if=disk.igm of=x",
        "dd: failed to open 'disk.igm': No such file or directory",
        1,
        (("disk.img", "x"),),
        fix="dd if=disk.img of=x",
    ),
    Case(
        "unzip arhive.zip",
        "unzip:  cannot find or open arhive.zip, arhive.zip.zip or arhive.zip.ZIP.",
        9,
        (("archive.zip", "x"),),
        fix="unzip archive.zip",
    ),
    Case("bash biuld.sh", "bash: biuld.sh: No such file or directory", 127, (("build.sh", "x"),), fix="bash build.sh"),
    Case(
        "python3 man.py",
        "python3: can't open file '{cwd}/man.py': [Errno 2] No such file or directory",
        2,
        (("main.py", "x"),),
        fix="python3 main.py",
    ),
    Case(
        "./gradlw build",
        "bash: line 1: ./gradlw: No such file or directory",
        127,
        (("gradlew", "x"),),
        fix="./gradlew build",
    ),
    Case("java -jar ap.jar", "Error: Unable to access jarfile ap.jar", 1, (("app.jar", "x"),), fix="java -jar app.jar"),
    Case(
        "gcc man.c",
        "cc1: fatal error: man.c: No such file or directory\ncompilation terminated.",
        1,
        (("main.c", "x"),),
        fix="gcc main.c",
    ),
    Case(
        "kubectl apply -f deploymnt.yaml",
        'error: the path "deploymnt.yaml" does not exist',
        1,
        (("deployment.yaml", "x"),),
        fix="kubectl apply -f deployment.yaml",
    ),
    Case(
        "bash run.sh",
        "cat: settings.ini: No such file or directory",
        1,
        (("run.sh", "set -e\ncat settings.ini\n"),),
        says="`settings.ini`",
        fix="sed -n '1,4p' run.sh",
    ),
    Case(
        "bash run.sh",
        "run.sh: line 1: cd: build: No such file or directory",
        1,
        (("run.sh", "cd build\n"),),
        says="`build`",
    ),
    Case(
        "sh run.sh",
        "rm: cannot remove 'x.tmp': No such file or directory",
        1,
        (("run.sh", "rm x.tmp\n"),),
        says="x.tmp",
    ),
    Case(
        "make",
        "cd sub && make\n/bin/sh: 1: cd: can't cd to sub\nmake: *** [Makefile:2: all] Error 2",
        2,
        (("Makefile", "all:\n\tcd sub && make\n"),),
        says="`sub`",
        fix="sed -n '1,4p' Makefile",
    ),
    Case("ls | xargs cat", "cat: b.txt: No such file or directory", 123, says="`b.txt`"),
    Case(
        "./run.sh",
        "./run.sh: line 2: input/a.txt: No such file or directory",
        1,
        (("run.sh", "#!/bin/sh\nwc -l < input/a.txt\n"),),
        says="(line 2)",
    ),
)
IGNORES = (
    Case(
        "cp a.txt none/b.txt",
        "cp: cannot create regular file 'none/b.txt': No such file or directory",
        1,
        (("a.txt", "x"),),
    ),
    Case("gti", "bash: gti: command not found", 127),
    Case(
        "docker ps", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
    ),
    Case(
        "psql",
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or '
        "directory\n\tIs the server running locally?",
        2,
    ),
)
LINE = late_pattern(
    r"(?i)no such file or directory|cannot find or open|does not exist|file not found|can(?:'|no)t open|ENOENT|"
    r"unable to access jarfile|couldn't open file"
)
WRITES = late_pattern(
    r"cannot (?:create|touch|move)|failed to create|Cannot mkdir|mkdir |Failed to open the file|connection to "
    r"server|Saving key|temporary file|relative to"
)
OTHER_THINGS = late_pattern(
    r"(?i)(?:user|group|database|role|relation|package|image|branch|module|repository|device) ['\"‘]?\S+ does not exist"
)
TOKEN = late_pattern(r"‘([^’]+)’|'([^']+)'|\"([^\"]+)\"|`([^`']+)['`]|([^\s:,;()‘’'\"`]+(?:\.\w+)?)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for line in problem.lines:
        if LINE.search(line) and not WRITES.search(line) and not OTHER_THINGS.search(line):
            found = _missing(problem, facts, line)
            if found:
                return _finding(problem, facts, *found)
    return _inside(problem, facts)


INSIDE = late_pattern(
    r"^(?:(?P<script>[^\s:]+): line (?P<line>\d+)(?:: (?:cd|source|\.|pushd))?|(?P<program>[a-z][\w.+-]*)): "
    r"(?:cannot \w+ (?:regular file )?)?[‘'\"]?(?P<path>[^‘’'\":\n]+?)[’'\"]?"
    r"(?: for reading)?: No such file or directory$"
    r"|: cd: can't cd to (?P<folder>\S+)$",
    re.MULTILINE,
)


def _inside(problem: Problem, facts: Facts) -> Finding | None:
    """What a program misses that the typed line does not name: a script or a Makefile runs it."""
    match = INSIDE.search(problem.text) if problem.status and problem.argv else None
    if match is None or WRITES.search(match[0]) or (match["program"] or "") in problem.programs:
        return None
    path = match["path"] or match["folder"]
    if facts.exists(path) or path in (match["script"], problem.argv[0]) or "/bin/" in path:
        return None
    script = match["script"] or next((word for word in problem.argv if facts.is_file(word)), "")
    if not script and problem.argv[0] == "make":
        script = next((name for name in ("GNUmakefile", "makefile", "Makefile") if facts.is_file(name)), "")
    lines = facts.read(script).splitlines() if script else []
    place = next((number for number, text in enumerate(lines, 1) if path in text), 0)
    where = f" (line {place})" if place else ""
    near = meant_paths(facts, path)
    return Finding(
        f"`{path}`, which {script or problem.argv[0]} uses{where}, does not exist."
        + (f" Did you mean `{near[0]}`?" if near else ""),
        # A recipe that fails is known by its line alone.
        0.945 if place else 0.75,
        f"A path in a script is looked up from the folder in which it is started, here {problem.cwd.name or '/'}.",
        (match[0],),
        show_place(facts, script, place) if place else (),
        () if place else ("start it in the folder that it is meant for, or make what is missing",),
    )


def _missing(problem: Problem, facts: Facts, line: str) -> tuple[str, str] | None:
    """The path as typed and the word that holds it: what the line names, the command holds, and is not there."""
    for match in TOKEN.finditer(line):
        named = next(group for group in match.groups() if group)
        # The program that speaks is no path, even where the line names it as a word: `xargs cat`.
        speaks = not match.start() and line[match.end() : match.end() + 2] == ": " and "/" not in named
        if speaks and not line[match.end() + 2 :].lower().startswith("no such"):
            continue
        for word in _words(problem):
            typed = word
            for name, value in (("$PWD", str(problem.cwd)), ("${PWD}", str(problem.cwd))):
                typed = typed.replace(name, value)
            path = word.partition("=")[2] if re.match(r"-{0,2}[\w-]+=", word) else word.lstrip("<@")
            if (
                path
                and path not in ("-e", "-c")
                and named.removeprefix("./")
                in (path.removeprefix("./"), str(facts.resolve(path)), typed.removeprefix("file://"))
                and not facts.exists(path)
            ):
                return path, word
    return None


def _words(problem: Problem) -> list[str]:
    """Operands of the line; a program only where it is named by its path."""
    return [word for segment in problem.segments for word in segment[0 if "/" in segment[0] else 1 :]]


def _finding(problem: Problem, facts: Facts, path: str, word: str) -> Finding | None:
    program = next((each[0] for each in reversed(problem.segments) if word in each), "")
    if path == program and "/" not in path:
        return None
    meant = meant_paths(facts, path)
    if program == "cd":
        meant = tuple(each for each in meant if facts.is_dir(each))
    elif not path.endswith("/"):
        meant = (
            tuple(sorted(meant, key=facts.is_dir))
            if program in ("cat", "head", "tail", "less", "wc", "sort")
            else meant
        )
    fixes = tuple(
        Fix(problem.replace_text(word, word[: len(word) - len(path)] + quote_path(each)), f"{each} is there")
        for each in meant
    )
    if program == "cd" and not fixes and not path.startswith(("-", "/")):
        fixes = (
            Fix(problem.replace_text("cd", f"mkdir -p {quote_path(path)} && cd"), "makes the folder and goes into it"),
        )
    folder, part = missing_part(facts, path)
    what = f"`{part}` is not in {folder or 'this folder'}" if part != path else "there is nothing of that name here"
    return Finding(
        f"`{path}` does not exist." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.93 if meant else 0.8,
        f"The command looked for `{path}` from the folder {problem.cwd.name or '/'}, and {what}. "
        "Names count letter by letter, large and small letters too.",
        (what,),
        tuple(fix for fix in fixes if fix.command != problem.command),
        () if meant else ("see what is there: ls", "find it by a part of its name: find . -iname '*part*'"),
    )
