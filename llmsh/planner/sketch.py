"""A command's sketch: its programs, subcommands, options and joints, without its values.

Two commands with one sketch do the same thing to different things. The sketch reads text, not syntax: it also takes
templates and odd commands, and is wanted for dozens of readings of every request.
"""

import re

# One token of a command: a quoted string, an operator, a redirection or a word.
_TOKEN = re.compile(
    r"""(?P<quoted>'[^']*'|"(?:\\.|[^"\\])*")|(?P<joint>\|\||&&|\||;|&(?!>)|\$\(|`|\bdo\b|\bthen\b|\belse\b|<\()
    |(?P<redirection>\d?>>|\d?>(?!\()|&>|<<<|<)|(?P<word>(?:\\.|[^\s'"|;&<>`()\\])+)""",
    re.VERBOSE,
)
_PREFIXES = frozenset("sudo time nohup nice env command exec then do else builtin doas".split())
# Programs whose first operand says what they do.
_WITH_SUBCOMMANDS = frozenset(
    """git docker podman kubectl apt apt-get apt-cache dnf yum pacman brew snap flatpak npm yarn pnpm pip pip3 cargo go
    systemctl service ip nmcli openssl tmux conda gem helm terraform aws gcloud vagrant ufw timedatectl hostnamectl
    loginctl journalctl virsh zfs zpool lxc gh rustup poetry uv composer svn hg tar 7z ar""".split()
)
# Programs whose options are whole words behind one dash.
_LONG_WITH_ONE_DASH = frozenset(
    "find java ffmpeg ffprobe convert magick mogrify identify openssl xrandr gcc g++ clang".split()
)
_RUNS = frozenset("xargs watch parallel timeout strace".split())
_LETTERS_WITHOUT_DASH = frozenset({"tar", "ps", "ar"})
# Predicates of find whose sign says more or less than.
_SIGNED = frozenset({"-size", "-mtime", "-mmin", "-atime", "-amin", "-ctime", "-cmin", "-links"})
_AWK = (
    "END",
    "BEGIN",
    "NR",
    "NF",
    "FNR",
    "length",
    "printf",
    "toupper",
    "tolower",
    "substr",
    "split",
    "++",
    "+=",
    "sum",
    "print",
)


def sketch(command: str) -> frozenset[str]:
    """The pieces of `command`: "sort", "sort -n", "git log", "find -type f", "sort | head", ">"."""
    pieces: set[str] = set()
    program, earlier, waits, value_of, is_first = "", "", True, "", False
    for match in _TOKEN.finditer(command):
        kind, text = match.lastgroup, match[0]
        if kind == "joint":
            if text == "|":
                earlier = program
                pieces.add("|")
            else:
                earlier = ""
                pieces.add("$(" if text == "`" else text)
            program, waits, value_of = "", True, ""
            continue
        if kind == "redirection":
            pieces.add(text)
            continue
        bare = text.strip("'\"") if kind == "quoted" else text
        if waits and kind == "word":
            if "=" in text or text in _PREFIXES or text.startswith("-") or text in "{}!":
                if text == "sudo":
                    pieces.add("sudo")
                continue
            program = text.rpartition("/")[2].lstrip("\\")
            waits, is_first = False, True
            pieces.add(program)
            if earlier:
                pieces.add(f"{earlier} | {program}")
            continue
        if not program:
            continue
        if value_of:
            signed = value_of.rpartition(" ")[2] in _SIGNED
            pieces.add(f"{value_of} {bare[:1] if signed and bare[:1] in ('+', '-') else '=' if signed else bare}")
            value_of = ""
            continue
        if program in ("awk", "gawk") and kind == "quoted":
            pieces.update(f"awk {word}" for word in _AWK if word in bare)
        elif program == "sed" and (kind == "quoted" or len(bare) < 12) and not bare.startswith("-"):
            pieces.update(_sed(bare))
        elif program == "date" and bare.startswith("+"):
            pieces.update(f"date %{letter}" for letter in re.findall(r"%[-_]?([A-Za-z])", bare))
        elif is_first and program in _LETTERS_WITHOUT_DASH and re.fullmatch(r"[a-zA-Z]{1,6}", bare):
            pieces.update(f"{program} -{letter}" for letter in bare)
            is_first = False
        elif program == "chmod" and re.fullmatch(r"[ugoa]*[-+=][rwxXst]*|[0-7]{3,4}", bare):
            pieces.add(f"chmod {bare}")
        elif bare.startswith("-") and len(bare) > 1:
            pieces.update(_option(program, bare))
            if program == "find" and bare in ("-exec", "-execdir", "-ok"):
                waits = True
            if bare == "-type" or (program == "find" and bare in _SIGNED):
                value_of = f"{program} {bare}"
        elif program in _RUNS and re.fullmatch(r"[a-z][\w-]*", bare):
            program = bare
            pieces.update((bare, f"xargs {bare}"))
        elif is_first and program in _WITH_SUBCOMMANDS and re.fullmatch(r"[a-z][\w-]*", bare):
            pieces.add(f"{program} {bare}")
            program = (
                f"{program} {bare}" if program in ("git", "docker", "kubectl", "npm", "pip", "systemctl") else program
            )
            is_first = False
    return frozenset(pieces)


def _option(program: str, text: str) -> list[str]:
    if text.startswith("--"):
        return [f"{program} {text.partition('=')[0]}"]
    if program in _LONG_WITH_ONE_DASH:
        return [f"{program} {text}"]
    if re.fullmatch(r"-\d+", text):
        return [f"{program} -n"]
    letters = re.match(r"-[A-Za-z0-9]+", text)
    return [f"{program} -{letter}" for letter in letters[0][1:5]] if letters else []


def _sed(script: str) -> list[str]:
    found = []
    if re.search(r"(?:^|[;{\s\d$/,!])s([/|#,@:])", script):
        found.append("sed s")
        if re.search(r"/\w*g\w*(?:$|[;}\s])", script):
            found.append("sed s g")
    if re.search(r"d\s*(?:$|[;}])", script):
        found.append("sed d")
    if re.search(r"p\s*(?:$|[;}])", script):
        found.append("sed p")
    if re.search(r"^[$\d]*[aic]\\?", script):
        found.append("sed a")
    return found
