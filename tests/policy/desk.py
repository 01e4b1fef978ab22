"""Policies in a home of their own, and a judge that reads them."""

import os
from dataclasses import dataclass
from pathlib import Path

from llmsh.core.plan import Effect, Step
from llmsh.core.policy import Action, Ruling
from llmsh.policy.files import PolicyFiles
from llmsh.policy.judge import Judge
from llmsh.risk.assess import assess


@dataclass(frozen=True)
class Desk:
    """root: a temporary directory with a home, a project in it, and a place for the system's file."""

    root: Path

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def project(self) -> Path:
        return self.home / "project"

    @property
    def files(self) -> PolicyFiles:
        return PolicyFiles(
            self.root / "etc" / "policy.toml",
            self.home / "policy.toml",
            self.home / "state" / "trusted.json",
            self.home,
            root_uid=os.geteuid(),
        )

    def system(self, text: str) -> None:
        _write(self.files.system, text)

    def user(self, text: str) -> None:
        _write(self.files.user, text)

    def of_project(self, text: str) -> Path:
        path = self.project / ".llmsh" / "policy.toml"
        _write(path, text)
        return path

    def ruling(self, command: str, effect: Effect = Effect.CHANGES, *, provenance: str = "") -> Ruling:
        step = Step(command, "", effect, provenance=provenance)
        return Judge(self.files)(step, self.project, assess(command), None)

    def action(self, command: str, effect: Effect = Effect.CHANGES) -> Action | None:
        return self.ruling(command, effect).action


def make_desk(root: Path) -> Desk:
    desk = Desk(root)
    desk.project.mkdir(parents=True)
    return desk


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o644)
