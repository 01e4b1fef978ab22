"""The key table: what every key of the editor does; the man page is made from it, the bindings follow it."""

# (keys, what they do); keys that bash's readline has keep its meaning.
KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", "run the line; a line that bash would find incomplete goes on instead"),
    ("Alt-Enter, F2", "flip the route of this line: command or request"),
    ("Alt-e, F3", "explain the command that failed last"),
    ("Alt-x, F4", "run the fix that was offered for it"),
    ("Tab", "complete; again: walk through the candidates, Shift-Tab backwards"),
    ("Right, Ctrl-F, Ctrl-E, End", "at the end of the line: take the grey suggestion"),
    ("Alt-F", "at the end of the line: take one word of the suggestion"),
    ("Up, Down", "earlier and later lines that begin with what was typed"),
    ("Ctrl-P, Ctrl-N", "earlier and later lines"),
    ("Alt-<, Alt->", "oldest line, line being typed"),
    ("Ctrl-R", "search the history for words in any order, what was used often, lately and here first"),
    ("Ctrl-D, Ctrl-F, Ctrl-O", "in that search: filter by directory, status, host; again: the next value"),
    ("Alt-., Alt-_", "insert the last word of the line before; again: of the one before that"),
    ("Ctrl-X Ctrl-E", "edit the line in $VISUAL or $EDITOR, then run it"),
    ("Ctrl-C", "drop the line, status 130"),
    ("Ctrl-D", "on an empty line: leave the shell"),
    ("Ctrl-L", "clear the screen"),
    ("Ctrl-_, Ctrl-X Ctrl-U", "undo an edit"),
    ("Ctrl-A, Ctrl-E, Ctrl-B, Ctrl-F, Alt-B, Alt-F", "begin, end, character and word, backwards and forwards"),
    ("Ctrl-W, Alt-Backspace, Alt-D, Ctrl-U, Ctrl-K", "delete a word backwards, forwards; to the begin, to the end"),
    ("Ctrl-Y, Alt-Y", "put back what was deleted; what was deleted before that"),
    ("Ctrl-T, Alt-U, Alt-L, Alt-C", "swap characters; upper, lower, capital case of a word"),
    ("Ctrl-Q, Ctrl-V", "insert the next key as it is"),
)


def failure_labels(*, is_vi: bool, is_dumb: bool) -> tuple[str, str]:
    """What stands before the fix of a failure, and what leads to its explanation.

    In vi mode Alt is Esc; where the terminal edits the line itself, no key reaches us.
    """
    if is_dumb:
        return "perhaps", "llmsh explain"
    return ("F4", "F3: explain") if is_vi else ("Alt-x", "Alt-e: explain")
