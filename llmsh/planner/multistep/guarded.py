"""Guards: loops over files and folders of which only some are meant: "every folder in src without a README"."""

import re
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import attributes, clauses
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.multistep.stand_ins import written
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory
from llmsh.syntax.quote import quote

_ITEM = "llmsh_item"
_FOLDER = r"(?:[a-z]+\s+)?(?:sub)?-?(?:folders?|director(?:y|ies)|dirs?)"
_IN = (
    r"(?:\s+(?:in|of|under|inside|from)\s+(?:the\s+)?(?:folder\s+)?(?P<root>'[^']+'|\"[^\"]+\"|"
    r"[\w~./-]+?)(?:\s+(?:folder|directory))?)?"
)
_THING = (
    r"(?:(?:an?|any|the|its\s+own|some)\s+)?(?:(?:file|folder|directory)\s+)?(?:(?:called|"
    r"named)\s+)?(?P<thing>'[^']+'|\"[^\"]+\"|[\w.*-]*\.[\w*]+|"
    r"[A-Z]{3,}[\w.-]*|\.?\w+(?=\s+(?:file|folder|in\s+it)))"
    r"(?:\s+(?:file|folder))?(?:\s+(?:in|inside)\s+(?:it|them|there))?"
)
_HAS = (
    r"\s+(?:(?:(?:that|which)\s+)?(?P<lacks>without|lacks?|lacking|(?:has|have|with)\s+no|(?:does|do)(?:\s+not|"
    r"n['o]t)\s+(?:have|contain|hold))|"
    r"(?:(?:that|which)\s+)?(?P<has>with|has|have|having|contains?|containing|holds?|holding)|"
    r"(?:(?:where|in\s+which)\s+(?:there\s+is\s+)?(?P<no>no\s+)?))\s*"
)
_GUARDED = re.compile(rf"(?P<noun>{_FOLDER}){_IN}{_HAS}{_THING}", re.IGNORECASE)
_FOR_EACH = re.compile(
    rf"^(?:for|in|inside|with|go\s+through|to)\s+(?:each|every|all|any)\s+(?:(?:of\s+)?(?:the|"
    rf"my)\s+)?{_GUARDED.pattern}\s*[,:]?\s*(?:and\s+)?(?P<body>[a-z].+)$",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    rf"^(?P<verb>[a-z]+(?:\s+(?:the\s+)?names?\s+of)?)\s+(?:each|every|all|the|"
    rf"those)\s+(?:of\s+)?(?:the\s+)?{_GUARDED.pattern}(?P<tail>\s+(?:to|into|as|with)\s.+)?$",
    re.IGNORECASE,
)
# Every folder, with nothing asked of it: "pack every folder in projects into its own tar.gz".
_EVERY = re.compile(
    rf"^(?P<verb>[a-z]+)\s+(?:each|every)\s+(?P<noun>{_FOLDER}){_IN}(?P<tail>\s+(?:(?:in)?to|as|with)\s+.+)?$",
    re.IGNORECASE,
)
_OWN_ARCHIVE = re.compile(
    r"\s+(?:in)?to\s+(?:its\s+own|an?|one|a\s+separate)\s+(?:(?:tarball|archive|tar|"
    r"file)\s+)?\.?(?P<ending>tar\.gz|tgz|zip|tar\.xz|tar\.bz2|tar|tarball|archive)"
    r"(?:\s+(?:file|archive|ball))?(?:\s+(?:each|of\s+its\s+own|per\s+folder))?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|them|that\s+(?:folder|one)|the\s+folder|each(?:\s+one)?)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|it)\b(?=\s*(?:$|[,;]|there\b|in\b|with\b))", re.IGNORECASE)
_CERTAINTY = 0.96


@dataclass(frozen=True, slots=True)
class _Folders:
    """Folders below `root` ("" for here) that have, or lack, `thing`."""

    root: str
    thing: str = ""
    lacks: bool = False

    @property
    def head(self) -> str:
        place = f"{quote_path(self.root)}/" if self.root else ""
        return f"for d in {place}*/; do"

    @property
    def guard(self) -> str:
        if not self.thing:
            return ""
        if "*" in self.thing:
            sign = "-z" if self.lacks else "-n"
            return f'[ {sign} "$(find "$d" -maxdepth 1 -name {quote(self.thing)})" ] && '
        return f'[ {"! " if self.lacks else ""}-e "$d"{quote_path(self.thing)} ] && '

    @property
    def said(self) -> str:
        which = f" {'without' if self.lacks else 'with'} {self.thing}" if self.thing else ""
        return f"each folder in {self.root or 'the current folder'}{which}"


def propose(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """`request` as a loop over folders that have or lack a file; None when it is none."""
    text = request.strip().rstrip(".")
    if match := _FOR_EACH.match(text):
        folders = _folders(match, context)
        return _each(folders, match["body"], context, plan_one) if folders else None
    if match := _VERB_FIRST.match(text):
        folders = _folders(match, context)
        return _each(folders, f"{match['verb']} it{match['tail'] or ''}", context, plan_one) if folders else None
    if (match := _EVERY.match(text)) and (archive := _OWN_ARCHIVE.search(match["tail"] or "")):
        folders = _folders(match, context)
        return _packed(folders, archive["ending"].lower()) if folders else None
    return None


def _folders(match: re.Match[str], context: Context) -> _Folders | None:
    """Where the folders are: in the place that is named, else in the one that is called like them ("run folders")."""
    groups = match.groupdict()
    root = (groups.get("root") or "").strip("'\"").rstrip("/")
    if root and not is_directory(root, context):
        return None
    first = groups["noun"].split()[0].lower()
    if not root and first not in (
        "folder",
        "folders",
        "directory",
        "directories",
        "dir",
        "dirs",
        "subfolder",
        "subfolders",
    ):
        named = [name for name in (f"{first}s", first, f"{first}es") if is_directory(name, context)]
        if not named:
            return None
        root = named[0]
    thing = (groups.get("thing") or "").strip("'\"")
    return _Folders("" if root == "." else root, thing, bool(groups.get("lacks") or groups.get("no")))


def _each(folders: _Folders, body: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    if folders.lacks and re.match(r"(?:create|make|add|write|put|touch)\b", body, re.IGNORECASE):
        body = _ONE.sub(f"an empty file {folders.thing}", body, count=1)
    elif re.match(r"(?:delete|remove)\s+it$", body, re.IGNORECASE):
        step = Step(
            f'{folders.head} {folders.guard}rm -r "$d"; done',
            f"Deletes {folders.said}.",
            Effect.DELETES,
            recipes=("loop",),
        )
        return Proposal((_closed(step),), 0.93, "steps", whole=_whole(folders))
    if re.match(r"find\s+it$", body, re.IGNORECASE):
        return None  # folders are looked for in the whole tree, and not only here
    if re.match(
        r"(?:list|print|show|display|echo|get|give)\s+(?:it|its\s+name|the\s+name|"
        r"(?:the\s+)?names?\s+of\s+it|the\s+name\s+of\s+it)$",
        body,
        re.IGNORECASE,
    ):
        body = "print its name"
    if (shown := attributes.shown(body, "d", context.userland)) is not None:
        step = Step(
            f"{folders.head} {folders.guard}{shown.command}; done",
            f"For {folders.said}: {shown.said}.",
            Effect.READS,
            recipes=("loop",),
        )
        return Proposal((_closed(step),), shown.certainty * _CERTAINTY, "steps", whole=_whole(folders))
    steps: list[Step] = []
    score = 1.0
    for clause in clauses.split(body):
        text, count = _PRONOUN.subn(f"'{_ITEM}'", clause.text, count=1)
        if not count:
            text = f"{text} in '{_ITEM}'"
        found = plan_one(text, context)
        if found is None or not found.steps or not all(_ITEM in step.command for step in found.steps):
            return None
        score = min(score, found.score)
        steps += found.steps
    commands = [
        written(step.command.replace(f"mkdir -p {_ITEM} && ", "").replace(f"{_ITEM}/", _ITEM), {_ITEM: "d"})
        for step in steps
    ]
    if not all(commands):
        return None
    effect = next((step.effect for step in steps if step.effect is not Effect.READS), Effect.READS)
    said = "; ".join(step.explanation.rstrip(".") for step in steps).replace(_ITEM, "it")
    done = " && ".join(filter(None, commands))
    step = Step(
        f"{folders.head} {folders.guard}{done}; done",
        f"For {folders.said}: {said[:1].lower()}{said[1:]}.",
        effect,
        recipes=("loop",),
    )
    return Proposal((_closed(step),), score * _CERTAINTY, "steps", whole=_whole(folders))


def _closed(step: Step) -> Step:
    """`step` with an `if` for the guard: the loop is no failure because its last folder was not meant."""
    command = re.sub(
        r"; do (?P<test>\[ .+? \]) && (?P<body>.+); done$", r"; do if \g<test>; then \g<body>; fi; done", step.command
    )
    return replace(step, command=command)


def _packed(folders: _Folders, ending: str) -> Proposal:
    ending = {"tarball": "tar.gz", "archive": "tar.gz"}.get(ending, ending)
    flag = {"tar": "", "tar.xz": "J", "tar.bz2": "j"}.get(ending, "z")
    program = 'zip -rq "${d%/}.zip" "$d"' if ending == "zip" else f'tar -c{flag}f "${{d%/}}.{ending}" "$d"'
    step = Step(
        f"{folders.head} {program}; done",
        f"Packs {folders.said} into a {ending} file of its own.",
        Effect.CREATES,
        recipes=("loop",),
    )
    return Proposal(
        (step,),
        0.93,
        "steps",
        whole=_whole(folders),
        subject=f"all folders in '{folders.root}'" if folders.root else "all folders here",
    )


def _whole(folders: _Folders) -> str:
    return f"folders in '{folders.root}'" if folders.root else "folders"
