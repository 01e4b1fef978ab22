"""Which texts run from a file because they change bash's editing mode or look at it."""

import pytest

from llmsh.session.editing_mode import EditingModes


@pytest.mark.parametrize(
    "line",
    [
        "set -o vi",
        "set +o emacs; ls",
        "shopt -so vi",
        "shopt -qo emacs && echo on",
        "m=vi; set -o $m",
        "set -o",
        "shopt -o | grep on",
        "[[ -o emacs ]] && echo on",
        "echo $SHELLOPTS",
        "bind -p",
        "if true; then bind '\"\\C-g\": abort'; fi",
    ],
)
def test_these_concern_it(line: str) -> None:
    assert EditingModes().concern(line)


@pytest.mark.parametrize(
    "line",
    ["set -o pipefail", "set -e", "vi set", "mount --bind a b &", "grep -o vi a.txt", "echo bind", "shopt -s extglob"],
)
def test_these_do_not(line: str) -> None:
    assert not EditingModes().concern(line)


def test_functions_and_aliases_count_and_what_calls_them() -> None:
    modes = EditingModes()
    assert modes.is_stale
    modes.learn(
        b"f () \n{ \n    set -o vi\n}\ng () \n{ \n    if true; then\n        f;\n    fi\n}\n"
        b"h () \n{ \n    echo set\n}\n\0"
        b"alias a='g'\nalias l='ls -l'\n"
    )
    assert [name for name in "fgahl" if modes.concern(f"{name} x")] == ["f", "g", "a"]
    assert not modes.is_stale


@pytest.mark.parametrize(
    ("line", "is_stale"),
    [("ls", False), ("l", False), ("h() { :; }", True), ("source x", True), (". ./x", True), ("n", True), ("v", True)],
)
def test_what_may_define_makes_the_knowledge_stale(line: str, *, is_stale: bool) -> None:
    modes = EditingModes()
    modes.learn(b"n () \n{ \n    . \"$HOME/nvm.sh\"\n}\n\0alias l='ls -l'\nalias v='n use'\n")
    modes.note(line)
    assert modes.is_stale == is_stale
