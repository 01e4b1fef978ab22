"""What the policies of system, user and project make of a step."""

import os
from pathlib import Path

import pytest

from llmsh.core.plan import Effect, Step
from llmsh.core.policy import Action
from llmsh.policy.judge import Judge
from llmsh.risk.assess import assess
from tests.policy.desk import Desk

AUTO = 'auto_approve = "read_only"\n'


def rule(action: str, **conditions: str) -> str:
    return "\n".join(["[[rule]]", f'action = "{action}"', *(f'{key} = "{value}"' for key, value in conditions.items())])


def test_without_a_policy_nothing_is_said(desk: Desk) -> None:
    ruling = desk.ruling("ls")
    assert (ruling.action, ruling.is_automatic) == (None, False)


@pytest.mark.parametrize(
    ("conditions", "command"),
    [
        ({"program": "curl"}, "curl https://example.org/x -o x"),
        ({"program": "curl"}, "sudo env A=1 sh -c 'true; curl x'"),
        ({"program": "curl"}, "find . -exec curl {} +"),
        ({"program": "curl"}, "echo $(curl x)"),
        ({"program": "curl"}, "/usr/bin/curl x"),
        ({"reason": "delete"}, "rm -rf build"),
        ({"level": "danger"}, "rm -rf /"),
        ({"effect": "deletes"}, "find . -name x -delete"),
        ({"effect": "network"}, "wget -q x"),
        ({"path": "/etc"}, "cp x /etc/motd"),
        ({"path": "/etc/**"}, "echo x > /etc/motd"),
        ({"path": "/etc"}, "cd /etc && touch passwd"),
        ({"path": "/etc"}, "tee ../../../../../../../../../../etc/x"),
        ({"path": "/etc"}, "X=/etc; rm $X/passwd"),
        ({"path": "/etc"}, "dd if=x of=/etc/x"),
        ({"path": "/etc"}, "rm /et{c,x}/passwd"),
        ({"path": "/etc"}, "rm -rf /"),
        ({"path": "/etc"}, 'python3 -c \'open("/etc/x", "w")\''),
        ({"path": "~/letters"}, "rm ~/letters/a.txt"),
        ({"path": "~/letters"}, 'rm "$HOME/letters/a.txt"'),
        ({"path": "~/letters"}, "rm ../letters/a.txt"),
        ({"path": "~/letters"}, "rm -r ../*"),
        ({"path": "~/*.key"}, "mv ~/a.key x"),
        ({"path": "~/**/*.key"}, "mv ~/x/y/a.key x"),
    ],
)
def test_a_rule_that_denies_matches_whatever_way_it_is_written(
    desk: Desk, conditions: dict[str, str], command: str
) -> None:
    (desk.home / "letters").mkdir()
    desk.user(rule("deny", **conditions))
    assert desk.action(command) is Action.DENY


@pytest.mark.parametrize(
    ("conditions", "command"),
    [
        ({"program": "curl"}, "wget x"),
        ({"program": "curl"}, "echo curl"),
        ({"path": "/etc"}, "cp x y"),
        ({"path": "/etc"}, "cp x /etcetera"),
        ({"path": "~/*.key"}, "mv ~/a.keys x"),
        ({"path": "~/letters"}, "touch ~/x"),
        ({"reason": "delete"}, "touch x"),
        ({"program": "curl", "path": "/etc"}, "curl -o x y"),
        ({"effect": "network"}, "touch x"),
    ],
)
def test_a_rule_is_silent_about_what_it_does_not_name(desk: Desk, conditions: dict[str, str], command: str) -> None:
    desk.user(rule("deny", **conditions))
    assert desk.action(command) is None


@pytest.mark.parametrize(
    ("conditions", "command"),
    [
        ({"program": "curl"}, "$TOOL x"),
        ({"program": "curl"}, "bash script.sh"),
        ({"path": "/etc"}, "rm $WHERE/x"),
        ({"path": "/etc"}, "rm $(cat list)"),
        ({"path": "/etc"}, "cat list | xargs rm"),
        ({"path": "/etc"}, "grep -r x /"),
    ],
)
def test_what_shows_only_when_it_runs_is_asked_about(desk: Desk, conditions: dict[str, str], command: str) -> None:
    desk.user(rule("deny", **conditions))
    assert desk.action(command) is Action.ASK


def test_a_link_does_not_lead_round_a_rule(desk: Desk) -> None:
    (desk.home / "letters").mkdir()
    (desk.project / "alias").symlink_to(desk.home / "letters")
    desk.user(rule("deny", path="~/letters"))
    assert desk.action("rm alias/a.txt") is Action.DENY
    (desk.home / "post").symlink_to(desk.home / "letters")
    desk.user(rule("deny", path="~/post"))
    assert desk.action("rm ~/letters/a.txt") is Action.DENY


def test_the_stricter_of_system_and_user_wins(desk: Desk) -> None:
    desk.system(rule("deny", program="curl"))
    desk.user(rule("allow", program="curl"))
    assert desk.action("curl x") is Action.DENY
    desk.system(rule("allow", program="curl"))
    desk.user(rule("ask", program="curl"))
    assert desk.action("curl x") is Action.ASK


def test_nothing_runs_by_itself_unless_the_user_chose_it(desk: Desk) -> None:
    assert not desk.ruling("ls", Effect.READS).is_automatic
    desk.system(AUTO + rule("allow"))
    assert not desk.ruling("ls", Effect.READS).is_automatic
    desk.user(AUTO)
    assert desk.ruling("ls", Effect.READS).is_automatic
    desk.system('auto_approve = "never"')
    assert not desk.ruling("ls", Effect.READS).is_automatic


def test_a_rule_that_allows_covers_only_what_reads(desk: Desk) -> None:
    desk.user(rule("allow", program="find"))
    assert desk.ruling("find . -name x", Effect.READS).is_automatic
    assert not desk.ruling("find . -name x -delete", Effect.DELETES).is_automatic
    assert not desk.ruling("ls", Effect.READS).is_automatic


def test_a_rule_that_asks_takes_the_automatic_run_away(desk: Desk) -> None:
    desk.user(AUTO + rule("ask", path="~/letters"))
    assert desk.ruling("ls", Effect.READS).is_automatic
    assert not desk.ruling("cat ~/letters/a", Effect.READS).is_automatic


def test_text_from_elsewhere_does_not_run_by_itself(desk: Desk) -> None:
    desk.user(AUTO)
    assert desk.ruling("ls x", Effect.READS).is_automatic
    assert not desk.ruling("ls x", Effect.READS, provenance="the output of `cat note`").is_automatic


def test_an_untrusted_project_can_only_be_stricter(desk: Desk) -> None:
    path = desk.of_project(AUTO + rule("allow"))
    assert not desk.ruling("ls", Effect.READS).is_automatic
    desk.of_project(AUTO + rule("allow") + "\n" + rule("deny", program="make"))
    assert desk.action("make") is Action.DENY
    desk.files.set_trust(path, trusted=True)
    assert desk.ruling("ls", Effect.READS).is_automatic
    assert desk.action("make") is Action.DENY


def test_trust_ends_when_the_file_changes_or_is_taken_back(desk: Desk) -> None:
    path = desk.of_project(rule("allow"))
    desk.files.set_trust(path, trusted=True)
    assert desk.ruling("ls", Effect.READS).is_automatic
    desk.of_project(rule("allow") + "\n# one more line")
    assert not desk.ruling("ls", Effect.READS).is_automatic
    desk.files.set_trust(path, trusted=True)
    desk.files.set_trust(path, trusted=False)
    assert not desk.ruling("ls", Effect.READS).is_automatic


def test_a_trusted_project_cannot_lift_what_the_user_forbids(desk: Desk) -> None:
    desk.files.set_trust(desk.of_project(rule("allow")), trusted=True)
    desk.user(rule("ask", program="ls"))
    assert desk.action("ls", Effect.READS) is Action.ASK


def test_the_record_of_trust_counts_only_as_a_file_of_this_user(desk: Desk) -> None:
    path = desk.of_project(rule("allow"))
    desk.files.set_trust(path, trusted=True)
    desk.files.trust.chmod(0o666)
    assert not desk.files.is_trusted(path)
    desk.files.trust.chmod(0o600)
    assert desk.files.is_trusted(path)
    planted = desk.root / "planted.json"
    desk.files.trust.rename(planted)
    desk.files.trust.symlink_to(planted)
    assert not desk.files.is_trusted(path)


def test_what_the_plan_says_about_its_effect_is_not_relied_on(desk: Desk) -> None:
    desk.user(rule("deny", effect="deletes"))
    assert desk.action("rm -rf build", Effect.READS) is Action.DENY
    assert desk.action("python3 x.py", Effect.READS) is Action.ASK


def test_a_damaged_policy_asks_and_never_opens(desk: Desk) -> None:
    for text in ("[[rule", AUTO + "[[rule]]\naction = 5\n", AUTO + "strange = 1\n", "auto_approve = 1"):
        desk.user(text)
        ruling = desk.ruling("ls", Effect.READS)
        assert ruling.action is Action.ASK
        assert not ruling.is_automatic
        assert str(desk.files.user) in ruling.sources[0]


def test_what_can_be_read_of_a_damaged_policy_holds(desk: Desk) -> None:
    desk.user(rule("deny", program="curl") + "\n" + rule("deny", effect="flies"))
    assert desk.action("curl x") is Action.DENY
    assert desk.action("ls", Effect.READS) is Action.ASK


@pytest.mark.parametrize("plant", ["pipe", "directory", "link to a device", "open to others", "too large", "no text"])
def test_a_policy_that_is_no_private_file_asks(desk: Desk, plant: str) -> None:
    path = desk.files.user
    if plant == "pipe":
        os.mkfifo(path)
    elif plant == "directory":
        path.mkdir()
    elif plant == "link to a device":
        path.symlink_to("/dev/zero")
    elif plant == "open to others":
        desk.user(AUTO)
        path.chmod(0o666)
    elif plant == "too large":
        desk.user("#" * (1 << 20))
    else:
        path.write_bytes(b"\xff\xfe")
    assert desk.action("ls", Effect.READS) is Action.ASK


def test_a_project_policy_that_is_a_link_asks(desk: Desk) -> None:
    other = desk.root / "other.toml"
    other.write_text(rule("allow"))
    path = desk.of_project("")
    path.unlink()
    path.symlink_to(other)
    assert desk.action("ls", Effect.READS) is Action.ASK


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_system_policy_of_somebody_else_asks(desk: Desk) -> None:
    desk.system(rule("deny", program="curl"))
    os.chown(desk.files.system, 65534, 65534)
    assert desk.action("ls", Effect.READS) is Action.ASK


def test_the_files_a_step_would_touch_count_as_well(desk: Desk) -> None:
    from llmsh.core.ports import Impact

    desk.user(rule("deny", path="~/letters"))
    step = Step("make clean", "", Effect.DELETES)
    touched = Impact((desk.home / "letters" / "a",), 1)
    assert Judge(desk.files)(step, desk.project, assess(step.command), touched).action is Action.DENY


def test_a_rule_says_where_it_stands_and_why(desk: Desk) -> None:
    desk.user("# mine\n\n" + rule("deny", program="curl", because="use the proxy"))
    assert desk.ruling("curl x").sources == (f"{desk.files.user}:3 (use the proxy)",)


def test_a_relative_path_belongs_to_the_project(desk: Desk, tmp_path: Path) -> None:
    desk.of_project(rule("deny", path="vendor"))
    assert desk.action("rm vendor/x") is Action.DENY
    assert desk.action(f"rm {tmp_path}/vendor/x") is None
