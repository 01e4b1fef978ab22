"""The rights on a file or folder do not allow it."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.where import describe_rights, refusing

SIGNATURES = (
    "superuser privileges",
    "permission denied",
    "operation not permitted",
    "eacces",
    "must be root",
    "are you root",
    "must be superuser",
    "superuser privilege",
    "root privileges",
    "not writable",
    "only root can",
    "must be run as root",
    "cannot open directory",
    "you need to be root",
)
MATCHES = (
    Case("cat /etc/shadow", "cat: /etc/shadow: Permission denied", says="/etc/shadow", fix="sudo cat /etc/shadow"),
    Case("touch /etc/x", "touch: cannot touch '/etc/x': Permission denied", fix="sudo touch /etc/x"),
    Case("mkdir /opt/x", "mkdir: cannot create directory ‘/opt/x’: Permission denied", fix="sudo mkdir /opt/x"),
    Case("echo x > /etc/x", "bash: line 1: /etc/x: Permission denied", fix="echo x | sudo tee /etc/x > /dev/null"),
    Case(
        "chown nobody /etc/passwd",
        "chown: changing ownership of '/etc/passwd': Operation not permitted",
        says="/etc/passwd",
        fix="sudo chown nobody /etc/passwd",
    ),
    Case("kill 1", "bash: line 1: kill: (1) - Operation not permitted", says="process 1", fix="sudo kill 1"),
    Case(
        "dpkg -i x.deb",
        "dpkg: error: requested operation requires superuser privilege",
        2,
        says="root",
        fix="sudo dpkg -i x.deb",
    ),
    Case("mount /dev/sda1 /mnt", "mount: /mnt: must be superuser to use mount.", 32, fix="sudo mount /dev/sda1 /mnt"),
    Case(
        "sysctl -w vm.swappiness=1",
        'sysctl: permission denied on key "vm.swappiness"',
        fix="sudo sysctl -w vm.swappiness=1",
    ),
    Case(
        "cp a.txt shut/",
        "cp: cannot create regular file 'shut/a.txt': Permission denied",
        files=(("a.txt", "x"), ("shut/", "")),
        setup="chmod 555 shut",
        says="the rights on",
    ),
    Case(
        "tar cf shut/a.tar b", "tar: shut/a.tar: Cannot open: Permission denied", 2, (("shut/", ""),), says="the rights"
    ),
    Case("patch -p0 < p", "patch: **** Can't create temporary file /etc/poX : Permission denied", 2, says="rights on"),
    Case("cd /root", "bash: line 1: cd: /root: Permission denied", says="/root", fix="sudo ls -la /root"),
    Case(
        "useradd x",
        "useradd: Permission denied.\nuseradd: cannot lock /etc/passwd; try again later.",
        fix="sudo useradd x",
    ),
    Case("find / -name x", "find: ‘/root’: Permission denied", fix="find / -name x 2>/dev/null"),
    Case("dmesg", "dmesg: read kernel buffer failed: Operation not permitted", fix="sudo dmesg"),
    Case(
        "bash run.sh",
        "bash: run.sh: Permission denied",
        126,
        (("run.sh", "echo"),),
        setup="chmod 200 run.sh",
        says="run.sh",
    ),
)
IGNORES = (
    Case(
        "git push", "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.", 128
    ),
    Case("./run.sh", "bash: line 1: ./run.sh: Permission denied", 126, (("run.sh", "echo"),)),
    Case("ssh h", "user@h: Permission denied (publickey,password).", 255),
)
NAMED = late_pattern(
    r"(?i)(?:^|: |[‘'\"(])(?P<path>[/~.\w][^‘’'\":\n]*?)[’'\"]?(?:\)| -|:)? ?-? ?(?:permission denied|operation not "
    r"permitted)",
    re.MULTILINE,
)
QUOTED = late_pattern(r"[‘'\"](?P<quoted>[^‘’'\"\n]+)[’'\"]|(?P<bare>[^\s‘’'\"]*[^\s‘’'\":,;)])")
OTHERS = late_pattern(
    r"(?i)permission denied \([\w,-]*(?:publickey|password|keyboard)"
    r"|docker\.sock|docker daemon|remote: permission|npm err|npm error"
)
SIGNS = late_pattern(
    r"(?i)permission denied|operation not permitted|eacces|must be (?:run as )?root|are you root|superuser privileges"
    r"|must be superuser|superuser privilege|root privileges|only root can|need to be root"
)
REDIRECT = late_pattern(r"^(?P<command>[^<>|;&]+?) ?(?P<operator>>>?) ?(?P<path>[^\s<>|;&]+)$")


# Rights of a database are given there.
ELSEWHERE = late_pattern(r"permission denied for (?:table|relation|schema|database|sequence|function|view|column)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if ELSEWHERE.search(problem.text):
        return None
    if not SIGNS.search(problem.text) or OTHERS.search(problem.text):
        return None
    # What cannot be run is another matter, unless a shell was to read it as its script.
    reads_script = (
        problem.argv[:1] and problem.argv[0] in ("bash", "sh", "dash", "ksh", "zsh") and len(problem.argv) > 1
    )
    if (problem.status == 126 and not reads_script) or re.search(r"listen|bind|port|socket", problem.text):
        return None
    path = _path(problem, facts)
    number = re.search(r"\((\d+)\) - Operation not permitted", problem.text)
    if number:
        what, path = f"process {number[1]} belongs to somebody else", ""
    elif path:
        part, lacking = refusing(facts, path)
        what = f"the rights on `{part or path}` do not allow it"
        if part not in ("", path):
            what = f"the rights on `{part}` keep you from `{path}`"
        if part and facts.owner(part).partition(":")[0] == facts.user and not facts.is_root:
            return _own(problem, facts, path, part, lacking)
    else:
        what, path = "this needs root's rights", ""
    seen = describe_rights(facts, path) if path else ""
    fixes = _fixes(problem, facts, path)
    return Finding(
        f"You ({facts.user}) may not do this: {what}.",
        0.85,
        "Every file has an owner and rules on who may read, change or run it. What belongs to the system is for root, "
        "the administrator, whose rights sudo lends for one command.",
        (seen,) if seen else (),
        fixes,
        () if fixes else ("ask the owner for the right, or take a place of your own, such as your home folder",),
    )


def _path(problem: Problem, facts: Facts) -> str:
    """The path that the refusal is about: named by it, there or at least its folder; "" when none is."""
    match = NAMED.search(problem.text)
    line = next((each for each in problem.lines if SIGNS.search(each)), "")
    words = {word.lstrip("<>") for segment in problem.segments for word in segment[1:]}
    named = [match["path"].strip()] if match else []
    line = re.sub(r"^/\S+: ", "", line)
    if into := re.search(r"cannot (?:move|rename) [‘'](?P<source>[^’'\n]+)[’'] to", line):
        # What is moved is taken out of its folder, which has to allow that, too.
        named = [] if refusing(facts, into["source"].rpartition("/")[0] or ".")[1] else named
    if (goes := re.search(r"(?:^|\s)-C ?(?P<folder>[^\s-]\S*)", problem.command)) and line.startswith("tar: "):
        named = [goes["folder"], *named]
    named += [each["quoted"] or each["bare"] for each in QUOTED.finditer(line)]
    for path in named:
        if facts.exists(path) or path.startswith("/"):
            return path
        if ("/" in path or path in words) and facts.is_dir(path.rpartition("/")[0] or "."):
            return path
    return ""


def _own(problem: Problem, facts: Facts, path: str, part: str, lacking: str) -> Finding:
    """What is the user's own and shut: the right can be given without root."""
    change = f"chmod u+{lacking} {quote_path(part)}"
    does = {"rx": "enter", "r": "read", "w": "write to"}[lacking]
    typed = problem.command.strip()
    fixes = [Fix(f"{change} && {typed}" if typed else change, f"gives you the right to {does} it")]
    if typed and (root := facts.as_root(typed)) and not re.search(r"[|;&<>]", typed) and problem.argv[:1] != ("cd",):
        fixes.append(Fix(root, "the same with root's rights"))
    return Finding(
        f"You ({facts.user}) may not do this: the rights on `{part}` do not let you {does} it, though it is yours.",
        0.9,
        "Every file has an owner and rules on who may read, change or run it. The owner can change these rules with "
        "chmod.",
        (f"{part} belongs to {facts.owner(part)} with mode {facts.mode(part)}",),
        tuple(fixes),
    )


def _fixes(problem: Problem, facts: Facts, path: str) -> tuple[Fix, ...]:
    command = problem.command
    if not command or problem.is_privileged:
        return ()
    if redirect := REDIRECT.match(command):
        append = "-a " if redirect["operator"] == ">>" else ""
        # The shell opens the file, not the program: sudo in front would not reach it.
        root = facts.as_root(f"tee {append}{redirect['path']}")
        return (
            (Fix(f"{redirect['command']} | {root} > /dev/null", "writes the file with root's rights"),) if root else ()
        )
    if problem.argv[:1] in (("find",), ("du",), ("grep",)) and "2>" not in command and not re.search(r"[|;&]", command):
        root = facts.as_root(command)
        quiet = Fix(f"{command} 2>/dev/null", "passes over the folders that are not yours")
        return (quiet, Fix(root, "looks into them too, with root's rights")) if root else (quiet,)
    if problem.argv[:1] == ("cd",):
        root = facts.as_root(f"ls -la {quote_path(path)}") if path else ""
        return (Fix(root, "looks into it with root's rights; cd itself cannot be run by sudo"),) if root else ()
    if re.search(r"[|;&]", command):
        return ()
    root = facts.as_root(command)
    return (Fix(root, "the same with root's rights"),) if root else ()
