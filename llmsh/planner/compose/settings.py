"""The frame for settings: values of keys in configuration files, got, set, removed and listed.

The keys of the file that is there tell which words of a request name one.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from llmsh.core.plan import Effect, Step
from llmsh.planner.compose import settings_write as write
from llmsh.planner.compose.settings_data import Key, SettingsFile, settings_at
from llmsh.planner.reading import Reading
from llmsh.search.stem import stem

_SETS = frozenset(
    """set change make put switch raise lower increase decrease bump update turn adjust edit modify scale reduce let
    should assign give write use""".split()
)
_REMOVES = frozenset("remove delete drop unset erase rid".split())
_ON = frozenset("enable activate on".split())
_OFF = frozenset("disable deactivate off".split())
_TO = frozenset({"to", "=", "be", "as", "at", "is", ":", "with", "by"})
_LISTS = frozenset(
    """keys key variables variable names settings options properties entries fields packages package dependencies
    modules libraries vars""".split()
)
_VALUELESS = frozenset("values value versions version".split())
# Words that say nothing here.
_FILLERS = frozenset(
    """show print get list display give me tell what what's which is are was does do did have has there find read out
    look up the a an of in from for at under inside within into on to value values setting settings option key
    variable field property entry currently set used use uses using configured current please file files config
    configuration each every all any no only just not without with and or its their it that this say says ask asks
    pinned container referenced defined named names name number leave keep keeping everything anything rest other else
    alone unchanged untouched as lines line same don't touch must should be make sure now new instead section block
    then put line's where both mentioned how many much big high level top want need see so got declared listed there
    manifests manifest yaml json env ini""".split()
)
_FILE_WORDS = frozenset({"file", "filename", "path", "filenames", "paths"})
# Words for the steps of a Dockerfile and keys that are rarely called by their own names.
_ALSO = {
    "FROM": ("base image", "image", "base"), "EXPOSE": ("port", "exposed port"), "WORKDIR": ("working directory",),
    "CMD": ("command",), "USER": ("user",), "replicas": ("replica count",),
}  # fmt: skip
_LEAST_KEY = 2
# Words that stand within the name of a key: "port of the server".
_INNER = frozenset({"the", "of", "for"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A step about settings. share: 0..1, how much of the request it explains."""

    step: Step
    share: float
    path: str


@dataclass(slots=True)
class _Words:
    """The words of the request with what has been explained. used: numbers of tokens."""

    reading: Reading
    used: set[int]

    @property
    def lows(self) -> list[str]:
        return [token.low if not token.quoted else "" for token in self.reading.tokens]

    def take(self, words: frozenset[str]) -> list[int]:
        """The tokens that are one of `words`, which are now explained."""
        found = [at for at, low in enumerate(self.lows) if low in words and at not in self.used]
        self.used.update(found)
        return found

    def has(self, words: frozenset[str]) -> bool:
        return any(low in words for at, low in enumerate(self.lows) if at not in self.used)

    @property
    def share(self) -> float:
        """How much of the weight of the words is explained."""
        weights = self.reading.weights
        left = sum(
            weights[at]
            for at, low in enumerate(self.lows)
            if at not in self.used and low not in _FILLERS and low != ","
        )
        return 1 - left / (sum(weights) or 1.0)


def read(reading: Reading) -> Setting | None:
    """What the request wants of the settings in the one file or the files that it names."""
    for file, places in _files(reading):
        words = _Words(reading, set(places))
        found = _act(file, words)
        if found is not None:
            command, said, effect, act = found
            return Setting(Step(command, said, effect, recipes=(f"setting.{act}",)), words.share, file.path)
    return None


def _files(reading: Reading) -> Iterator[tuple[SettingsFile, range]]:
    """Files of settings that are named, and folders of them."""
    seen = set()
    for entity in reading.entities:
        if entity.kind not in ("path", "files", "glob", "place"):
            continue
        text = entity.value.text
        paths = [text] if entity.kind != "place" else [f"{text.rstrip('/')}/*.{end}" for end in ("yaml", "yml", "json")]
        for path in paths:
            if (path, entity.start) in seen or path in (".", "~"):
                continue
            seen.add((path, entity.start))
            if file := settings_at(path, reading.context):
                yield file, range(entity.start, entity.end)


def _act(file: SettingsFile, words: _Words) -> tuple[str, str, Effect, str] | None:
    lows = words.lows
    assigned = _assignment(words)
    named = list(_named(file, words))
    if assigned is not None or (words.has(_SETS | _ON | _OFF) and named):
        return _set(file, words, named, assigned)
    if words.has(_REMOVES) and named and not words.has(frozenset({"lines", "values"})):
        key = _best(named)
        words.used.update(key[1])
        words.take(_REMOVES | {"get"})
        command = write.remove(file, key[0])
        said = f"Removes {key[0].name} from {file.path}."
        return (command, said, Effect.CHANGES, "remove") if command else None
    return _listing(file, words, named) or (_get(file, words, named) if named and "replace" not in lows else None)


def _listing(
    file: SettingsFile, words: _Words, named: Sequence[tuple[Key, range]]
) -> tuple[str, str, Effect, str] | None:
    lows = set(words.lows)
    command, said, act = None, "", ""
    if lows & {"section", "sections"} and file.sections:
        by_root = {stem(name.lower()): name for name in file.sections}
        at = next((at for at, low in enumerate(words.lows) if stem(low) in by_root and at not in words.used), None)
        if at is not None:
            words.used.add(at)
            name = by_root[stem(words.lows[at])]
            command, said, act = write.section(file, name), f"Shows the section {name} of {file.path}.", "section"
        elif not named:
            command, said, act = write.sections(file), f"Lists the sections of {file.path}.", "sections"
        words.take(frozenset({"section", "sections"}))
    elif (
        lows & _VALUELESS and lows & {"blanked", "emptied", "removed", "stripped", "empty", "blank", "masked"}
    ) and not named:
        words.take(
            _VALUELESS | {"blanked", "emptied", "removed", "stripped", "empty", "blank", "masked", "out", "left"}
        )
        command, said, act = write.emptied(file), f"Shows {file.path} without the values.", "emptied"
    elif lows & _LISTS:
        objects = [(key, span) for key, span in named if key.value == "object"]
        if file.form == "json" and objects:
            key, span = _best(objects)
            command = write.inner_names(file, key.path)
            words.used.update(span)
        elif not named:
            command = write.names(file)
        said, act = f"Lists the names of the settings in {file.path}.", "names"
        words.take(_LISTS | _VALUELESS)
    return (command, said, Effect.READS, act) if command else None


def _get(file: SettingsFile, words: _Words, named: Sequence[tuple[Key, range]]) -> tuple[str, str, Effect, str] | None:
    chosen = [_best(named)]
    words.used.update(at for key, span in named if key.name == chosen[0][0].name for at in span)
    parents = {stem(part.lower()) for part in chosen[0][0].parent.split()}
    words.used.update(at for at, low in enumerate(words.lows) if low and stem(low) in parents)
    with_file = bool(words.take(_FILE_WORDS)) and file.is_many
    command = write.get(file, [key for key, _ in chosen], with_file=with_file)
    said = f"Shows {' and '.join(key.name for key, _ in chosen)} of {file.path}."
    return (command, said, Effect.READS, "get") if command else None


def _assignment(words: _Words) -> tuple[int, str, str] | None:
    """A word like KEY=value."""
    for at, token in enumerate(words.reading.tokens):
        found = re.fullmatch(r"([A-Za-z_][\w.-]*)=(.*)", token.text)
        if found and at not in words.used:
            return at, found[1], found[2]
    return None


def _set(
    file: SettingsFile, words: _Words, named: Sequence[tuple[Key, range]], assigned: tuple[int, str, str] | None
) -> tuple[str, str, Effect, str] | None:
    adds = frozenset("add append insert".split())
    if assigned is not None:
        at, name, value = assigned
        if not words.has(_SETS | adds):
            return None
        words.used.add(at)
        key = next((key for key in file.keys if key.name == name), None)
    else:
        key, span = _best(named)
        words.used.update(span)
        name = key.name
        found = _value(file, key, words)
        if found is None:
            return None
        value = found
        words.used.update(
            at
            for at, low in enumerate(words.lows)
            if low and stem(low) in {stem(part) for part in key.parent.lower().split()}
        )
    words.take(_SETS | _ON | _OFF | _TO | adds)
    command = write.put(file, key, name, value)
    effect = Effect.CHANGES
    return (command, f"Sets {name} to {value} in {file.path}.", effect, "set") if command else None


_ENDS = frozenset("in and but while without so everywhere for inside within of then leaving keeping".split())


def _value(file: SettingsFile, key: Key, words: _Words) -> str | None:
    """The value that the request gives: after "to", else the number that is left, else on or off."""
    tokens, lows = words.reading.tokens, words.lows
    for at, low in enumerate(lows):
        if low not in _TO or at in words.used or at + 1 >= len(tokens) or at + 1 in words.used:
            continue
        end = at + 1
        while (
            end < len(tokens) and end - at < 6 and (end == at + 1 or lows[end] not in _ENDS) and end not in words.used
        ):
            end += 1
            if tokens[end - 1].stop or tokens[end - 1].quoted:
                break
        text = words.reading.text(at + 1, end).strip(" ,")
        if text and text.lower() not in _FILLERS:
            words.used.update(range(at, end))
            return text
    numbers = [
        at for at, token in enumerate(tokens) if re.fullmatch(r"-?\d[\d.]*", token.text) and at not in words.used
    ]
    if len(numbers) == 1:
        words.used.add(numbers[0])
        return tokens[numbers[0]].text
    is_on, is_off = words.has(_ON), words.has(_OFF)
    if is_on != is_off:
        return write.switched(key.value if file.form != "json" else "", is_on=is_on)
    return None


def _best(named: Sequence[tuple[Key, range]]) -> tuple[Key, range]:
    return max(named, key=lambda item: len(item[1]))


def _named(file: SettingsFile, words: _Words) -> Iterator[tuple[Key, range]]:
    """Keys that the words name, with the words: by the whole name, its plain words, with or without what is above."""
    names: dict[str, Key] = {}
    for key in reversed(file.keys):
        plain = _root(re.sub(r"[_.-]+|(?<=[a-z])(?=[A-Z])", " ", key.name))
        parent = _root(re.sub(r"[_.-]+", " ", key.parent))
        forms = [key.name.lower(), plain, *map(_root, _ALSO.get(key.name, ()))]
        if key.parent:
            forms += [
                f"{key.parent}.{key.name}".lower(),
                f"{parent} {plain}",
                f"{plain} {parent}",
                f"{plain} in {parent}",
            ]
        if key.path:
            forms.append(re.sub(r"[\"]", "", key.path.removeprefix(".")).lower())
        for form in forms:
            if len(form) >= _LEAST_KEY:
                names[form] = key
    bare = {form for key in file.keys for form in (key.name.lower(), _root(key.name.lower()))}
    tokens = words.reading.tokens
    for at, length in itertools.product(range(len(tokens)), (4, 3, 2, 1)):
        span = range(at, at + length)
        if at + length > len(tokens) or not words.used.isdisjoint(span):
            continue
        said = " ".join(token.text.lower() for token in tokens[at : at + length])
        key_found = names.get(said) or names.get(_root(said))
        if key_found is None or not _INNER.isdisjoint((tokens[at].low, tokens[at + length - 1].low)):
            continue
        if key_found.number > 1 and (said in bare or _root(said) in bare):
            key_found = replace(key_found, parent="")  # all of that name
        yield key_found, span


def _root(said: str) -> str:
    """Words without their endings; "the" and "of" within them left out."""
    return " ".join(stem(word.removesuffix("'s")) for word in said.lower().split() if word not in _INNER)
