"""Files of settings: which keys a file of `KEY=value`, INI, properties, YAML or the like has, and their values."""

import glob
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.compose import table_json
from llmsh.planner.compose.table_columns import head_of

# A file with more keys than this is read no further.
_MOST_KEYS = 500
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Key:
    """name: of the last part. parent: the section or the key above it, or nothing. path: of jq, for JSON.

    value: as the file has it. number: how many keys of this name the file has.
    """

    name: str
    parent: str = ""
    value: str = ""
    path: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """path: as the request names it. form: "json", "yaml", "ini", "assignments", "pins" (requirements) or "steps"
    (a Dockerfile). is_many: `path` names several files. sections: of an INI file, in order."""

    path: str
    form: str
    keys: tuple[Key, ...]
    sections: tuple[str, ...] = ()
    is_many: bool = False


def settings_at(path: str, context: Context, *, is_name: bool = False) -> SettingsFile | None:
    """The settings in the file or files that a request calls `path`; None when there are none.

    is_name: it is the name of a file, whatever signs are in it, and no pattern.
    """
    if context.elsewhere or "$" in path:
        return None
    base = context.home if path.startswith("~/") else context.cwd
    inner = path.removeprefix("~/")
    if not is_name and re.search(r"[*?\[{]", inner):
        names = sorted(itertools.islice(glob.iglob(inner, root_dir=base), _MOST_FILES))
        found = [settings for name in names if (settings := settings_at(str(base / name), context, is_name=True))]
        if not found or len(found) < len(names) or len({settings.form for settings in found}) > 1:
            return None
        keys = {(key.parent, key.name): key for settings in reversed(found) for key in settings.keys}
        return SettingsFile(path, found[0].form, tuple(keys.values()), is_many=True)
    full = base / inner
    form = _form_of(full.name)
    if form is None:
        return None
    try:
        status = full.stat()
        found_keys = _read(full, form, status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        return None
    keys_here, sections = found_keys
    return SettingsFile(path, form, keys_here, sections) if keys_here else None


_BY_ENDING = (
    (r"\.(?:ya?ml)\Z", "yaml"),
    (r"\.json\Z", "json"),
    (r"\.(?:ini|cfg|toml|service|timer|desktop|editorconfig|conf|cnf)\Z", "ini"),
    (
        r"(?:\A|/)\.env(?:\.[\w.-]+)?\Z|\.env\Z|\.properties\Z|\.(?:sh|bash|sbatch|slurm)\Z|\A\.?(?:bash|zsh|pro)\w*rc\Z",
        "ini",
    ),
    (r"\Arequirements[\w-]*\.txt\Z|\Aconstraints\.txt\Z", "pins"),
    (r"\A(?:Dockerfile|Containerfile)(?:\.\w+)?\Z|\.dockerfile\Z", "steps"),
    (r"\A(?:os-release|environment|config|settings|defaults)\Z", "ini"),
)


def _form_of(name: str) -> str | None:
    return next((form for pattern, form in _BY_ENDING if re.search(pattern, name, re.IGNORECASE)), None)


_ASSIGNED = re.compile(r"(?:export\s+)?(?P<name>[A-Za-z_][\w.-]*)\s*(?P<sign>=|:(?=\s))\s*(?P<value>.*?)\s*\Z")
_YAML = re.compile(r"(?P<indent> *)(?:- +)?(?P<name>[A-Za-z_][\w.-]*):(?:\s+(?P<value>.*?))?\s*\Z")
_PIN = re.compile(r"(?P<name>[A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?:(?:==|>=|<=|~=|>|<|!=)\s*(?P<value>[^\s;,#]+))?")
_STEP = re.compile(r"(?P<name>[A-Z]{2,})\s+(?P<value>.+)")


@lru_cache(maxsize=64)
def _read(full: Path, form: str, _mtime_ns: int, _size: int) -> tuple[tuple[Key, ...], tuple[str, ...]]:
    if form == "json":
        return tuple(_of_json(full)), ()
    keys: list[Key] = []
    sections: list[str] = []
    above: list[tuple[int, str]] = []
    for line in head_of(full):
        if len(keys) == _MOST_KEYS:
            break
        text = line.strip()
        if not text or text[0] in "#;":
            continue
        if form == "ini" and (section := re.fullmatch(r"\[+([^\]]+)\]+", text)):
            sections.append(section[1])
        elif form == "ini" and (found := _ASSIGNED.match(text)):
            keys.append(Key(found["name"], sections[-1] if sections else "", found["value"]))
        elif form == "yaml" and (found := _YAML.match(line)):
            while above and above[-1][0] >= len(found["indent"]):
                above.pop()
            keys.append(Key(found["name"], above[-1][1] if above else "", found["value"] or ""))
            above.append((len(found["indent"]), found["name"]))
        elif form == "pins" and (found := _PIN.match(text)):
            keys.append(Key(found["name"], "", found["value"] or ""))
        elif form == "steps" and (found := _STEP.match(text)):
            keys.append(Key(found["name"], "", found["value"]))
    counts = {name: sum(key.name == name for key in keys) for name in {key.name for key in keys}}
    return tuple(replace(key, number=counts[key.name]) for key in keys), tuple(dict.fromkeys(sections))


def _of_json(full: Path) -> Iterator[Key]:
    for column in table_json.document(full):
        parent, _, name = column.name.rpartition(".")
        is_text = bool(column.cells) or column.is_date
        yield Key(name, parent.rpartition(".")[2], "text" if is_text else column.kind, column.path)
