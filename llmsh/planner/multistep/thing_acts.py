"""Acts on one thing: what a clause says is done with, or in, a file "$f" or a folder "$d" of a loop."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.multistep import thing_values
from llmsh.planner.multistep.thing_values import PARENT_NAME, TODAY, value_of
from llmsh.planner.multistep.things import FOLDER_WORD, PATH, Things
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory
from llmsh.syntax.quote import quote


@dataclass(frozen=True, slots=True)
class Act:
    """command: bash in the loop; before: bash before it; sink: the file that the loop writes; score: 0..1.

    product: the folder or file that a later clause may point at.
    """

    command: str
    said: str
    effect: Effect
    before: tuple[str, ...] = ()
    sink: str = ""
    is_appended: bool = False
    score: float = 0.93
    product: str = ""


_LAST_WORD = (
    r"(?=\s*(?:$|[,;.]|\b(?:and|to|into|in|inside|from|with|"
    r"as|by|of|under|so|for|there|if|which|that|is|has)\b))"
)
_SAYS = re.compile(
    r"^(?:print|show|list|display|echo|output|tell|give|write|put|save|"
    r"store|say|report|append|add|count|note)\s+(?:me\s+|out\s+|down\s+)*"
    r"(?:a\s+line\s+(?:like|with|of)\s+)?(?P<what>.+?)"
    r"(?:\s+(?:in)?to\s+(?:the\s+|a\s+)?(?:end\s+of\s+)?(?:file\s+"
    r")?(?:called\s+|named\s+)?(?P<path>'[^']+'|[^\s,;]+\.\w+))?"
    r"(?:\s*,?\s+one\s+(?:per|on\s+each|to\s+a)\s+line)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*,\s*(?:and\s+)?(?:then\s+)?|\s+(?:and\s+(?:then\s+)?|followed\s+by\s+|"
    r"along\s+with\s+|together\s+with\s+|plus\s+|with\s+|next\s+to\s+)|"
    r"(?P<colon>\s*:\s+)",
    re.IGNORECASE,
)
_PACKS = re.compile(
    r"^(?:zip|tar|archive|pack|compress|bundle|put|make|back\s+up|save)\s+IT(?:\s+up)?\s+(?P<rest>.*)$", re.IGNORECASE
)
_FORMAT = re.compile(r"\b(?P<ending>tar\.gz|tgz|tar\.xz|tar\.bz2|tarball|tar|zip|7z|archive)\b", re.IGNORECASE)
_INTO = re.compile(
    r"\b(?:in|inside|into|to|under)\s+(?:the\s+|a\s+|an\s+)?(?P<new>new\s+)?(?:folder\s+|"
    rf"directory\s+)?(?:called\s+|named\s+)?(?P<path>{PATH})(?:\s+(?:folder|directory))?",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"^(?P<verb>move|copy|put|place|bring|collect|gather|back\s+up|"
    r"save)\s+(?:a\s+copy\s+of\s+)?IT\s+(?:in|into|to|inside|"
    r"under)\s+"
    rf"(?:(?:the|an?|one)\s+)?(?:(?:new|separate|single)\s+)*(?:folder\s+|directory\s+)?(?:called\s+|named\s+)?"
    rf"(?P<path>{PATH})(?:\s+(?:folder|directory))?(?P<tail>\s*,?\s+.+)?$",
    re.IGNORECASE,
)
_RENAMES = re.compile(
    r"^(?:rename|name|call)\s+(?P<what>IT|(?:the\s+)?[\w.*-]+\.\w+(?:\s+in\s+IT)?)"
    r"\s+(?:to|after|as|like|so\s+that\s+it\s+is\s+(?:called|named))\s+(?P<to>.+)$",
    re.IGNORECASE,
)
_DELETES = re.compile(r"^(?:delete|remove|erase)\s+IT$", re.IGNORECASE)
_COPY_AS = re.compile(
    r"^(?:make|keep|create|save|leave|copy)\s+(?:(?:a|one)\s+)?(?:(?:back-?up|copy|"
    r"duplicate|version)(?:\s+copy)?\s+of\s+)?(?:IT|(?:the\s+|every\s+|each\s+)originals?)"
    r"\s+(?:with|that\s+has|as|under|and\s+add|ending\s+(?:in|"
    r"with))\s+(?:the\s+(?:ending|suffix|extension)\s+)?(?:it\s+with\s+)?['\"]?(?P<e"
    r"nding>[._-]\w+)['\"]?"
    r"(?:\s+(?:at\s+the\s+end|added|appended|"
    r"as\s+(?:its\s+)?(?:ending|suffix|extension)))*(?:\s+(?:of|"
    r"to)\s+(?:its|the)\s+name)?$",
    re.IGNORECASE,
)
_CREATES = re.compile(
    r"^(?:create|make|put|add|write|place|touch|have)\s+(?:an?\s+|"
    r"the\s+)?(?:new\s+|empty\s+|text\s+)*(?:file\s+)?(?:called\s+|"
    r"named\s+)?"
    r"(?P<name>'[^']+'|[\w-]*\.?[\w-]+\.\w+|[A-Z]{4,}\w*|\.\w+)(?:\s+file)?"
    r"(?:\s+(?:with|containing|that\s+(?:says|contains|holds)|saying)\s+(?:just\s+|"
    r"only\s+)?(?:the\s+|an?\s+)?(?:text\s+|title\s+|line\s+|words?\s+|content\s+|"
    r"contents\s+|heading\s+)?"
    r"(?P<text>'[^']*'|\"[^\"]*\"|[\w .!?-]+?)(?:\s+(?:as\s+(?:its\s+)?(?:content|text)|in\s+it))?)?"
    r"(?:\s+(?:in|into|inside(?:\s+of)?|to)\s+IT)?$",
    re.IGNORECASE,
)
_MAKES_FOLDER = re.compile(
    r"^(?:create|make|add|mkdir)\s+(?:an?\s+|the\s+)?(?:new\s+|"
    rf"empty\s+)*(?:{FOLDER_WORD}\s+)(?:called\s+|named\s+)?(?P<name>'[^']+'|"
    r"[\w.-]+)(?:\s+(?:in|inside(?:\s+of)?)\s+IT)?$",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"^(?P<verb>move|copy|delete|remove|put|gzip|"
    r"compress)\s+(?:all\s+)?(?:the\s+)?(?P<what>[\w.]+(?:\s+files?)?)(?:\s+"
    r"(?:of|in|from|inside)\s+IT)?"
    r"(?:\s+(?:in)?to\s+(?:the\s+)?(?:folder\s+)?(?P<to>LAST|IT|'[^']+'|[\w./-]+))?$",
    re.IGNORECASE,
)


def act(clause: str, things: Things, context: Context, last: str = "") -> Act | None:
    """What `clause`, in which IT stands for the thing, does; None where another reader has to tell.

    last: the path of what an earlier clause made in the loop, which LAST stands for.
    """
    for read in (_deleted, _packed, _kept, _moved, _renamed, _created, _inner, _shown):
        if (found := read(clause, things, context, last)) is not None:
            return found
    return None


def with_it(clause: str, things: Things) -> str:
    """`clause` with IT for the words that mean the thing."""
    nouns = "|".join(
        filter(
            None,
            (things.noun and re.escape(things.noun), "folder|directory|subfolder" if things.is_folders else "file"),
        )
    )
    text = re.sub(
        (
            r"\b(?:the|that|this|each|every|all|those|"
            rf"these)\s+(?:[a-z]+\s+)?(?:{nouns})s?'?s?\s+(?:own\s+)"
            r"?(?=name\b)"
        ),
        "ITS ",
        clause,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        (
            r"\b(?:the|that|this|each|every)\s+(?:one\s+of\s+the\s+)?(?:original\s"
            rf"+)?(?:{nouns}|ones?)\b(?:\s+(?:itself|in\s+question))?{_LAST_WORD}"
        ),
        "IT",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        (
            r"\b(?:it|them|each\s+(?:of\s+them|of\s+these|one)|"
            r"every\s+one(?:\s+of\s+them)?|"
            rf"each)\b{_LAST_WORD}(?!\s+is\b)"
        ),
        "IT",
        text,
    )
    text = re.sub(r"\b(?:its|their)\b(?!\s+own\s+\w+\.)", "ITS", text)
    text = re.sub(r"\b(?:inside|in)\s+there\b|(?<=\s)there$", "in IT", text)
    return re.sub(r"\b(?:inside\s+of|within)\s+IT\b", "in IT", text)


def _deleted(clause: str, things: Things, context: Context, last: str) -> Act | None:
    if not _DELETES.match(clause):
        return None
    command = 'rm -r -- "$d"' if things.is_folders else 'rm -- "$f"'
    return Act(command, "deletes it", Effect.DELETES)


def _packed(clause: str, things: Things, context: Context, last: str) -> Act | None:
    match = _PACKS.match(clause)
    ending = _FORMAT.search(match["rest"]) if match else None
    if match is None or ending is None or re.match(r"(?:put|make|save)\b.*\bcopy\b", clause):
        return None
    rest = match["rest"]
    place = ""
    before: tuple[str, ...] = ()
    for into in _INTO.finditer(rest):
        path = into["path"].strip("'\"").rstrip("/")
        if path.lower() in ("a", "an", "its", "one", "ITS", "it", "IT") or _FORMAT.fullmatch(path):
            continue
        if is_directory(path, context):
            place = path
        elif "/" in path or into["new"]:
            place, before = path, (f"mkdir -p {quote_path(path)}",)
    form = ending["ending"].lower()
    form = {"tarball": "tar.gz", "archive": "tar.gz"}.get(form, form)
    thing = f"${things.variable}"
    target = f'{quote_path(place)}/"$n.{form}"' if place else f'"{thing}.{form}"'
    if not place and things.root and not things.is_folders:
        target = f'"$f.{form}"'
    folder = f'"${{{things.variable}%/*}}"' if things.root else "."
    if form == "zip":
        inner = (
            f'"$OLDPWD"/{target}'
            if place and not place.startswith(("/", "~"))
            else f'"$n.{form}"'
            if not place
            else target
        )
        command = f'(cd {folder} && zip -qr {inner} "$n")'
    elif form == "7z":
        command = f'7z a -bd {target} "{thing}" > /dev/null'
    else:
        flag = {"tar": "", "tar.xz": "J", "tar.bz2": "j"}.get(form, "z")
        command = f'tar -c{flag}f {target} -C {folder} "$n"'
    return Act(command, f"packs it into a {form} of its own", Effect.CREATES, before, product=place)


def _kept(clause: str, things: Things, context: Context, last: str) -> Act | None:
    match = _COPY_AS.match(clause)
    if match is None:
        return None
    thing = f"${things.variable}"
    copy = "cp -r" if things.is_folders else "cp"
    return Act(
        f'{copy} -- "{thing}" "{thing}{match["ending"]}"', f"keeps a copy with {match['ending']}", Effect.CREATES
    )


def _moved(clause: str, things: Things, context: Context, last: str) -> Act | None:
    match = _MOVES.match(clause)
    if match is None:
        return None
    path = match["path"].strip("'\"").rstrip("/")
    if (
        path in ("IT", "LAST")
        or re.search(r"\.(?:zip|tar|gz|tgz|txt|csv)$", path)
        or path.lower() in ("a", "the", "its", "ITS")
    ):
        return None
    name = '"$n"'
    if tail := (match["tail"] or "").strip(" ,"):
        named = _name(tail, things)
        if named is None:
            return None
        name = named
    verb = (
        "cp"
        if re.match(r"copy|back|collect|gather|save", match["verb"], re.IGNORECASE) or "copy of" in clause
        else "mv"
    )
    option = " -r" if verb == "cp" and things.is_folders else ""
    before = () if is_directory(path, context) else (f"mkdir -p {quote_path(path)}",)
    target = f"{quote_path(path)}/" + ("" if name == '"$n"' else name)
    done = f'{verb}{option} -- "${things.variable}" {target}'
    effect = Effect.CREATES if verb == "cp" else Effect.CHANGES
    return Act(done, f"{'copies' if verb == 'cp' else 'moves'} it to {path}", effect, before, product=path)


def _name(tail: str, things: Things) -> str | None:
    """The new name that `tail` asks for, as a word of bash; None where that is not known."""
    tail = re.sub(r"^(?:and|with|each|,|renamed|called|named|under|as)\s+", "", tail, flags=re.IGNORECASE)
    stem, ending = ("$n", "") if things.is_folders else ("${n%.*}", ".${n##*.}")
    if re.search(r"\btoday'?s?\b|\bcurrent\s+date\b", tail, re.IGNORECASE):
        if re.search(r"\b(?:start|front|beginning|before|prefix)", tail, re.IGNORECASE):
            return f'"{TODAY}-$n"'
        return f'"{stem}-{TODAY}{ending}"'
    if prefix := re.search(
        (
            r"(?:prefix|in\s+front)\s+['\"]?([\w.-]+)|"
            r"['\"]?([\w.-]+)['\"]?\s+(?:in\s+front|"
            r"as\s+(?:a\s+)?prefix)"
        ),
        tail,
    ):
        return f'"{prefix[1] or prefix[2]}$n"'
    if re.search(r"\bname\s+of\s+ITS\s+folder|ITS\s+(?:\w+\s+)?folder\b", tail) and not things.is_folders:
        return f'"{PARENT_NAME}{ending}"'
    return None


def _renamed(clause: str, things: Things, context: Context, last: str) -> Act | None:
    match = _RENAMES.match(clause)
    if match is None:
        return None
    to = re.sub(r"\s*,?\s+(?:so|e\.g\.|for\s+example|like)\b.*$", "", match["to"], flags=re.IGNORECASE)
    what = re.sub(r"^the\s+|\s+in\s+IT$", "", match["what"], flags=re.IGNORECASE)
    if what != "IT":
        if not things.is_folders or "*" in what:
            return None
        ending = what.rpartition(".")[2]
        if re.fullmatch(
            (
                r"(?:the\s+)?(?:name\s+of\s+(?:IT|"
                r"ITS\s+(?:own\s+)?folder)|ITS\s+(?:folder'?s?\s+)?"
                r"(?:own\s+)?name|IT)"
            ),
            to,
        ):
            return Act(f'mv -- "$d/"{quote(what)} "$d/$n.{ending}"', f"renames {what} after it", Effect.CHANGES)
        if re.fullmatch(r"[\w.-]+\.\w+", to):
            return Act(f'mv -- "$d/"{quote(what)} "$d/"{quote(to)}', f"renames {what} to {to}", Effect.CHANGES)
        return None
    name = _name(to, things)
    if name is None:
        return None
    thing = f"${things.variable}"
    folder = f'"${{{things.variable}%/*}}"/' if things.root or things.deep else ""
    return Act(f'mv -- "{thing}" {folder}{name}', "renames it", Effect.CHANGES)


def _created(clause: str, things: Things, context: Context, last: str) -> Act | None:
    if not things.is_folders:
        return None
    if match := _MAKES_FOLDER.match(clause):
        name = match["name"].strip("'\"")
        return Act(f'mkdir -p "$d/"{quote(name)}', f"makes {name} in it", Effect.CREATES, product=name)
    match = _CREATES.match(clause)
    if match is None or not re.search(r"\bin(?:to|side)?\s+IT$|^(?:create|make|touch|add)\b", clause):
        return None
    name = match["name"].strip("'\"")
    path = f'"$d/"{quote(name)}'
    if text := match["text"]:
        value = value_of(text, things, context)
        said = f'"{value}"' if value else quote(text.strip("'\""))
        return Act(f"echo {said} > {path}", f"writes {name} in it", Effect.CREATES, product=name)
    return Act(f"touch {path}", f"makes {name} in it", Effect.CREATES, product=name)


def _inner(clause: str, things: Things, context: Context, last: str) -> Act | None:
    """ "copy the jpgs of the folder into it": files of one kind in a folder."""
    match = _INNER.match(clause)
    if match is None or not things.is_folders:
        return None
    globs = thing_values.find_tests(match["what"], context)
    if globs is None:
        return None
    verb = match["verb"].lower()
    named = f'find "$d" -maxdepth 1 -type f{globs}'
    if verb in ("delete", "remove"):
        return None if match["to"] else Act(f"{named} -delete", f"deletes the {match['what']} in it", Effect.DELETES)
    if verb in ("gzip", "compress"):
        return Act(f"{named} -exec gzip {{}} +", f"compresses the {match['what']} in it", Effect.CHANGES)
    to = (match["to"] or "").strip("'\"")
    if to in ("LAST", "IT") or (last and to == last):
        target = f'"$d/"{quote(last)}' if last else ""
    else:
        target = f'"$d/"{quote(to)}' if last == to else quote_path(to)
    if not target:
        return None
    before = () if target.startswith('"$d') or is_directory(to, context) else (f"mkdir -p {target}",)
    program = "cp" if verb == "copy" else "mv"
    effect = Effect.CREATES if program == "cp" else Effect.CHANGES
    return Act(
        f"{named} -exec {program} -t {target} {{}} +",
        f"{'copies' if program == 'cp' else 'moves'} the {match['what']} in it",
        effect,
        before,
    )


def _shown(clause: str, things: Things, context: Context, last: str) -> Act | None:
    match = _SAYS.match(clause)
    if match is None:
        return None
    what, path = match["what"], (match["path"] or "").strip("'\"")
    guard = ""
    if things.is_folders and (
        late := re.search(
            (
                r"\s*,?\s+if\s+(?:there\s+is\s+(?:one|any|such\s+a\s+file)|"
                r"it\s+(?:has\s+one|exists|is\s+there)|IT\s+(?:has\s+one|exists|"
                r"is\s+there))$"
            ),
            what,
        )
    ):
        what = what[: late.start()]
        guard = next((f'[ -e "$d/"{quote(name)} ]' for name in re.findall(r"[\w-]+\.\w+", what)), "")
        if not guard:
            return None
    is_count = clause.lower().startswith("count")
    if is_count:
        what = "the number of " + re.sub(r"^(?:all\s+)?(?:the\s+)?", "", what)
    pieces: list[str] = []
    at = 0
    for border in [*_BETWEEN.finditer(what), None]:
        part = what[at : border.start()] if border else what[at:]
        value = value_of(part, things, context)
        if not value and (quoted := re.fullmatch(r"'([^'\"$`\\]*)'|\"([^\"$`\\]*)\"", part.strip())):
            value = quoted[1] or quoted[2] or ""
        if not value:
            return None
        pieces.append(value + (":" if border and border["colon"] else ""))
        at = border.end() if border else at
    if not any("$" in piece for piece in pieces):
        return None
    if len(pieces) == 1 and pieces[0].startswith("$("):
        pieces.insert(0, "$n")
    are_lines = len(pieces) > 1 and all(re.match(r"\$\((?:head|tail) -n 1 ", piece) for piece in pieces)
    command = "; ".join(piece[2:-1] for piece in pieces) if are_lines else f'echo "{" ".join(pieces)}"'
    if guard:
        command = f"if {guard}; then {command}; fi"
    is_appended = bool(re.match(r"append|add", clause, re.IGNORECASE))
    effect = Effect.READS if not path else Effect.CHANGES if is_appended else Effect.CREATES
    return Act(command, f"says {what}", effect, sink=path, is_appended=is_appended, product=path)


def joined(acts: list[Act]) -> Act:
    """Several acts as one, in order."""
    effects = [act.effect for act in acts]
    effect = next((one for one in (Effect.DELETES, Effect.CHANGES, Effect.CREATES) if one in effects), effects[0])
    sink = next((act for act in acts if act.sink), acts[0])
    return replace(
        acts[0],
        command=" && ".join(act.command for act in acts),
        said="; ".join(act.said for act in acts),
        effect=effect,
        before=tuple(dict.fromkeys(line for act in acts for line in act.before)),
        sink=sink.sink,
        is_appended=sink.is_appended,
        score=min(act.score for act in acts),
        product=next((act.product for act in reversed(acts) if act.product), ""),
    )


def is_copy(act: Act) -> bool:
    """Whether `act` keeps what a thing was."""
    return act.said.startswith("keeps a copy")
