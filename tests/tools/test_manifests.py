"""Manifests: what is read, what is refused and how it is said, what a command becomes."""

import os
import subprocess
from pathlib import Path

import pytest

from llmsh.core.errors import ToolError
from llmsh.core.plan import Effect
from llmsh.core.risk import Level
from llmsh.core.tool import Kind, Tool
from llmsh.tools import manifests
from llmsh.tools.arguments import argv_of, from_words, to_words
from llmsh.tools.command import run_captured
from tests.kernel.serving import wait_until

FORECAST = """
name = "forecast"
description = "Shows the weather forecast for a city."
command = ["forecast", ["--days", "{days}"], ["--unit={unit}"], "--", "{city}"]
effect = "network"
risk = "caution"
[parameters]
required = ["city"]
properties.city = { type = "string" }
properties.days = { type = "integer", minimum = 1, maximum = 14 }
properties.unit = { enum = ["celsius", "kelvin"] }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "tools"
    path.mkdir(mode=0o700)
    return path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_manifest_is_read(folder: Path) -> None:
    path = write(folder, "a.toml", FORECAST)
    write(folder, "notes.txt", "not one")
    loaded = manifests.load(folder)
    assert loaded.problems == ()
    (tool,) = loaded.tools
    assert (tool.name, tool.effect, tool.claim, tool.source) == (
        "forecast",
        Effect.NETWORK,
        Level.CAUTION,
        str(path),
    )
    kinds = {parameter.name: parameter.kind for parameter in tool.parameters}
    assert kinds == {"city": Kind.TEXT, "days": Kind.INTEGER, "unit": Kind.CHOICE}
    assert tool.parameters[0].name == "city"


def test_no_folder_is_no_tools(tmp_path: Path) -> None:
    assert manifests.load(tmp_path / "none") == manifests.Manifests()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('name = "forecast"', "", "name is missing"),
        ('name = "forecast"', 'name = "two words"', "name = 'two words'"),
        ('name = "forecast"', 'name = "a.b"', "name = 'a.b'"),
        ("description", "describtion", "unknown key 'describtion'"),
        ('"network"', '"magic"', "effect = 'magic'"),
        ('"caution"', '"none"', "risk = 'none'"),
        ('command = ["forecast",', 'command = ["{city}",', "no parameter chooses it"),
        ('command = ["forecast",', 'command = ["./forecast",', "a path from / or ~/"),
        ('"{city}"]', '"{town}"]', "uses {town}"),
        ("command = [", "commands = [", "unknown key 'commands'"),
        ('required = ["city"]', 'required = ["town"]', "required names 'town'"),
        ('type = "string"', 'type = "text"', "type = 'text'"),
        ("[parameters]", "[parameters", "line"),
        ('risk = "caution"', "timeout_s = -1", "timeout_s = -1"),
    ],
)
def test_a_wrong_manifest_is_named_in_one_line_and_the_others_hold(
    folder: Path, old: str, new: str, complaint: str
) -> None:
    assert old in FORECAST
    path = write(folder, "bad.toml", FORECAST.replace(old, new))
    write(folder, "good.toml", FORECAST.replace('"forecast"', '"other"', 1))
    loaded = manifests.load(folder)
    assert [tool.name for tool in loaded.tools] == ["other"]
    (problem,) = loaded.problems
    assert problem.startswith(f"{path}: ")
    assert complaint in problem
    assert "\n" not in problem


def test_what_others_may_have_written_is_refused(folder: Path, tmp_path: Path) -> None:
    elsewhere = write(tmp_path, "real.toml", FORECAST)
    (folder / "link.toml").symlink_to(elsewhere)
    write(folder, "open.toml", FORECAST).chmod(0o666)
    os.mkfifo(folder / "pipe.toml", 0o600)
    loaded = manifests.load(folder)
    assert loaded.tools == ()
    said = dict(problem.split(": ", 1) for problem in loaded.problems)
    assert said[str(folder / "link.toml")] == "it is a link"
    assert said[str(folder / "open.toml")].startswith("others may write to it")
    assert said[str(folder / "pipe.toml")] == "it is no regular file"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_manifest_of_somebody_else_is_refused(folder: Path) -> None:
    path = write(folder, "a.toml", FORECAST)
    os.chown(path, 12345, 12345)
    assert manifests.load(folder).problems == (f"{path}: it belongs to somebody else",)


def test_a_folder_that_others_may_write_to_gives_no_tools(folder: Path) -> None:
    write(folder, "a.toml", FORECAST)
    folder.chmod(0o777)
    loaded = manifests.load(folder)
    assert loaded.tools == ()
    assert "others may write to it" in loaded.problems[0]


def test_a_name_that_is_taken_is_a_problem(folder: Path) -> None:
    write(folder, "a.toml", FORECAST)
    write(folder, "b.toml", FORECAST)
    loaded = manifests.load(folder)
    assert len(loaded.tools) == 1
    assert "taken" in loaded.problems[0]


def test_a_changed_manifest_shows(folder: Path) -> None:
    path = write(folder, "a.toml", FORECAST)
    before = manifests.state(folder)
    assert before == manifests.state(folder)
    path.write_text(FORECAST + "\n", encoding="utf-8")
    assert manifests.state(folder) != before


def test_a_command_gets_words_not_text(folder: Path) -> None:
    write(folder, "a.toml", FORECAST)
    (tool,) = manifests.load(folder).tools
    assert argv_of(tool, {"city": "a b; rm -rf $HOME"}) == ["forecast", "--", "a b; rm -rf $HOME"]
    assert argv_of(tool, {"city": "-x", "days": 3, "unit": "kelvin"}) == [
        *("forecast", "--days", "3", "--unit=kelvin", "--", "-x")
    ]


@pytest.mark.parametrize(
    ("command", "arguments", "expected"),
    [
        ('["p", "{city}"]', {"city": "--delete"}, ToolError),
        ('["p", "{city}.txt"]', {"city": "-x"}, ToolError),
        ('["p", "--name={city}"]', {"city": "-x"}, ["p", "--name=-x"]),
        ('["p", "{file}"]', {"file": "-x"}, ["p", "./-x"]),
        ('["p", "{many}"]', {"many": ["a", "b c"]}, ["p", "a", "b c"]),
        ('["p", "{many}"]', {"many": ["a", "-b"]}, ToolError),
        ('["p", "{number}"]', {"number": -3}, ["p", "-3"]),
        ('["p", "{city}"]', {"city": "a\0b"}, ToolError),
        ('["p", "{flag}"]', {"flag": True}, ["p", "true"]),
        ('["p", "{size}"]', {}, ["p", "9"]),
    ],
)
def test_a_value_never_becomes_an_option(
    folder: Path, command: str, arguments: dict[str, object], expected: object
) -> None:
    parameters = (
        "city = {type='string'}\nfile = {type='string', format='path'}\nmany = {type='array', items={type='string'}}\n"
        "number = {type='integer'}\nflag = {type='boolean'}\nsize = {type='integer', default=9}\n"
    )
    write(folder, "a.toml", f"name='p'\ndescription='d'\ncommand={command}\n[parameters.properties]\n{parameters}")
    (tool,) = manifests.load(folder).tools
    if expected is ToolError:
        with pytest.raises(ToolError):
            argv_of(tool, arguments)
    else:
        assert argv_of(tool, arguments) == expected


ARGUMENTS = [
    {"city": "Oslo"},
    {"city": "Rio de Janeiro", "days": 3, "unit": "kelvin"},
    {"city": ""},
    {"city": "a=b 'c' \"d\"\n$x"},
]


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_arguments_come_back_through_bash(folder: Path, arguments: dict[str, object]) -> None:
    write(folder, "a.toml", FORECAST)
    (tool,) = manifests.load(folder).tools
    text = f"printf '%s\\0' {to_words(tool, arguments)}"
    words = subprocess.run(["bash", "-c", text], capture_output=True, text=True, check=True).stdout.split("\0")[:-1]
    assert from_words(tool, words) == arguments


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "city is missing"),
        (["city=Oslo", "days=15"], "days is at most 14"),
        (["city=Oslo", "days=many"], "days is a number"),
        (["city=Oslo", "unit=feet"], "unit is one of celsius, kelvin"),
        (["city=Oslo", "town=Oslo"], "no parameter 'town'"),
        (["city=Oslo", "city=Rome"], "given twice"),
        (["Oslo"], "no NAME=VALUE"),
        (['{"city": 3}'], "city is string"),
        (['{"city": "Oslo", "x": 1}'], "no parameter 'x'"),
        (["{nonsense"], "not JSON"),
        (["city=" + "x" * 200_000], "larger than"),
    ],
)
def test_wrong_arguments_are_named(folder: Path, words: list[str], complaint: str) -> None:
    write(folder, "a.toml", FORECAST)
    (tool,) = manifests.load(folder).tools
    with pytest.raises(ToolError, match=complaint):
        from_words(tool, words)


def tool_that_runs(folder: Path, script: str, more: str = "") -> Tool:
    write(folder, "sh.toml", f"name='s'\ndescription='d'\ncommand=['sh', '-c', '''{script}''']\n{more}")
    loaded = manifests.load(folder)
    assert loaded.problems == ()
    return loaded.tools[0]


def test_output_and_status_come_back(folder: Path, tmp_path: Path) -> None:
    result = run_captured(tool_that_runs(folder, "pwd; echo oops >&2; exit 3"), {}, tmp_path)
    assert (result.output, result.status, result.is_cut) == (f"{tmp_path}\noops\n", 3, False)


def test_output_is_bounded(folder: Path, tmp_path: Path) -> None:
    tool = tool_that_runs(folder, "head -c 3000000 /dev/zero | tr '\\\\0' x")
    result = run_captured(tool, {}, tmp_path)
    assert (len(result.output), result.is_cut) == (512 << 10, True)


def test_what_is_late_is_ended(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="was ended after"):
        run_captured(tool_that_runs(folder, "sleep 1000", "timeout_s=0.2"), {}, tmp_path)


def test_what_it_started_ends_with_it(folder: Path, tmp_path: Path) -> None:
    tool = tool_that_runs(folder, "sleep 1000 & echo $! > pid; mv pid is; wait")
    there = tmp_path / "is"
    with pytest.raises(ToolError, match="nobody waits"):
        run_captured(tool, {}, tmp_path, is_given_up=there.exists)
    pid = int(there.read_text())
    wait_until(lambda: not is_alive(pid))


def is_alive(pid: int) -> bool:
    """Claims that it runs; one that nobody has reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_arguments_reach_the_standard_input_as_json(folder: Path, tmp_path: Path) -> None:
    tool = tool_that_runs(folder, "cat", 'stdin="json"\n[parameters.properties]\na = {type="integer"}')
    assert run_captured(tool, {"a": 1}, tmp_path).output == '{"a": 1}\n'


def test_a_program_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.toml", "name='p'\ndescription='d'\ncommand=['no-such-program-here']")
    (tool,) = manifests.load(folder).tools
    with pytest.raises(ToolError, match="no-such-program-here"):
        run_captured(tool, {}, tmp_path)
