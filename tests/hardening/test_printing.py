"""Nothing that others name or say reaches the terminal as an escape sequence: every place that prints."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.document import Document
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import TransformationInput
from rich.console import Console

from llmsh.core.diagnosis import Cause, Diagnosis, Failure, Fix
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Action, Ruling
from llmsh.core.ports import CheckpointRecord, Impact, Outcome
from llmsh.core.risk import Assessment, Finding, Level, Reason
from llmsh.repl.git_state import GitState
from llmsh.repl.show_invisible import ShowInvisible
from llmsh.syntax.quote import json_text, visible
from llmsh.views import plan as plan_view
from llmsh.views.failure import lines_of, text_of

EVIL = "a\x1b]0;owned\x07\x1b[2J\x9b31m\u202egpj.\u200b\r\x08\x7fz"
LINE = "x\nreads · safe"
# Our own colours and the terminal's marks for prompts are the only sequences allowed.
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]133;[A-D](?:;\d+)?\x07")
BAD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def assert_harmless(text: str) -> None:
    left = OURS.sub("", text).replace("\r\n", "\n")
    assert not BAD.search(left), repr(BAD.search(left))


def rendered(*renderables: object) -> str:
    console = Console(width=500, highlight=False, force_terminal=True, color_system=None, file=open(os.devnull, "w"))  # noqa: SIM115
    with console.capture() as captured:
        for renderable in renderables:
            console.print(renderable)
    console.file.close()
    return captured.get()


STEP = Step(
    f"rm {EVIL}",
    f"Removes {EVIL}.",
    Effect.DELETES,
    Assessment(Level.DANGER, (Finding(Level.DANGER, Reason.DELETE, f"deletes {EVIL}", (EVIL,)),)),
    (f"{EVIL} is not installed",),
    EVIL,
)
PLAN = Plan(EVIL, (STEP, STEP), 0.5, alternatives=(Plan(EVIL, (STEP,), 0.4),), question=EVIL, notes=(EVIL,))
IMPACT = Impact((Path(EVIL),), 2, 5, notes=(EVIL,))
RECORD = CheckpointRecord(1, 0.0, Path("/"), EVIL, (Path(EVIL),))
DIAGNOSIS = Diagnosis(
    Failure(EVIL, 1, EVIL, Path("/")), (Cause(EVIL, (EVIL,), 0.9, "x"),), EVIL, (Fix(EVIL, EVIL),), (EVIL,)
)
VIEWS: dict[str, Callable[[], str]] = {
    "preview": lambda: rendered(plan_view.preview(PLAN, [IMPACT, IMPACT])),
    "ruling": lambda: rendered(*plan_view.ruling_lines([Ruling(Action.DENY, (EVIL,)), Ruling(Action.ASK, (EVIL,))])),
    "step": lambda: rendered(plan_view.step_line(STEP, 1, 2)),
    "note": lambda: rendered(plan_view.note(EVIL)),
    "result": lambda: rendered(*plan_view.result_lines(Outcome(1, Path("/"), 0.1), RECORD, (EVIL,))),
    "flags": lambda: rendered(plan_view.flags(EVIL, [(EVIL, EVIL)])),
    "dry run": lambda: rendered(plan_view.touched(STEP, IMPACT)),
    "others": lambda: rendered(plan_view.candidates(PLAN)),
    "explanation": lambda: text_of(lines_of(DIAGNOSIS, "regular"), colour=True),
    "explanation for novices": lambda: text_of(lines_of(DIAGNOSIS, "novice", [(EVIL, EVIL)]), colour=True),
    "explanation for experts": lambda: text_of(lines_of(DIAGNOSIS, "expert"), colour=True),
}


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_view_shows_escapes_and_does_not_send_them(view: str) -> None:
    text = VIEWS[view]()
    assert "owned" in text
    assert_harmless(text)


def test_a_name_with_a_line_end_draws_no_line_of_its_own() -> None:
    step = Step("rm x", f"Removes {LINE}.", Effect.DELETES, Assessment(Level.DANGER), provenance=LINE)
    lines = [line.strip() for line in rendered(plan_view.preview(Plan("r", (step,), 1.0), [None])).splitlines()]
    assert not any(line.startswith("reads · safe") for line in lines)


def test_json_for_a_terminal_is_the_same_value_without_escapes() -> None:
    value = {"name": EVIL, "bytes": "\udcff", "emoji": "é 🎉 \U000e0001"}
    text = json_text(value)
    assert_harmless(text)
    assert json.loads(text) == value
    assert "🎉" in text
    text.encode()


def test_the_prompt_shows_escapes_of_branches_and_directories() -> None:
    from llmsh.repl.fragments import plain, to_ansi
    from llmsh.repl.prompt import PromptFacts, render_prompt
    from llmsh.repl.theme import load_theme

    facts = PromptFacts(cwd=f"/tmp/{EVIL}\nroot$ ", git=GitState(EVIL), venv=EVIL, user=EVIL, host=EVIL, columns=900)
    fragments = render_prompt(load_theme("default"), facts)
    assert "owned" in plain(fragments)
    assert not any(line.startswith("root$") for line in plain(fragments).splitlines())
    assert_harmless(to_ansi(fragments))


def test_the_line_being_edited_shows_what_a_terminal_would_hide() -> None:
    text = "é \u202egpj \u200bx"
    given = TransformationInput(BufferControl(), Document(text), 0, lambda index: index, [("", text)], 80, 10)
    done = ShowInvisible().apply_transformation(given)
    drawn = "".join(fragment[1] for fragment in done.fragments)
    assert drawn == visible(text)
    for index in range(len(text) + 1):
        assert done.display_to_source(done.source_to_display(index)) == index
    assert done.source_to_display(len(text)) == len(drawn)


# As whole processes


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / f"home{EVIL}"
    home.mkdir()
    return {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": str(tmp_path / "run")}


def llmsh(args: list[str], cwd: Path, env: dict[str, str], given: bytes = b"") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "llmsh", *args],
        cwd=cwd,
        env=env,
        input=given,
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode != 70, done.stderr
    return (done.stdout + done.stderr).decode()


def test_no_subcommand_sends_what_files_and_arguments_hold(tmp_path: Path, env: dict[str, str]) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / f"{EVIL}.log").write_text("x")
    (place / os.fsdecode(b"\xff\xfe.log")).write_text("x")
    config = Path(env["HOME"]) / ".config" / "llmsh"
    config.mkdir(parents=True)
    (config / "policy.toml").write_text(f'[[rule]]\naction = "ask"\nprogram = "zzz"\nbecause = {json.dumps(EVIL)}\n')
    for args, given in (
        (["ask", f"show the file {EVIL}.log"], b""),
        (["ask", "--json", f"show the file '{EVIL}.log'"], b""),
        (["ask", f"frobnicate {EVIL}"], b""),
        (["risk", f"rm -rf '{EVIL}'"], b""),
        (["risk"], json.dumps({"command": f"rm -rf '{EVIL}'"}).encode()),
        (["route", EVIL], b""),
        (
            ["explain", "--command", f"cat {EVIL}", "--status", "1"],
            f"cat: {EVIL}: No such file or directory\n".encode(),
        ),
        (["explain", "--json", "--command", f"cat {EVIL}"], f"cat: {EVIL}: No such file or directory\n".encode()),
        (["policy"], b""),
        (["policy", "check", "zzz", EVIL], b""),
        (["policy", "--json"], b""),
        (["audit"], b""),
        (["audit", "--json"], b""),
        (["undo", "--list"], b""),
        (["undo", EVIL], b""),
        (["setup"], b""),
        (["kernel", "status"], b""),
        (["kernel", "log"], b""),
        (["ask", "--cwd", EVIL, "x"], b""),
        (["risk", f"--{EVIL}"], b""),
    ):
        assert_harmless(llmsh(args, place, env, given))


def test_wrong_settings_and_recipes_are_told_without_escapes(tmp_path: Path, env: dict[str, str]) -> None:
    home = Path(env["HOME"])
    (home / ".config" / "llmsh").mkdir(parents=True)
    (home / ".config" / "llmsh" / "config.toml").write_text(f"theme = {json.dumps(EVIL)}\n{json.dumps(EVIL)} = 1\n")
    recipes = home / ".local" / "share" / "llmsh" / "recipes"
    recipes.mkdir(parents=True)
    (recipes / "mine.toml").write_text(f"[[recipe]]\nid = {json.dumps(EVIL)}\n")
    for args in (["doctor"], ["ask", "list hidden files"], ["explain", "--command", "gti"], ["undo", "--list"]):
        assert_harmless(llmsh(args, tmp_path, env))


def test_each_undo_is_told_without_escapes(tmp_path: Path, env: dict[str, str]) -> None:
    code = (
        "import sys; from pathlib import Path; from llmsh.config import state_dir\n"
        "from llmsh.checkpoint.store import CheckpointStore\n"
        "store, place = CheckpointStore(state_dir() / 'checkpoints'), Path(sys.argv[1])\n"
        "number = store.begin(sys.argv[2], place, [place])\n"
        "(place / sys.argv[2]).write_text(sys.argv[2]); store.finish(number); store.close()\n"
    )
    place = tmp_path / "place"
    place.mkdir()
    subprocess.run([sys.executable, "-c", code, str(place), EVIL], env=env, check=True)
    (place / EVIL).write_text("mine")
    for args in (["--list"], ["--show"], ["--json", "--list"], ["--json", "--show"], [], ["--replace-changed"]):
        assert_harmless(llmsh(["undo", *args], place, env))
