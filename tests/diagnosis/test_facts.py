"""Look-ups on the machine: read-only, in parallel, one deadline for all of a failure."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from llmsh.core.diagnosis import Failure
from llmsh.diagnosis import index
from llmsh.diagnosis.diagnose import diagnose
from llmsh.diagnosis.facts import HELPFUL, READING, Facts

WIDE_S = 20.0
JOURNAL = """\
#!/bin/sh
echo "$@" >> "$(dirname "$0")/asked"
echo 'Starting the app'
echo 'app: error: cannot open /etc/app.conf: Permission denied'
echo 'app: connecting with password=hunter2secret failed'
"""
FAILED_UNIT = (
    "Job for app.service failed because the control process exited with error code.\n"
    'See "systemctl status app.service" and "journalctl -xeu app.service" for details.\n'
)


OTHER = {"git": "docker", "docker": "git"}
MEETING = """\
#!/bin/sh
mkdir {folder}/{own}.started || exit 1
echo x > {folder}/{own}.pipe &
read line < {folder}/{other}.pipe
wait
echo done >> {folder}/met
"""


def put_program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def machine(tmp_path: Path, programs: Mapping[str, str], *, deadline_s: float = WIDE_S) -> Facts:
    """A machine whose only programs are these scripts, and those that the scripts need."""
    folder = tmp_path / "bin"
    for name, text in programs.items():
        put_program(folder, name, text)
    return Facts(tmp_path, path=str(folder), uid=1000, deadline_s=deadline_s)


def test_the_journal_of_a_failed_unit_is_evidence_with_secrets_masked(tmp_path: Path) -> None:
    facts = machine(tmp_path, {"journalctl": JOURNAL})
    found = diagnose(Failure("sudo systemctl start app", 1, FAILED_UNIT, tmp_path), facts)
    assert found.causes[0].diagnoser == "systemd_unit"
    assert "cannot open /etc/app.conf" in found.causes[0].summary
    assert any("cannot open /etc/app.conf" in seen for seen in found.causes[0].evidence)
    assert "hunter2" not in repr(found)
    assert (tmp_path / "bin" / "asked").read_text().split()[:2] == ["--unit", "app.service"]


def test_without_systemd_the_unit_is_explained_all_the_same(tmp_path: Path) -> None:
    found = diagnose(Failure("sudo systemctl start app", 1, FAILED_UNIT, tmp_path), machine(tmp_path, {}))
    assert found.causes[0].diagnoser == "systemd_unit"


@pytest.mark.parametrize("argv", [("rm", "-r", "x"), ("git", "stash"), ("docker", "rm"), ("ss", "-K"), ("sh", "-c")])
def test_only_readings_of_the_list_are_run(argv: tuple[str, ...], tmp_path: Path) -> None:
    facts = machine(tmp_path, {argv[0]: '#!/bin/sh\n: > "$(dirname "$0")/ran"\n'})
    assert facts.ask(*argv) == ""
    assert facts.options(argv[0]) == frozenset() or argv[0] in HELPFUL
    assert argv[0] in HELPFUL or not (tmp_path / "bin" / "ran").exists()


def test_the_list_of_readings_holds_no_program_that_writes_by_these_words() -> None:
    writing = {"add", "commit", "push", "pull", "stash", "start", "stop", "restart", "rm", "run", "exec", "kill", "-K"}
    assert not {word for _, word in READING} & writing


def test_a_program_that_does_not_answer_in_time_leaves_no_fact(tmp_path: Path) -> None:
    endless = {"ss": "#!/bin/sh\nwhile :; do :; done\n", "lsof": "#!/bin/sh\necho late\n"}
    facts = machine(tmp_path, endless, deadline_s=0.05)
    assert facts.listener(8080) is None
    # The time is that of all look-ups together.
    assert facts.ask("lsof", "-nP") == ""


def test_the_same_question_is_put_once(tmp_path: Path) -> None:
    facts = machine(tmp_path, {"ss": '#!/bin/sh\necho asked >> "$(dirname "$0")/count"\n'})
    for _ in range(3):
        facts.ask("ss", "-Hltnp")
    assert (tmp_path / "bin" / "count").read_text() == "asked\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_two_diagnosers_wait_for_their_programs_at_the_same_time(tmp_path: Path) -> None:
    """At its first start each program ends only while the other one runs; one after the other none would."""
    for name in ("git", "docker"):
        os.mkfifo(tmp_path / f"{name}.pipe")
    scripts = {name: MEETING.format(folder=tmp_path, own=name, other=other) for name, other in OTHER.items()}
    facts = machine(tmp_path, scripts)
    # Real diagnosers: one asks git for the branches, one docker for the containers.
    assert {"git_pathspec", "docker_container"} <= set(index.ASKING.split())
    output = (
        "error: pathspec 'mian' did not match any file(s) known to git\n"
        "Error response from daemon: No such container: web\n"
    )
    diagnose(Failure("git checkout mian; docker start web", 1, output, tmp_path), facts)
    assert (tmp_path / "met").read_text().split() == ["done", "done"]


def test_programs_are_found_as_the_shell_finds_them(tmp_path: Path) -> None:
    facts = machine(tmp_path, {"tool": "#!/bin/sh\n"})
    assert facts.which("tool") == str(tmp_path / "bin" / "tool")
    assert not facts.has("nosuch")
