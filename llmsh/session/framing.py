"""The user's text between our first and last line, and which lines of the history go with it."""

from llmsh.core.invocation import NAME
from llmsh.core.late_pattern import late_pattern
from llmsh.session.completeness import is_incomplete
from llmsh.session.records import Record

_SAVE_TRAP = '\\builtin trap -p DEBUG ERR >|"$__llmsh_scratch"'
_END = '__llmsh_end "$?" "$_" "${PIPESTATUS[@]}"'
_FC_LISTS = late_pattern(r"\s-\w*l")
_FC = late_pattern(r"(?:^|[;&|]\s*)fc\b[^;&|]*")
_LEAVES = late_pattern(r"(?:^|[;&|]\s*)(?:exit|logout|jobs)\b[^;&|]*$")


def framed(line: str, state: Record | None, *, after: str) -> str:
    """`line` between the first line that restores the user's state and the last that saves it (bashrc.bash).

    after: the text that ran before. An `exit` that follows an `exit` or `jobs` leaves stopped jobs behind.
    """
    reach = "__llmsh_reach; " if NAME in line else ""
    begin = f'{{ {reach}{_SAVE_TRAP}; __llmsh_begin "$__llmsh_u"; }} >/dev/null 2>&1'
    if state is not None and state.status:
        begin += " && :"  # part of a list, so neither errexit nor an ERR trap takes notice
    if state is not None and len(state.pipestatus) > 1 and "PIPESTATUS" in line:
        parts = " | ".join(f"(\\builtin exit {status})" for status in state.pipestatus)
        # Where it fails, as a part of a list, see above; a second part that runs would be the last pipeline.
        begin += f"\n{{ {parts}; }} 2>/dev/null" + (" && :" if state.status else "")
    if state is not None and state.status <= 1 and _LEAVES.search(line) and _LEAVES.search(after):
        # bash looks for `exit` or `jobs` as the command just before; this one gives the same status.
        begin += f"\n\\builtin jobs {'%999999 ' * state.status}>/dev/null 2>&1" + (" && :" if state.status else "")
    if is_incomplete(line, extglob=state is not None and "extglob" in state.shopts):
        # Its quotes would close at ours; after the error bash's parser takes no reserved word, so no group here.
        return f"{begin}\n\\builtin eval {quoted(line)}\n{_END}\n{_SAVE_TRAP}\n__llmsh_hook"
    return f"{begin}\n{line}\n{{ {_END}; {_SAVE_TRAP}; __llmsh_hook; }} >/dev/null 2>&1"


def recorded(line: str, unrecorded: str) -> tuple[list[str], str]:
    """The lines that enter the history ahead of `line`, and the one that waits for the next text.

    unrecorded: what waited so far. `fc` does not look at its own line: where it lists, its line enters
    afterwards; where fc runs another line in its place, not at all.
    """
    fc = _FC.search(line)
    if fc is None or _names_a_line(fc[0]):
        return [unrecorded, line], ""
    return [unrecorded], line if _FC_LISTS.search(fc[0]) else ""


def _names_a_line(fc: str) -> bool:
    """Whether this `fc` runs or edits a line by its number or beginning; its own is taken for that one's place."""
    words = fc.split()[1:]
    return not _FC_LISTS.search(fc) and any(
        word[0] != "-" and "=" not in word and before != "-e" for before, word in zip(["", *words], words, strict=False)
    )


def encode(text: str) -> bytes:
    """`text` for bash, which cannot hold NUL."""
    return text.replace("\0", "").encode("utf-8", "surrogateescape")


def quoted(text: str) -> str:
    """`text` as one word of bash."""
    return "'" + text.replace("\0", "").replace("'", "'\\''") + "'"
