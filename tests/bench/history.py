"""100,000 entries of history against none: first prompt, keys, Ctrl-R, and the look-ups behind them."""

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from llmsh.core.ports import HistoryEntry, HistoryFilter
from llmsh.history.store import SqliteHistory
from tests.bench.measure import Row, Screen, interleave, median_ms, percentile_ms
from tests.bench.shells import LLMSH, PROMPT, environment, home

ENTRIES = 100_000
PROMPTS, KEYS, LOOKUPS = 11, 40, 15
STARTS, AT_ONCE = 5, 40
# No command begins with the first three of these, many with the others: a look-up that fails and one that succeeds.
TYPED = "zqjkv"
QUERIES = ("", "git", "ls", "zq", "mov ffmpeg", "commit deba", "curl jq example", "nosuchword")
PREFIXES = ("g", "git ch", "z", "ffmpeg -i ba", "kubectl -n nosuch")
_TEMPLATES = (
    "git commit -m '{w} {w} {w}'",
    "git checkout {w}-{w}",
    "cd ~/src/{w}/{w}",
    "make {w}",
    "vim src/{w}/{w}.py",
    "ffmpeg -i {w}.mov -vf scale={n}:-1 out-{w}.mp4",
    "ssh {w}.example.org",
    "grep -rn '{w} {w}' src/{w}",
    "kubectl -n {w} logs deploy/{w} --tail={n}",
    "tar czf {w}-{n}.tgz {w}",
    "curl -s https://{w}.example.org/{w}/{n} | jq .{w}",
    "ls",
    "git status",
)


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        roots = {name: Path(folder) / name for name in ("full", "empty")}
        for root in roots.values():
            root.mkdir()
            home(root)
        file = roots["full"] / ".local/share/llmsh/history.db"
        _fill(file)
        prompts = interleave({name: partial(_prompt, root) for name, root in roots.items()}, PROMPTS)
        keys, searches = _typing(roots)
        at_once = {
            name: [took for _ in range(STARTS) for took in _typing_at_once(root)] for name, root in roots.items()
        }
        suggesting, finding, filtering = _look_ups(file)
        shutil.rmtree(roots["full"])
    filled = "100,000 entries"
    return [
        Row(f"first prompt, {filled}, against none", median_ms(prompts["full"]), median_ms(prompts["empty"]), "ms"),
        _row(f"key to screen, {filled}, against none, p99", keys["full"], keys["empty"], "≤ 16 ms"),
        _row(
            f"the same from the editor's first moment on, {filled}, p99", at_once["full"], at_once["empty"], "≤ 16 ms"
        ),
        _row(f"Ctrl-R word to screen, {filled}, p99", searches, None, ""),
        _row(f"suggestion, {filled}, p99", suggesting, None, ""),
        _row(f"search, {filled}, p99", finding, None, ""),
        _row(f"search with a filter, {filled}, p99", filtering, None, ""),
    ]


def _row(what: str, samples: list[float], yardstick: list[float] | None, budget: str) -> Row:
    other = percentile_ms(yardstick, 0.99) if yardstick else None
    return Row(what, percentile_ms(samples, 0.99), other, "ms", budget, f"p50 {median_ms(samples):.2f} ms")


def commands(count: int) -> Iterator[str]:
    """Lines as people have them: a few often, many once."""
    chance = random.Random(1)
    consonants, vowels = "bcdfghklmnprstvw", "aeiou"
    words = [
        "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randint(2, 4)))
        for _ in range(3000)
    ]
    for _ in range(count):
        text = chance.choice(_TEMPLATES)
        while "{w}" in text:
            text = text.replace("{w}", words[min(int(chance.paretovariate(0.6)), len(words) - 1)], 1)
        yield text.replace("{n}", str(chance.randint(1, 2000)))


def _fill(file: Path) -> None:
    store = SqliteHistory(file, say=print)
    now = time.time()
    entries = [
        HistoryEntry(command, now - (ENTRIES - at) * 300, f"/home/u/src/p{at % 41}", int(not at % 7), 0.5)
        for at, command in enumerate(commands(ENTRIES))
    ]
    store.add_all(entries)
    store.open()
    store.close()


def _prompt(root: Path) -> float:
    with Screen([LLMSH, "-i"], environment(root), root) as screen:
        return screen.wait_for(PROMPT) - screen.started


def _typing(roots: dict[str, Path]) -> tuple[dict[str, list[float]], list[float]]:
    with (
        Screen([LLMSH, "-i"], environment(roots["full"]), roots["full"]) as full,
        Screen([LLMSH, "-i"], environment(roots["empty"]), roots["empty"]) as empty,
    ):
        screens = {"full": full, "empty": empty}
        for screen in screens.values():
            screen.wait_for(PROMPT)
            screen.settle(1.5)
        keys: dict[str, list[float]] = {name: [] for name in screens}
        for _ in range(KEYS):
            for key in TYPED:
                for name, screen in screens.items():
                    keys[name].append(_echo(screen, key.encode()))
                    screen.send(b"\x15")
                    screen.settle(0.05)
        searches: list[float] = []
        for _ in range(KEYS):
            full.send(b"\x12")
            full.settle(0.2)
            # Pasted at once, until what it found is drawn.
            pressed = full.send(b"mov")
            searches.append(full.wait_for(b"ffmpeg") - pressed)
            full.send(b"\x07")
            full.settle(0.1)
    return keys, searches


def _typing_at_once(root: Path) -> list[float]:
    """Keys while the history and all else is still being read behind the prompt."""
    with Screen([LLMSH, "-i"], environment(root), root) as screen:
        screen.wait_for(PROMPT)
        _echo(screen, b"z")  # the editor is there
        keys = []
        for number in range(AT_ONCE):
            time.sleep(0.02)
            keys.append(_echo(screen, TYPED[number % len(TYPED)].encode()))
    return keys


def _echo(screen: Screen, key: bytes) -> float:
    pressed = screen.send(key)
    return screen.wait_for(key) - pressed


def _look_ups(file: Path) -> tuple[list[float], list[float], list[float]]:
    store = SqliteHistory(file, say=print)
    store.open()
    filters = (HistoryFilter(cwd="/home/u/src/p3"), HistoryFilter(status="failed"), HistoryFilter(host="nosuch"))
    suggesting = [_timed(partial(store.suggest, prefix, "/")) for _ in range(LOOKUPS) for prefix in PREFIXES]
    finding = [
        _timed(partial(store.search, query, 100, near="/home/u/src/p3")) for _ in range(LOOKUPS) for query in QUERIES
    ]
    filtering = [
        _timed(partial(store.search, query, 100, where)) for query in QUERIES for where in filters for _ in range(3)
    ]
    store.close()
    return suggesting, finding, filtering


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
