"""The written-down transcripts of explanations, and the budget of every text."""

import re

from tests.diagnosis.transcripts import COMMANDS, REPORT, transcript


def test_there_are_twenty_transcripts_with_both_readers_side_by_side() -> None:
    text = REPORT.read_text(encoding="utf-8")
    assert len(re.findall(r"(?m)^\$ ", text)) >= 20
    assert text.count("<th>novice</th><th>expert</th>") == len(re.findall(r"(?m)^\$ ", text))
    assert text.count("What happened") == text.count("<th>novice</th>")


def test_a_transcript_comes_from_a_command_that_is_run() -> None:
    written = transcript(next(broken for broken in COMMANDS if broken.command == "cat nots.txt"))
    assert "cat: nots.txt: No such file or directory" in written
    assert "cat notes.txt" in written
    assert "What happened" in written
