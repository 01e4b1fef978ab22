"""A mode that chmod cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = ("invalid mode", "invalid file mode")
PROGRAMS = frozenset({"chmod", "install", "mkdir", "umask"})
MATCHES = (
    Case("chmod 999 notes.txt", "chmod: invalid mode: ‘999’\nTry 'chmod --help' for more information.", says="999"),
    Case("chmod u+q notes.txt", "chmod: invalid mode: ‘u+q’", says="u+q"),
    Case(
        "chmod notes.txt 644",
        "chmod: invalid mode: ‘notes.txt’",
        1,
        (("notes.txt", "x"),),
        says="notes.txt",
        fix="chmod 644 notes.txt",
    ),
    Case("chmod x+ run.sh", "chmod: invalid mode: ‘x+’", says="sign", fix="chmod +x run.sh"),
    Case("chmod gw- a b", "chmod: invalid mode: ‘gw-’", fix="chmod g-w a b"),
)
IGNORES = (Case("chmod 644 x", "chmod: cannot access 'x': No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"[Ii]nvalid (?:file )?mode: [‘'`]?(?P<mode>[^’'\n]+)", problem.text)
    if not match:
        return None
    mode = match["mode"]
    argv = problem.argv_of("chmod")
    fixes: tuple[Fix, ...] = ()
    if (
        len(argv) == 3
        and argv[1] == mode
        and facts.exists(mode)
        and re.fullmatch(r"[0-7]{3,4}|[ugoa]*[+=-][rwxXst]+", argv[2])
    ):
        fixes = (Fix(f"chmod {quote(argv[2])} {quote_path(mode)}", "the mode comes first"),)
    turned = re.fullmatch(r"(?P<who>[ugoa]*?)(?P<what>[rwxX]+)(?P<sign>[+-])", mode)
    if turned and not fixes:
        meant = f"{turned['who']}{turned['sign']}{turned['what']}"
        return Finding(
            f"`{mode}` is not a mode: the sign comes before the letters.",
            0.95,
            "A change of rights says for whom, then + or -, then what: u+x lets the owner run the file.",
            (match[0],),
            (Fix(problem.replace_text(mode, meant), "the sign in its place"),),
        )
    return Finding(
        f"`{mode}` is not a mode." if not fixes else f"`{mode}` stands where the mode belongs.",
        0.95,
        "A mode is three digits from 0 to 7 (owner, group, others), such as 644, or a change such as u+x: who (u g "
        "o a), + - =, and what (r w x).",
        (match[0],),
        fixes,
        ()
        if fixes
        else ("usual modes: 644 for files, 755 for folders and programs, 600 for secrets, +x to make a script run",),
    )
