"""Commands that read and change one setting of a file, and leave the rest as it is."""

import json
import re
from collections.abc import Sequence

from llmsh.planner.compose.settings_data import Key, SettingsFile
from llmsh.planner.slots import bre, quote_glob, quote_path, sed
from llmsh.syntax.quote import quote

_TRUTHS = (("true", "false"), ("yes", "no"), ("on", "off"), ("1", "0"), ("enabled", "disabled"))


def _in_quotes(script: str) -> str:
    return "'" + script.replace("'", "'\\''") + "'"


def path_of(file: SettingsFile) -> str:
    """The file or files as bash words."""
    return quote_glob(file.path) if file.is_many else quote_path(file.path)


def _range(file: SettingsFile, key: Key) -> str:
    """The lines that a key must be sought in, as an address of sed; nothing where its name is enough."""
    if not key.parent or key.number < 2:
        return ""
    parent = bre(key.parent).replace("/", "\\/")
    if file.form == "ini":
        return f"/^\\[{parent}\\]/,/^\\[/"
    return f"/^[ -]*{parent}:/,/^[ -]*{bre(key.name)}:/"


def _before(file: SettingsFile, key: Key) -> str:
    """What stands before the value of a key, as a pattern of sed."""
    name = bre(key.name).replace("/", "\\/")
    if file.form == "yaml":
        return f"[[:space:]-]*{name}:[[:space:]]*"
    if file.form == "pins":
        return f"{name}[=<>~!]=*"
    return f"[[:space:]]*\\(export \\)\\{{0,1\\}}{name}[[:space:]]*[=:][[:space:]]*"


def _before_plain(file: SettingsFile, key: Key) -> str:
    """The same without the export that only shell scripts have."""
    return _before(file, key).replace("\\(export \\)\\{0,1\\}", "")


def get(file: SettingsFile, keys: Sequence[Key], *, with_file: bool) -> str | None:
    """Prints the values of the keys, or what the steps of a Dockerfile say."""
    path = path_of(file)
    if file.form == "steps" and len(keys) == 1:
        field = "FILENAME, $2" if with_file else "$2"
        return f"awk '$1 == \"{keys[0].name}\" {{ print {field} }}' {path}"
    if file.form == "json" and len(keys) == 1 and not file.is_many:
        return f"jq -r {_in_quotes(keys[0].path)} {path}"
    if file.form == "json" or not keys:
        return None
    if with_file:
        if len(keys) > 1 or file.form == "pins":
            return None
        separator, mark = ("", ":") if file.form == "yaml" else ("-F= ", "")
        script = f'$1 == "{keys[0].name}{mark}" {{ print FILENAME, $2 }}'
        return f"awk {separator}{_in_quotes(script)} {path}"
    scripts = [f"{_range(file, key)}s/^{_before_plain(file, key)}//p" for key in dict.fromkeys(keys)]
    return f"sed -n {_in_quotes('; '.join(scripts))} {path}"


def put(file: SettingsFile, key: Key | None, name: str, value: str) -> str | None:
    """Gives a key a value; a key that the file has not got is added where that is one line at its end."""
    path = path_of(file)
    if key is None:
        if file.form != "ini" or file.is_many or any(item.parent for item in file.keys):
            return None
        return f"printf '%s\\n' {quote(f'{name}={value}')} >> {path}"
    if file.form == "json":
        if file.is_many:
            return None
        written = value if _is_literal(value, key) else json.dumps(value, ensure_ascii=False)
        temporary = quote_path(f"{file.path}.tmp")
        return f"jq {_in_quotes(f'{key.path} = {written}')} {path} > {temporary} && mv {temporary} {path}"
    if file.form == "steps" or (key.number > 1 and not key.parent):
        return None
    before = _before_plain(file, key)
    quoted = re.fullmatch(r"([\"']).*\1", key.value)
    value = f"{quoted[1]}{value}{quoted[1]}" if quoted else value
    script = f"{_range(file, key)}s/^\\({before}\\).*/\\1{sed(value)}/"
    return f"sed -i {_in_quotes(script)} {path}"


def _is_literal(value: str, key: Key) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?|true|false|null", value)) and key.value != "text"


def remove(file: SettingsFile, key: Key) -> str | None:
    """Takes a key out of the file."""
    path = path_of(file)
    if file.form == "json":
        temporary = quote_path(f"{file.path}.tmp")
        return (
            None
            if file.is_many
            else f"jq {_in_quotes(f'del({key.path})')} {path} > {temporary} && mv {temporary} {path}"
        )
    if file.form == "steps" or (file.form == "yaml" and not key.value):
        return None  # what stands below it would be left
    found = _range(file, key)
    line = f"/^{_before_plain(file, key)}/d"
    return f"sed -i {_in_quotes(f'{found}{{ {line} }}' if found else line)} {path}"


def names(file: SettingsFile) -> str | None:
    """Lists the keys."""
    path = path_of(file)
    if file.form == "json":
        return f"jq -r keys_unsorted[] {path}".replace("keys_unsorted[]", "'keys_unsorted[]'")
    if file.form == "pins":
        return f"sed -n 's/^\\([[:alnum:]][[:alnum:]._-]*\\).*/\\1/p' {path}"
    if file.form == "ini":
        return f"sed -n 's/^[[:space:]]*\\([[:alpha:]_][[:alnum:]_.-]*\\)[[:space:]]*=.*/\\1/p' {path}"
    return None


def inner_names(file: SettingsFile, path: str) -> str | None:
    """Lists the keys of an object of JSON."""
    return f"jq -r {_in_quotes(f'{path} | keys_unsorted[]')} {path_of(file)}" if file.form == "json" else None


def emptied(file: SettingsFile) -> str | None:
    """Prints the file with nothing after each sign of equality."""
    return f"sed 's/^\\([^#=]*=\\).*/\\1/' {path_of(file)}" if file.form == "ini" else None


def sections(file: SettingsFile) -> str | None:
    """Lists the sections of an INI file."""
    return f"sed -n 's/^\\[\\(.*\\)\\].*/\\1/p' {path_of(file)}" if file.sections else None


def section(file: SettingsFile, name: str) -> str:
    """Prints what stands in one section."""
    script = f'/^\\[/ {{ inside = $0 == "[{name}]"; next }} inside && NF'
    return f"awk {_in_quotes(script)} {path_of(file)}"


def switched(value: str, *, is_on: bool) -> str:
    """The word for on or off in the manner of the value that is there."""
    pair = next((pair for pair in _TRUTHS if value.lower() in pair), ("true", "false"))
    word = pair[0 if is_on else 1]
    return word.capitalize() if value[:1].isupper() else word
