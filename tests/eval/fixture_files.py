"""Writes the files of a fixture: texts, large ones, tables, ages."""

import csv
import io
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DAY_S = 86_400
KB = 1024
MB = 1024 * KB


def put(path: Path, content: str | bytes = "", *, mode: int = 0o644) -> None:
    """Write one file, its folders included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)


def put_sparse(path: Path, size_bytes: int) -> None:
    """A file of `size_bytes` that begins with its own name, so that no two are alike, and takes no room."""
    put(path, path.name)
    os.truncate(path, size_bytes)


def put_real(path: Path, size_bytes: int) -> None:
    """A file of `size_bytes` that really takes that much room."""
    line = f"{path.name} 0123456789 abcdefghijklmnopqrstuvwxyz\n".encode()
    put(path, (line * (size_bytes // len(line) + 1))[:size_bytes])


def set_ages(root: Path, now: float, ages_days: dict[str, float], *, default_days: float) -> None:
    """Give each path of `ages_days` its age, every other one `default_days`; folders last, links untouched."""
    paths = sorted(root.rglob("*"), key=lambda path: -len(path.parts))
    for path in paths:
        age_days = ages_days.get(str(path.relative_to(root)), default_days)
        moment = now - age_days * DAY_S
        os.utime(path, (moment, moment), follow_symlinks=False)


def format_table(rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """`rows` as CSV with line feeds."""
    sink = io.StringIO()
    csv.writer(sink, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return sink.getvalue()


def put_zip(path: Path, members: Mapping[str, str]) -> None:
    """A zip archive of `members`, name to text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, (2024, 5, 1, 12, 0, 0))
            info.external_attr = 0o644 << 16
            bundle.writestr(info, text)
