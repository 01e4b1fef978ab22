"""The parts of the relay that need no terminal: marks, records, capture, screen modes."""

from hypothesis import given
from hypothesis import strategies as st

from llmsh.session.capture import Capture
from llmsh.session.marks import Kind, Mark, MarkSplitter
from llmsh.session.records import RecordReader
from llmsh.session.screen import ScreenModes

NONCE = "123456789012345678"
MARK = b"\x1b]7119;" + NONCE.encode() + b";2;17\x07"
NOISE = st.lists(st.sampled_from([MARK, b"\x1b", b"\x1b]", MARK[:9], MARK[:-1], b"text", b"\x07", b"\xff\0", b""]))


@given(NOISE, st.lists(st.integers(0, 60)))
def test_marks_are_found_however_the_stream_is_cut(parts: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(parts)
    splitter = MarkSplitter(NONCE)
    items: list[bytes | Mark] = []
    rest = stream
    for cut in cuts:
        items += splitter.feed(rest[:cut])
        rest = rest[cut:]
    items += splitter.feed(rest)
    items.append(splitter.release())
    text = b"".join(item for item in items if isinstance(item, bytes))
    assert text == stream.replace(MARK, b"")
    assert sum(isinstance(item, Mark) for item in items) == stream.count(MARK)


def test_a_mark_of_another_session_is_output() -> None:
    other = MARK.replace(b"1234", b"4321")
    assert b"".join(item for item in MarkSplitter(NONCE).feed(other + b"x") if isinstance(item, bytes)) == other + b"x"
    assert MarkSplitter(NONCE).feed(MARK) == [Mark(Kind.START, 17)]


def test_records_are_put_together_and_foreign_ones_dropped() -> None:
    fields = [NONCE, "3", "130", "/a\nb", "himBH", "1 0", "60", "extglob:x", "$ ", NONCE]
    record = b"".join(field.encode() + b"\0" for field in fields)
    foreign = record.replace(b"1234", b"9999")
    reader = RecordReader(NONCE)
    found = [item for byte in foreign + record + record for item in reader.feed(bytes([byte]))]
    assert len(found) == 2
    assert (found[0].seq, found[0].status, str(found[0].cwd), found[0].pipestatus) == (3, 130, "/a\nb", (1, 0))
    assert (found[0].idle_limit_s, found[0].shown, "extglob" in found[0].shopts) == (60, b"$ ", True)


@given(st.lists(st.binary(max_size=300)), st.integers(4, 400))
def test_a_capture_is_the_head_and_the_tail(pieces: list[bytes], limit_bytes: int) -> None:
    capture = Capture(limit_bytes)
    for piece in pieces:
        capture.feed(piece)
    whole = b"".join(pieces)
    kept = capture.output()
    assert len(kept) <= limit_bytes
    if len(whole) <= limit_bytes:
        assert kept == whole
        assert not capture.truncated
    else:
        head = limit_bytes // 4
        assert capture.truncated
        assert kept[:head] == whole[:head]
        assert kept[head:] == whole[len(whole) - (limit_bytes - head) :]


@given(st.lists(st.integers(1, 9), max_size=8))
def test_screen_modes_are_followed_however_the_stream_is_cut(cuts: list[int]) -> None:
    stream = b"text\x1b[?25l\x1b[?1000;1006hmore\x1b[?1049h\x1b=\x1b[31m"
    modes = ScreenModes()
    for cut in cuts:
        modes.feed(stream[:cut])
        stream = stream[cut:]
    modes.feed(stream)
    assert modes.repair(leave_alternate=False) == b"\x1b[?1000l\x1b[?1006l\x1b>\x1b[?25h"
    assert modes.repair(leave_alternate=True) == b"\x1b[?1049l"
    assert modes.repair(leave_alternate=True) == b""


def test_screen_modes_that_were_put_back_need_no_repair() -> None:
    modes = ScreenModes()
    modes.feed(b"\x1b[?1049h\x1b[?1h\x1b=\x1b[?25l vim \x1b[?1l\x1b>\x1b[?25h\x1b[?1049l")
    assert modes.repair(leave_alternate=True) == b""
