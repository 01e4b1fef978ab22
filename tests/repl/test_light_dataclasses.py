"""Dataclasses of a fast start behave as all others."""

import subprocess
import sys

SCRIPT = """
import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field, replace

if LATE:
    from llmsh.repl.light_dataclasses import compile_methods_late
    compile_methods_late()
    compile_methods_late()

@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2
    names: tuple[str, ...] = ()
    made: list = field(default_factory=list, compare=False)

@dataclass(order=True)
class Pair:
    a: int
    b: int = 0
    def __post_init__(self):
        self.b += 1

@dataclass(frozen=True)
class Longer(Point):
    z: int = 3

def told(action):
    try:
        return repr(action())
    except (TypeError, FrozenInstanceError) as error:
        return type(error).__name__ + str(error)

one, other = Point(1), Longer(1, z=4)
for action in (
    lambda: one, lambda: other, lambda: one == Point(1, 2), lambda: one != Point(2), lambda: one == other,
    lambda: hash(one) == hash(Point(1)), lambda: len({one, Point(1)}), lambda: replace(one, y=5), lambda: Point(),
    lambda: Point(1, 2, (), [], 5), lambda: setattr(one, "x", 1), lambda: delattr(one, "x"),
    lambda: setattr(other, "z", 1),
    lambda: Point(1).made is Point(1).made, lambda: Pair(1) < Pair(2), lambda: Pair(1, 5).b,
    lambda: Pair(3) >= Pair(3),
    lambda: Pair(1) < 3, lambda: hash(Pair(1)), lambda: dataclasses.asdict(other), lambda: Point.__init__.__qualname__,
    lambda: Pair.__eq__.__qualname__, lambda: Point.__match_args__,
):
    print(told(action), told(action))
"""


def test_they_behave_the_same_from_the_first_call_on() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", f"LATE = {is_late}\n{SCRIPT}"], capture_output=True, text=True, check=True
        ).stdout
        for is_late in (False, True)
    ]
    assert said[0].count("\n") > 20
    assert said[0] == said[1]
