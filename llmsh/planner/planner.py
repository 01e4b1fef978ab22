"""The built-in planner: request → Plan from recipes and their compositions, without a model."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from llmsh.config import cache_dir
from llmsh.core.context import Context
from llmsh.core.plan import Plan, Step, Tier
from llmsh.planner import (
    background,
    compiled_file,
    features,
    from_recipes,
    given_text,
    given_variable,
    intent,
    rank,
    remote,
    slips,
    trimmings,
    verify,
    wording,
    wrapped,
)
from llmsh.planner.below import Below
from llmsh.planner.compiled import CompiledCorpus, with_recipes
from llmsh.planner.compose.compose import Composer
from llmsh.planner.compose.fragment import load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.filters import reader as filters
from llmsh.planner.multistep import carried, clauses, dropped, loops, sequence
from llmsh.planner.programs import OptionIndex
from llmsh.planner.proposal import Proposal
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.repair import repaired
from llmsh.planner.retrieve import retrieve
from llmsh.planner.shots import shot
from llmsh.planner.spelling import Speller
from llmsh.planner.trimmings import Trimmings

_POLITENESS = re.compile(
    r"""^\W*(?:(?:hey|hi|hello|ok|okay|please\s+to|please|pls|so|well|now|kindly|computer|llmsh|just)\b[,!\s]*|
    (?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+|maybe\s+|help\s+me\s+(?:to\s+)?)?|
    (?:i\s+(?:want|need|would\s+like|wish)|i'd\s+like|we\s+need|i'm\s+trying)\s+(?:you\s+)?(?:to\s+)|
    (?:how\s+(?:do|can|would|could|should)\s+(?:i|you|we)(?!\s+use\s+\S+\W*$)|how\s+to(?!\s+use\s+\S+\W*$)|what's\s+the\s+(?:best\s+)?way\s+to|
    help\s+me\s+(?:to\s+)?|is\s+there\s+a\s+way\s+to|do\s+you\s+know\s+how\s+to|let's|tell\s+me\s+how\s+to|show\s+me\s+how\s+to)\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_THANKS = re.compile(
    r"[\s,]*\b(?:please|pls|thanks|thank\s+you|thx|for\s+me|if\s+you\s+can|(?:would|will|could|can)\s+you)[\s.!]*$",
    re.IGNORECASE,
)
_NO_PLAN = (
    "no recipe fits this request; try other words, or type the command",
    'requests are such as: "what takes up space here", "find files changed today", "zip the folder docs"',
)
_ALTERNATIVES, _VERIFIED = 4, 10
# What a reading loses when it needs a program or a path that is not there.
_ABSENT_PROGRAM, _ABSENT_PATH = 0.05, 0.04
# The same where a plain word was taken for a path.
_ABSENT_WORD = 0.25
# How sure it is that a change which no recipe makes in a file is to be printed, and of which plans it takes the place.
_SHOWN_EDIT, _DOUBTED = 0.6, 0.5
# From here on a reading as several steps takes weight from the readings as one.
_LIKELY = 0.45
# What several steps are worth against one that explains the whole: each of theirs has less to explain.
_IN_STEPS = 0.9
# By how much they have to be surer where no word says that there are several.  # LOG 2026-11-29
_MARGIN, _FEW_CLAUSES = 0.05, 2
# How near a reading with programs that are here must come to one whose program is missing.
_RIVAL = 0.15
# A clause whose best reading has less than this is not made surer by having no rival.
_LEAST_ALONE = 0.15
# What is left of a model's answer to a request that names nothing of a machine: it may be chit-chat.
_UNGROUNDED = 0.5
# How sure the one sentence that asks has to be where the others are left out, and what is left of that.
_LEAST_ASKED, _BACKGROUND = 0.5, 0.8
_ECHO = re.compile(r"echo '?([^'|;&>]+)'?")
# So begins no text that is to be printed as it stands, unless it is quoted.
_DESCRIBES = re.compile(r"(?:an?|the|with|without|only|all|each|every|them|their|its|\d+)\b", re.IGNORECASE)
_FITS = features.NAMES.index("fits")
# What is left of a reading that does not do all that is asked.
_DROPS = 0.25
# Readings as one step that the steps have left behind stay behind them.
_BEHIND = 0.95


class BuiltInPlanner:
    """Implements core.ports.Planner.

    files: recipe files, default: the shipped corpus. own: the user's, which come behind them.
    cache: a folder, None for no cache.
    """

    def __init__(
        self,
        files: Sequence[Path] | None = None,
        *,
        own: Sequence[Path] = (),
        cache: Path | str | None = "default",
    ) -> None:
        self._files = list(files) if files is not None else recipe_files()
        self._own = own
        folder = cache_dir() / "planner" if cache == "default" else cache and Path(cache)
        self._cache = folder / "corpus" if folder else None
        self._tools: Callable[[], tuple[Recipe, ...]] = tuple
        self._joined: tuple[tuple[Recipe, ...], CompiledCorpus] | None = None
        self._joined_speller: Speller | None = None
        self._verifier = verify.Verifier(OptionIndex(folder / "options.json" if folder else None))

    @property
    def corpus(self) -> CompiledCorpus:
        """The compiled corpus, loaded at the first need, with the tools that there are now. Raises RecipeError."""
        recipes = self._tools()
        if not recipes:
            return self._lasting
        if self._joined is None or self._joined[0] != recipes:
            self._joined = recipes, with_recipes(self._lasting, recipes)
            self._joined_speller = None
        return self._joined[1]

    @cached_property
    def _lasting(self) -> CompiledCorpus:
        """The corpus without tools, which come and go."""
        shipped = compiled_file.load(self._files, self._cache)
        if not self._own:
            return shipped
        recipes = load_recipes(self._own, {recipe.id: recipe.source for recipe in shipped.recipes})
        fragments = load_fragments(self._own, {fragment.id for fragment in shipped.fragments})
        return with_recipes(shipped, recipes, fragments)

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self._lasting.fragments)

    @property
    def _speller(self) -> Speller:
        corpus = self.corpus
        if corpus is self._lasting:
            return self._lasting_speller
        if self._joined_speller is None:
            self._joined_speller = corpus.speller(sorted(self._composer.vocabulary))
        return self._joined_speller

    @cached_property
    def _lasting_speller(self) -> Speller:
        return self._lasting.speller(sorted(self._composer.vocabulary))

    def use_tools(self, recipes: Callable[[], tuple[Recipe, ...]]) -> None:
        """From now on plan with what `recipes` gives as well; asked at every plan."""
        self._tools = recipes

    def warm(self) -> None:
        """Load what the first plan would otherwise wait for."""
        _ = self.corpus.choice_words, self._speller, self._composer

    def plan(self, request: str, context: Context) -> Plan:
        """The best reading of `request`, with other readings; without steps, question or notes say why."""
        plan = self._of_whole(request, context)
        if plan.confidence < _DOUBTED and (shown := self._shown_edit(request, context)) is not None:
            return shown
        if plan.steps or plan.question or not (asked := background.asked(request)):
            return plan
        found = self._of_whole(asked, context)
        if not found.steps or found.confidence < _LEAST_ASKED:
            return plan
        return replace(found, request=request, confidence=found.confidence * _BACKGROUND)

    def _shown_edit(self, request: str, context: Context) -> Plan | None:
        """A file's text as `request` would have it changed, only printed: where nothing else fits."""
        piped = filters.propose(strip_politeness(slips.mended(request, context)), context, even_edits=True)
        plan = self._decide(request, self._verified([piped], context), rank.Ground()) if piped else None
        return replace(plan, confidence=min(plan.confidence, _SHOWN_EDIT)) if plan else None

    def _of_whole(self, request: str, context: Context) -> Plan:
        """The best reading of all that is said."""
        if (about := given_text.of_output(request)) is not None:
            plan = given_text.on_output(self._of_whole(about[0], context), about[1], request)
            if plan is not None:
                return plan
        if (seen := given_variable.shown(request)) is not None:
            return seen
        if (value := given_variable.of_variable(request)) is not None:
            plan = given_variable.on_variable(self._of_whole(value[0], context), value[1], request)
            if plan is not None:
                return plan
        mended = slips.mended(request, context)
        if (around := wrapped.read(strip_politeness(mended))) is not None:
            plan = wrapped.applied(around, lambda text: self._of_whole(text, context), request)
            if plan is not None:
                return plan
        if (elsewhere := remote.plan(strip_politeness(mended))) is not None:
            return elsewhere
        if (piped := filters.propose(strip_politeness(mended), context)) is not None:
            return self._decide(request, self._verified([piped], context), rank.Ground())
        core = _core(mended)
        if not re.search(r"\w", core):
            return Plan(request, (), 0.0, notes=("the request is empty",))
        said = trimmings.cut(core)
        reading = self._read(said.core, context)
        found = self._with_looks(core, said, reading)
        sequences = [
            replace(looked, score=looked.score * _IN_STEPS)
            for item in sequence.propose(said.core, context, self._best_step)
            if (looked := trimmings.applied(item, said.kinds)) is not None
        ]
        if said.kinds and said.core != core:
            # "for each x, print its name" says in its last words what is done, and not how that is to look
            sequences += [
                replace(item, score=item.score * _IN_STEPS) for item in sequence.propose(core, context, self._best_step)
            ]
        sequences = [
            item
            for item in sequences
            if not _prints_words(item, request) and not intent.goes_nowhere(item.steps, reading)
        ]
        found, sequences = ([_whole(item, core) for item in items] for items in (found, sequences))
        found, sequences = rank.order(found), rank.order(sequences)
        is_one = bool(found) and _explains_all(found[0]) and not any(map(carried.is_of_table, sequences))
        is_one = is_one and not loops.is_loop(core)
        if is_one:
            sequences = []
        asked = said.core if said.keeps_backup else core
        weight = sequence.weight_of_one_step(asked, has_rival=any(item.score > _LIKELY for item in sequences))
        weight = 1.0 if is_one else weight
        # Steps are weighed by how sure each is, so the one step is too where it stands against them.
        sure = rank.confidence_of(found, rank.Ground()) * weight
        found = [replace(proposal, score=proposal.score * weight) for proposal in found]
        margin = _MARGIN if weight == 1.0 and len(clauses.split(core)) <= _FEW_CLAUSES else 0.0
        sequences = [item for item in sequences if item.score > sure + margin] or (sequences if not found else [])
        found = [
            replace(proposal, score=min(proposal.score, _BEHIND * sequences[0].score)) if sequences else proposal
            for proposal in found
        ]
        ordered = rank.order([*found, *sequences])[:_VERIFIED]
        ordered = [given_text.read_as_text(proposal, request, context) for proposal in ordered]
        proposals = rank.order(self._verified(ordered, context))
        return self._decide(request, proposals, rank.Ground.of(reading))

    def examples(self, request: str, context: Context, limit: int) -> list[tuple[str, str]]:
        """Requests like `request` with their commands, from the recipes nearest to it; the nearest last."""
        reading = self._read(strip_politeness(request), context)
        found: dict[str, tuple[str, str]] = {}
        for item in retrieve(self.corpus, reading, 2 * limit):
            commands = item.recipe.commands_for(context.userland)
            made = shot(item.alignment.phrasing, commands[0], item.recipe) if commands else None
            if made is not None:
                found.setdefault(item.recipe.id, made)
        return list(found.values())[:limit][::-1]

    def fit(self, request: str, steps: Sequence[Step], context: Context) -> float:
        """How well a command that no recipe made answers to what the request says and names, 0..1.

        By what is learned of commands for requests: names and numbers that are left out, acts that nobody asked for,
        programs and options that such requests do not lead one to expect.
        """
        reading = self._read(_core(request), context)
        fit = features.fit_of(steps, reading)
        return fit if rank.Ground.of(reading).is_grounded else fit * _UNGROUNDED

    def verified(self, step: Step, context: Context) -> Step | None:
        """`step` with marks on what cannot be proven here; None when bash would refuse its command."""
        if not self._verifier.is_readable(step.command):
            return None
        return replace(step, unproven=self._verifier.unproven(step.command, context))

    def _read(self, request: str, context: Context) -> Reading:
        corpus = self.corpus
        reading = Reading.of(request, context, corpus.index.idf_of, self._speller)
        reading.unknown = frozenset(at for at in reading.unknown if reading.tokens[at].low not in corpus.choice_words)
        return reading

    def _one_step(self, reading: Reading) -> list[Proposal]:
        """What the request can mean as one step: whole recipes and compositions."""
        found = [*from_recipes.propose(self.corpus, reading), *self._composer.propose(reading)]
        fixed = [replace(item, steps=tuple(repaired(step, reading.context) for step in item.steps)) for item in found]
        return features.weigh(fixed, reading)

    def _with_looks(self, core: str, said: Trimmings, reading: Reading) -> list[Proposal]:
        """What the request can mean as one step, best first: with its trimmings as words like others, and apart.

        reading: the request without them.
        """
        apart = [
            looked for item in self._one_step(reading) if (looked := trimmings.applied(item, said.kinds)) is not None
        ]
        if "plain" in said.kinds and any(map(_is_of_table, apart)):
            apart = [item for item in apart if not _is_of_table(item)]  # "names only" says which columns
        elif said.are_plain:
            return rank.order(apart)
        best: dict[tuple[str, ...], Proposal] = {}
        whole = [trimmings.weighed(item, said.kinds) for item in self._one_step(self._read(core, reading.context))]
        for item in (*apart, *whole):
            known = best.get(item.commands)
            if known is None or known.score < item.score:
                best[item.commands] = item
        return rank.order(list(best.values()))

    def _best_step(self, clause: str, context: Context) -> Proposal | None:
        """The best reading of one clause of a longer request."""
        core = _core(clause)
        if not core:
            return None
        if (piped := filters.propose(strip_politeness(clause), context)) is not None:
            return piped
        said = trimmings.cut(core)
        reading = self._read(said.core, context)
        if all(token.quoted for token in reading.tokens):
            return None  # a text by itself asks for nothing: it goes on with what was said before
        found = self._with_looks(core, said, reading)
        if found and found[0].steps and found[0].origin == "recipe" and self._lacks_program(found[0], context):
            # A program that is not here is left for one that is, where that reading says nearly as much.
            rival = next((item for item in found[1:] if item.steps and not self._lacks_program(item, context)), None)
            if rival is not None and rival.score > _RIVAL * found[0].score:
                return rival
        best = next((proposal for proposal in found if proposal.steps), None)
        if best is None or best is not found[0]:
            return best
        if best.score < _LEAST_ALONE:
            return best
        return replace(best, score=max(best.score, rank.confidence_of(found, rank.Ground.of(reading))))

    def _lacks_program(self, proposal: Proposal, context: Context) -> bool:
        """Whether a step needs a program that is not installed."""
        unproven = [clause for step in proposal.steps for clause in self._verifier.unproven(step.command, context)]
        return any(clause.endswith("not installed") for clause in unproven)

    def _verified(self, proposals: Sequence[Proposal], context: Context) -> list[Proposal]:
        """`proposals` without those that bash would refuse, with marks on what cannot be proven here."""
        kept = []
        below = Below(context)
        for proposal in map(below.completed, proposals):
            if not all(self._verifier.is_readable(step.command) for step in proposal.steps):
                continue
            if any(intent.breaks_a_file(step.command) for step in proposal.steps):
                continue
            missing = verify.missing_paths(proposal.reads, context)
            strangers = verify.missing_users(proposal.users, context)
            steps = tuple(
                replace(
                    step,
                    unproven=(
                        *self._verifier.unproven(step.command, context),
                        *((*missing, *strangers) if not at else ()),
                    ),
                )
                for at, step in enumerate(proposal.steps)
            )
            absent = any(clause.endswith("not installed") for step in steps for clause in step.unproven)
            loss = (_ABSENT_PROGRAM if absent else 0.0) + (_ABSENT_PATH if missing else 0.0)
            if any(re.fullmatch(r"([a-z]+|\w*[a-z][A-Z]\w*) does not exist here", clause) for clause in missing):
                loss += _ABSENT_WORD
            loss += _ABSENT_WORD if strangers else 0.0
            kept.append(replace(proposal, steps=steps, score=max(proposal.score - loss, 0.0)))
        return kept

    def _decide(self, request: str, proposals: Sequence[Proposal], ground: rank.Ground) -> Plan:
        if proposals and _is_of_table(proposals[0]):
            ground = replace(ground, is_grounded=True)  # its words are columns and cells of a table that is here
        sure = rank.confidence_of(proposals, ground)
        if proposals and len(proposals[0].steps) > 1 and proposals[0].origin == "steps":
            sure = min(sure, proposals[0].score / _IN_STEPS)  # a chain is as sure as the least sure of its steps
        if not proposals or sure < ground.least_confidence:
            return Plan(request, (), 0.0, notes=_NO_PLAN)
        best = proposals[0]
        if best.missing:
            return Plan(request, (), 0.0, question=f"Which {best.missing[0].replace('_', ' ')}?")
        others = tuple(
            Plan(request, other.steps, round(other.score * sure, 3), Tier.BUILT_IN)
            for other in proposals[1:]
            if other.steps and other.score > best.score - 0.3
        )
        return Plan(request, best.steps, sure, Tier.BUILT_IN, others[:_ALTERNATIVES])


def _core(request: str) -> str:
    """What `request` asks for, in plain words and without politeness."""
    return strip_politeness(wording.plainer(strip_politeness(request)))


def _prints_words(proposal: Proposal, request: str) -> bool:
    """Whether a step would print what was said of the look of an answer: "and print a sorted list"."""
    said = [match[1] for command in proposal.commands if (match := _ECHO.fullmatch(command))]
    return any(_DESCRIBES.match(text) and not re.search(rf"[\"'`]{re.escape(text)}[\"'`]", request) for text in said)


def _is_of_table(proposal: Proposal) -> bool:
    """Whether its words are columns and cells of a table that is here."""
    return any(recipe.startswith("table.") for step in proposal.steps for recipe in step.recipes)


def _explains_all(proposal: Proposal) -> bool:
    """Whether every word of the request has its place in one question to a table."""
    return _is_of_table(proposal) and proposal.features[_FITS] > 0


def _whole(proposal: Proposal, request: str) -> Proposal:
    """`proposal` with what is left of its score where it leaves out something that is to be done."""
    return replace(proposal, score=proposal.score * _DROPS) if dropped.drops(request, proposal.steps) else proposal


def strip_politeness(request: str) -> str:
    """`request` without greetings, "could you please", "how do I" and thanks."""
    text = request.strip()
    while True:
        shorter = _THANKS.sub("", _POLITENESS.sub("", text, count=1)).strip()
        if shorter == text or not shorter:
            return text
        text = shorter
