"""A pull with its progress on the screen."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from llmsh.models.hub import Hub, Offer
from llmsh.models.pull import Puller
from llmsh.syntax.quote import visible


def pull_with_progress(offer: Offer, hub: Hub, folder: Path) -> list[Path]:
    """All files of `offer`, in `folder`. Raises ModelError."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(True), TransferSpeedColumn())
    places = []
    with Progress(*columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal) as progress:
        for file in offer.files:
            task = progress.add_task(visible(file.name.rpartition("/")[2]), total=file.size_bytes)
            puller = Puller(hub.source, report=lambda done, task=task: progress.update(task, completed=done))  # type: ignore[misc]
            places.append(puller.pull(file, folder))
    return places
