"""The recipe corpus: reads the TOML files and refuses what is not exactly a recipe."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from llmsh.core.context import Userland
from llmsh.core.errors import RecipeError
from llmsh.core.plan import Effect
from llmsh.planner import slots as slot_types
from llmsh.planner.recipe import ENDS, Example, Recipe, Slot
from llmsh.planner.template import PLACE, Place, places

RECIPES_DIR = Path(__file__).parent / "recipes"
MIN_PHRASINGS = 6
_COMMAND_KEYS = {
    "command": Userland.GNU,
    "command_bsd": Userland.BSD,
    "command_macos": Userland.MACOS,
    "command_busybox": Userland.BUSYBOX,
}
_KEYS = {"id", "phrasings", "takes", "gives", "effect", "explain", "slots", "example", *_COMMAND_KEYS}
_EXAMPLE_LISTS = ("contains", "absent", "exists", "missing")
_EXAMPLE_TEXTS = ("request", "fixture", "setup", "after", "output", "unproven")
_EXAMPLE_TABLES = ("files", "file")
_EXAMPLE_KEYS = {*_EXAMPLE_LISTS, *_EXAMPLE_TEXTS, *_EXAMPLE_TABLES, "status"}


def recipe_files(folder: Path = RECIPES_DIR) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one corpus file. Raises RecipeError naming it when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RecipeError(f"{path.name}: {error}", hint=f"correct {path}") from error


def load_recipes(paths: Iterable[Path], taken: Mapping[str, str] = MappingProxyType({})) -> tuple[Recipe, ...]:
    """All recipes of `paths`. Raises RecipeError naming the file and the recipe for the first thing wrong.

    taken: ids that others have, each with the file that it stands in.
    """
    sources = dict(taken)
    recipes: list[Recipe] = []
    for path in paths:
        tables = read_toml(path)
        unknown = set(tables) - {"recipe", "fragment"}
        if unknown:
            raise RecipeError(f"{path.name}: unknown table {min(unknown)!r}", hint="a recipe begins with [[recipe]]")
        for number, table in enumerate(tables.get("recipe", ()), 1):
            recipe = _Reader(path.name, table, number).read()
            if recipe.id in sources:
                text = f"{path.name}: {recipe.id}: this id is taken in {sources[recipe.id]}"
                raise RecipeError(text, hint="choose another id")
            sources[recipe.id] = path.name
            recipes.append(recipe)
    return tuple(recipes)


class _Reader:
    """Checks one table and builds its Recipe."""

    def __init__(self, file: str, table: dict[str, Any], number: int) -> None:
        self.file = file
        self.table = table
        self.name = str(table.get("id", f"recipe {number}"))

    def fail(self, message: str, hint: str = "see recipes/FORMAT.md") -> RecipeError:
        return RecipeError(f"{self.file}: {self.name}: {message}", hint=hint)

    def read(self) -> Recipe:
        for key in sorted(set(self.table) - _KEYS):
            raise self.fail(f"unknown key {key!r}", f"known: {', '.join(sorted(_KEYS))}")
        for key in ("id", "phrasings", "takes", "gives", "effect", "command", "explain", "example"):
            if not self.table.get(key):
                raise self.fail(f"{key} is missing")
        if not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)+", self.text("id")):
            raise self.fail("the id must look like topic.name")
        for key in ("takes", "gives"):
            if self.text(key) not in ENDS:
                raise self.fail(f"{key} = {self.text(key)!r}", f"one of: {', '.join(sorted(ENDS))}")
        if self.text("effect") not in set(Effect):
            raise self.fail(f"effect = {self.text('effect')!r}", f"one of: {', '.join(Effect)}")
        slots = self.slots()
        commands = {land: self.texts(key) for key, land in _COMMAND_KEYS.items() if key in self.table}
        phrasings = self.phrasings(slots)
        self.check_commands(commands, slots, phrasings)
        for match in PLACE.finditer(self.text("explain")):
            if match["name"] not in slots:
                raise self.fail(f"explain uses {{{match['name']}}}, which no slot declares")
        return Recipe(
            id=self.text("id"),
            phrasings=phrasings,
            takes=self.text("takes"),
            gives=self.text("gives"),
            effect=Effect(self.text("effect")),
            commands=commands,
            explain=self.text("explain"),
            slots=slots,
            example=self.example(),
            source=self.file,
        )

    def text(self, key: str, table: dict[str, Any] | None = None) -> str:
        value = (self.table if table is None else table)[key]
        if not isinstance(value, str):
            raise self.fail(f"{key} must be text, not {value!r}")
        return value

    def texts(self, key: str, table: dict[str, Any] | None = None) -> tuple[str, ...]:
        value = (self.table if table is None else table)[key]
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not items or not all(isinstance(item, str) and item for item in items):
            raise self.fail(f"{key} must be a list of texts, not {value!r}")
        return tuple(items)

    def slots(self) -> dict[str, Slot]:
        declared: dict[str, Slot] = {}
        for name, spec in self.table.get("slots", {}).items():
            table = {"type": spec} if isinstance(spec, str) else spec
            if not isinstance(table, dict) or set(table) - {"type", "default", "values", "endings"}:
                raise self.fail(f"slots.{name} = {spec!r}", 'write "type" or { type = "…", default = "…" }')
            kind = table.get("type")
            if kind not in slot_types.TYPES:
                raise self.fail(
                    f"slots.{name}: unknown type {kind!r}", f"one of: {', '.join(sorted(slot_types.TYPES))}"
                )
            if (kind == "choice") != ("values" in table):
                raise self.fail(f"slots.{name}: `values` belongs to type choice, and choice needs it")
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise self.fail(f"slots.{name}: a slot's name is lower case letters, digits and _")
            default = table.get("default")
            endings = tuple(str(table.get("endings", "")).split())
            if endings and kind not in {*slot_types.PATH_TYPES, "files"}:
                raise self.fail(f"slots.{name}: `endings` belongs to types that name files")
            values = table.get("values", {})
            declared[name] = Slot(name, kind, None if default is None else str(default), values, endings)
        return declared

    def phrasings(self, slots: dict[str, Slot]) -> tuple[str, ...]:
        phrasings = self.texts("phrasings")
        if len(phrasings) < MIN_PHRASINGS:
            raise self.fail(f"{len(phrasings)} phrasings", f"write {MIN_PHRASINGS} or more")
        seen: set[str] = set()
        for phrasing in phrasings:
            if phrasing.lower() in seen:
                raise self.fail(f"the phrasing {phrasing!r} stands twice")
            seen.add(phrasing.lower())
            for name in re.findall(r"\{([^{}]*)\}", phrasing):
                if name not in slots:
                    raise self.fail(f"phrasing {phrasing!r} uses {{{name}}}, which no slot declares")
        return phrasings

    def check_commands(
        self, commands: dict[Userland, tuple[str, ...]], slots: dict[str, Slot], phrasings: tuple[str, ...]
    ) -> None:
        used: set[str] = set()
        for command in (text for texts in commands.values() for text in texts):
            for place in places(command):
                if place.name in slots:
                    self.check_place(place, slots[place.name])
                    used.add(place.name)
                elif command[: place.start].endswith("%"):
                    continue  # curl's %{http_code}; `%{job}` with a declared slot is a place
                elif command[place.start - 1 : place.start] != "@":  # git's @{upstream}
                    raise self.fail(
                        f"the command uses {{{place.name}}}, which no slot declares",
                        "declare it, or write the braces with a blank if a program means them: { name }",
                    )
        said = set(re.findall(r"\{([^{}]*)\}", " ".join(phrasings)))
        for name, slot in slots.items():
            if name not in used:
                raise self.fail(f"the slot {name} is never used in a command")
            if name not in said:
                raise self.fail(f"the slot {name} is in no phrasing, so no request can fill it", "add it to a phrasing")
            if slot.type == "choice" and slot.default is not None and slot.default not in slot.values:
                raise self.fail(f"slots.{name}: the default {slot.default!r} is not among its values")

    def check_place(self, place: Place, slot: Slot) -> None:
        forms = slot_types.forms_of(slot.type) | {"raw"}
        if place.form and place.form not in forms:
            raise self.fail(
                f"{{{place.name}:{place.form}}}: type {slot.type} has no such form",
                f"one of: {', '.join(sorted(forms))}",
            )

    def example(self) -> Example:
        table = self.table["example"]
        if not isinstance(table, dict) or set(table) - _EXAMPLE_KEYS:
            odd = sorted(set(table) - _EXAMPLE_KEYS) if isinstance(table, dict) else [repr(table)]
            raise self.fail(f"example: unknown key {odd[0]!r}", f"known: {', '.join(sorted(_EXAMPLE_KEYS))}")
        if not table.get("request"):
            raise self.fail("example.request is missing")
        values: dict[str, Any] = {key: self.texts(key, table) for key in _EXAMPLE_LISTS if key in table}
        values |= {key: self.text(key, table) for key in _EXAMPLE_TEXTS if key in table}
        for key in _EXAMPLE_TABLES:
            if key in table:
                if not all(isinstance(text, str) for text in table[key].values()):
                    raise self.fail(f"example.{key} must map paths to texts; quote the paths")
                values[key] = dict(table[key])
        status = table.get("status", 0)
        if not isinstance(status, int):
            raise self.fail(f"example.status = {status!r}", "write a number")
        checks = [key for key in (*_EXAMPLE_LISTS, "output", "file") if key in table]
        if not checks and not values.get("unproven"):
            raise self.fail("the example checks nothing", "add contains, output, exists, missing or file; or unproven")
        return Example(**values, status=status)
