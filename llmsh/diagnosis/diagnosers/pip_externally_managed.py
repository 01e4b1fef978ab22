"""pip may not install into the system's Python (PEP 668)."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("externally-managed-environment", "this environment is externally managed")
MATCHES = (
    Case(
        "pip install requests",
        "error: externally-managed-environment\n\n× This environment is externally managed\n╰─> To install Python "
        "packages system-wide, try apt install\n    python3-xyz, where xyz is the package you are trying to\n    "
        "install.",
        1,
        says="system",
        fix="python3 -m venv .venv && .venv/bin/pip install requests",
    ),
    Case(
        "pip3 install -r requirements.txt",
        "error: externally-managed-environment",
        1,
        (("requirements.txt", "x"),),
        fix="python3 -m venv .venv && .venv/bin/pip install -r requirements.txt",
    ),
    Case(
        "pip install black",
        "error: externally-managed-environment",
        1,
        setup="mkdir .venv",
        fix=".venv/bin/pip install black",
    ),
)
IGNORES = (Case("pip install x", "ERROR: No matching distribution found for x"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    pip = problem.argv_of("pip", "pip3")
    module = problem.argv_of("python", "python3")
    rest = pip[1:] if pip else module[3:] if module[1:3] == ("-m", "pip") else ()
    words = " ".join(quote(word) for word in rest if word not in ("--user", "--break-system-packages"))
    fixes: tuple[Fix, ...] = ()
    if words:
        make = "" if facts.is_dir(".venv") else "python3 -m venv .venv && "
        fixes = (Fix(f"{make}.venv/bin/pip {words}", "installs into an environment of this folder"),)
        tool = next((word for word in rest[1:] if not word.startswith("-")), "")
        if facts.has("pipx") and rest[0] == "install" and len(rest) == 2:
            fixes += (Fix(f"pipx install {quote(tool)}", "for a program, not a library: in an environment of its own"),)
    return Finding(
        "pip may not change the Python that belongs to the system.",
        0.98,
        "System tools use that Python, and pip could break them. A virtual environment is a Python of your own in "
        "a folder, where pip may do anything.",
        ("externally-managed-environment",),
        fixes,
        () if fixes else ("make an environment: python3 -m venv .venv",),
    )
