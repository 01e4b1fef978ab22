"""A file that the kernel cannot run: another processor, or no program at all."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import shown_bytes
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = ("exec format error", "cannot execute binary file", "bad cpu type", "syntax error")
MATCHES = (
    Case(
        "./tool",
        "bash: line 1: ./tool: cannot execute binary file: Exec format error",
        126,
        (),
        "printf '\\177ELF\\2\\1\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\2\\0\\267\\0' > tool; chmod +x tool",
        says="arm64",
    ),
    Case(
        "./data",
        "bash: line 1: ./data: cannot execute binary file: Exec format error",
        126,
        (),
        "printf 'abc\\0\\1\\2' > data; chmod +x data",
        says="no program",
        fix="file data",
    ),
    Case("bash /bin/ls", "/bin/ls: /bin/ls: cannot execute binary file", 126, says="/bin/ls", fix="/bin/ls"),
    Case(
        "./blob",
        "./blob: line 1: syntax error near unexpected token `)'",
        2,
        setup="printf '\\211\\001)\\002\\377\\200\\003' > blob; chmod +x blob",
        says="no script",
        fix="file blob",
    ),
    Case("docker run img", "exec /app: exec format error", 1, says="another kind of processor"),
)
IGNORES = (Case("./run.sh", "bash: ./run.sh: Permission denied", 126, (("run.sh", "x"),)),)
MACHINES = {0x3E: "x86-64", 0x03: "x86 (32 bit)", 0xB7: "arm64", 0x28: "arm (32 bit)", 0xF3: "RISC-V", 0x15: "PowerPC"}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv
    if len(argv) > 1 and argv[0] in ("bash", "sh", "source", ".") and facts.read_bytes(argv[1], 4) == b"\x7fELF":
        return Finding(
            f"`{argv[1]}` is a program, not a script, so bash cannot read it.",
            0.97,
            "bash reads scripts, which are text. A program is started by its name alone.",
            (f"{argv[1]} begins as an ELF program",),
            (Fix(" ".join(quote(word) for word in argv[1:]), "starts the program itself"),),
        )
    if (
        "xec format error" not in problem.text
        and "annot execute binary" not in problem.text
        and "Bad CPU" not in problem.text
    ):
        return _read_as_script(problem, facts)
    path = next((word for word in argv[:2] if facts.is_file(word)), "")
    start = facts.read_bytes(path, 20) if path else b""
    if start.startswith(b"\x7fELF") and len(start) == 20:
        machine = MACHINES.get(int.from_bytes(start[18:20], "little"), "another processor")
        return Finding(
            f"`{path}` is a program for {machine}, and this machine is {os.uname().machine}.",
            0.95,
            "A program is made for one kind of processor. Get the one for this machine, or build it here.",
            (f"its header says {machine}",),
            (),
            ("download or build it for " + os.uname().machine,),
        )
    if start:
        return Finding(
            f"`{path}` is no program: the kernel does not know what to do with it.",
            0.9,
            "Only programs and scripts with a #! line can be run. The download may be damaged, or it is data.",
            (f"it begins with {shown_bytes(start[:4])}",),
            (Fix(f"file {quote_path(path.removeprefix('./'))}", "tells what kind of file it is"),),
        )
    return Finding(
        "The program was made for another kind of processor, or it is damaged.",
        0.85,
        "A program runs only on the kind of processor it was built for, such as x86-64 or arm64; so does a "
        "container image.",
        ("Exec format error",),
        (),
        (f"get the version for {os.uname().machine}; for docker: --platform",),
    )


def _read_as_script(problem: Problem, facts: Facts) -> Finding | None:
    """A file of bytes that bash took for a script, because it can be run and begins in no known way."""
    path = problem.argv[0] if problem.argv else ""
    start = facts.read_bytes(path, 400) if "/" in path and facts.is_file(path) else b""
    if start.startswith(b"#!") or not start or (b"\0" not in start and _is_text(start)):
        return None
    return Finding(
        f"`{path}` is neither a program nor a text, so it is no script either.",
        0.95,
        "What the kernel cannot start bash reads as a script. These are bytes of some other kind, or a download "
        "that was damaged.",
        (f"it begins with {shown_bytes(start[:4])}",),
        (Fix(f"file {quote_path(path.removeprefix('./'))}", "tells what kind of file it is"),),
    )


def _is_text(data: bytes) -> bool:
    """Whether `data`, which may be cut in the middle of a letter, is UTF-8."""
    try:
        data[:-3].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
