"""Wrappers that run the words after their own options and operands: `sudo`, `env`, `timeout`, …"""

import re
from dataclasses import dataclass, replace

from llmsh.core.command import Assignment, SimpleCommand, Word, read_options
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.parse import parse_words
from llmsh.syntax.unwrap.inner import FILES, Inner, script_of_joined, script_of_text, script_of_words

_ASSIGNMENT = late_pattern(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prefix:
    """valued, valued_long: options that take a separate value. skip: own operands before the command;
    skipped: what they look like, where they may be left out.

    lookup: options with which nothing is run. joins: the words are joined and read by a shell.
    """

    valued: str = ""
    valued_long: tuple[str, ...] = ()
    skip: int = 0
    skipped: re.Pattern[str] | None = None
    lookup: tuple[str, ...] = ()
    joins: bool = False
    assigns: bool = False
    is_privileged: bool = False
    is_remote: bool = False
    is_transparent: bool = True


_ARCHITECTURE = late_pattern(
    r"(?:linux(?:32|64)|i[3-6]86|x86_64|aarch64|arm\w*|ppc\w*|s390\w*|sparc\w*|mips\w*|riscv\w*)"
)
_SUDO = Prefix(
    "ugpChUrtTDR",
    ("user", "group", "prompt", "chdir", "host", "role", "type", "close-from", "other-user", "chroot"),
    lookup=("l", "list", "v", "validate", "k", "K", "e", "edit"),
    assigns=True,
    is_privileged=True,
    is_transparent=False,
)
_CONTAINER = Prefix(is_remote=True, is_transparent=False)
PREFIXES: dict[str, Prefix] = {
    "sudo": _SUDO,
    "doas": Prefix("uCa", lookup=("L", "s"), is_privileged=True, is_transparent=False),
    "pkexec": Prefix("", ("user",), is_privileged=True, is_transparent=False),
    "run0": Prefix("u", ("user", "unit", "property", "setenv"), is_privileged=True, is_transparent=False),
    "gksudo": Prefix("u", is_privileged=True, is_transparent=False),
    "env": Prefix("uCS", ("unset", "chdir", "split-string"), assigns=True),
    "nohup": Prefix(is_transparent=False),  # appends to nohup.out
    "setsid": Prefix(),
    "nice": Prefix("n", ("adjustment",)),
    "ionice": Prefix("cnpPu", ("class", "classdata", "pid")),
    "chrt": Prefix("pTPD", skip=1, lookup=("p", "m")),
    "taskset": Prefix(skip=1, lookup=("p",)),
    "numactl": Prefix("NCmip", is_transparent=False),
    "timeout": Prefix("ks", ("kill-after", "signal"), skip=1),
    "gtimeout": Prefix("ks", ("kill-after", "signal"), skip=1),
    "stdbuf": Prefix("ioe", ("input", "output", "error")),
    "unbuffer": Prefix(),
    "time": Prefix("fo", ("format", "output"), is_transparent=False),
    "gtime": Prefix("fo", ("format", "output"), is_transparent=False),
    "command": Prefix(lookup=("v", "V")),
    "builtin": Prefix(),
    "exec": Prefix("a", is_transparent=False),
    "noglob": Prefix(),
    "nocorrect": Prefix(),
    "caffeinate": Prefix("tw"),
    "eatmydata": Prefix(),
    "fakeroot": Prefix("lsib", is_transparent=False),
    "faketime": Prefix("f", skip=1),
    "strace": Prefix("eopsuaEPSIXb", is_transparent=False),
    "ltrace": Prefix("eopsualnAFDwX", is_transparent=False),
    "valgrind": Prefix(is_transparent=False),
    "catchsegv": Prefix(),
    "rlwrap": Prefix("abcCdDefFgHilmMnNoOpPqrRsStvwWxz", is_transparent=False),
    "chronic": Prefix(),
    "ifne": Prefix(),
    "torsocks": Prefix(is_transparent=False),
    "torify": Prefix(is_transparent=False),
    "tsocks": Prefix(is_transparent=False),
    "proxychains": Prefix("f", is_transparent=False),
    "proxychains4": Prefix("f", is_transparent=False),
    "setarch": Prefix(skip=1, skipped=_ARCHITECTURE),
    "linux32": Prefix(),
    "linux64": Prefix(),
    "prlimit": Prefix(is_transparent=False),
    "setpriv": Prefix(is_transparent=False),
    "runcon": Prefix("turl", skip=1, is_transparent=False),
    "choom": Prefix("np", is_transparent=False),
    "cpulimit": Prefix("lpe", is_transparent=False),
    "chroot": Prefix("", ("userspec", "groups"), skip=1, is_transparent=False),
    "nsenter": Prefix("tSG", ("target", "setuid", "setgid"), is_privileged=True, is_transparent=False),
    "unshare": Prefix("RSG", ("root", "wd", "setuid", "setgid"), is_transparent=False),
    "firejail": Prefix(is_transparent=False),
    "bwrap": Prefix(is_transparent=False),
    "systemd-run": Prefix(
        "upEMtHCp", ("unit", "property", "setenv", "machine", "host", "uid", "gid", "slice"), is_transparent=False
    ),
    "systemd-inhibit": Prefix("", ("what", "who", "why", "mode")),
    "systemd-cat": Prefix("tp", is_transparent=False),
    "dbus-run-session": Prefix(is_transparent=False),
    "xvfb-run": Prefix("nsef", is_transparent=False),
    "ssh-agent": Prefix("aEPt", lookup=("k",), is_transparent=False),
    "aoss": Prefix(),
    "optirun": Prefix(),
    "prime-run": Prefix(),
    "busybox": Prefix(lookup=("list", "install", "help")),
    "toybox": Prefix(lookup=("help",)),
    "ld-linux-x86-64.so.2": Prefix(is_transparent=False),
    "ld-linux-aarch64.so.1": Prefix(is_transparent=False),
    "ld.so": Prefix(is_transparent=False),
    "start-stop-daemon": Prefix(is_transparent=False),
    "chpst": Prefix("uUbenlmdopfcrt", is_transparent=False),
    "setuidgid": Prefix(skip=1, is_privileged=True, is_transparent=False),
    "gosu": Prefix(skip=1, is_privileged=True, is_transparent=False),
    "su-exec": Prefix(skip=1, is_privileged=True, is_transparent=False),
    "watch": Prefix("nq", ("interval", "equexit"), joins=True, is_transparent=True),
    "viddy": Prefix("n", ("interval",), joins=True),
    "hyperfine": Prefix("wmMrpcSn", ("warmup", "runs", "prepare"), joins=True, is_transparent=False),
    "entr": Prefix(is_transparent=False),
    "flock": Prefix("wEc", ("wait", "timeout"), skip=1, is_transparent=False),
    "pseudo": Prefix(is_transparent=False),
    "distrobox-enter": Prefix("n", ("name",), is_transparent=False),
    "toolbox": Prefix("c", ("container",), skip=1, is_transparent=False),
    "arch-chroot": Prefix("u", skip=1, is_transparent=False),
    "uv": Prefix("p", ("python", "with"), skip=1, is_transparent=False),
    "poetry": Prefix(skip=1, is_transparent=False),
    "pipenv": Prefix(skip=1, is_transparent=False),
    "bundle": Prefix(skip=1, is_transparent=False),
    "npx": _CONTAINER,
    "bunx": _CONTAINER,
    "pnpx": _CONTAINER,
    **dict.fromkeys(
        (
            *("xterm", "urxvt", "st", "konsole", "alacritty", "foot", "kitty", "x-terminal-emulator", "terminator"),
            *("gnome-terminal", "xfce4-terminal", "mate-terminal", "tilix", "lxterminal", "wezterm", "cool-retro-term"),
        ),
        Prefix("eTtgGnxX", ("title", "geometry", "command", "working-directory"), is_transparent=False),
    ),
    "arch": Prefix("de", ("arch",)),
    **dict.fromkeys(
        (f"qemu-{cpu}{kind}" for cpu in ("x86_64", "i386", "arm", "aarch64", "riscv64") for kind in ("", "-static")),
        Prefix("LEUs", is_transparent=False),
    ),
    "perf": Prefix("eopCtFGD", ("event", "output", "pid", "cpu"), skip=1, is_transparent=False),
    "rr": Prefix("o", skip=1, is_transparent=False),
    "hatch": Prefix("e", ("env",), skip=1, is_transparent=False),
    "pdm": Prefix(skip=1, is_transparent=False),
    "rye": Prefix(skip=1, is_transparent=False),
    "pixi": Prefix("e", ("environment", "manifest-path"), skip=1, is_transparent=False),
    "dzdo": Prefix("ugp", is_privileged=True, is_transparent=False),
    "envdir": Prefix(skip=1, is_transparent=False),
    "softlimit": Prefix("adfmnorstlpc", is_transparent=False),
    "setlock": Prefix(skip=1, is_transparent=False),
    "truss": Prefix("eo", is_transparent=False),
    "dtruss": Prefix("n", is_transparent=False),
    "heaptrack": Prefix("o", is_transparent=False),
    "minijail0": Prefix("ugbkcS", is_transparent=False),
    "nsjail": Prefix("ugRBTNM", is_transparent=False),
    "run-one": Prefix(is_transparent=False),
    "keep-one-running": Prefix(is_transparent=False),
    "dumb-init": Prefix(is_transparent=False),
    "tini": Prefix("p", is_transparent=False),
    "grc": Prefix("c", is_transparent=False),
    "ccache": Prefix(is_transparent=False),
    "trickle": Prefix("dultw", is_transparent=False),
    "cgexec": Prefix("g", is_transparent=False),
    "schroot": Prefix("cudsn", ("chroot", "user", "directory"), is_transparent=False),
    "systemd-nspawn": Prefix("DMuix", ("directory", "machine", "user", "image", "bind"), is_transparent=False),
    "flatpak-spawn": Prefix(is_transparent=False),
    "proot": Prefix("rbqw", is_transparent=False),
    "mpirun": Prefix("nHc", ("np", "host", "hostfile"), is_transparent=False),
    "srun": Prefix("nNpwJtA", is_transparent=False),
    "ts": Prefix(is_transparent=False),
    **dict.fromkeys(
        ("pssh", "parallel-ssh", "pdsh", "clush", "dsh", "mussh"),
        Prefix("hHlpotOxXwfRgmM", ("hosts", "host", "user"), joins=True, is_remote=True, is_transparent=False),
    ),
    "lxc-attach": Prefix("n", ("name",), is_remote=True, is_transparent=False),
}
_TERMINALS = frozenset(name for name, prefix in PREFIXES.items() if prefix.valued == "eTtgGnxX")
_SUBCOMMANDS = {
    **dict.fromkeys(("uv", "poetry", "pipenv", "toolbox", "hatch", "pdm", "rye", "pixi"), frozenset({"run"})),
    "bundle": frozenset({"exec"}),
    "perf": frozenset({"stat", "record", "trace", "mem", "c2c", "ftrace"}),
    "rr": frozenset({"record"}),
}
_OPTION_WITH_NUMBER = late_pattern(r"-\d+$")


def unwrap(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    """What the wrapper `program` runs; nothing when it is no such wrapper or only looks something up."""
    prefix = PREFIXES.get(program)
    if prefix is None:
        return ()
    words = command.arguments
    if program == "busybox" and words and words[0].shape.startswith("--"):
        return ()
    if program == "nice" and words and _OPTION_WITH_NUMBER.match(words[0].shape):
        words = words[1:]
    options = read_options(words, prefix.valued, prefix.valued_long, permute=False)
    if program == "env" and (split := _split_string(words)) is not None:
        return (Inner("env -S", script_of_words(split, command.redirections), reads_stdin=True),) if split else ()
    if program == "npx" and {"-c", "--call"} & set(command.shapes):
        return ()
    if program == "entr":
        bundle = next((index for index, word in enumerate(words) if re.match(r"-[a-z]*s", word.shape)), None)
        if bundle is not None and bundle + 1 < len(words):
            return (Inner("entr -s", script_of_text(words[bundle + 1])),)
    if program in _TERMINALS:
        return _terminal(words, program)
    if program == "start-stop-daemon":
        return _daemon(command)
    if program == "flock" and (given := _word_of(options.flags, "c", "command")) is not None:
        return (Inner("flock -c", script_of_text(given)),)
    if any(options.has(name) for name in prefix.lookup):
        return ()
    rest = options.operands
    assignments: list[Assignment] = []
    if prefix.assigns:
        while rest and (match := _ASSIGNMENT.match(rest[0].shape)):
            value = None if rest[0].value is None else match[2]
            assignments.append(Assignment(match[1], replace(rest[0], value=value, shape=match[2])))
            rest = rest[1:]
    verbs = _SUBCOMMANDS.get(program)
    if verbs is not None and (not rest or rest[0].value not in verbs):
        return ()
    if prefix.skipped is None or (rest and prefix.skipped.fullmatch(rest[0].shape)):
        rest = rest[prefix.skip :]
    if verbs is not None:
        rest = read_options(rest, prefix.valued, prefix.valued_long, permute=False).operands
    if rest and rest[0].shape == "--":
        rest = rest[1:]
    if not rest:
        return ()
    if program == "flock" and rest[0].shape in ("-c", "--command"):
        return (Inner("flock -c", script_of_text(rest[1])),) if len(rest) > 1 else ()
    if prefix.joins and not options.has("x", "exec"):
        script = script_of_joined(rest)
    else:
        script = script_of_words(rest, command.redirections, tuple(assignments))
    return (
        Inner(
            program,
            script,
            is_transparent=prefix.is_transparent,
            is_privileged=prefix.is_privileged,
            is_remote=prefix.is_remote,
            reads_stdin=True,
        ),
    )


def _daemon(command: SimpleCommand) -> tuple[Inner, ...]:
    """`start-stop-daemon --start --exec PROGRAM -- WORDS`: the words belong to the program of the option."""
    long = ("exec", "startas", "chuid", "user", "pidfile", "name", "chdir", "group", "retry", "output", "signal")
    words = tuple(word for word in command.arguments if word.shape not in ("--start", "-S"))
    options = read_options(words, "axpnucdgPINRsO", long, permute=False)
    given = _word_of(options.flags, "a", "startas") or _word_of(options.flags, "x", "exec")
    if given is None or options.has("K", "stop", "T", "status"):
        return ()
    return (Inner("start-stop-daemon", script_of_words((given, *options.operands))),)


def _terminal(words: tuple[Word, ...], program: str) -> tuple[Inner, ...]:
    """What a terminal window is told to run: after `-e`, `-x`, `--` or `--command=`."""
    for index, word in enumerate(words):
        if word.shape.startswith("--command="):
            return (Inner(program, script_of_text(replace(word, shape=word.shape.partition("=")[2]))),)
        if word.shape in ("-e", "-x", "--", "--command", "start") and index + 1 < len(words):
            rest = words[index + 1 :]
            return (Inner(program, script_of_text(rest[0]) if len(rest) == 1 else script_of_words(rest)),)
    return ()


def _split_string(words: tuple[Word, ...]) -> tuple[Word, ...] | None:
    """What `env -S STRING WORDS` runs: the words of the string, then those after it; None without `-S`."""
    for index, word in enumerate(words):
        match = re.match(r"(?:-[a-zA-Z0]*S|--split-string=?)(.*)", word.shape, re.DOTALL)
        if match is None:
            if not word.shape.startswith("-") and not _ASSIGNMENT.match(word.shape):
                return None
            continue
        rest = words[index + 1 :]
        text, rest = (match[1], rest) if match[1] else (rest[0].shape if rest else "", rest[1:])
        found = (*parse_words(text), *rest)
        while found and (found[0].shape.startswith("-") or _ASSIGNMENT.match(found[0].shape)):
            found = found[1:]
        return found
    return None


def _word_of(flags: tuple[tuple[str, Word | str | None], ...], *names: str) -> Word | None:
    for name, value in flags:
        if name in names:
            if isinstance(value, Word):
                return value
            if value is not None:
                return replace(FILES, shape=value, value=value)
    return None
