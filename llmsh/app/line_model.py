"""How the line being typed goes on, said in the kernel by the model that comes with llmsh."""

import threading
from pathlib import Path

from llmsh.app import explaining
from llmsh.core.risk import Level
from llmsh.core.work import Work
from llmsh.kernel.resident import Resident
from llmsh.models.continuation import continued
from llmsh.models.llama import LlamaModel

LINE_MODEL = Path(__file__).resolve().parents[1] / "models" / "lines.gguf"
MAX_CHARS = 200
CONTEXT_TOKENS = 256
_OPERAND = "./name"


class LineModel:
    """Continues lines; loads its model at the first one, which goes without an answer."""

    def __init__(self, path: Path, *, idle_s: float) -> None:
        self.resident = Resident("line model", lambda: _loaded(path), idle_s=idle_s)
        self._loading = threading.Lock()

    def continued(self, line: str, work: Work) -> str:
        """What `line` goes on with; "" for nothing, or where that would make it more dangerous. Raises ModelError."""
        if not self.resident.is_loaded:
            if self._loading.acquire(blocking=False):
                threading.Thread(target=self._load, daemon=True).start()
            return ""
        if len(line) > MAX_CHARS:
            return ""
        with self.resident.use() as model:
            more = continued(model, line, is_given_up=work.is_given_up)
        return "" if more and raises_danger(line, more) else more

    def _load(self) -> None:
        try:
            with self.resident.use():
                pass
        finally:
            self._loading.release()


def raises_danger(line: str, more: str) -> bool:
    """Whether `more` makes of `line` something more dangerous."""
    return _level(line + more) > _level(line)


def _level(line: str) -> Level:
    """How dangerous a line that is not whole is: as it stands, or with an operand after it."""
    return max(explaining.assess(line).level, explaining.assess(f"{line} {_OPERAND}").level)


def _loaded(path: Path) -> LlamaModel:
    model = LlamaModel(path, threads=1, context_tokens=CONTEXT_TOKENS)
    _ = model.texts
    return model
