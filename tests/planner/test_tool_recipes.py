"""Tools in the planner's index: found by what they say they do, their parameters filled from the request."""

from pathlib import Path
from typing import Any

import pytest

from llmsh.core.context import Context, Userland
from llmsh.core.plan import Effect, Plan
from llmsh.core.tool import Origin, Tool
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.recipe import Recipe
from llmsh.planner.tool_recipes import recipe_of
from llmsh.tools.declaration import IN_MANIFEST, read_tool

TEXT: dict[str, Any] = {"type": "string"}
FORECAST = {
    "name": "forecast",
    "description": "Shows the tide forecast for a harbour.",
    "effect": "network",
    "parameters": {"required": ["harbour"], "properties": {"harbour": TEXT, "days": {"type": "integer"}}},
}
LIGHTS = {
    "name": "lights",
    "description": "Turns the lights of a room on or off.",
    "parameters": {"required": ["room", "state"], "properties": {"room": TEXT, "state": {"enum": ["on", "off"]}}},
}
TRANSCRIBE = {
    "name": "transcribe",
    "description": "Transcribes a recording.",
    "effect": "reads",
    "phrasings": ["write down what is said in {recording}", "transcript of {recording}"],
    "parameters": {"required": ["recording"], "properties": {"recording": {"type": "string", "format": "path"}}},
}
CLOCK = {
    "name": "time.get_current_time",
    "description": "Get current time in a specific timezone. Daylight saving is minded.",
    "parameters": {"required": ["timezone"], "properties": {"timezone": TEXT}},
}
TASK = {
    "name": "add_task",
    "description": "This tool adds a task to my to-do list.",
    "parameters": {
        "required": ["task"],
        "properties": {"task": TEXT, "priority": {"enum": ["low", "high"]}, "isShared": {"type": "boolean"}},
    },
}

CONVERT = {
    "name": "time.convert_time",
    "description": "Convert time between timezones",
    "parameters": {
        "required": ["source_timezone", "time", "target_timezone"],
        "properties": {"source_timezone": TEXT, "time": TEXT, "target_timezone": TEXT},
    },
}
MESSAGE = {
    "name": "send_message",
    "description": "Sends a message to a person.",
    "effect": "network",
    "parameters": {"required": ["person", "message"], "properties": {"person": TEXT, "message": TEXT}},
}


def tool(raw: dict[str, Any]) -> Tool:
    return read_tool(raw, Origin.MCP if "." in raw["name"] else Origin.PROGRAM, "house")


def recipe(raw: dict[str, Any]) -> Recipe:
    made = recipe_of(tool(raw))
    assert made is not None
    return made


@pytest.fixture(scope="module")
def with_tools() -> BuiltInPlanner:
    """A planner of its own: what it knows now, another test must not."""
    planner = BuiltInPlanner()
    made = tuple(map(recipe, (FORECAST, LIGHTS, TRANSCRIBE, CLOCK, TASK, CONVERT, MESSAGE)))
    planner.use_tools(lambda: made)
    return planner


def plan(planner: BuiltInPlanner, request: str, root: Path, **more: Any) -> Plan:
    return planner.plan(request, Context(cwd=root, home=root, **more))


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("show the tide forecast for Dover", "llmsh tools call forecast harbour=Dover"),
        ("forecast Calais", "llmsh tools call forecast harbour=Calais"),
        ("turn off the lights of the kitchen", "llmsh tools call lights room=kitchen state=off"),
        ("turn the lights of the cellar on", "llmsh tools call lights room=cellar state=on"),
        ("write down what is said in talk.wav", "llmsh tools call transcribe recording=talk.wav"),
        ("transcript of 'my talk.wav'", "llmsh tools call transcribe recording='my talk.wav'"),
        ("get the current time in Asia/Tokyo", "llmsh tools call time.get_current_time timezone=Asia/Tokyo"),
        (
            "what is the current time in timezone Europe/Berlin",
            "llmsh tools call time.get_current_time timezone=Europe/Berlin",
        ),
        ("add the task 'call mum' with priority high", "llmsh tools call add_task task='call mum' priority=high"),
        ("add buy milk to my to-do list", "llmsh tools call add_task task='buy milk'"),
        ("send the message 'on my way' to Anna", "llmsh tools call send_message person=Anna message='on my way'"),
        (
            "convert 14:30 from Europe/Oslo to Asia/Tokyo",
            "llmsh tools call time.convert_time source_timezone=Europe/Oslo time=14:30 target_timezone=Asia/Tokyo",
        ),
    ],
)
def test_a_request_becomes_a_call(with_tools: BuiltInPlanner, tmp_path: Path, request_text: str, command: str) -> None:
    assert plan(with_tools, request_text, tmp_path).script == command


def test_the_step_says_what_the_tool_says_and_whose_it_is(with_tools: BuiltInPlanner, tmp_path: Path) -> None:
    step = plan(with_tools, "show the tide forecast for Dover", tmp_path).steps[0]
    assert step.explanation.startswith("Shows the tide forecast for a harbour.")
    assert "the program house" in step.explanation
    assert step.effect is Effect.NETWORK
    assert step.provenance == "the program house"


def test_a_value_that_could_break_out_stays_one_word(with_tools: BuiltInPlanner, tmp_path: Path) -> None:
    made = plan(with_tools, "show the tide forecast for '$(touch x); rm -r ~'", tmp_path)
    assert made.script == "llmsh tools call forecast harbour='$(touch x); rm -r ~'"


@pytest.mark.parametrize("request_text", ["list files over 10 MB", "count the lines of notes.txt", "what time is it"])
def test_what_no_tool_does_is_planned_as_without_tools(
    with_tools: BuiltInPlanner, planner: BuiltInPlanner, tmp_path: Path, request_text: str
) -> None:
    assert plan(with_tools, request_text, tmp_path).script == plan(planner, request_text, tmp_path).script


def test_a_plan_for_elsewhere_uses_no_tool_of_here(with_tools: BuiltInPlanner, tmp_path: Path) -> None:
    made = plan(with_tools, "show the tide forecast for Dover", tmp_path, elsewhere=True)
    assert "llmsh tools" not in "\n".join([made.script, *(other.script for other in made.alternatives)])


def test_tools_come_and_go_between_plans(tmp_path: Path) -> None:
    planner = BuiltInPlanner()
    now: list[tuple[Recipe, ...]] = [()]
    planner.use_tools(lambda: now[0])
    request = "show the tide forecast for Dover"
    before = plan(planner, request, tmp_path)
    now[0] = (recipe(FORECAST),)
    assert plan(planner, request, tmp_path).script == "llmsh tools call forecast harbour=Dover"
    now[0] = ()
    assert plan(planner, request, tmp_path) == before


def test_a_tool_that_needs_what_no_request_says_is_no_recipe() -> None:
    needs_object = {"required": ["query"], "properties": {"query": {"type": "object"}}}
    assert recipe_of(tool({"name": "ask", "description": "Asks.", "parameters": needs_object})) is None


def test_braces_in_a_description_are_no_slots() -> None:
    made = recipe({"name": "ask", "description": "Asks {harbour} and {} things."})
    assert all("{" not in phrasing for phrasing in made.phrasings)
    assert "{" not in made.explain


def test_a_manifest_is_the_users_own_text() -> None:
    declared = {"name": "sun", "description": "Tells when the sun rises.", "command": ["sun"]}
    made = recipe_of(read_tool(declared, Origin.MANIFEST, "/x/sun.toml", known=IN_MANIFEST))
    assert made is not None
    assert made.provenance == ""
    assert made.commands[Userland.GNU] == ("llmsh tools call sun",)
