"""What a project offers: scripts of package.json, names in a database; services here."""

import json
import re

from llmsh.diagnosis.facts import Facts

LOCKS = (("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lockb", "bun"))
CREATE_TABLE = re.compile(
    rb"CREATE\s+(?:TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?[\"'\[`]?(\w+)[\"'\]`]?\s*\(([^;\x00]*)", re.IGNORECASE
)


def package_json(facts: Facts) -> dict[str, object]:
    """package.json of the directory; {} when there is none that can be read."""
    try:
        read = json.loads(facts.read("package.json"))
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def scripts(facts: Facts) -> tuple[str, ...]:
    """Names of the scripts of package.json."""
    found = package_json(facts).get("scripts")
    return tuple(found) if isinstance(found, dict) else ()


def runner(facts: Facts) -> str:
    """The package manager whose lock file is in the directory; npm without one."""
    return next((name for file, name in LOCKS if facts.is_file(file)), "npm")


def run_as_root(facts: Facts, command: str) -> str:
    """`command` with root's rights, or as it is for root and where no sudo is here."""
    return facts.as_root(command) or command


def start_service(facts: Facts, unit: str, formula: str = "") -> str:
    """The command that starts a service here; "" when it is not known how. formula: its name under Homebrew."""
    if facts.has("systemctl"):
        return run_as_root(facts, f"systemctl start {unit}")
    if facts.manager == "brew":
        return f"brew services start {formula or unit}"
    return ""


def sqlite_names(facts: Facts, path: str) -> dict[str, tuple[str, ...]]:
    """Tables of an SQLite file and their columns, read from the start of the file; {} when it is none."""
    raw = facts.read_bytes(path)
    if not raw.startswith(b"SQLite format 3\x00"):
        return {}
    found = {}
    for name, columns in CREATE_TABLE.findall(raw):
        words = re.findall(rb"(?:^|,)\s*[\"'\[`]?(\w+)", columns)
        found[name.decode()] = tuple(word.decode() for word in words)
    return found
