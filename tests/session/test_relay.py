"""What goes through the relay arrives whole, whatever it is."""

import random
from pathlib import Path

import pytest

from tests.session.conftest import StartHost
from tests.session.host import Host

pytestmark = pytest.mark.pty


def test_random_bytes_arrive_exactly(shell: Host, tmp_path: Path) -> None:
    data = random.Random(7).randbytes(3_000_000)
    (tmp_path / "data").write_bytes(data)
    shell.run("stty -opost")
    before = len(shell.terminal.seen)
    result = shell.run("cat data")
    assert result.status == 0
    end = b"the end of it"
    shell.run(f"printf '{end.decode()}'")
    shell.terminal.wait_for(lambda: shell.terminal.seen.endswith(end), "the end")
    # What came late of the command before may stand in front, a repair of modes that the noise switched on behind it.
    assert data in shell.terminal.seen[before:], "the bytes are not those of the file"


def test_the_capture_keeps_the_first_and_the_last_part(start: StartHost) -> None:
    shell, _ = start(capture_command_bytes=4096)
    result = shell.run("seq 1 100000")
    assert result.truncated
    assert result.output.startswith(b"1\n2\n3\n")
    assert result.output.endswith(b"99999\n100000\n")
    assert len(result.output) <= 4096
    assert not shell.run("seq 1 10").truncated


def test_the_session_keeps_a_bounded_number_of_outputs(start: StartHost) -> None:
    shell, _ = start(capture_session_bytes=10_000)
    for _ in range(5):
        shell.run("printf %4000s x")
    assert shell.call("recent").value.split() == ["printf", "printf"]


def test_a_text_pasted_into_a_program_arrives_whole(shell: Host) -> None:
    lines = b"".join(b"pasted line %d\r" % number for number in range(2000))
    shell.start_run("echo ready; cat > pasted.txt")
    shell.terminal.expect("ready")
    shell.terminal.send(lines + b"\x04")
    shell.result()
    assert (shell.home / "pasted.txt").read_bytes() == lines.replace(b"\r", b"\n")


def test_keys_and_flood_in_both_directions_do_not_block_each_other(shell: Host) -> None:
    shell.start_run("stty raw -echo; echo ready; seq 1 200000 & head -c 100000 | wc -c; wait; stty sane")
    shell.terminal.expect("ready")
    shell.terminal.send(b"k" * 100_000)
    assert b"100000" in shell.result().output


def test_a_slow_terminal_slows_the_program_and_loses_nothing(shell: Host) -> None:
    shell.start_run("seq 1 300000 | tee copy.txt")
    result = shell.result()
    assert result.status == 0
    shell.terminal.expect("300000\r\n")
    shown = shell.terminal.seen.replace(b"\r\n", b"\n")
    assert (shell.home / "copy.txt").read_bytes() in shown


def test_a_lone_escape_at_the_end_of_output_is_not_held_back(shell: Host) -> None:
    shell.start_run("printf 'a\\033'; read x")
    shell.terminal.expect("a\x1b")
    shell.terminal.send("\r")
    shell.result()
