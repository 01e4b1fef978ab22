"""Every claim of SECURITY.md names a test that exists."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_test_that_a_claim_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)
    assert len(named) > 40
    for file, name in named:
        assert (ROOT / file).is_file(), file
        assert not name or name in names_in(ROOT / file), f"{file}::{name}"


def test_every_claim_names_a_test() -> None:
    rows = [line for line in TEXT.partition("## Fuzzing")[0].splitlines() if line.startswith("|")]
    claims = [row for row in rows if not re.match(r"\| claim|\|---", row)]
    assert len(claims) > 20
    for row in claims:
        assert "tests/" in row.split("|")[2], row
