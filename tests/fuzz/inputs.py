"""What the fuzzers feed: texts that look like bash, TOML or JSON, made from seeds and cut, doubled and mixed."""

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

CORPUS = Path(__file__).parent / "corpus"

BASH_PIECES = (
    "$", "$(", ")", "`", "'", '"', "\\", "\\\n", "\n", ";", "&", "&&", "||", "|", "|&", "<", ">", ">>", "<<", "<<-",
    "<<<", "<(", ">(", "((", "))", "[[", "]]", "[", "]", "{", "}", "${", "${x:-", "${!x}", "${x//a/b}", "$'", '$"',
    "#", "!", "*", "?", "~", "=", "+=", "(", "x=", "a=(1 2)", " if ", " then ", " else ", " fi ", " for x in ",
    " do ", " done ", " case ", " esac ", ";;", ";&", " while ", " until ", " function ", " select ", " coproc ",
    " time ", " in ", "EOF", "\nEOF\n", "rm -rf ", "sudo ", "env A=1 ", "xargs ", "find . -exec ", " {} +",
    " {} \\;", "bash -c ", "eval ", "ssh h ", "sed -i ", "python3 -c ", "git ", "cat", "/etc/passwd", "~/x", "-r",
    "--", "-", "\x00", "\x1b", "\t", "\r", "é", "\u202e", "\udcff", "IFS=", "$IFS", "alias a=", "{a,b}", "{1..9}",
    "$((1+", "2>&1", "&>", "<&-", "@(a|b)", "!(x)", " x ", "a", "1",
)  # fmt: skip

bash_texts = st.lists(st.one_of(st.sampled_from(BASH_PIECES), st.text(max_size=3)), max_size=30).map("".join)

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=12,
)


def seeds(name: str) -> list[str]:
    """The texts of corpus/NAME, each a file."""
    found = [path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted((CORPUS / name).glob("*"))]
    assert found, f"corpus/{name} is empty"
    return found


@st.composite
def mutated(draw: st.DrawFn, name: str) -> str:
    """A seed with some places cut out, doubled, or filled with something else."""
    text = draw(st.sampled_from(seeds(name)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        other = draw(st.sampled_from(seeds(name)))
        piece = draw(
            st.one_of(
                st.just(""),
                st.text(max_size=6),
                st.sampled_from(
                    ('"', "'", "[", "]", "{", "}", "=", "\n", "\\", "0", "-1", "1e999", "\x00", "[[", "'''")
                ),
                st.just(text[start:end] * 2),
                st.integers(0, len(other)).map(lambda at: other[at : at + 30]),  # noqa: B023
            )
        )
        text = text[:start] + piece + text[end:]
    return text


@st.composite
def wrong_json(draw: st.DrawFn, name: str) -> Any:
    """The JSON value of a seed with some parts replaced by others."""
    value = json.loads(draw(st.sampled_from(seeds(name))))
    for _ in range(draw(st.integers(0, 3))):
        value = _replaced(draw, value)
    return value


def _replaced(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(value)))
        if draw(st.integers(0, 4)) == 0:
            return {name: item for name, item in value.items() if name != key}
        return {**value, key: _replaced(draw, value[key])}
    if isinstance(value, list) and value and draw(st.booleans()):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], _replaced(draw, value[at]), *value[at + 1 :]]
    return draw(json_values)


@st.composite
def in_pieces(draw: st.DrawFn, data: bytes) -> list[bytes]:
    """`data` cut at any places."""
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=6)))
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
