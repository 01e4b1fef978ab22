"""Commands that only remove files, and those that may write into one."""

import pytest

from llmsh.risk.removal import only_removes


@pytest.mark.parametrize(
    "command",
    [
        "rm big.iso",
        "rm -rf build && rmdir out",
        "find . -name '*.iso' -delete",
        "git -C x clean -fdx",
        "unlink a; rm b",
    ],
)
def test_removers_are_known(command: str) -> None:
    assert only_removes(command)


@pytest.mark.parametrize(
    "command",
    [
        "rm a > b",
        "rm a | tee b",
        "rm $(tee b)",
        "mv a b",
        "find . -delete -fprint b",
        "find . -exec sh -c ': > $1' _ {} \\; -delete",
        "rm a; : > b",
        "git checkout -- .",
        "if true; then rm a; fi",
        "rm 'a",
        "",
    ],
)
def test_what_may_write_is_no_remover(command: str) -> None:
    assert not only_removes(command)
