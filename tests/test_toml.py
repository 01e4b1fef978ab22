"""TOML is read as tomllib reads it, whether or not tomllib is needed for it."""

import random
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from llmsh.core import toml

THEMES = sorted((Path(__file__).resolve().parents[1] / "themes").glob("*.toml"))
PIECES = (
    *("a", "b-c", "_d", '"q"', "a.b", "é", "1", "true", "=", " = ", "[", "]", "[a]", "[b]", "[[a]]", "{", "}"),
    *("{ a = 1 }", '{a=1,b="x"}', ",", "\n", "\n", '"x"', '"é ❯"', '""', '"""', '"\\n"', "'l'", "1", "-1", "01", "-0"),
    *("+1", "1_0", "1.5", "1e3", "true", "false", "inf", "1979-05-27", "# c", "\t", " ", "\r\n", "\x01", "\x7f"),
    *("\u2028", "\x85", "[1, 2]", '[[],["a"]]', "[1,]", "{a=1,}", "tru", "a = 1", 'b = "x"', "a = [1, 2] # x"),
)


def outcome(loads: Callable[[str], object], text: str) -> str:
    try:
        return repr(loads(text))
    except ValueError:
        return "wrong"


def test_any_text_is_what_tomllib_says() -> None:
    chosen = random.Random(7)
    texts = ["".join(chosen.choices(PIECES, k=chosen.randint(1, 8))) for _ in range(20_000)]
    right = [text for text in texts if outcome(tomllib.loads, text) not in {"wrong", "{}"}]
    assert len(right) > 500
    assert [text for text in texts if outcome(toml.loads, text) != outcome(tomllib.loads, text)] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_the_themes(theme: Path) -> None:
    text = theme.read_text(encoding="utf-8")
    assert toml.loads(text) == tomllib.loads(text)


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    with pytest.raises((ValueError, RecursionError)):
        toml.loads("a = " + "[" * 10_000)


def test_settings_and_the_default_theme_do_without_tomllib() -> None:
    theme = next(path for path in THEMES if path.stem == "default")
    code = f"""
import sys
from llmsh.core import toml
print(toml.loads('prompt = "inherit"  # as bash\\nnever_explain = ["grep", "diff"]\\nhistory_size = 5000'))
print(toml.loads(open({str(theme)!r}, encoding="utf-8").read())["symbols"]["staged"], "tomllib" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "{'prompt': 'inherit', 'never_explain': ['grep', 'diff'], 'history_size': 5000}",
        "+ False",
    ]
