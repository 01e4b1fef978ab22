"""The commands in memory: the newest first, those of a directory before others, and never more than their number."""

import tracemalloc

from llmsh.history.recent import CAPACITY, RecentCommands


def test_the_newest_of_the_directory_comes_first() -> None:
    recent = RecentCommands()
    recent.add("make here", "/a")
    recent.add("make there", "/b")
    assert recent.suggest("make ", "/a") == "make here"
    assert recent.suggest("make ", "/c") == "make there"
    recent.forget("make here")
    assert recent.suggest("make ", "/a") == "make there"


def test_what_was_run_long_ago_goes_the_directory_left_for_longest_first() -> None:
    recent = RecentCommands()
    recent.add("old one", "/left")
    recent.add("kept one", "/used")
    for number in range(CAPACITY - 1):
        recent.add(f"echo {number}", f"/{number % 100}")
        if number == 10:
            recent.add("kept one", "/used")
    assert len(recent) == CAPACITY
    assert recent.suggest("old", "/left") is None
    assert recent.suggest("kept", "/used") == "kept one"


def test_memory_stays_as_it_is_once_all_is_full() -> None:
    recent = RecentCommands()
    tracemalloc.start()
    try:
        used = []
        for fill in range(4):
            for number in range(fill * CAPACITY, (fill + 1) * CAPACITY):
                recent.add(f"echo {number:08}", f"/d{number // 50:08}")
            used.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert used[3] < used[1] * 1.2


def test_older_ones_are_put_before_and_bounded_too() -> None:
    recent = RecentCommands()
    recent.add("ls -l", "/a")
    merged = recent.with_older([("ls -a", "/a"), *((f"echo {number}", "/b") for number in range(CAPACITY + 5))])
    assert merged.suggest("ls ", "/a") == "ls -l"
    assert len(merged) == CAPACITY
