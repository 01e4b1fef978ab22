"""Writes diagnosis/index.py's table from the constants of the diagnosers: `python -m llmsh.diagnosis.register`."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
INDEX = HERE / "index.py"
BEGIN, END = "    # begin\n", "    # end\n"


def rendered() -> str:
    """index.py as it should be now."""
    lines = []
    for path in sorted((HERE / "diagnosers").glob("*.py")):
        if path.stem == "__init__":
            continue
        module = importlib.import_module(f"llmsh.diagnosis.diagnosers.{path.stem}")
        programs = " ".join(sorted(getattr(module, "PROGRAMS", ())))
        statuses = tuple(sorted(getattr(module, "STATUSES", ())))
        signatures = "".join(f", {signature!r}" for signature in module.SIGNATURES)
        lines.append(
            f"    _entry({path.stem!r}, {programs!r}, {statuses!r}{signatures}),\n".replace("'", '"')
        )
    text = INDEX.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    return (
        head + BEGIN + "    # fmt: off\n" + "".join(lines) + "    # fmt: on\n" + END + rest.partition(END)[2]
    )


if __name__ == "__main__":
    INDEX.write_text(rendered(), encoding="utf-8")
    sys.stdout.write("written\n")
