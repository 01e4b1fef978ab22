"""Passwords and tokens that are printed, or picked out of the environment, of settings or of the history by name.

Source: CWE-526, CWE-532; MITRE ATT&CK T1552.
"""

from collections.abc import Iterator, Sequence

from llmsh.core.command import Compound, Node, Script, SimpleCommand, walk
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import Place, is_key, is_secret, place_of
from llmsh.risk.secret_names import is_secret_name
from llmsh.syntax.names import names

MATCHES = (
    "podman secret inspect --showsecret db",
    "env | grep -i password",
    "printenv | sort | grep TOKEN",
    "printenv AWS_SECRET_ACCESS_KEY",
    'echo "$GITHUB_TOKEN"',
    "printf '%s\\n' \"${DB_PASSWORD}\" | base64",
    "docker exec app env | grep -i secret",
    "set | grep -E 'PASS|KEY|SECRET'",
    "export -p | rg -i api_key",
    "sudo -u app printenv STRIPE_API_KEY",
    "docker inspect db | grep -i password",
    "history | grep -i passw",
    "terraform output -json | jq -r .db_password.value",
    "cat wp-config.php | grep DB_PASSWORD",
    "grep -i password config/database.yml",
    "grep -i token ~/.bash_history",
    "git config --list | grep -i token",
    'read -r x < ~/.netrc; echo "$x"',
    'while read -r l; do echo "$l"; done < .env',
    'echo "$(< ~/.ssh/id_rsa)"',
    "cp ~/.ssh/id_rsa a && cat a",
)
IGNORES = (
    "x --show-secrets=false",
    "gpg --show-keys bob.asc",
    "env | grep ^LC_",
    "env | sort",
    "printenv PATH",
    'echo "$PASSWORD" | docker login --password-stdin',
    'echo "${#TOKEN}"',
    'echo "${TOKEN:+set}"',
    "env | grep -c TOKEN",
    'echo "$TOKEN_FILE"',
    "echo $MAX_TOKENS",
    "PASSWORD=$(pwgen 16 1); echo $PASSWORD",
    'echo "$SECRET" | sha256sum',
    "env | grep -q GITHUB_TOKEN",
    "echo '$GITHUB_TOKEN'",
    "env | grep KEYBOARD",
    'read -r x < notes; echo "$x"',
    'while read -r l; do export "$l"; done < .env',
    "docker inspect db | grep -i mounts",
    "history | grep -i curl",
    "journalctl -u sshd | grep 'Failed password'",
    "grep -rn password src",
    "grep PasswordAuthentication /etc/ssh/sshd_config",
    "grep -c password config.yml",
    "cat notes.md | grep password",
    "grep password docs/config.md",
)
_LISTS = names("env printenv set export declare typeset")
_SETTINGS = {  # what these print holds the secrets of a deployment
    **dict.fromkeys(
        ("docker", "podman", "nerdctl"),
        late_pattern(r"(?:container )?inspect\b|history\b.*--no-trunc|compose .*\bconfig\b"),
    ),
    "docker-compose": late_pattern(r".*\bconfig\b"),
    "helm": late_pattern(r"get\b"),
    **dict.fromkeys(("terraform", "tofu"), late_pattern(r"output\b|show\b|state (?:pull|show)\b")),
    "aws": late_pattern(
        r".*\b(?:get-function-configuration|describe-task-definition|describe-instance-attribute|get-parameters?\w*)\b"
    ),
    "git": late_pattern(r"config .*(?:--list|-l)\b"),
    "systemctl": late_pattern(r"show\b|cat\b"),
    "ps": late_pattern(r".*\w*e\w*ww"),
    **dict.fromkeys(("kubectl", "oc"), late_pattern(r".*\bget\b.*-o ?(?:ya?ml|json)")),
    "history": late_pattern(r"\d*\Z"),
}
_SETTINGS_FILE = late_pattern(
    r"(?:.*/)?(?:database|secrets?|credentials?|application[\w-]*|(?:local_?|app)?settings|config(?:uration)?|parameters|wp-config|gradle)"
    r"[\w.-]*\.(?:ya?ml|json|properties|ini|php|toml|py|xml|conf|cnf)|(?:.*/)?\.(?:\w+_)history"
)
_ASKED_TO_REVEAL = late_pattern(
    r"--(?:show|reveal|unmask|expose|print|display|include)-?(?:secret|password|passphrase|token|credential|sensitive)"
    r"(?:s|-values?|-data)?(?:=(?:true|yes|1))?"
)
_ASKERS = names("grep egrep fgrep rg ag ack")
_PICKERS = frozenset({"jq", "yq"})
_SHOWERS = (
    _ASKERS | _PICKERS | names("cat sort uniq cut tr awk sed head tail less more tee base64 xxd od column fold rev nl")
)
_SOUGHT = late_pattern(r"(?i)passw|\bpass\b|secret|private_?key|api_?key|access_?key|credential|token|\bkeys?\b")
_SOUGHT_WORD = late_pattern(
    r"(?i)(?:\b|_)(?:pass(?:w(?:or)?d|phrase)?|secrets?|(?:private|api|access)_?key|credentials?|tokens?)(?:\b|_)"
)
_WHOLE = late_pattern(r"\$(\w+)|\$\{(\w+)(?::?-[^}]*)?\}")
_QUIET = ("c", "q", "count", "quiet", "silent", "v", "invert-match")


def inspect(script: Script) -> Iterator[Finding]:
    taken = set(_taken(script))
    copies = {
        command.operands[1].shape
        for command in script.commands()
        if command.program in ("cp", "ln", "install", "mv")
        and len(command.operands) == 2
        and is_key(command.operands[0].shape)
    }
    given = {assignment.name for command in script.commands() for assignment in command.assignments}
    for item in script.items:
        for index, node in enumerate(item.commands):
            rest = item.commands[index + 1 :]
            shown = [name for name in _printed(node) if name not in given]
            shown += [name for command in _commands(node) for name in _printed_keys(command, taken, copies)]
            if isinstance(node, Compound) and _loops_over_key(node) and _is_shown(rest):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "prints a secret in clear")
            if shown and _stays(node) and _is_shown(rest):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "prints a secret of the environment", *shown)
            if any(map(_ASKED_TO_REVEAL.fullmatch, _options(node))):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "is told to show secrets in clear")
            if _lists(node) and _seeks(rest):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "looks for secrets in what holds them")
            if any(map(_seeks_in_settings, _commands(node))) and _is_shown(rest):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "looks for secrets in settings or in the history")


def _commands(node: Node) -> list[SimpleCommand]:
    return [command for command in walk(node) if isinstance(command, SimpleCommand)]


def _options(node: Node) -> list[str]:
    return [shape for command in _commands(node) for shape in command.shapes if shape.startswith("--")]


def _printed(node: Node) -> Iterator[str]:
    """The variables with the name of a secret that `node` prints."""
    for command in _commands(node):
        program, words = command.program, command.arguments
        if program in ("sudo", "doas") and "printenv" in command.values:
            program, words = "printenv", words[command.values.index("printenv") + 1 :]
        if program == "printenv":
            yield from (word.shape for word in words if is_secret_name(word.shape))
        elif program in ("echo", "printf"):
            for word in words:
                read = {first or second for first, second in _WHOLE.findall(word.shape)} & set(word.variables)
                yield from (name for name in sorted(read) if is_secret_name(name))


def _loops_over_key(loop: Compound) -> bool:
    """Claims that a loop reads a key line by line and prints: `while read -r l; do echo "$l"; done < KEY`."""
    read = [item.target.shape for item in loop.redirections if item.operator == "<" and item.target is not None]
    return any(map(is_key, read)) and any(one.program in ("echo", "printf", "cat") for one in _commands(loop))


def _taken(script: Script) -> Iterator[str]:
    """The variables that are given what a key holds: by `read -r x < KEY`, or `x=$(cat KEY)`."""
    for command in script.commands():
        if command.program in ("read", "mapfile", "readarray") and _reads_key(command):
            yield from (shape for shape in command.shapes if shape.isidentifier())
        for assignment in command.assignments:
            inside = assignment.value.substitutions if assignment.value is not None else ()
            if any(_reads_key(one) for nested in inside for one in nested.commands()):
                yield assignment.name


def _reads_key(command: SimpleCommand) -> bool:
    read = [item.target.shape for item in command.redirections if item.operator == "<" and item.target is not None]
    read += [word.shape for word in command.operands] if command.program in ("cat", "head", "tail", "base64") else []
    return any(map(is_key, read))


def _printed_keys(command: SimpleCommand, taken: set[str], copies: set[str]) -> Iterator[str]:
    """What `command` prints of keys: a variable that holds one, a copy of one, `$(< KEY)`."""
    if command.program in ("echo", "printf"):
        yield from (name for word in command.arguments for name in word.variables if name in taken)
        nested = (one for word in command.arguments for script in word.substitutions for one in script.commands())
        if any(not one.words and _reads_key(one) for one in nested):
            yield "a key"
    if command.program in _SHOWERS:
        yield from (word.shape for word in command.operands if word.shape in copies)


def _stays(node: Node) -> bool:
    """Claims that what `node` prints does not go into a file."""
    return all(
        item.target is None or not item.writes_file or place_of(item.target.shape) is Place.NULL
        for command in _commands(node)
        for item in command.redirections
        if item.descriptor in ("", "1")
    )


def _is_shown(rest: Sequence[Node]) -> bool:
    return all(isinstance(node, SimpleCommand) and node.program in _SHOWERS for node in rest)


def _lists(node: Node) -> bool:
    """Claims that `node` prints the variables of a shell or a container, the settings of a service, or the history."""
    if not isinstance(node, SimpleCommand) or not node.words:
        return False
    if node.program in _LISTS:
        return all(shape in ("-p", "-x", "-0") for shape in node.shapes)
    if node.program in ("cat", "less", "more", "tail", "head", "bat"):
        return any(is_secret(word.shape) or _SETTINGS_FILE.fullmatch(word.shape) for word in node.operands)
    settings = _SETTINGS.get(node.program or "")
    if settings is not None and settings.match(" ".join(node.shapes)):
        return True
    return (
        len(node.words) > 2
        and node.words[-1].shape in ("env", "printenv")
        and (node.program == "ssh" or "exec" in node.shapes)
    )


def _seeks(rest: Sequence[Node]) -> bool:
    return _is_shown(rest) and any(isinstance(node, SimpleCommand) and _picks(node) for node in rest)


def _picks(command: SimpleCommand) -> bool:
    """Claims that of what `command` reads the lines or values are shown that have the name of a secret."""
    if command.program in _PICKERS:
        return any(map(_SOUGHT_WORD.search, command.shapes))
    if command.program not in _ASKERS or command.has_flag(*_QUIET):
        return False
    return any(_SOUGHT.search(shape) for shape in command.shapes if not shape.startswith("-"))


def _seeks_in_settings(command: SimpleCommand) -> bool:
    operands = [word.shape for word in command.operands]
    if command.program not in _ASKERS or command.has_flag(*_QUIET, "l", "L") or len(operands) < 2:
        return False
    return _SOUGHT_WORD.search(operands[0]) is not None and any(map(_SETTINGS_FILE.fullmatch, operands[1:]))
