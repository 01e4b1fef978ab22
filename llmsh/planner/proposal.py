"""A proposal: one reading of a request as steps, with what speaks for and against it."""

from dataclasses import dataclass

from llmsh.core.plan import Effect, Step


@dataclass(frozen=True, slots=True)
class Proposal:
    """steps: what would run, in order. score: 0..1, how likely it is right, computed from `features`.

    missing: slots that the command needs and the request lacks. origin: "recipe", "composition" or "steps".
    reads: paths that must exist for it to make sense. product: the path that a later "it" means;
    made: all that it makes.
    subject: words for the files that it is about ("them"); whole: for all that they were chosen from ("the rest").
    doubt: what is left of the confidence where a word was taken on trust.
    """

    steps: tuple[Step, ...]
    score: float
    origin: str
    missing: tuple[str, ...] = ()
    note: str = ""
    reads: tuple[str, ...] = ()
    users: tuple[str, ...] = ()
    product: str = ""
    made: tuple[str, ...] = ()
    subject: str = ""
    whole: str = ""
    features: tuple[float, ...] = ()
    doubt: float = 1.0

    @property
    def commands(self) -> tuple[str, ...]:
        return tuple(step.command for step in self.steps)

    @property
    def is_harmless(self) -> bool:
        return all(step.effect is Effect.READS for step in self.steps)
