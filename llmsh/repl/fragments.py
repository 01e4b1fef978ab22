"""Styled text as (style, text) pairs, the editor's own form, and its writing as terminal escapes.

The first prompt is drawn from here, before the editor's library is imported.
"""

from collections.abc import Iterable

Fragment = tuple[str, str]
Fragments = list[Fragment]
ZERO_WIDTH = "[ZeroWidthEscape]"

_ATTRIBUTES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
_COLOUR_NAMES = """
ansiblack ansired ansigreen ansiyellow ansiblue ansimagenta ansicyan ansigray
ansibrightblack ansibrightred ansibrightgreen ansibrightyellow
ansibrightblue ansibrightmagenta ansibrightcyan ansiwhite
"""
_COLOURS = tuple(_COLOUR_NAMES.split())


def is_style(style: str) -> bool:
    """Whether every word of `style` is one that both the first prompt and the editor can draw."""
    return all(_codes(word) is not None for word in style.split())


def to_ansi(fragments: Iterable[Fragment], *, has_colour: bool = True) -> str:
    """The fragments as text with SGR escapes."""
    parts = []
    for style, text in fragments:
        codes = [code for word in style.split() if (code := _codes(word))] if has_colour else []
        if style == ZERO_WIDTH or not codes:
            parts.append(text)
        else:
            parts.append(f"\x1b[{';'.join(codes)}m{text}\x1b[0m")
    return "".join(parts)


def plain(fragments: Iterable[Fragment]) -> str:
    """The visible text alone."""
    return "".join(text for style, text in fragments if style != ZERO_WIDTH)


def width(text: str) -> int:
    """Columns that `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _codes(word: str) -> str | None:
    """The SGR codes of one word of a style; None when it is not known."""
    if word in _ATTRIBUTES:
        return _ATTRIBUTES[word]
    base = 40 if word.startswith("bg:") else 30
    colour = word[3:] if word.startswith(("bg:", "fg:")) else word
    if colour in _COLOURS:
        index = _COLOURS.index(colour)
        return str(base + index if index < 8 else base + 52 + index)
    if len(colour) == 7 and colour[0] == "#":
        try:
            red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        except ValueError:
            return None
        return f"{base + 8};2;{red};{green};{blue}"
    return None
