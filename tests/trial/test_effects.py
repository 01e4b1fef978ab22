"""A committed trial does what the command does, byte for byte; a dropped one does nothing; undo takes it back."""

import os
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from llmsh.checkpoint.store import CheckpointStore
from llmsh.core.errors import TrialError
from llmsh.core.trial import Touch, Trial
from llmsh.trial import start
from tests.trial.commands import AS_ROOT, COMMANDS, differs
from tests.trial.ways import OLD_S, as_ordinary, make_place, ordinary_python, remove, tree, trial, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    make_place(tmp_path / "place")
    return tmp_path / "place"


@pytest.mark.parametrize("command", [*COMMANDS, *(AS_ROOT if os.geteuid() == 0 else ())])
def test_a_committed_trial_has_the_real_effect(command: str, tmp_path: Path) -> None:
    assert differs(command, tmp_path) == ""


@pytest.mark.parametrize("part", range(3))
def test_it_has_the_real_effect_for_an_ordinary_user_too(part: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    python = ordinary_python()
    if not python:
        pytest.skip("this is an ordinary user already, or there is no Python that one can run")
    commands = COMMANDS[part::3]
    code = (
        "import sys, tempfile; from pathlib import Path; from tests.trial.commands import main;"
        "base = tempfile.TemporaryDirectory(prefix='trial-');"
        "status = main(Path(base.name), tuple(sys.argv[1:])); base.cleanup(); sys.exit(status)"
    )
    done = as_ordinary(python, ["-c", code, *commands])
    if "a trial cannot be made here" in done.stderr:
        pytest.skip(done.stderr.strip().splitlines()[-1])
    assert f"{len(commands)} commands, 0 differ" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "rm -r logs/old deep; echo x > a.txt; mv src elsewhere",
        "chmod 700 src; ln -sfn b.txt link; ln a.txt hard; mkdir -p p/q; touch p/q/r",
        "rm a.txt && mkdir a.txt && mv data.csv a.txt/; sed -i s/two/2/ b.txt",
    ],
)
def test_undo_takes_a_commit_back(command: str, place: Path, tmp_path: Path) -> None:
    before = tree(place)
    with closing(CheckpointStore(tmp_path / "state")) as store:
        record = trial(command, place).commit(store)
        assert record is not None
        assert record.command == command
        assert tree(place) != before
        store.undo(record.number)
        assert tree(place) == before


def test_a_dropped_trial_changes_nothing(place: Path) -> None:
    before = tree(place)
    run = trial("rm -rf ./*; echo > new; chmod 700 .", place)
    assert run.report.changes
    run.drop()
    assert tree(place) == before


def changes(report: Trial) -> dict[str, tuple[Touch, str]]:
    return {os.path.relpath(each.path, report.cwd): (each.touch, each.what) for each in report.changes}


def test_the_difference_names_each_kind_of_change(place: Path) -> None:
    command = (
        "sed -i s/two/2/ a.txt; rm data.csv; rm -r logs; mv binary src/; echo x > new; chmod 755 naïve*; "
        "ln -sfn b.txt link; touch .hidden; ln run.sh again"
    )
    run = trial(command, place)
    run.drop()
    assert changes(run.report) == {
        ".hidden": (Touch.CHANGED, "time"),
        "a.txt": (Touch.CHANGED, "changed, 14 → 12 bytes"),
        "again": (Touch.MADE, f"made, another name of {place}/run.sh"),
        "data.csv": (Touch.DELETED, "deleted, 25 bytes"),
        "link": (Touch.CHANGED, "link a.txt → b.txt"),
        "logs": (Touch.DELETED, "deleted, a directory, 4 files, 209 bytes"),
        "naïve–名.txt": (Touch.CHANGED, "mode 644 → 755"),
        "new": (Touch.MADE, "made, 2 bytes"),
        "src/binary": (Touch.MOVED, "moved"),
    }
    by_path = {os.path.basename(each.path): each for each in run.report.changes}
    assert by_path["a.txt"].diff == ("@@ -1,3 +1,3 @@", " one", "-two", "+2", " three")
    assert by_path["binary"].source == str(place / "binary")
    assert by_path["binary"].diff == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may")
def test_a_change_of_the_root_directory_itself_shows() -> None:
    run = trial("chmod 700 /", Path("/"))
    run.drop()
    assert [(each.path, each.what) for each in run.report.changes] == [
        ("/", f"mode {os.stat('/').st_mode & 0o7777:o} → 700")
    ]


def test_a_missing_last_newline_shows_in_the_diff(place: Path) -> None:
    run = trial("chmod u+w b.txt; printf x >> b.txt", place)
    run.drop()
    assert run.report.changes[0].diff[-2:] == (
        "-four\n\\ No newline at end of file",
        "+fourx\n\\ No newline at end of file",
    )


def test_a_file_that_changed_meanwhile_is_not_overwritten(place: Path) -> None:
    run = trial("echo mine >> a.txt; rm data.csv", place)
    (place / "a.txt").write_text("somebody else's\n")
    with pytest.raises(TrialError, match=r"changed outside the trial meanwhile: .*a\.txt"):
        run.commit(None)
    assert (place / "a.txt").read_text() == "somebody else's\n"
    assert (place / "data.csv").exists()


def test_a_file_that_changed_while_the_command_ran_is_not_overwritten(place: Path, tmp_path: Path) -> None:
    started_ns = start._file_clock_ns()
    run = trial("echo mine >> a.txt", place)
    run._started_ns = started_ns - 10**12  # as if the trial had begun before make_place did
    with pytest.raises(TrialError, match="changed outside"):
        run.commit(None)


def test_a_name_that_somebody_took_meanwhile_is_not_overwritten(place: Path) -> None:
    run = trial("echo mine > new; mv a.txt moved", place)
    (place / "moved").write_text("somebody else's\n")
    with pytest.raises(TrialError, match=r"moved|a\.txt"):
        run.commit(None)
    assert not (place / "new").exists()


def test_what_is_too_large_to_undo_is_not_committed(place: Path, tmp_path: Path) -> None:
    run = trial("rm binary", place)
    small = CheckpointStore(tmp_path / "state", max_bytes=100)
    with closing(small), pytest.raises(TrialError, match="could not be undone"):
        run.commit(small)
    assert (place / "binary").exists()


def test_other_names_of_a_file_are_spoken_of_where_they_cannot_be_followed(place: Path) -> None:
    run = trial("sed -i s/shared/parted/ linked", place)
    run.drop()
    assert any("other names (hard links)" in note for note in run.report.notes)


def test_nothing_of_the_place_is_left_by_these_tests(tmp_path: Path) -> None:
    make_place(tmp_path / "place")
    remove(tmp_path / "place")
    assert not (tmp_path / "place").exists()


def test_what_others_do_in_a_directory_meanwhile_is_no_change_of_the_trial(place: Path) -> None:
    stop = place.parent / "stop"
    busy = subprocess.Popen(["bash", "-c", f"until [ -e {stop} ]; do : > {place}/theirs; rm {place}/theirs; done"])
    try:
        while place.stat().st_mtime == OLD_S:
            time.sleep(0.01)
        run = trial("touch mine; rm mine", place)  # so that the directory is in the store, with a time of its own
        run.drop()
        assert run.report.changes == ()
    finally:
        stop.touch()
        busy.wait()
