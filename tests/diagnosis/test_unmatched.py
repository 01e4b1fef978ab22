"""Without a diagnoser that fits: the first error, what kind it is, where to look; never empty, never an invention."""

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.diagnosis.diagnose import diagnose
from llmsh.diagnosis.fallback import KINDS, MESSAGE
from llmsh.diagnosis.status import KNOWN, SIGNALS
from tests.diagnosis.machine import facts_of
from tests.diagnosis.reading import grade, sentences

# Invented programs: nothing but their words says what went wrong. Output → (the line, a word of its kind, a step).
OUTPUTS = {
    "frob: loading\nfrob: error: quota for project blue exceeded\nfrob: 2 errors\ncleaning up": (
        "frob: error: quota for project blue exceeded",
        "run out",
        "",
    ),
    "widgetd: config v3 malformed near token 9\nbye": ("widgetd: config v3 malformed near token 9", "damaged", ""),
    "phase 2\nERROR: peer grue-7 unreachable\nA full log was written to /tmp/frob/2026.log\n": (
        "ERROR: peer grue-7 unreachable",
        "network",
        "/tmp/frob/2026.log",
    ),
    "compiling\nerror: rules.cfg:14: unexpected word\nerror: rules.cfg:20: unexpected word": (
        "error: rules.cfg:14: unexpected word",
        "cannot read",
        "rules.cfg:14",
    ),
    "fatal: licence token has expired\nsee reports/run.txt for details": (
        "fatal: licence token has expired",
        "who you are",
        "reports/run.txt",
    ),
}
STAMPED = (
    "2026-03-01T10:00:00.1Z \x1b[36;1m./deploy prod\x1b[0m\n2026-03-01T10:00:01.2Z pushing\n"
    "2026-03-01T10:00:02.2Z \x1b[31mERROR: frobnication of blue failed\x1b[0m\n2026-03-01T10:00:02.3Z cleaning up\n"
    "2026-03-01T10:00:02.4Z ##[error]Process completed with exit code 7.\n"
)
PIECES = (
    *("", "ok", "3 files", "WARNING: grue", "error: zorp", "  at frob (a.fr:3)", "\x1b[31mfailed\x1b[0m", "%%%", "\t"),
)


def explained(folder: Path, output: str, command: str = "./frob", status: int | None = 3) -> Diagnosis:
    return diagnose(Failure(command, status, output, folder), facts_of(folder))


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_first_error_its_kind_and_where_to_look(output: str, tmp_path: Path) -> None:
    line, kind, step = OUTPUTS[output]
    found = explained(tmp_path, output)
    assert [cause.diagnoser for cause in found.causes] == [MESSAGE]
    assert re.sub(r"^(?:frob: )?(?:\w+: )?", "", line) in found.causes[0].summary
    assert f"`{line}`" in found.explanation
    assert kind in found.explanation
    assert step in " ".join(found.steps)
    assert found.fixes == ()


def test_a_log_of_a_ci_service_is_read_through_stamps_and_colours(tmp_path: Path) -> None:
    found = explained(tmp_path, STAMPED, command="", status=None)
    assert found.failure.status == 7
    assert "`ERROR: frobnication of blue failed`" in found.explanation
    assert "\x1b" not in found.explanation


@pytest.mark.parametrize(
    ("command", "output", "status", "summary"),
    [
        ("zork up x", "abort: unknown grue 'x'", 255, "The program `zork` says: unknown grue 'x'."),
        ("/opt/bin/frob x", "reading\nfrob: x has grown old\nbye", 4, "The program `frob` says: x has grown old."),
        ("a x | b y", "ERROR: no blue left", 1, "The output says: no blue left."),
        ("frob", "no blue today", 4, "The program `frob` says: no blue today."),
        ("frob", "3 a.txt", 4, ""),
        ("frob", "all is well\nbye", 4, ""),
        ("frob", "error: no blue left", None, ""),
        ("", "error: no blue left", 4, ""),
    ],
)
def test_what_a_program_said_is_a_cause_only_where_the_command_failed(
    command: str, output: str, status: int | None, summary: str, tmp_path: Path
) -> None:
    found = explained(tmp_path, output, command, status)
    assert [cause.summary for cause in found.causes] == ([summary] if summary else [])
    assert all(cause.confidence < 0.5 for cause in found.causes)


@pytest.mark.parametrize("status", [None, 1, 3, 126, 127, 137, 139, 255])
def test_it_is_never_empty_and_says_only_what_the_output_says(status: int | None, tmp_path: Path) -> None:
    fixed = {text for _, text in KINDS} | set(KNOWN.values())
    for pieces in itertools.product(PIECES, repeat=2):
        output = "\n".join(pieces)
        found = explained(tmp_path, output, status=status)
        assert found.explanation.strip()
        if any(cause.diagnoser != MESSAGE for cause in found.causes):
            continue
        quoted = re.findall(r"`([^`]*)`", found.explanation)
        clean = re.sub(r"\x1b\[\d+m", "", output)
        assert all(part in clean for part in quoted)
        rest = re.sub(r"`[^`]*`", "", found.explanation)
        for text in fixed:
            rest = rest.replace(text, "")
        assert re.fullmatch(
            r"(?:\s|The line that matters: \.|It comes from a\.fr:3\.|No error stands out in this output\.|"
            r"It ends with: \.|It ended with status \d+(?:; nothing it printed says why\.| and did not say why\.)|"
            r"Status \d+: ended by signal \w+(?: \([^)]*\))?\.|There is no output to explain\.)*",
            rest,
        ), rest


@pytest.mark.parametrize(
    "text", [*(text for _, text in KINDS), *KNOWN.values(), *(f"It ended: {text}." for text in SIGNALS.values())]
)
def test_its_texts_are_short_and_easy(text: str) -> None:
    assert len(text) <= 110
    assert grade(text) <= 11.0
    assert max(map(len, sentences(text))) <= 20


@pytest.mark.skipif(shutil.which("script") is None, reason="needs script")
def test_a_real_recording_of_a_session_is_understood(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello\n")
    record = tmp_path / "typescript"
    argv = ["script", "-q", "-c", "cat nots.txt", str(record)]
    done = subprocess.run(argv, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30)
    text = record.read_text(errors="replace") if record.exists() else ""
    if done.returncode or "No such file" not in text:
        pytest.skip("this script records otherwise")
    found = explained(tmp_path, text, command="", status=None)
    assert found.causes[0].diagnoser == "path_missing"
    assert [fix.command for fix in found.fixes][:1] in (["cat notes.txt"], [])


@pytest.mark.skipif(shutil.which("script") is None, reason="needs script")
def test_a_real_recording_of_an_unknown_failure_gives_its_own_line(tmp_path: Path) -> None:
    record = tmp_path / "typescript"
    text = "printf '\\033[1mstarting\\033[0m\\n\\033[31mERROR: zorp of blue failed\\033[0m\\ndone\\n'; exit 5"
    (tmp_path / "frob").write_text(f"#!/bin/sh\n{text}\n")
    (tmp_path / "frob").chmod(0o755)
    argv = ["script", "-q", "-e", "-c", "./frob", str(record)]
    subprocess.run(argv, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30)
    text = record.read_text(errors="replace") if record.exists() else ""
    if "zorp" not in text:
        pytest.skip("this script records otherwise")
    found = explained(tmp_path, text, command="", status=None)
    assert "`ERROR: zorp of blue failed`" in found.explanation
    assert "\x1b" not in repr(found.explanation)
