"""A shell's writer that says on its standard output which entries are safe; killed by test_killed.py at any moment."""

import itertools
import sys
import time
from pathlib import Path

from llmsh.core.ports import HistoryEntry
from llmsh.history.importing import take_over
from llmsh.history.store import SqliteHistory


def main(path: Path, name: str, task: str) -> None:
    said: list[str] = []
    store = SqliteHistory(path, say=said.append)
    written = 0
    for number in itertools.count():
        if task == "index":
            store.search(f"{name} {number}", 5)
        elif task == "import" and number % 5 == 0:
            take_over(store, "bash", path.with_name("bash_history"), lambda line: line)
        elif task == "delete" and number % 5 == 4 and store.delete([written]):
            sys.stdout.write(f"gone {name} {number - 1}\n")
        command = f"{name} {number}"
        written = store.add(HistoryEntry(command, time.time(), "/"))
        if number % 2:
            store.finish(written, status=0, duration_s=0.0)
        # Only what is in the file is acknowledged: below 0 it waits in memory.
        sys.stdout.write(f"{'safe' if written > 0 else 'lost'} {command}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
