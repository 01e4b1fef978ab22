"""A Dockerfile that is missing, or copies what is not there, or has a word docker does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.place import edit_word
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "unable to prepare context",
    "failed to read dockerfile",
    "failed to compute cache key",
    "copy failed",
    "unknown instruction",
    "failed to calculate checksum",
    "dockerfile parse error",
    "requires exactly 1 argument",
    "requires 1 argument",
    "did not complete successfully",
    "failed to solve",
)
PROGRAMS = frozenset({"docker", "podman", "buildah", "docker-compose"})
MATCHES = (
    Case(
        "docker build .",
        "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /w/Dockerfile: no such "
        "file or directory",
        1,
        (("deploy/Dockerfile", "FROM x"),),
        says="Dockerfile",
        fix="docker build -f deploy/Dockerfile .",
    ),
    Case(
        "docker build .",
        "ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 1: "
        '"/reqs.txt": not found',
        1,
        (("requirements.txt", "x"), ("Dockerfile", "FROM x\nCOPY reqs.txt .\n")),
        says="reqs.txt",
    ),
    Case(
        "docker build .",
        "ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN (did you mean RUN?)",
        1,
        (("Dockerfile", "FROM a\n\nRUNN x\n"),),
        says="`RUNN`",
        fix="sed -i '3s/\\bRUNN\\b/RUN/' Dockerfile && docker build .",
    ),
    Case(
        "docker build -t app",
        'ERROR: "docker buildx build" requires exactly 1 argument.',
        1,
        says="folder",
        fix="docker build -t app .",
    ),
    Case(
        "docker build .",
        'ERROR: failed to solve: process "/bin/sh -c pip install -r r.txt" did not complete successfully: exit code: 1',
        1,
        says="pip install",
    ),
)
IGNORES = (Case("docker run ubunut", "Unable to find image 'ubunut:latest' locally", 125),)
INSTRUCTIONS = (
    "FROM",
    "RUN",
    "CMD",
    "LABEL",
    "EXPOSE",
    "ENV",
    "ADD",
    "COPY",
    "ENTRYPOINT",
    "VOLUME",
    "USER",
    "WORKDIR",
    "ARG",
    "ONBUILD",
    "STOPSIGNAL",
    "HEALTHCHECK",
    "SHELL",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if re.search(r"lstat \S*Dockerfile|failed to read dockerfile|Dockerfile: no such file", text):
        below = [path for path in facts.named("Dockerfile") if "/" in path]
        shown = (
            (Fix(problem.insert_after("build", f"-f {quote_path(below[0])}"), f"{below[0]} is there"),)
            if below
            else (Fix("ls", "shows what is here"),)
        )
        return Finding(
            "There is no Dockerfile in this folder.",
            0.975,
            "docker build reads the steps from it. Another name or place is given with -f.",
            ("no Dockerfile here",),
            shown,
        )
    if re.search(r"requires (?:exactly )?1 argument", text) and "build" in problem.command:
        return Finding(
            "docker build was not told which folder to build from.",
            0.975,
            "The last word is that folder; a point stands for the one you are in.",
            (first_error(problem.lines)[:160],),
            (Fix(f"{problem.command.rstrip()} .", "builds from this folder"),),
        )
    if match := re.search(r"(?:parse error on line (?P<line>\d+): )?unknown instruction: (?P<word>\w+)", text):
        near = closest(match["word"].upper(), INSTRUCTIONS, limit=1)
        fixes = (
            edit_word(problem, facts, "Dockerfile", match["line"], (match["word"], near[0]))
            if near and match["line"]
            else ()
        )
        return Finding(
            f"The Dockerfile has an instruction `{match['word']}` that docker does not know."
            + (f" Did you mean `{near[0]}`?" if near else ""),
            0.975,
            "Each line begins with an instruction such as FROM, RUN or COPY. A long line is continued with \\ at "
            "its end.",
            (match[0],),
            fixes,
            () if fixes else ("mend that line of the Dockerfile",),
        )
    if match := re.search(
        r"\"(?P<path>/[^\"]+)\": not found|COPY failed: file not found in build context or excluded by "
        r"\.dockerignore: stat (?P<path2>[^:\s]+)",
        text,
    ):
        path = (match["path"] or match["path2"]).lstrip("/")
        ignored = any(line.strip() and line.strip() in path for line in facts.read(".dockerignore").splitlines())
        return Finding(
            f"The Dockerfile copies {path}, which is not in the folder that is built from"
            + (
                " or is excluded by .dockerignore."
                if ignored or not facts.exists(path)
                else ": .dockerignore excludes it."
            ),
            0.97,
            "Paths in COPY are taken from the folder that was named at the end of docker build, and nothing "
            "outside of it can be reached.",
            (match[0][:160],),
            (Fix(f"grep -n -i copy {quote_path('Dockerfile')}", "shows what it copies"),)
            if facts.exists("Dockerfile")
            else (),
            () if facts.exists("Dockerfile") else ("check the path in the Dockerfile",),
        )
    match = re.search(
        r"process \"(?:/bin/sh -c )?(?P<command>[^\"]+)\" did not complete successfully: exit code: (?P<code>\d+)", text
    )
    if not match:
        return None
    return Finding(
        f"A step of the build failed: {match['command'][:100]} (status {match['code']}).",
        0.975,
        "It ran inside the image that was being built; its own error stands above.",
        tuple(dict.fromkeys((first_error(problem.lines)[:160], match[0][:160]))),
        (Fix(problem.insert_after("build", "--progress=plain"), "shows all that the steps print"),)
        if "--progress" not in problem.command
        else (),
        ("read the first error of that step above",),
    )
