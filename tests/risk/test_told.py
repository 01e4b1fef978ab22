"""What the first words of a program tell it, where no rule knows them."""

import pytest

from llmsh.core.risk import Level
from llmsh.risk.assess import assess


@pytest.mark.parametrize(
    "command",
    [
        "gcloud new-service things delete a",
        "az thing destroy -n a",
        "doctl vpcs peerings purge x",
        "firebase ext:uninstall x",
        "snap prune --force",
        "mise cache clear --yes",
        "rabbitmqctl delete_shovel x",
        "nmcli newthing wipe",
    ],
)
def test_a_word_that_destroys_is_danger_whatever_the_subcommand(command: str) -> None:
    assert assess(command).level is Level.DANGER


@pytest.mark.parametrize(
    "command",
    [
        "gh label edit x",
        "pulumi policy disable a --version 1",
        "git st",
        "docker context rm x",
        "gcloud services things disable a",
        "snap switch x && helm pull x",
    ],
)
def test_a_word_that_changes_is_caution(command: str) -> None:
    assert assess(command).level is Level.CAUTION


@pytest.mark.parametrize(
    "command",
    [
        "kubectl auth can-i delete pods",
        "gh pr list --search delete",
        "docker logs destroy",
        "cargo metadata --format-version 1",
        "git log --grep purge",
        "redis-cli --scan --pattern 'del:*'",
        "snap info remove",
        "zfs destroy -nv tank/a",
        "terraform plan -destroy",
        "helm template delete .",
    ],
)
def test_what_only_asks_or_names_such_a_word_is_safe(command: str) -> None:
    assert assess(command).level is Level.SAFE
