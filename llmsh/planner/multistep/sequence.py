"""Sequences: clauses planned one after the other, each pronoun read as what the steps before were about."""

import re
from dataclasses import dataclass, field, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import (
    alternatives,
    carried,
    clauses,
    conditions,
    counted_loops,
    each_thing,
    git_clauses,
    guarded,
    loops,
    paraphrase,
    remainder,
    repetition,
    report,
    rows,
    setting,
    sinks,
    speech,
    streams,
    table_split,
    unasked,
    variables,
    verified,
    voice,
)
from llmsh.planner.multistep.clauses import Clause
from llmsh.planner.multistep.discourse import Discourse, refers
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.multistep.verbs import VERBS
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

MAX_STEPS = 6
# Several steps explain less of how they hang together than one step that fits the whole.
_JOINED = 0.98
# What a step is worth that still points at something nobody knows.
_UNRESOLVED = 0.4
# Below this a clause is read in pieces: "delete a and all b" as two.
_WEAK = 0.5
# How often a piece of a clause is taken to pieces again.
_DEEPEST = 3
# A clause of which less is sure makes no step.
_LEAST = 0.25
# Below this other words for the same are tried.
_PLAIN = 0.85
# From here on "put a in x and b in y" is surely two things.
_SURE = 0.6
# A request that is longer than its only clause by more than this also says how things are.
_TOLD_LENGTH = 12
# What one step is worth for so many clauses, where steps are likely too.
_MANY_CLAUSES, _LIKE_MANY = 3, 0.85
# The same request read as said from another folder.
_FRAMED = 0.96
# What says no more than that the result is shown.
_SHOWS_ONLY = re.compile(
    r"^(?:print|display|show|list|output)\s+(?:them|it|(?:their|the|its)\s+(?:full\s+|file\s+)*(?:names?|paths?|"
    r"pathnames?|locations?|results?|"
    r"matches|list|output)|those|everything)(?:\s+(?:on|to)\s+(?:the\s+)?(?:standard\s+output|screen|terminal|"
    r"stdout|console))?$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"^(?:(?:what|which)\s+(?:is|are|of)|choose|grab|determine|find|get|locate|search\s+for|look\s+for|select|"
    r"take|identify|pick|collect|gather)\b",
    re.IGNORECASE,
)
_PICKS = re.compile(
    r"^(?:take|pick(?:\s+out)?|grab|choose|select|identify|look\s+(?:for|up)|get(?!\s+rid)|gather|determine)\s+",
    re.IGNORECASE,
)
_CD = re.compile(
    r"^(?:go|cd|change|switch|move|step|enter)\s+(?:in\s*to|to|into|in|inside)?\s*(?:the\s+)?(?:folder\s+|"
    r"directory\s+)?"
    r"(?P<path>\"[^\"]+\"|'[^']+'|\S+)(?:\s+(?:folder|directory|dir))?$",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^(?:in|inside|within|under)\s+(?:the\s+|my\s+)?(?:folder\s+|directory\s+)?(?P<path>\"[^\"]+\"|'[^']+'|"
    r"[^\s,]+)(?:\s+(?:folder|directory|dir))?"
    r"\s*,?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)


def propose(request: str, context: Context, plan_one: PlanOne) -> list[Proposal]:
    """Readings of `request` as several steps, a condition or a repetition; none when it is one plain step."""
    reader = _Reader(plan_one)
    request = remainder.spelled_out(setting.told(request.strip(), context))
    framed = _framed(request, context, plan_one)
    found: list[Proposal | None] = [
        *reader.of_whole(request, context),
        *repetition.propose(request, context, reader.plan),
        *framed,
    ]
    parts = clauses.split(request)
    if carries := [item for item in found if item is not None and carried.is_of_table(item) and item.score > _SURE]:
        return carries  # one question asks what the other finds; apart they would lose that
    if len(parts) > 1 and any(proposal.score > _SURE for proposal in framed):
        return list(framed)
    starts_apart = loops.is_loop(request) or re.match(r"(?:if|when|unless)\b", request, re.IGNORECASE)
    if 1 < len(parts) <= MAX_STEPS and not starts_apart:
        found += [reader.sequence(chosen, Discourse(context)) for chosen in _ways(request, parts)]
    elif len(parts) == 1 and context.last_paths and refers(request):
        paths = context.last_paths
        meant = " and ".join(f"'{path}'" for path in paths)
        about = Discourse(context, subject=meant if len(paths) > 1 else "", product=paths[0], file=paths[0], made=paths)
        found.append(plan_one(about.resolve(request), context))
    elif len(parts) == 1 and len(pieces := clauses.ungapped(request)) > 1:
        found.append(reader.sequence([Clause(piece) for piece in pieces], Discourse(context)))
    elif len(parts) == 1 and (said := paraphrase.plain(parts[0].text, context)) != request:
        found.append(reader.plan(said, context))
    elif len(parts) == 1 and len(parts[0].text) < len(request) - _TOLD_LENGTH:
        found.append(reader.sequence(parts, Discourse(context)))
    elif len(parts) == 1 and len(pieces := clauses.distributed(request)) > 1:
        found.append(reader.sequence([Clause(piece) for piece in pieces], Discourse(context)))
    return [proposal for proposal in found if proposal is not None and proposal.steps]


def weight_of_one_step(request: str, *, has_rival: bool) -> float:
    """What is left of a single step as the answer to a request that speaks of several, or of a condition."""
    if has_rival and len(clauses.ungapped(request)) > 1:
        return 0.7
    is_many = clauses.is_sequence(request) or loops.is_loop(request) or bool(conditions.opens_with_if(request))
    if not is_many and has_rival and len(clauses.split(request)) >= _MANY_CLAUSES:
        return _LIKE_MANY
    return (0.6 if has_rival else 0.75) if is_many else 1.0


def _ways(request: str, parts: list[Clause]) -> list[list[Clause]]:
    """The clauses, and the same with only the cuts that words like "then" demand."""
    strong: list[Clause] = []
    for part in parts:
        if part.joint or not strong:
            strong.append(part)
        else:
            strong[-1] = Clause(f"{strong[-1].text} and {part.text}", strong[-1].joint)
    return [parts, strong] if 1 < len(strong) < len(parts) else [parts]


def _framed(request: str, context: Context, plan_one: PlanOne) -> list[Proposal]:
    """ "in Downloads make the folder pdf" as said there, each step in a subshell."""
    match = _FRAME.match(request)
    path = match["path"].strip("\"'") if match else ""
    if match is None or not is_directory(path, context) or not clauses.begins_with_verb(match["rest"]):
        return []
    folder = context.home / path[2:] if path.startswith("~") else context.cwd / path
    inside = replace(context, cwd=folder)
    found = [plan_one(match["rest"], inside), *propose(match["rest"], inside, plan_one)]
    framed = []
    for proposal in found:
        if proposal is None or not proposal.steps or all(step.effect is Effect.READS for step in proposal.steps):
            continue
        steps = tuple(
            replace(
                step,
                command=f"(cd {quote_path(path)} && {step.command})",
                explanation=f"In {path}: {step.explanation[:1].lower()}{step.explanation[1:]}",
            )
            for step in proposal.steps
        )
        framed.append(
            replace(proposal, steps=steps, score=proposal.score * _FRAMED, origin="steps", reads=(), product=path)
        )
    return framed


@dataclass(slots=True)
class _Reader:
    """Plans clauses; the same words are planned once."""

    plan_one: PlanOne
    known: dict[tuple[str, str], Proposal | None] = field(default_factory=dict)
    depth: int = 0

    def plan(self, text: str, context: Context) -> Proposal | None:
        """The best reading of one clause: a plain step, a saying, or a step whose output goes to a file."""
        text = paraphrase.plain(voice.active(text), context)
        key = (text, str(context.cwd))
        if key not in self.known:
            self.known[key] = git_clauses.propose(text, context)
            if self.known[key] is not None:
                return self.known[key]
            found = [self.plan_one(text, context), speech.propose(text), sinks.propose(text, context, self.plan)]
            found.append(report.propose(text, context, self.plan))
            if re.match(r"(?:run|start|execute)\b", text, re.IGNORECASE):
                found.append(alternatives.planned(text, context, self.plan_one))
            self.known[key] = _best(found)
            if seeking := _as_seeking(text):
                # "take the biggest file in a" says no more than "find" where something is then done with it
                sought = self.plan_one(seeking, context)
                is_plain = sought is not None and sought.origin == "composition" and sought.score > _LEAST
                self.known[key] = sought if is_plain else _best([self.known[key], sought])
            best = self.known[key]
            if (best is None or best.score < _PLAIN) and (said := paraphrase.of(text, context)) != text:
                self.known[key] = _best([best, self.plan_one(said, context)])
            if (best := self.known[key]) is not None and unasked.is_unasked(best, text):
                self.known[key] = None
        return self.known[key]

    def of_whole(self, request: str, context: Context) -> list[Proposal | None]:
        """Readings in which one condition, loop or sink holds the whole request together."""
        found: list[Proposal | None] = [
            sinks.propose(request, context, self.plan),
            *loops.propose(request, context, self.plan, self._branch),
        ]
        found += [
            self._conditional(request, Discourse(context)),
            alternatives.propose(request.strip().rstrip("."), context, self.plan),
            carried.propose(request, context, self.plan),
            rows.propose(request, context, self._branch),
            counted_loops.propose(request, context, self._branch),
            counted_loops.renamed(request, context),
            table_split.propose(request, context),
            guarded.propose(request, context, self.plan),
            self._each(request, Discourse(context)),
            report.propose(request, context, self.plan),
            git_clauses.propose(request, context),
        ]
        return found

    def _each(self, request: str, discourse: Discourse) -> Proposal | None:
        """A loop over files or folders, with what is said after it."""
        found = each_thing.propose(request, discourse.context, self._branch, discourse.folder)
        if found is None:
            return None
        proposal, rest = found
        return self.sequence(clauses.split(rest), discourse.after("", proposal), begun=proposal) if rest else proposal

    def _conditional(self, request: str, discourse: Discourse) -> Proposal | None:
        found = conditions.propose(request, discourse.context, self._branch, discourse)
        if found is None:
            return None
        proposal, rest = found
        if not rest:
            return proposal
        return self.sequence(clauses.split(rest), discourse.after("", proposal), begun=proposal)

    def _branch(self, text: str, context: Context) -> Proposal | None:
        """A branch of a condition or the body of a loop, which may have several steps."""
        parts = clauses.split(text)
        if len(parts) > 1 and (found := self.sequence(parts, Discourse(context))) is not None:
            return _best([found, self.plan(text, context)])
        return self.plan(text, context)

    def sequence(self, parts: list[Clause], discourse: Discourse, *, begun: Proposal | None = None) -> Proposal | None:
        """The clauses as steps, one after the other, in a proposal."""
        steps: list[Step] = list(begun.steps) if begun else []
        score = begun.score if begun else 1.0
        reads: list[str] = []
        last: Proposal | None = begun
        last_text = ""
        said = ""
        for at, part in enumerate(parts):
            part = replace(part, text=voice.active(part.text))  # noqa: PLW2901
            if last is not None and (verbed := _with_verb(part, last_text)):
                part = replace(part, text=verbed)  # noqa: PLW2901
            if last is not None and (again := _again(part.text, said)):
                part = replace(part, text=again)  # noqa: PLW2901
            said = part.text
            if last is not None and _SHOWS_ONLY.match(part.text) and _SEEKS.match(last_text):
                continue
            if last is not None and (folded := self._folded(part, last, discourse)) is not None:
                proposal = folded
                steps[len(steps) - len(last.steps) :] = folded.steps
                score = min(score, folded.score)
            else:
                kept = variables.assigned(part.text, discourse.context, self.plan)
                if kept is not None:
                    discourse = replace(discourse, variable=kept[1])
                found = kept[0] if kept is not None else self._clause(part, discourse, last)
                if found is not None and at == 0 and any(_saves_it(later.text) for later in parts[1:]):
                    found = streams.streamed(found)  # what is changed is the copy that is saved
                if found is None or found.score < _LEAST:
                    return None
                proposal = found
                is_about_them = bool(discourse.subject) and discourse.subject in discourse.resolve(part.text)
                if last is not None and last.subject and _SEEKS.match(last_text) and is_about_them:
                    del steps[len(steps) - len(last.steps) :]
                steps += [_without_mkdir(step, discourse.made) for step in proposal.steps]
                score = min(score, proposal.score)
                reads += [
                    path
                    for path in proposal.reads
                    if path not in discourse.made and not _is_below(path, discourse.made)
                ]
            steps[-1] = _dated(steps[-1])
            discourse = discourse.after(said, proposal)
            if (folder := _entered(proposal)) is not None:
                inside = replace(discourse.context, cwd=discourse.context.cwd / folder)
                discourse = replace(discourse, context=inside, folder="", product="", file="", subject="")
            last, last_text = proposal, part.text
        if unasked.loses(steps, made=discourse.made):
            return None
        return Proposal(
            tuple(steps),
            score * _JOINED ** (len(steps) - 1),
            "steps",
            reads=tuple(reads),
            product=discourse.product,
            made=discourse.made,
            subject=discourse.subject if len(parts) == 1 else "",
        )

    def _folded(self, part: Clause, last: Proposal, discourse: Discourse) -> Proposal | None:
        """ "… and save it to a.txt", "… and sort them": the step before with something after it."""
        if (others := remainder.of_lines(part.text, last)) is not None:
            return replace(others, steps=(*last.steps, *others.steps), score=min(last.score, others.score))
        if (sink := sinks.sink_of(part.text)) is not None:
            return sinks.into(last, sink[0], is_appended=sink[1])
        if last.subject:
            return None
        return streams.piped(part.text, last, discourse.context, self.plan)

    def _pieces(self, pieces: list[str], discourse: Discourse) -> Proposal | None:
        """Pieces of one clause as steps; what they refer to may make a piece as long as the clause, so not for ever."""
        if self.depth >= _DEEPEST:
            return None
        self.depth += 1
        try:
            return self.sequence([Clause(piece) for piece in pieces], discourse)
        finally:
            self.depth -= 1

    def _on_copy(self, text: str, discourse: Discourse) -> Proposal | None:
        """A change of a copy that is not here yet, planned by a look at what it is a copy of."""
        found = self.plan(said, discourse.context) if (said := discourse.of_original(text)) else None
        if found is None or len(found.steps) != 1:
            return None
        one, other = (quote_path(path) for path in (discourse.origin, discourse.twin))
        command = re.sub(rf"(?<![\w./-]){re.escape(one)}(?![\w/-])", lambda _: other, found.steps[0].command)
        step = replace(
            found.steps[0],
            command=command,
            explanation=found.steps[0].explanation.replace(discourse.origin, discourse.twin),
        )
        is_changed = command != found.steps[0].command
        return replace(found, steps=(step,), product=discourse.twin, reads=()) if is_changed else None

    def _clause(self, part: Clause, discourse: Discourse, last: Proposal | None = None) -> Proposal | None:
        context = discourse.context
        place = (
            discourse.product if discourse.product and is_directory(discourse.product, context) else discourse.folder
        )
        if (
            checked := verified.propose(
                part.text if last and not discourse.thing else discourse.resolve(part.text),
                last,
                place,
                context,
                self.plan,
            )
        ) is not None:
            return checked
        if discourse.variable is not None:
            used = variables.used(part.text, discourse.variable, context, self.plan)
            if used is not None:
                return used
        if last is not None and (cloned := git_clauses.in_clone(part.text, last.commands[-1], context, self.plan_one)):
            return cloned
        text = discourse.resolve(voice.active(part.text))
        if (match := _CD.match(text)) and (
            is_directory(path := match["path"].strip("\"'"), context) or path in discourse.made
        ):
            step = Step(f"cd {quote_path(path)}", f"Goes to {path}.", Effect.READS, recipes=("cd",))
            return Proposal((step,), 0.98, "steps", product=path)
        if not conditions.is_conditional(text):
            text = re.sub(r"\s+there$", "", text)
        if len(pieces := clauses.ungapped(text)) > 1:
            both = self._pieces(pieces, discourse)
            if both is not None and both.score > _SURE:
                return both
        found = [
            self.plan(text, context),
            self._on_copy(text, discourse),
            *loops.propose(text, context, self.plan, self._branch),
        ]
        found += [rows.propose(text, context, self._branch), guarded.propose(text, context, self.plan)]
        if each := each_thing.propose(text, context, self._branch, discourse.folder):
            found += [each[0]] if not each[1] else []
        if conditions.is_conditional(text):
            found.append(self._conditional(text, discourse))
        best = _best(found)
        if best is None or best.score < _WEAK:
            pieces = clauses.distributed(text)
            if pieces:
                best = _best([best, self._pieces(pieces, discourse)])
        if best is None:
            return None
        if best.score < _SURE or any("/var/log" in step.command for step in best.steps):
            best = _best([best, *(self.plan(said, context) for said in discourse.completed(text))]) or best
        is_loop = best.steps[0].recipes[:1] in (
            ("loop",),
            ("rows",),
            ("git",),
            ("check",),
        )  # what it points at is in itself
        if not is_loop and refers(text) and text == part.text and not discourse.product and not discourse.subject:
            best = replace(best, score=best.score * _UNRESOLVED)
        return best


def _best(found: list[Proposal | None]) -> Proposal | None:
    fit = [proposal for proposal in found if proposal is not None and proposal.steps]
    return max(fit, key=lambda proposal: proposal.score, default=None)


_SAME = re.compile(
    r"^(?:(?:and\s+)?do\s+|(?:and\s+)?)(?:the\s+same|likewise|that\s+too|this\s+too|so)\s+(?:thing\s+)?(?:for|"
    r"with|to)\s+(?:the\s+)?(?:file\s+)?(?P<other>\S+?)(?:\s+too|\s+as\s+well)?$",
    re.IGNORECASE,
)


def _again(text: str, before: str) -> str:
    """ "the same for b.txt" as the clause before with b.txt in it; nothing for other clauses."""
    match = _SAME.match(text)
    names = re.findall(r"(?:\"[^\"]+\"|'[^']+'|[\w~*./-]*[./*][\w*./-]*\w)", before)
    return before.replace(names[0], match["other"], 1) if match and names else ""


def _saves_it(text: str) -> bool:
    """Whether a clause saves under a new name what the clauses before make of a text."""
    return sinks.sink_of(text) is not None and not re.match(r"append|add", text, re.IGNORECASE)


def _with_verb(part: Clause, before: str) -> str:
    """ "then b.txt in a second commit as 'x'" with the verb of the clause before; nothing for clauses that have one."""
    if part.joint != "then" or not re.match(
        (
            r"(?:the\s+file\s+)?'?[\w./-]+\.\w+'?\s+"
            r"(?:as|to|in|into|with)\s"
        ),
        part.text,
    ):
        return ""
    verb = before.split(" ", 1)[0].lower()
    return f"{verb} {part.text}" if verb in VERBS else ""


def _dated(step: Step) -> Step:
    """`step` with today's date where the discourse has a name for it."""
    command = re.sub(r"'?llmsh_today'?", '"$(date +%F)"', step.command)
    return replace(step, command=command) if command != step.command else step


def _as_seeking(text: str) -> str:
    """A clause that picks something, with the plain verb for that; nothing for other clauses."""
    seeking = _PICKS.sub("find ", text, count=1)
    seeking = re.sub(
        r"^(?:what|which)\s+(?:one\s+)?of\s+(?:the\s+)?(?P<noun>.+?)\s+(?:is|"
        r"are)\s+(?:the\s+)?(?P<adjective>\w+)\??$",
        r"find the 1 \g<adjective> \g<noun>",
        seeking,
        flags=re.IGNORECASE,
    )
    seeking = re.sub(r"^(?:what|which)\s+(?:is|are)\s+", "find ", seeking, flags=re.IGNORECASE).rstrip("?")
    seeking = re.sub(
        r"\b(?:the\s+)?(?P<one>newest|latest|oldest|biggest|largest|smallest|most\s+recent)\s+(?:one\s+)?(?:of|"
        r"among|in)\s+(?:the|these|those|all)\s+(?P<noun>\w+)",
        r"the 1 \g<one> \g<noun>",
        seeking,
        flags=re.IGNORECASE,
    )
    return "" if seeking == text else seeking


def _entered(proposal: Proposal) -> str | None:
    """The folder that the last step goes to, or None."""
    match = re.search(r"(?:^|&& )cd (?:-- )?(\S+|'[^']*')$", proposal.steps[-1].command)
    return match[1].strip("'") if match else None


def _is_below(path: str, made: tuple[str, ...]) -> bool:
    return any(path.startswith(f"{folder.rstrip('/')}/") for folder in made)


def _without_mkdir(step: Step, made: tuple[str, ...]) -> Step:
    """`step` without the mkdir of a folder that an earlier step has made."""
    for folder in made:
        prefix = f"mkdir -p {quote_path(folder)} && "
        if step.command.startswith(prefix):
            return replace(step, command=step.command.removeprefix(prefix))
    return step
