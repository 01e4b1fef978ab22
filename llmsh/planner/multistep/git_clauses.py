"""Clauses about a repository: "stash my changes", "merge menu into main", "commit it as 'x'", as git says them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.entities.refs import refs_of
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import exists
from llmsh.syntax.quote import quote

_REF = r"(?P<ref>'[^']+'|[\w][\w./-]*\w|\w)"
_BRANCH = rf"(?:the\s+)?(?:branch\s+)?(?:called\s+|named\s+)?{_REF}(?:\s+branch)?"
_TEXT = r"(?P<text>'[^']+'|\"[^\"]+\"|[A-Z]\w*(?:\s+[\w.-]+){0,5})"
_MESSAGE = (
    r"(?:\s+(?:with|using)\s+(?:the\s+)?(?:commit\s+)?(?:message|"
    r"title)|\s+as|\s+saying|\s+under\s+the\s+(?:title|"
    rf"message))\s+{_TEXT}"
)
_CHANGES = (
    r"(?:(?:everything|all)(?:\s+(?:there|here|that\s+changed))?\s*,?\s+including\s+(?:the"
    r"\s+)?untracked\s+files?|everything\s+(?:there|here)|(?:all\s+)?(?:of\s+)?(?:my|the|"
    r"all)\s+(?:local\s+|uncommitted\s+|current\s+|open\s+)*(?:changes|edits|"
    r"modifications|work)|everything|them|it|all(?:\s+of\s+it)?)"
)


_COUNTS = {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}


@dataclass(frozen=True, slots=True)
class _Rule:
    """pattern: a whole clause; write: the commands for it, none where it does not fit; effect: what they do."""

    pattern: re.Pattern[str]
    write: Callable[[re.Match[str], Context], tuple[str, ...]]
    said: str
    effect: Effect = Effect.CHANGES


def propose(clause: str, context: Context) -> Proposal | None:
    """`clause` as commands of git; None outside a repository, and for other clauses."""
    if cloned := _CLONE.match(clause.strip().rstrip(".")):
        command = f"git clone {quote_path(cloned['what'].strip(chr(39)))} {quote_path(cloned['to'].strip(chr(39)))}"
        step = Step(command, f"Clones {cloned['what']}.", Effect.CREATES, recipes=("git",))
        return Proposal((step,), 0.95, "steps", product=cloned["to"].strip("'"))
    if context.elsewhere or not any((folder / ".git").exists() for folder in (context.cwd, *context.cwd.parents)):
        return None
    text = re.sub(r"\s+", " ", clause.strip().rstrip("."))
    for rule in _RULES:
        if (match := rule.pattern.fullmatch(text)) and (commands := rule.write(match, context)):
            steps = tuple(
                Step(command, rule.said if at == len(commands) - 1 else "Prepares that.", rule.effect, recipes=("git",))
                for at, command in enumerate(commands)
            )
            return Proposal(steps, 0.93, "steps")
    return None


_CLONE = re.compile(
    r"(?:git\s+)?clone\s+(?:the\s+)?(?:git\s+)?(?:repo(?:sitory)?\s+)?(?P<what>'[^']+'|"
    r"[\w.:/@~+-]+)\s+(?:in)?to\s+(?:the\s+)?(?:folder\s+|directory\s+)?(?P<to>'[^']+'|"
    r"[\w./~-]+)$",
    re.IGNORECASE,
)


def in_clone(clause: str, before: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """ "print the subject of its newest commit" after a clone, asked of the new repository."""
    cloned = re.match(r"git clone(?: -\S+)* \S+ (?P<folder>'[^']+'|[\w./~-]+)$", before)
    if cloned is None or not re.search(r"\b(?:commits?|branch(?:es)?|tags?|log|authors?)\b", clause):
        return None
    text = re.sub(r"\bits\b|\bthere\b", "the", re.sub(r"\s+(?:of|in|from)\s+(?:it|there)$", "", clause))
    if subject := re.match(
        (
            r"(?:print|show|tell\s+me|display)\s+the\s+(?P<what>subject|message|"
            r"title|hash|author)\s+of\s+the\s+(?:newest|last|latest)\s+commit$"
        ),
        text,
        re.IGNORECASE,
    ):
        form = {"hash": "%H", "author": "%an"}.get(subject["what"].lower(), "%s")
        command = f"git log -1 --format={form}"
        found: Proposal | None = Proposal(
            (Step(command, "Shows the newest commit.", Effect.READS, recipes=("git",)),), 0.93, "steps"
        )
    else:
        found = plan_one(text, context)
    if found is None or len(found.steps) != 1 or not found.steps[0].command.startswith("git ") or not found.is_harmless:
        return None
    step = replace(found.steps[0], command=f"git -C {cloned['folder']} {found.steps[0].command[4:]}")
    return replace(found, steps=(step,), score=max(found.score, 0.6))


def _rule(
    pattern: str,
    commands: str | Callable[[re.Match[str], Context], tuple[str, ...]],
    said: str,
    effect: Effect = Effect.CHANGES,
) -> _Rule:
    """commands: lines with {ref}, {text}, {other} in them, or what writes them."""
    if not isinstance(commands, str):
        return _Rule(re.compile(pattern, re.IGNORECASE), commands, said, effect)
    lines = commands

    def write(match: re.Match[str], context: Context) -> tuple[str, ...]:
        values = {name: quote(value.strip("'\"")) for name, value in match.groupdict().items() if value}
        return tuple(line.format(**values) for line in lines.split(" ;; "))

    return _Rule(re.compile(pattern, re.IGNORECASE), write, said, effect)


def _commit_files(match: re.Match[str], context: Context) -> tuple[str, ...]:
    names = [
        name.strip("'\"")
        for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", match["files"].removeprefix("the file "))
    ]
    if not names or not all(exists(name, context) for name in names):
        return ()
    paths = " ".join(map(quote_path, names))
    return f"git add {paths}", f"git commit -m {quote(match['text'].strip(chr(39) + chr(34)))}"


def _stage_files(match: re.Match[str], context: Context) -> tuple[str, ...]:
    names = [
        name.strip("'\"")
        for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", match["files"].removeprefix("the file "))
    ]
    return (f"git add {' '.join(map(quote_path, names))}",) if all(exists(name, context) for name in names) else ()


def _all_but(match: re.Match[str], context: Context) -> tuple[str, ...]:
    names = [
        name.strip("'\"")
        for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", match["files"].removeprefix("the file "))
    ]
    return (f"git add . {' '.join(quote(':!' + name) for name in names)}",)


def _merge(match: re.Match[str], context: Context) -> tuple[str, ...]:
    into, ref = (match["into"] or "").strip("'"), match["ref"].strip("'")
    if ref not in _refs(context):
        return ()
    head = _head(context)
    if into and head and into != head:
        return f"git switch {quote(into)}", f"git merge --no-edit {quote(ref)}"
    return (f"git merge --no-edit {quote(ref)}",)


def _switch(match: re.Match[str], context: Context) -> tuple[str, ...]:
    ref = match["ref"].strip("'")
    return (f"git switch {quote(ref)}",) if ref in _refs(context) else ()


def _refs(context: Context) -> frozenset[str]:
    folder = next((folder for folder in (context.cwd, *context.cwd.parents) if (folder / ".git").exists()), context.cwd)
    return refs_of(folder)


def _head(context: Context) -> str:
    for folder in (context.cwd, *context.cwd.parents):
        try:
            return (folder / ".git" / "HEAD").read_text(encoding="utf-8").strip().removeprefix("ref: refs/heads/")
        except OSError:
            continue
    return ""


_FILES_ONLY = r"[\w./-]*\.\w+"
_FILE = r"(?:'[^']+'|[\w./-]*\.\w+|[A-Z][A-Z_]{2,})"
_FILES = rf"(?P<files>(?:the\s+file\s+)?(?-i:{_FILE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_FILE})*))"
_RULES = (
    _rule(
        (
            r"(?:begin|start)\s+an?\s+(?:new\s+)?branc"
            rf"h\s+{_REF}"
        ),
        "git switch -c {ref}",
        "Begins a branch and goes to it.",
    ),
    _rule(
        (
            r"(?:commit|record)\s+(?:all\s+)?(?:the\s+)?changes\s+(?:o"
            rf"f|to|in)\s+(?:the\s+|all\s+)?tracked\s+files{_MESSAGE}"
        ),
        "git commit -am {text}",
        "Commits what changed in tracked files.",
    ),
    _rule(
        (
            r"commit\s+(?:it|them|that|this|"
            r"what\s+is\s+staged|the\s+staged\s+changes)(?:\s+"
            rf"again)?{_MESSAGE}"
        ),
        "git commit -m {text}",
        "Commits what is staged.",
    ),
    _rule(rf"(?:commit|record)\s+{_CHANGES}{_MESSAGE}", "git add -A ;; git commit -m {text}", "Commits all changes."),
    _rule(
        (
            r"commit\s+(?:only\s+|just\s+)?(?:the|"
            r"what\s+is)\s+(?:(?:already\s+)?staged)(?:\s+(?:files?|"
            rf"changes?|ones?))?{_MESSAGE}"
        ),
        "git commit -m {text}",
        "Commits what is staged.",
    ),
    _rule(
        (
            rf"commit\s+(?:it|them|that|{_FILES_ONLY})\s+(?:together\s+)?(?:with|"
            r"and)\s+(?:what|everything\s+that)\s+is\s+(?:already\s+)?staged"
            rf"{_MESSAGE}"
        ),
        "git commit -m {text}",
        "Commits what is staged.",
    ),
    _rule(rf"commit{_MESSAGE}", "git commit -m {text}", "Commits what is staged."),
    _rule(
        (
            r"(?:add\s+and\s+)?commit\s+(?:only\s+|"
            rf"just\s+)?{_FILES}(?:\s+in\s+(?:a|another)\s+(?:second|separate|new|"
            rf"further|own)\s+commit)?{_MESSAGE}"
        ),
        _commit_files,
        "Commits those files.",
    ),
    _rule(
        (
            r"(?:stage|add|git\s+add)\s+(?:only\s+|"
            rf"just\s+)?{_FILES}(?:\s+and\s+(?:only\s+that|"
            r"nothing\s+else))?"
        ),
        _stage_files,
        "Stages those files.",
    ),
    _rule(
        (
            r"(?:stage|add)\s+(?:everything|all(?:\s+files|"
            r"\s+changes)?)\s+(?:except|but|apart\s+from|"
            rf"other\s+than)\s+(?:for\s+)?{_FILES}"
        ),
        _all_but,
        "Stages all but those files.",
    ),
    _rule(
        (
            r"(?:stage|add)\s+(?:everything|all(?:\s+(?:files|"
            r"changes|of\s+it))?|(?:all\s+)?(?:my|"
            r"the)\s+changes)"
        ),
        "git add -A",
        "Stages everything.",
    ),
    _rule(
        (
            rf"(?:stash|put\s+away|shelve|set\s+aside|save)\s+{_CHANGES}\s+(?:(?:in\s+a\s+stash\s+)"
            r"?(?:under\s+the\s+name(?:\s+of)?|as|with\s+the\s+(?:message|name)|named|"
            r"called))\s+(?P<text>'[^']+'|\"[^\"]+\"|[\w.-]+)"
        ),
        "git stash push -m {text}",
        "Puts the changes away under a name.",
    ),
    _rule(
        (
            r"(?:stash|put\s+away|shelve|"
            rf"set\s+aside)\s+{_CHANGES}(?:\s+(?:away|"
            r"for\s+now|first))?|stash"
        ),
        "git stash push",
        "Puts the changes away.",
    ),
    _rule(
        (
            rf"(?:get|bring|take|restore|pop|apply|fetch|put)\s+(?:{_CHANGES}|(?:my|"
            r"the)\s+stash(?:ed\s+(?:changes|work))?|what\s+(?:i|was|"
            r"you)\s+(?:have\s+)?stashed)\s*(?:back(?:\s+(?:out|from\s+the\s+stash))?|again|"
            r"out\s+of\s+the\s+stash|from\s+the\s+stash)|(?:pop|unstash|restore)\s+(?:the\s+|"
            r"my\s+)?stash(?:ed\s+changes)?|unstash\s+(?:them|it|everything)"
        ),
        "git stash pop",
        "Brings the changes back that were put away.",
    ),
    _rule(
        (
            r"(?:create|make|start|open|begin)\s+(?:an?\s+|"
            rf"the\s+)?(?:new\s+)?branch\s+(?:called\s+|named\s+)?{_REF}\s+and\s+(?:switch|go|"
            r"change|move|check\s*out)\s+(?:in)?(?:to\s+)?it"
        ),
        "git switch -c {ref}",
        "Begins a branch and goes to it.",
    ),
    _rule(
        (
            r"(?:create|make|add|keep|save)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:branch|copy|"
            r"backup(?:\s+branch)?)\s+(?:of|from)\s+(?:the\s+)?(?:branch\s+)?(?P<other>[\w./-]+)\s"
            rf"+(?:called|named|as)\s+{_REF}"
        ),
        lambda match, context: (
            (f"git branch {quote(match['ref'])} {quote(match['other'])}",) if match["other"] in _refs(context) else ()
        ),
        "Makes a branch of another.",
    ),
    _rule(
        (
            r"(?:create|make|add)\s+(?:an?\s+|"
            r"the\s+)?(?:new\s+)?branch\s+(?:called\s+|"
            rf"named\s+)?{_REF}"
        ),
        "git branch {ref}",
        "Makes a branch.",
    ),
    _rule(
        (
            rf"(?:go|switch|change|get|move|return)\s+(?:back\s+)?(?:in)?to\s+{_BRANCH}"
            r"(?:\s+again)?|check\s*out\s+(?:the\s+)?(?:branch\s+)?(?P<ref2>[\w./-]+)"
        ),
        lambda match, context: (
            _switch(match, context)
            if match["ref"]
            else ((f"git switch {quote(match['ref2'])}",) if match["ref2"] in _refs(context) else ())
        ),
        "Goes to a branch.",
    ),
    _rule(
        (
            rf"merge\s+(?:the\s+)?(?:branch\s+)?{_REF}(?:\s+(?:branch\s+)?(?:i"
            r"n|into|to)\s+(?:the\s+)?(?:branch\s+)?(?P<into>[\w./-]+|it))?"
        ),
        _merge,
        "Merges a branch.",
    ),
    _rule(
        (
            rf"(?:force[- ])(?:delete|remove)\s+{_BRANCH}|(?:delete|"
            r"remove)\s+(?:the\s+)?branch\s+(?P<ref2>[\w./-]+)\s*,?\s+(?:by\s+force|"
            r"even\s+(?:though|if)\s+(?:it\s+is\s*n[o']t|it\s+is\s+not|un)\s*merged)"
        ),
        lambda match, _: (f"git branch -D {quote(match['ref'] or match['ref2'])}",),
        "Deletes a branch, merged or not.",
        Effect.DELETES,
    ),
    _rule(
        (
            r"(?:delete|remove)\s+(?:the\s+)?(?:merged"
            rf"\s+)?branch\s+{_REF}"
        ),
        "git branch -d {ref}",
        "Deletes a branch that is merged.",
        Effect.DELETES,
    ),
    _rule(
        (
            r"rename\s+(?:the\s+)?branch\s+(?P<other>"
            rf"[\w./-]+)\s+(?:to|into|as)\s+{_REF}"
        ),
        "git branch -m {other} {ref}",
        "Renames a branch.",
    ),
    _rule(
        (
            r"rename\s+(?:the\s+current|this|"
            rf"my)\s+branch\s+(?:to|into|as)\s+{_REF}"
        ),
        "git branch -m {ref}",
        "Renames the branch.",
    ),
    _rule(
        (
            rf"push\s+(?:the\s+branch\s+|branch\s+)?{_REF}\s+to\s+(?P<other>[\w.-]+)\s*,?\s*(?:with"
            r"\s+tracking|and\s+(?:track|set\s+(?:the\s+)?upstream).*|(?:with|"
            r"as)\s+(?:its\s+)?upstream.*)"
        ),
        "git push -u {other} {ref}",
        "Pushes a branch and follows it.",
        Effect.NETWORK,
    ),
    _rule(
        (
            rf"push\s+the\s+tag\s+{_REF}(?:\s+(?:too|"
            r"as\s+well))?(?:\s+to\s+origin)?"
        ),
        "git push origin {ref}",
        "Pushes the tag.",
        Effect.NETWORK,
    ),
    _rule(
        (
            r"push\s+(?:both\s+)?(?:the\s+)?(?:branch\s+)?(?P<other>(?!it\b|"
            rf"the\b)[\w./-]+)\s+and\s+(?:the|that)\s+tag\s+{_REF}(?:\s+to\s+(?P<remote>"
            r"[\w-]+))?"
        ),
        lambda match, _: (f"git push {match['remote'] or 'origin'} {quote(match['other'])} {quote(match['ref'])}",),
        "Pushes the branch and the tag.",
        Effect.NETWORK,
    ),
    _rule(
        (
            r"push\s+(?:both\s+)?(?:it|the\s+commits?|the\s+branch|"
            rf"everything)\s+and\s+(?:also\s+)?the\s+tag\s+{_REF}(?:\s+(?:to|"
            r"up)\b.*)?"
        ),
        "git push ;; git push origin {ref}",
        "Pushes the commits and the tag.",
        Effect.NETWORK,
    ),
    _rule(
        (
            r"push(?:\s+(?:it|them|that|everything|(?:the|"
            r"my)\s+(?:commits?|changes|"
            r"branch)))?(?:\s+to\s+origin)?"
        ),
        "git push",
        "Pushes the commits.",
        Effect.NETWORK,
    ),
    _rule(
        (
            r"tag\s+(?:HEAD|it|(?:that|this|the)\s+(?:(?:new|last|"
            r"current)\s+)?(?:commit|version|state))\s+(?:as\s+|"
            rf"with\s+)?{_REF}"
        ),
        "git tag {ref}",
        "Names the commit.",
    ),
    _rule(
        (
            r"(?:undo|take\s+back|revert)\s+(?:the|my)\s+(?:last|latest|"
            r"previous)\s+commit\s*,?\s*(?:but|and)?\s*(?:keep(?:ing)?|leav(?:e|"
            r"ing))\s+(?:(?:what\s+(?:it|i)\s+changed|(?:the|my|its)\s+(?:changes|work|"
            r"files))(?:\s+(?:staged|in\s+place))?)"
        ),
        "git reset --soft HEAD~1",
        "Takes the last commit back; what it changed stays, staged.",
    ),
    _rule(
        (
            r"(?:throw\s+away|discard|undo|drop|revert|forget)\s+(?:(?:all\s+)?(?:my|"
            r"the)\s+)?(?:local\s+|uncommitted\s+)?(?:changes|edits)\s+(?:to|in|"
            rf"of)\s+{_FILES}"
        ),
        lambda match, _: (f"git checkout -- {' '.join(map(quote_path, re.split(r'[ ,]+(?:and )?', match['files'])))}",),
        "Discards the changes of those files.",
        Effect.DELETES,
    ),
    _rule(
        (
            r"(?:delete|remove|throw\s+away|"
            r"clean(?:\s+up)?)\s+(?:all\s+)?(?:the\s+)?untracked\s+fi"
            r"les(?:\s+and\s+folders)?"
        ),
        "git clean -fd",
        "Deletes what git does not track.",
        Effect.DELETES,
    ),
    _rule(
        (
            r"add\s+(?P<ref>[\w*./-]+)\s+to\s+(?:the\s"
            r"+)?\.?gitignore"
        ),
        lambda match, _: (f"echo {quote(match['ref'])} >> .gitignore",),
        "Lets git ignore it.",
    ),
    _rule(
        (
            r"(?:show|list|print|tell|see)\s+(?:me\s+)?(?:(?:which|"
            r"what)\s+(?:the\s+)?branches\s+(?:are\s+(?:left|there|still\s+there)|there\s+(?:are|"
            r"is)|exist|remain)(?:\s+now)?|(?:all\s+)?(?:the\s+|"
            r"my\s+)?(?:remaining\s+)?branches(?:\s+(?:that\s+are\s+)?left)?)"
        ),
        "git branch",
        "Lists the branches.",
        Effect.READS,
    ),
    _rule(
        (
            r"(?:show|list|print)\s+(?:me\s+)?the\s+last\s+(?P<count>\d+|"
            r"two|three|four|five|ten)\s+commit\s+(?:messages|subjects|"
            r"titles)"
        ),
        lambda match, _: (f"git log -{_COUNTS.get(match['count'].lower(), match['count'])} --format=%s",),
        "Shows the last subjects.",
        Effect.READS,
    ),
    _rule(
        (
            r"(?:show|list|print)\s+(?:me\s+)?the\s+(?:names\s+of\s+the\s+)?f"
            rf"iles\s+(?:that\s+(?:have\s+)?changed|changed)\s+since\s+{_REF}"
        ),
        "git diff --name-only {ref}",
        "Names the files that changed.",
        Effect.READS,
    ),
)
