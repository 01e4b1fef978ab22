"""Catalogues of translations in gettext's .po files: read and written, the part of the format that they use."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
HEADER = """\
# Texts of llmsh's explanations. `python -m llmsh.diagnosis.messages` renews it; numbered places stay as they are.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
ESCAPES = {"n": "\n", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """text: the English template. translation: "" when there is none yet. places: names of its sources."""

    text: str
    translation: str
    places: tuple[str, ...] = ()


def read(path: Path) -> list[Entry]:
    """The entries of a catalogue, its header left out. Raises OSError."""
    entries: list[Entry] = []
    fields = {"msgid": "", "msgstr": ""}
    places: list[str] = []
    field = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#: "):
            places += line[3:].split()
        elif line.startswith(("msgid ", "msgstr ")):
            field, _, quoted = line.partition(" ")
            fields[field] = _unquoted(quoted)
        elif line.startswith('"'):
            fields[field] += _unquoted(line)
        elif not line:
            if fields["msgid"]:
                entries.append(Entry(fields["msgid"], fields["msgstr"], tuple(places)))
            fields, places, field = {"msgid": "", "msgstr": ""}, [], ""
    return entries


def _unquoted(text: str) -> str:
    if "\\" not in text:
        return text.strip()[1:-1]
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), text.strip()[1:-1])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def written(language: str, entries: Iterable[Entry]) -> str:
    """The catalogue as text."""
    parts = [HEADER.format(language=language)]
    for entry in entries:
        kind = "#, python-brace-format\n" if re.search(r"\{\d", entry.text) else ""
        parts.append(
            f"#: {' '.join(entry.places)}\n{kind}msgid {_quoted(entry.text)}\nmsgstr {_quoted(entry.translation)}\n"
        )
    return "\n".join(parts)
