"""Programs with an option or a language of their own through which they run commands.

Editors, archivers, `rsync -e`, `git -c alias…`, containers: each does something else first of all.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from llmsh.core.command import SimpleCommand, Word, read_options
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.evaluate import Output, output
from llmsh.syntax.names import names
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap import editors, git
from llmsh.syntax.unwrap.inner import Inner, given_texts, script_of_words

_CONTAINERS = names(
    """
    docker podman nerdctl kubectl oc lxc incus docker-compose crictl
    """
)
_CONTAINER_VALUED = "ueEwvplhmcna"
_CONTAINER_LONG = (
    "user",
    "env",
    "env-file",
    "workdir",
    "volume",
    "publish",
    "label",
    "hostname",
    "memory",
    "name",
    "network",
    "entrypoint",
    "mount",
    "cpus",
    "container",
    "namespace",
    "context",
    "kubeconfig",
    "file",
    "cap-add",
    "device",
    "security-opt",
    "platform",
    "restart",
    "add-host",
    "tmpfs",
    "host",
    "gpus",
    "shm-size",
    "log-driver",
    "net",
    "cap-drop",
    "dns",
    "ulimit",
    "pid",
    "ipc",
    "image",
    "overrides",
    "restart-policy",
    "runtime",
)
# Images that are one program, which gets the words after them.
_TOOL_IMAGES = {
    **{
        name: name
        for name in ("terraform", "kubectl", "helm", "rclone", "restic", "git", "curl", "pulumi", "vault", "mc")
    },
    **{name: name for name in ("consul", "nomad", "packer", "terragrunt", "s5cmd", "flyway", "liquibase", "etcdctl")},
    "opentofu": "tofu",
    "aws-cli": "aws",
    "cloud-sdk": "gcloud",
    "azure-cli": "az",
}
# Options that hold a command.
_RUN_BY_OPTION = {
    **dict.fromkeys(("scp", "sftp"), ("-S", "-D")),
    **dict.fromkeys(("wget", "wget2"), ("--use-askpass",)),
    **dict.fromkeys(("split", "gsplit"), ("--filter",)),
    **dict.fromkeys(
        ("tar", "gtar", "bsdtar"),
        tuple(
            """--to-command --checkpoint-action -I --use-compress-program --rsh-command -F --info-script
            --new-volume-script""".split()
        ),
    ),
    "rsync": ("-e", "--rsh", "--rsync-path"),
    "go": ("--exec", "--toolexec", "-exec", "-toolexec", "-vettool"),
    "complete": ("-C",),
    "zip": ("-TT", "--unzip-command"),
    "man": ("-P", "--pager", "-H", "--html"),
    "sort": ("--compress-program",),
    "tcpdump": ("-z",),
}
_SQL_CLIENTS = frozenset(
    {"psql", "mysql", "mariadb", "sqlite3", "sqlplus", "duckdb", "cqlsh", "usql", "mycli", "pgcli"}
)
_SQL_SHELL = late_pattern(
    r"(?:^|[;\n]|^-[ec])\s*(?:\\!|!|\.shell\s|\.system\s|system\s|host\s)\s*([^;\n]+)|\bprogram\s+'([^']+)'"
    r"|(?:^|[;\n])\s*\.(?:output|once)\s+\|\s*([^;\n]+)|\bxp_cmdshell\s+'([^']+)'",
    re.IGNORECASE,
)
_LINE_ESCAPES = late_pattern(
    r"(?m)^(?:[\d,$.]*\s*[erw]?\s*)?!\s*(.+)$|\be?syscmd\(`?([^')]+)|\bsystem\s*\(?\s*[\"']([^\"']+)|`([^`']+)`"
)
_LINE_PROGRAMS = frozenset({"ed", "dc", "bc", "m4", "gnuplot", "ftp", "tftp"})
_FINDER_ACTIONS = late_pattern(
    r"(?:execute(?:-silent|-multi)?|reload(?:-sync)?|become|transform(?:-\w+)*|preview)"
    r"(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^]]*)\]|:(.+))"
)
_LUA_RUNS = late_pattern(r"(?:os\.execute|io\.popen)\s*\(?\s*(?:\"([^\"]*)\"|'([^']*)')")
_CMAKE_TOOLS = {
    "rm": ("rm",),
    "remove": ("rm",),
    "remove_directory": ("rm", "-r"),
    "copy": ("cp",),
    "copy_directory": ("cp", "-r"),
    "rename": ("mv",),
    "make_directory": ("mkdir",),
    "touch": ("touch",),
    "tar": ("tar",),
    "env": ("env",),
    "time": ("time",),
    "create_symlink": ("ln", "-sf"),
}


def unwrap(command: SimpleCommand, program: str, stdin: Output | None = None) -> tuple[Inner, ...]:
    if program in _CONTAINERS:
        return _container(command, program)
    if program == "git":
        return git.unwrap(command)
    if program in editors.PROGRAMS and (found := editors.unwrap(command, program, stdin)):
        return found
    if program in _RUN_BY_OPTION:
        return _options(command, program, *_RUN_BY_OPTION[program])
    if program in _SQL_CLIENTS:
        return _found_in_texts(command, stdin, _SQL_SHELL, f"{program} shell escape")
    if program in _LINE_PROGRAMS:
        return _found_in_texts(command, stdin, _LINE_ESCAPES, f"{program} input")
    reader = _READERS.get(program)
    return reader(command, program) if reader is not None else ()


def _found_in_texts(
    command: SimpleCommand, stdin: Output | None, pattern: re.Pattern[str], name: str
) -> tuple[Inner, ...]:
    """What `pattern` finds in the arguments and in what is given on standard input."""
    texts = [*command.shapes, *given_texts(command, stdin)]
    return tuple(Inner(name, parse(text)) for given in texts for text in _first_groups(pattern, given) if text)


def _compiler(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    pairs = pairwise(command.arguments)
    texts = [after.shape.replace(",", " ") for word, after in pairs if word.shape == "-wrapper"]
    return tuple(Inner("gcc -wrapper", parse(text)) for text in texts)


def _bind(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    pairs = pairwise(command.arguments)
    texts = [after.shape.partition(":")[2] for word, after in pairs if word.shape == "-x"]
    return tuple(Inner("bind -x", parse(text)) for text in texts if text)


def _nix(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    words = command.arguments
    at = next((index for index, word in enumerate(words) if word.shape in ("-c", "--command")), None)
    return () if at is None else (Inner("nix -c", script_of_words(words[at + 1 :])),)


def _ansible(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    options = command.options("amieulcfMtT", ("args", "module-name", "inventory", "user", "limit"))
    text = options.get("a", "args")
    runs = options.get("m", "module-name") in (None, "shell", "command", "raw", "ansible.builtin.shell")
    return (Inner("ansible -a", parse(text), is_remote=True),) if text and runs else ()


def _salt(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    at = next((index for index, text in enumerate(command.shapes) if text in ("cmd.run", "cmd.shell")), None)
    if at is None:
        return ()
    return (Inner("salt cmd.run", parse(" ".join(command.shapes[at + 1 :])), is_remote=True),)


def _callback(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    return tuple(
        Inner(f"{program} -C", parse(f"{text} $FOUND"))
        for name, text in pairwise((*command.shapes, ""))
        if re.fullmatch(r"-[a-zA-Z]*C", name) and text
    )


def _makefile(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    """The recipes of a makefile that is given in the command line: `-f - <<< …`, `--eval=…`."""
    options = command.options("fCIoW", ("file", "makefile", "eval", "directory"))
    texts = [options.get("eval") or ""]
    if (options.get("f", "file", "makefile") or "") in ("-", "/dev/stdin"):
        given = [item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target]
        if not given:
            return (Inner("make -f -", None, "its input", reads_stdin=True),)
        texts += given
    return tuple(inner for text in texts for inner in recipes(text))


def recipes(makefile: str) -> tuple[Inner, ...]:
    """What the text of a makefile runs, whichever target is asked for."""
    lines = [line.strip().lstrip("@-+") for line in re.split(r"\n|;", makefile) if line[:1] == "\t" or ":" not in line]
    found = [Inner("make recipe", parse(line.replace("$$", "$"))) for line in lines if line]
    calls = (match[1] for match in re.finditer(r"\$\(shell ([^)]*)\)", makefile))
    return (*found, *(Inner("make $(shell)", parse(call)) for call in calls))


def _options(command: SimpleCommand, program: str, *names: str) -> tuple[Inner, ...]:
    """Texts given by one of `names`, as `name VALUE`, `name=VALUE` or, for a letter, `-xVALUE`."""
    found: list[Inner] = []
    shapes = command.shapes
    for index, shape in enumerate(shapes):
        for name in names:
            text = None
            if name.startswith("--"):
                given, equals, value = shape.partition("=")
                if len(given) > 4 and name.startswith(given) and given.startswith("--"):
                    text = value if equals else next(iter(shapes[index + 1 : index + 2]), None)
            elif shape == name or (re.fullmatch(r"-[A-Za-z]+", shape) and shape[-1] == name[1] and len(name) == 2):
                text = next(iter(shapes[index + 1 : index + 2]), None)
            elif len(name) == 2 and shape.startswith(name) and not shape.startswith("--"):
                text = shape[2:]
            if text is None:
                continue
            if "checkpoint" in name:
                if not text.startswith("exec="):
                    continue
                text = text[len("exec=") :]
            found.append(Inner(f"{program} {name}", parse(text)))
            break
    return tuple(found)


def _container(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    words = command.arguments
    verbs = {"exec": 1, "run": 1, "debug": 1}
    index = next((number for number, word in enumerate(words) if word.shape in verbs), None)
    if index is None:
        return ()
    options = read_options(words[index + 1 :], _CONTAINER_VALUED, _CONTAINER_LONG, permute=program in ("kubectl", "oc"))
    found: list[Inner] = []
    entry = options.get("entrypoint")
    rest = options.operands[1:]
    if program in ("kubectl", "oc") and "--" in (word.shape for word in words):
        at = next(number for number, word in enumerate(words) if word.shape == "--")
        rest = words[at + 1 :]
    if rest and rest[0].shape == "--":
        rest = rest[1:]
    if entry:
        head = Word(entry, (0, 0), entry, entry)
        found.append(Inner(f"{program} {words[index].shape}", script_of_words((head, *rest)), is_remote=True))
    elif rest:
        script = script_of_words(rest, command.redirections)
        image = options.operands[0].shape.rpartition("/")[2].partition(":")[0].partition("@")[0]
        if (tool := _TOOL_IMAGES.get(image)) is not None and words[index].shape == "run":
            head = Word(tool, (0, 0), tool, tool)
            found.append(Inner(f"{program} {words[index].shape}", script_of_words((head, *rest)), is_remote=True))
        # Without `-i` nothing of the input arrives there; whether it was left out on purpose is not known.
        found.append(Inner(f"{program} {words[index].shape}", script, is_remote=True, reads_stdin=True))
    return tuple(found)


def _first_groups(pattern: re.Pattern[str], text: str) -> list[str]:
    """Of each match in `text` the group that took part."""
    return [_first_group(match) for match in pattern.finditer(text)]


def _first_group(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _finder(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    """What fzf runs for the line under the cursor, or when a key is pressed."""
    texts: list[str] = []
    for name, after in pairwise((*command.shapes, "")):
        given, equals, value = name.partition("=")
        value = value if equals else after
        if given == "--preview":
            texts.append(value)
        elif given == "--bind":
            texts.extend(_first_groups(_FINDER_ACTIONS, value))
    return tuple(Inner(program, parse(re.sub(r"\{[^{}\s]*\}", "$FOUND", text))) for text in texts if text)


def _cmake(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    """`cmake -E rm …`: what cmake has in place of the programs of that name."""
    words = command.arguments[1:] if command.shapes[:1] == ("-E",) else ()
    tool = _CMAKE_TOOLS.get(words[0].shape) if words else None
    if tool is None:
        return ()
    head = tuple(Word(name, words[0].span, name, name) for name in tool)
    return (Inner("cmake -E", script_of_words((*head, *words[1:]))),)


def _nmap(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    """The scripts that nmap is told to run: a file's text is not known here, the text in `<(…)` is."""
    found: list[Inner] = []
    words = command.arguments
    for index, word in enumerate(words):
        name, equals, value = word.shape.partition("=")
        if len(name) < 5 or not "--script".startswith(name):
            continue
        given = word if equals else next(iter(words[index + 1 : index + 2]), word)
        path = value if equals else given.shape
        if given.substitutions:
            printed = [output(script) for script in given.substitutions]
            texts = [text for known in printed if known is not None for text in _first_groups(_LUA_RUNS, known.text)]
            found.extend(Inner("nmap --script", parse(text)) for text in texts)
            if not texts:
                found.append(Inner("nmap --script", None, path, given.substitutions))
        elif "/" in path or path.endswith((".nse", ".lua")) or given.value is None:
            found.append(Inner("nmap --script", None, path))
    return tuple(found)


def _sockets(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    found: list[Inner] = []
    shapes = command.shapes
    if program == "socat":
        for shape in shapes:
            match = re.match(r"(?i)(exec|system|shell):(.+)", shape, re.DOTALL)
            if match:
                found.append(Inner("socat", parse(match[2].strip("'\"").split(",pty")[0])))
        return tuple(found)
    for index, shape in enumerate(shapes[:-1]):
        if re.fullmatch(r"-[a-z]*[ec]", shape) or shape in ("--exec", "--sh-exec"):
            found.append(Inner(f"{program} {shape}", parse(shapes[index + 1])))
    return tuple(found)


_READERS: dict[str, Callable[[SimpleCommand, str], tuple[Inner, ...]]] = {
    **dict.fromkeys(("gcc", "g++", "cc", "c++", "clang", "clang++"), _compiler),
    **dict.fromkeys(("fzf", "sk"), _finder),
    **dict.fromkeys(("salt", "salt-call", "salt-ssh"), _salt),
    **dict.fromkeys(("make", "gmake"), _makefile),
    **dict.fromkeys(("mapfile", "readarray"), _callback),
    **dict.fromkeys(("socat", "nc", "ncat", "netcat"), _sockets),
    "cmake": _cmake,
    "bind": _bind,
    "nmap": _nmap,
    "nix": _nix,
    "ansible": _ansible,
}
