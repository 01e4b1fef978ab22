"""Writes diagnosis/index.py from the constants of the diagnosers: `python -m llmsh.diagnosis.register`."""

import importlib
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from llmsh.core.late_pattern import late_pattern

HERE = Path(__file__).parent
INDEX = HERE / "index.py"
WORD = late_pattern(r"[a-z0-9_]+")
ASKS = late_pattern(r"\bfacts\.(?:ask|git|branches|branch|remotes|listener|options)\b")

HEADER = '''"""Which diagnoser to ask: by a word of its output and by program; only those that fit are imported.

Written by `python -m llmsh.diagnosis.register` from the constants in each diagnoser; a test holds it in step.
One string each, because a table of thousands of entries takes longer to load than to read. A line of SIGNATURES is the
rarest word of some signatures, then `diagnoser=signature` of each, with tabs between. BY_STATUS: exit status →
diagnosers that need no output. PROGRAMS and STATUSES: what else must be so; a diagnoser not named there takes any.
ASKING: those that ask other programs, and so may have to wait.
"""
# ruff: noqa: E501, W291
'''


def names() -> list[str]:
    """Names of all diagnosers, in order."""
    return sorted(path.stem for path in (HERE / "diagnosers").glob("*.py") if path.stem != "__init__")


def _source(name: str) -> str:
    return (HERE / "diagnosers" / f"{name}.py").read_text(encoding="utf-8")


def rendered() -> str:
    """index.py as it should be now."""
    signatures: list[tuple[str, str]] = []
    by_status: dict[int, list[str]] = defaultdict(list)
    programs: dict[str, list[str]] = {}
    statuses: dict[str, list[int]] = {}
    for name in names():
        module = importlib.import_module(f"llmsh.diagnosis.diagnosers.{name}")
        signatures += [(name, signature) for signature in module.SIGNATURES]
        if getattr(module, "PROGRAMS", ()):
            programs[name] = sorted(module.PROGRAMS)
        if getattr(module, "STATUSES", ()):
            statuses[name] = sorted(module.STATUSES)
        if not module.SIGNATURES:
            for status in module.STATUSES:
                by_status[status].append(name)
    by_word = _by_rarest_word(signatures)
    parts = [
        HEADER,
        _text("SIGNATURES", {word: [f"{name}={text}" for name, text in pairs] for word, pairs in by_word.items()}),
        _text("BY_STATUS", by_status),
        _text("PROGRAMS", programs),
        _text("STATUSES", statuses),
        _text("ASKING", {name: () for name in names() if ASKS.search(_source(name))}),
    ]
    return "".join(parts)


def _by_rarest_word(signatures: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Each signature under that word of it which the fewest others hold; the longest where that ties.

    A signature of signs alone has no word and stands under "".
    """
    uses: dict[str, int] = defaultdict(int)
    for _, signature in signatures:
        for word in set(WORD.findall(signature)):
            uses[word] += 1
    grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, signature in signatures:
        found = WORD.findall(signature)
        rarest = min(found, key=lambda word: (uses[word], -len(word), word), default="")
        grouped[rarest].append((name, signature))
    return dict(sorted(grouped.items()))


def _text(title: str, table: Mapping[Any, Sequence[Any]]) -> str:
    """The assignment of a string: a line for each key and its values, tabs between."""
    lines = [
        "\t".join(map(str, [key, *values])) for key, values in sorted(table.items(), key=lambda item: str(item[0]))
    ]
    text = "\n".join(lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"').replace("\t", "\\t")
    return f'\n{title} = """\\\n{text}\n"""\n'


if __name__ == "__main__":
    INDEX.write_text(rendered(), encoding="utf-8")
    sys.stdout.write(f"{len(names())} diagnosers\n")
