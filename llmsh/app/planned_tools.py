"""The tools that there are now, as recipes for the planner."""

from llmsh.app import known_tools
from llmsh.core.tool import Tool
from llmsh.planner.recipe import Recipe


class PlannedTools:
    """Made anew only when a tool comes, goes or changes: the planner asks at every plan."""

    def __init__(self) -> None:
        self._tools: tuple[Tool, ...] = ()
        self._recipes: tuple[Recipe, ...] = ()

    def __call__(self) -> tuple[Recipe, ...]:
        tools = known_tools.current().all()
        if tools != self._tools:
            from llmsh.planner.tool_recipes import recipe_of

            made = (recipe_of(tool) for tool in tools)
            self._tools, self._recipes = tools, tuple(recipe for recipe in made if recipe is not None)
        return self._recipes
