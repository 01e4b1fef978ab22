"""What a text has itself made, by mktemp or under a name of its own, it may write over and remove."""

import pytest

from llmsh.core.risk import Level
from llmsh.risk.assess import assess


@pytest.mark.parametrize(
    "command",
    [
        'd=$(mktemp -d); echo a > "$d/list"; rm -rf "$d"',
        "d=`mktemp -d` && rm -r ${d:?}",
        't=$(mktemp) && curl -o "$t" http://h/ && rm -f -- "$t"',
        'tmp=$(mktemp -d); trap \'rm -rf "$tmp"\' EXIT; cd "$tmp"',
        'f() { local d; d=$(mktemp -d); rm -rf "$d"; }; f',
        'd=$(mktemp -d); cp a "$d/"; sed -i s/a/b/ "$d/a"',
        "mkdir /tmp/x-$$ && echo a > /tmp/x-$$/b; rm -rf /tmp/x-$$",
    ],
)
def test_what_the_text_has_made_raises_no_alarm(command: str) -> None:
    found = assess(command)
    assert found.level is Level.SAFE, found.findings
    assert not found.read_only


@pytest.mark.parametrize(
    "command",
    [
        'd=$(mktemp -d); rm -rf "$d"/*',  # of an empty variable this is the root
        'd=$(mktemp -d); rm -rf "$d/../x"',
        'd=$(mktemp -d) || d=/srv; rm -rf "$d"',
        'd=$(mktemp -u); rm -rf "$d"',
        'mktemp() { echo /; }; d=$(mktemp -d); rm -rf "$d"',
        'd=x$(mktemp -d); rm -rf "$d"',
        'd=$(mktemp -d); d+=/..; rm -rf "$d"',
        'd=$(mktemp -d); rm -rf "$d" "$e"',
        'd=$(mktemp -d); read -r d < list; rm -rf "$d"',
        'd=$(mktemp -d); for d in /srv/*; do rm -rf "$d"; done',
        'd=$(mktemp -d); declare d="$x"; rm -rf "$d"',
        'd=$(mktemp -d); . ./settings; rm -rf "$d"',
        'd=$(mktemp -d); mv ~/work "$d/"; rm -rf "$d"',
        'd=$(mktemp -d); sudo mount --bind /srv "$d"; rm -rf "$d"',
        "rm -rf /srv/x-$$/..",
    ],
)
def test_what_may_be_something_else_is_danger(command: str) -> None:
    assert assess(command).level is Level.DANGER
