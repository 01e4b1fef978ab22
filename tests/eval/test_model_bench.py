"""A weak model takes nothing away: measured on requests of the development part; and the figures of the bench."""

import random
from collections.abc import Callable, Iterator

import pytest

from llmsh.core.context import Context
from llmsh.core.generation import GREEDY, Generation
from llmsh.core.plan import Plan
from llmsh.planner.assisted import SURE, AssistedPlanner
from llmsh.planner.planner import BuiltInPlanner
from tests.eval.case import Case, choose_part, load_cases
from tests.eval.model_bench import Outcome, choose, figures
from tests.eval.tiers import Tier, table

WORDS = "ls cat rm -rf . notes.txt | wc -l sort find -name '*.txt' > out && echo $HOME report.csv -exec {} ;".split()


class Weak:
    """Says what `say` gives, whatever it is asked."""

    name = identity = "weak"
    form = ""

    def __init__(self, say: Callable[[random.Random], str]) -> None:
        self._say = say
        self._rng = random.Random(5)

    def pieces(self, prompt: str, how: Generation = GREEDY) -> Iterator[str]:
        yield self.complete(prompt, how)

    def complete(self, prompt: str, how: Generation = GREEDY) -> str:
        return self._say(self._rng)

    def check(self) -> str:
        return self.name

    def close(self) -> None:
        pass


WEAK = {
    "always the same": lambda rng: "ls -la",
    "always harm": lambda rng: "rm -rf .",
    "words at random": lambda rng: " ".join(rng.choices(WORDS, k=rng.randint(1, 9))),
    "bytes at random": lambda rng: rng.randbytes(40).decode("latin-1"),
}


@pytest.fixture(scope="module")
def planner() -> BuiltInPlanner:
    made = BuiltInPlanner(cache=None)
    made.warm()
    return made


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    folder = tmp_path_factory.mktemp("home")
    return Context(cwd=folder, home=folder)


@pytest.fixture(scope="module")
def unsure(planner: BuiltInPlanner, context: Context) -> list[tuple[str, Plan]]:
    """Requests about which the planner would ask a model, with what it says alone."""
    cases = [case for case in choose_part(load_cases(), "dev") if case.draw < 3]  # rounds that grow no more
    requests = [case.request for case in choose(cases, 14)]
    plans = [(request, planner.plan(request, context)) for request in requests]
    return [(request, plan) for request, plan in plans if plan.confidence < SURE and not plan.question]


@pytest.mark.parametrize("kind", sorted(WEAK))
def test_a_weak_model_changes_no_plan_and_answers_nothing_itself(
    planner: BuiltInPlanner, context: Context, unsure: list[tuple[str, Plan]], kind: str
) -> None:
    assert len(unsure) > 3
    for trust in (None, 0.01):
        assisted = AssistedPlanner(planner, Weak(WEAK[kind]), trust=lambda: trust)  # noqa: B023  # used in this turn only
        for request, plan in unsure:
            heard = assisted.suggestions(request, context)
            assert assisted.merged(plan, heard).script == plan.script, request


def outcome(*, built_in: bool, merged: bool, alone: bool, asked: bool = True) -> Outcome:
    case = Case("a/b", "do it", "tree", "files", reference="ls")
    return Outcome(case, built_in, merged, alone, asked, has_spoken=True, model_ms=5.0 if asked else 0.0)


def test_the_figures_count_what_was_won_and_lost() -> None:
    found = figures(
        [
            outcome(built_in=True, merged=True, alone=False, asked=False),
            outcome(built_in=False, merged=True, alone=True),
            outcome(built_in=True, merged=False, alone=False),
        ],
        10.0,
        20.0,
    )
    assert (found["accuracy_without"], found["accuracy_with"]) == (0.6667, 0.6667)
    assert (found["won"], found["lost"]) == (["a/b"], ["a/b"])
    assert (found["asked"], found["right_where_asked"], found["trust"]) == (2, 1, 0.167)
    assert found["held_back_without"] is None


def test_the_table_of_tiers_has_a_row_for_the_planner_alone_and_one_for_each_model() -> None:
    found = figures([outcome(built_in=False, merged=True, alone=True)], 10.0, 20.0) | {"planner_mb": 150}
    whole = table([Tier("mine", found), Tier("served", found, 70)], "sealed parts")
    rows = [line for line in whole.splitlines() if "MiB" in line]
    assert "1 requests drawn from the sealed parts" in whole
    assert rows == [
        "| built-in | 0.0 % | – | – | – | 0 ms | 0 ms | 150 MiB |",
        "| + mine | 100.0 % | – | 1, 0 | 1 of 1 (built-in 0) | 5 ms | 5 ms | + 20 MiB |",
        "| + served | 100.0 % | – | 1, 0 | 1 of 1 (built-in 0) | 5 ms | 5 ms | + 20 MiB, server 70 MiB |",
    ]


def test_the_same_cases_are_drawn_each_time() -> None:
    cases = choose_part(load_cases(), "dev")
    assert choose(cases, 10) == choose(list(reversed(cases)), 10)
    assert len(choose(cases, 10_000)) == len(cases)
