"""Checkpoints and undo on real files: every kind of change, drift, redo, damage and expiry."""

import contextlib
import hashlib
import os
import shutil
import stat
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.checkpoint.large import LARGE_BYTES
from llmsh.checkpoint.store import CheckpointStore, Drifted
from llmsh.core.errors import CheckpointError, DriftError
from llmsh.core.ports import Checkpointer

Snapshot = dict[str, tuple[object, ...]]
_NOBODY = 0xFFFFFFFF  # an entry that names neither a user nor a group
# user::rw- user:65534:r-- group::r-- mask::r-- other::r--, as Linux keeps it
ACL_FOR_NOBODY = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", *entry)
    for entry in ((1, 6, _NOBODY), (2, 4, 65534), (4, 4, _NOBODY), (16, 4, _NOBODY), (32, 4, _NOBODY))
)


def snapshot(root: Path) -> Snapshot:
    """Everything that undo promises to bring back, by path."""
    found: Snapshot = {}
    for path in sorted([root, *root.rglob("*")]):
        status = path.lstat()
        if path.is_symlink():
            content: object = os.readlink(path)
        else:
            content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        names = os.listxattr(path, follow_symlinks=False) if hasattr(os, "listxattr") else []
        found[str(path.relative_to(root))] = (
            stat.S_IFMT(status.st_mode),
            stat.S_IMODE(status.st_mode),
            content,
            {name: os.getxattr(path, name, follow_symlinks=False) for name in names},
            stat.S_ISREG(status.st_mode) and status.st_blocks * 512 < status.st_size,
            status.st_nlink if stat.S_ISREG(status.st_mode) else None,
            status.st_mtime_ns,
        )
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CheckpointStore]:
    store = CheckpointStore(tmp_path / "state" / "checkpoints", only_removes=only_removes)
    yield store
    store.close()


def only_removes(name: str) -> bool:
    """Claims it of the kinds of change below, as the application does of commands."""
    return name.startswith("delete ")


def make_work(root: Path) -> None:
    """A directory with every kind of thing in it; its times are set."""
    (root / "src" / "deep").mkdir(parents=True)
    (root / "empty").mkdir(mode=0o750)
    (root / "a.txt").write_text("alpha\n")
    (root / "src" / "main.c").write_text("int main;\n")
    (root / "src" / "deep" / "data.bin").write_bytes(bytes(range(256)) * 40)
    (root / "src" / "run.sh").write_text("#!/bin/sh\n")
    (root / "src" / "run.sh").chmod(0o755)
    (root / "link").symlink_to("src/main.c")
    (root / "dangling").symlink_to("nowhere")
    (root / "dirlink").symlink_to("src")
    os.link(root / "a.txt", root / "hard.txt")
    (root / "odd name\nline").write_text("newline in a name")
    (root / '"quoted"').write_text("quotes")
    (root / "empty-file").touch()
    (root / "a b\\\n$HOME\n*").symlink_to("-to a\tplace\nwith 'odd' name")
    os.symlink(b"\xff\xfe", os.fsencode(root / "no") + b"\xfftext")
    Path(os.fsdecode(os.fsencode(root / "bytes-") + b"\xfe\x80")).write_bytes(b"\xff\x00")
    os.mkfifo(root / "queue", 0o620)
    (root / "large.bin").write_bytes(bytes(range(251)) * (LARGE_BYTES // 251 + 1))
    with (root / "holes.img").open("wb") as sparse:
        sparse.write(b"begin")
        sparse.seek(1 << 20)
        sparse.write(b"end")
    for name, value in (("user.note", b"kept"), ("system.posix_acl_access", ACL_FOR_NOBODY)):
        with contextlib.suppress(OSError, AttributeError):  # not every file system has them
            os.setxattr(root / "src" / "main.c", name, value)
    for number, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, ns=(10**18 + number * 10**9 + 123456789,) * 2, follow_symlinks=False)
    os.utime(root, ns=(10**18, 10**18))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    make_work(tmp_path / "work")
    return tmp_path / "work"


# Each is run by bash in the directory.
CHANGES = {
    "delete a file": "rm a.txt",
    "delete a tree": "rm -r src",
    "delete everything in it": "find . -mindepth 1 -delete",
    "delete an empty directory": "rmdir empty",
    "delete a link": "rm link",
    "delete odd names": "rm odd* '\"quoted\"'",
    "truncate": ": > src/deep/data.bin",
    "append": "echo more >> src/main.c",
    "replace": "echo new > new; mv new a.txt",
    "write in place": "printf ALPHA | dd of=a.txt conv=notrunc status=none",
    "change content behind an equal size and time": "cp -p a.txt k; echo ahpla > a.txt; touch -r k a.txt; rm k",
    "change a mode": "chmod 600 src/run.sh",
    "change a directory's mode": "chmod 700 empty",
    "touch": "touch a.txt",
    "make a file": "echo made > src/made",
    "make a tree": "mkdir -p x/y; echo z > x/y/z",
    "rename": "mv src renamed",
    "retarget a link": "ln -sfn a.txt link",
    "link to file": "rm link; echo file > link",
    "file to directory": "rm src/main.c; mkdir src/main.c; touch src/main.c/inside",
    "directory to file": "rm -r src; echo file > src",
    "break a hard link": "rm hard.txt; echo alone > hard.txt",
    "make a link": "ln -s /etc new-link",
    "write through a link": "echo through > link",
    "edit in place": "sed -i s/int/long/ src/main.c",
    "fifo": "mkfifo pipe",
    "delete a fifo": "rm queue",
    "fifo to file": "rm queue; echo file > queue",
    "delete a large file": "rm large.bin",
    "truncate a large file": "echo short > large.bin",
    "delete a file with holes": "rm holes.img",
    "fill holes": "cp --sparse=never holes.img full; mv full holes.img",
    "set and remove attributes": "setfattr -x user.note src/main.c; setfattr -n user.new -v x src/run.sh",
    "change an access list": "setfacl -m u:1:rw,u:65534:- src/main.c",
    "set an access list": "setfacl -m u:1:rwx empty; setfacl -d -m u:1:rx empty",
    "remove an access list": "setfacl -b src/main.c",
    "write to all names of a file": "echo both > a.txt",
    "delete all names of a file": "rm a.txt hard.txt",
    "retarget a link with an odd name": "ln -sfn / 'a b\\\n$HOME\n*'",
    "delete names that are no text": "rm no* bytes-*",
    "change the time of a directory and a file": "touch -d 2001-01-01 src/deep; echo >> src/main.c",
    "part a file from its other name": "cp -p a.txt new; mv new a.txt",
    "join two files": "ln -f a.txt src/main.c",
}
_NEEDS = {"setfattr": "user.note", "setfacl": "system.posix_acl_access"}


def is_possible(name: str, work: Path) -> bool:
    """Claims that the program of the change is here, and that the file system has the attributes that it sets."""
    program = CHANGES[name].split()[0]
    needed = _NEEDS.get(program)
    return needed is None or (shutil.which(program) is not None and needed in os.listxattr(work / "src" / "main.c"))


def apply(name: str, work: Path) -> None:
    """Make the change of that name in `work`; skips what is not possible here."""
    if not is_possible(name, work):
        pytest.skip("a program is missing, or the file system has no such attributes")
    subprocess.run(["bash", "-c", CHANGES[name]], cwd=work, check=True)


def test_keeper_is_the_port_of_the_executor(store: CheckpointStore) -> None:
    checkpointer: Checkpointer = store
    assert checkpointer.records() == ()


@pytest.mark.parametrize("name", CHANGES)
def test_undo_brings_back_exactly_what_was(store: CheckpointStore, work: Path, name: str) -> None:
    before = snapshot(work)
    number = store.begin(name, work, [work])
    apply(name, work)
    after = snapshot(work)
    assert after != before
    assert store.finish(number).changed
    undone = store.undo()
    assert undone.undone
    assert undone.number == number
    assert snapshot(work) == before


@pytest.mark.parametrize("name", CHANGES)
def test_an_undo_can_itself_be_undone(store: CheckpointStore, work: Path, name: str) -> None:
    number = store.begin(name, work, [work])
    apply(name, work)
    store.finish(number)
    after = {path: state[:3] for path, state in snapshot(work).items()}
    store.undo(number)
    store.undo(store.records()[-1].number)
    assert {path: state[:3] for path, state in snapshot(work).items()} == after
    store.undo(number)


def test_a_name_that_the_user_gave_the_file_since_is_not_written_through(store: CheckpointStore, work: Path) -> None:
    number = store.begin("x", work, [work / "src" / "main.c"])
    (work / "src" / "main.c").write_text("by the step")
    store.finish(number)
    os.link(work / "src" / "main.c", work / "copy.c")
    store.undo()
    assert (work / "src" / "main.c").read_text() == "int main;\n"
    assert (work / "copy.c").read_text() == "by the step"


def test_keeping_a_file_fills_no_holes_of_it(store: CheckpointStore, work: Path) -> None:
    before = snapshot(work)
    store.begin("x", work, [work])
    assert snapshot(work) == before


def test_the_directory_of_a_file_gets_its_time_back_unless_others_worked_in_it(
    store: CheckpointStore, work: Path
) -> None:
    time_ns = work.stat().st_mtime_ns
    number = store.begin("rm a.txt", work, [work / "a.txt"])
    (work / "a.txt").unlink()
    store.finish(number)
    left_ns = work.stat().st_mtime_ns
    store.undo(number)
    assert work.stat().st_mtime_ns == time_ns
    store.undo(store.records()[-1].number)
    assert work.stat().st_mtime_ns == left_ns
    (work / "by the user").touch()
    store.undo(number)
    assert work.stat().st_mtime_ns != time_ns


def test_hard_links_stay_one_file(store: CheckpointStore, work: Path) -> None:
    number = store.begin("rm -r .", work, [work])
    shutil.rmtree(work)
    store.finish(number)
    store.undo()
    assert (work / "a.txt").samefile(work / "hard.txt")


def test_only_given_paths_are_looked_at(store: CheckpointStore, work: Path) -> None:
    number = store.begin("x", work, [Path("a.txt")])
    (work / "a.txt").unlink()
    (work / "other").write_text("kept")
    assert store.finish(number).changed == (work / "a.txt",)
    store.undo()
    assert (work / "other").read_text() == "kept"


def test_undo_refuses_when_a_file_changed_since(store: CheckpointStore, work: Path) -> None:
    number = store.begin("sed -i", work, [work])
    (work / "a.txt").write_text("by the step")
    store.finish(number)
    (work / "a.txt").write_text("by the user")
    with pytest.raises(DriftError, match=r"a\.txt"):
        store.undo()
    assert (work / "a.txt").read_text() == "by the user"


def test_the_undo_of_an_undo_refuses_what_changed_since(store: CheckpointStore, work: Path) -> None:
    number = store.begin("x", work, [work])
    (work / "a.txt").write_text("by the step")
    store.finish(number)
    store.undo()
    (work / "a.txt").write_text("by the user")
    with pytest.raises(DriftError, match=r"a\.txt"):
        store.undo(store.records()[-1].number)
    assert (work / "a.txt").read_text() == "by the user"


def test_what_changed_since_can_be_kept_or_replaced(store: CheckpointStore, work: Path) -> None:
    number = store.begin("x", work, [work])
    (work / "a.txt").write_text("by the step")
    (work / "src" / "main.c").unlink()
    store.finish(number)
    (work / "a.txt").write_text("by the user")
    store.undo(number, drifted=Drifted.KEEP)
    assert (work / "a.txt").read_text() == "by the user"
    assert (work / "src" / "main.c").read_text() == "int main;\n"
    store.undo(store.records()[-1].number)
    store.undo(number, drifted=Drifted.REPLACE)
    assert (work / "a.txt").read_text() == "alpha\n"
    store.undo(store.records()[-1].number)
    assert (work / "a.txt").read_text() == "by the user"


def test_undo_to_takes_every_step_back_newest_first(store: CheckpointStore, work: Path) -> None:
    before = snapshot(work)
    numbers = []
    for text in ("one", "two", "three"):
        number = store.begin(text, work, [work])
        (work / text).write_text(text)
        (work / "a.txt").write_text(text)
        store.finish(number)
        numbers.append(number)
    undone = [record.command for record in store.undo_to(numbers[1])]
    assert undone == ["three", "two"]
    assert (work / "a.txt").read_text() == "one"
    assert [record.command for record in store.undo_to(numbers[0])] == ["one"]
    assert snapshot(work) == before
    with pytest.raises(CheckpointError, match="no checkpoint 99"):
        list(store.undo_to(99))


def test_changes_are_told_by_path_with_a_diff_of_texts(store: CheckpointStore, work: Path) -> None:
    number = store.begin("x", work, [work])
    (work / "a.txt").write_text("alpha\nbeta\n")
    (work / "src" / "run.sh").chmod(0o600)
    (work / "link").unlink()
    (work / "new").mkdir()
    store.finish(number)
    _, changes = store.changes(number)
    told = {os.path.relpath(change.path, work): change for change in changes}
    assert told["a.txt"].what == "changed, 6 → 11 bytes"
    assert "+beta" in told["a.txt"].diff
    assert told["src/run.sh"].what == "mode 755 → 600"
    assert told["link"].what == "deleted, a link"
    assert told["new"].what == "made, a directory"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_come_back(store: CheckpointStore, work: Path) -> None:
    try:
        os.setxattr(work / "a.txt", "user.note", b"old")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    number = store.begin("setfattr", work, [work])
    os.setxattr(work / "a.txt", "user.note", b"new")
    os.setxattr(work / "src" / "run.sh", "user.more", b"x")
    store.finish(number)
    store.undo()
    assert os.getxattr(work / "a.txt", "user.note") == b"old"
    assert os.listxattr(work / "src" / "run.sh") == []


def test_many_files_come_back_from_one_pack(store: CheckpointStore, work: Path) -> None:
    many = work / "many"
    many.mkdir()
    for number in range(300):
        (many / f"{number}\nodd").write_bytes(b"%d" % (number // 2))
    before = snapshot(work)
    number = store.begin("rm -r many", work, [work])
    shutil.rmtree(many)
    store.finish(number)
    store.undo()
    assert snapshot(work) == before
    assert list(store.directory.rglob("*.pack"))


def test_a_directory_that_the_step_has_closed_is_no_obstacle(store: CheckpointStore, work: Path) -> None:
    before = snapshot(work)
    number = store.begin("rm src/main.c; chmod 500 src", work, [work])
    (work / "src" / "main.c").unlink()
    (work / "src").chmod(0o500)
    store.finish(number)
    store.undo()
    assert snapshot(work) == before


def test_undo_never_deletes_what_the_step_did_not_make(store: CheckpointStore, work: Path) -> None:
    number = store.begin("mkdir -p out/deep", work, [work / "out" / "deep"])
    (work / "out" / "deep").mkdir(parents=True)
    store.finish(number)
    (work / "out" / "precious").write_text("mine")
    store.undo()
    assert [path.name for path in (work / "out").iterdir()] == ["precious"]


def test_unrelated_changes_elsewhere_do_not_hinder(store: CheckpointStore, work: Path) -> None:
    number = store.begin("rm a.txt", work, [work])
    (work / "a.txt").unlink()
    store.finish(number)
    (work / "src" / "later").write_text("later")
    store.undo()
    assert (work / "a.txt").exists()
    assert (work / "src" / "later").read_text() == "later"


def test_steps_are_undone_last_first(store: CheckpointStore, work: Path) -> None:
    for text in ("one", "two"):
        number = store.begin(text, work, [work / "a.txt"])
        (work / "a.txt").write_text(text)
        store.finish(number)
    assert store.undo().command == "two"
    assert (work / "a.txt").read_text() == "one"
    assert store.undo().command == "one"
    assert (work / "a.txt").read_text() == "alpha\n"
    with pytest.raises(CheckpointError, match="nothing to undo"):
        store.undo()


def test_a_step_that_changed_nothing_leaves_no_checkpoint(store: CheckpointStore, work: Path) -> None:
    store.finish(store.begin("ls", work, [work]))
    assert store.records() == ()
    with pytest.raises(CheckpointError, match="nothing to undo"):
        store.undo()


def test_an_unfinished_step_is_restored_without_deleting_anything(tmp_path: Path, work: Path) -> None:
    first = CheckpointStore(tmp_path / "state")
    first.begin("rm a.txt; touch b", work, [work])
    (work / "a.txt").unlink()
    (work / "b").write_text("whose is it?")
    first.close()
    second = CheckpointStore(tmp_path / "state")
    second.undo()
    second.close()
    assert (work / "a.txt").read_text() == "alpha\n"
    assert (work / "b").read_text() == "whose is it?"


def test_the_users_repository_and_configuration_take_no_part(tmp_path: Path, work: Path) -> None:
    trap = tmp_path / "trap"
    config = tmp_path / "gitconfig"
    config.write_text(
        f"[core]\n hooksPath = {tmp_path}\n fsmonitor = touch {trap}\n attributesFile = {tmp_path}/attributes\n"
        f'[filter "evil"]\n clean = touch {trap}\n smudge = touch {trap}\n'
    )
    (tmp_path / "attributes").write_text("* filter=evil\n")
    (work / ".gitattributes").write_text("* filter=evil text eol=crlf\n")
    subprocess.run(
        ["git", "init", "-q", str(work)], check=True, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    )
    before = snapshot(work)
    script = (
        "import sys, shutil\nfrom pathlib import Path\nfrom llmsh.checkpoint.store import CheckpointStore\n"
        "k = CheckpointStore(Path(sys.argv[1])); w = Path(sys.argv[2])\n"
        "n = k.begin('rm', w, [w]); shutil.rmtree(w / 'src'); shutil.rmtree(w / '.git')\n"
        "k.finish(n); k.undo(); k.close()\n"
    )
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": str(config),
        "GIT_DIR": str(work / ".git"),
        "GIT_WORK_TREE": str(work),
    }
    command = [sys.executable, "-c", script, str(tmp_path / "state"), str(work)]
    subprocess.run(command, check=True, env=environment)
    assert not trap.exists()
    assert snapshot(work) == before


def test_everything_kept_is_private(store: CheckpointStore, work: Path) -> None:
    store.finish(store.begin("x", work, [work]))
    assert stat.S_IMODE(store.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((store.directory / "journal.jsonl").stat().st_mode) == 0o600


def test_a_step_over_the_bound_is_refused_before_it_runs(tmp_path: Path, work: Path) -> None:
    store = CheckpointStore(tmp_path / "state", max_bytes=1000)
    with pytest.raises(CheckpointError, match="too large"):
        store.begin("x", work, [work])
    assert store.records() == ()
    store.close()


def test_old_checkpoints_are_dropped(tmp_path: Path, work: Path) -> None:
    first = CheckpointStore(tmp_path / "state", keep_days=30)
    first.finish(first.begin("x", work, [work]))
    first.close()
    second = CheckpointStore(tmp_path / "state", keep_days=0)
    number = second.begin("y", work, [work / "a.txt"])
    assert [record.number for record in second.records()] == [number]
    second.close()


@pytest.mark.parametrize("what", ["journal", "store"])
def test_a_damaged_store_is_set_aside_and_told(tmp_path: Path, work: Path, what: str) -> None:
    first = CheckpointStore(tmp_path / "state")
    first.finish(first.begin("x", work, [work]))
    first.close()
    if what == "journal":
        (tmp_path / "state" / "journal.jsonl").write_bytes(b"\x00garbage\nmore garbage\n{}\n")
    else:
        shutil.rmtree(tmp_path / "state" / "objects.git" / "refs")
        (tmp_path / "state" / "objects.git" / "HEAD").write_text("nonsense")
    second = CheckpointStore(tmp_path / "state")
    number = second.begin("y", work, [work / "a.txt"])
    (work / "a.txt").unlink()
    second.finish(number)
    second.undo()
    assert (work / "a.txt").exists()
    assert any("set aside" in notice for notice in second.notices)
    assert list(tmp_path.glob("state.damaged-*"))
    second.close()


def test_a_journal_cut_off_by_a_crash_is_read_up_to_there(tmp_path: Path, work: Path) -> None:
    first = CheckpointStore(tmp_path / "state")
    number = first.begin("x", work, [work / "a.txt"])
    (work / "a.txt").unlink()
    first.finish(number)
    first.close()
    with (tmp_path / "state" / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"event": "begin", "numb')
    second = CheckpointStore(tmp_path / "state")
    assert second.undo().number == number
    assert not second.notices
    second.close()


def test_unknown_numbers_are_refused_with_the_next_action(store: CheckpointStore) -> None:
    with pytest.raises(CheckpointError, match="no checkpoint 7") as caught:
        store.undo(7)
    assert "llmsh undo" in caught.value.hint


def test_the_checkpoints_themselves_are_never_part_of_one(store: CheckpointStore, work: Path) -> None:
    number = store.begin("x", work, [store.directory.parent.parent])
    (work / "a.txt").unlink()
    changed = store.finish(number).changed
    assert work / "a.txt" in changed
    assert not any(store.directory in path.parents for path in changed)
