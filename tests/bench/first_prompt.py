"""From spawn to the first prompt on the screen, and to the first command's output, against bash and fish."""

import tempfile
from functools import partial
from pathlib import Path

from tests.bench.measure import Row, Screen, interleave, median_ms
from tests.bench.shells import PROMPT, environment, home, interactive

ROUNDS = 15


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        env = environment(root)
        shells = interactive()
        prompts = interleave({name: partial(_prompt, argv, env, root) for name, argv in shells.items()}, ROUNDS)
        commands = interleave({name: partial(_command, argv, env, root) for name, argv in shells.items()}, ROUNDS)
    found = []
    for peer in ("bash", "fish"):
        if peer in prompts:
            budget = "≤ 1.0 × fish" if peer == "fish" else ""
            found.append(
                Row(
                    f"first prompt, against {peer}",
                    median_ms(prompts["llmsh"]),
                    median_ms(prompts[peer]),
                    "ms",
                    budget,
                )
            )
    found.append(
        Row(
            "first command done, typed at once",
            median_ms(commands["llmsh"]),
            median_ms(commands["bash"]),
            "ms",
        )
    )
    return found


def _prompt(argv: list[str], env: dict[str, str], cwd: Path) -> float:
    with Screen(argv, env, cwd) as screen:
        return screen.wait_for(PROMPT) - screen.started


def _command(argv: list[str], env: dict[str, str], cwd: Path) -> float:
    """Type a command as soon as the prompt shows; the time until its output is there counts from the spawn."""
    with Screen(argv, env, cwd) as screen:
        screen.wait_for(PROMPT)
        screen.send(b"echo do''ne\r")
        return screen.wait_for(b"done") - screen.started
