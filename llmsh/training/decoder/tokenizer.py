"""The built-in model's tokenizer: byte-level BPE, digits one by one, masks and their forms as tokens of their own."""

from collections.abc import Iterable
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

from llmsh.planner.masked import MOST, TYPES
from llmsh.planner.slots import FORMS

CONTROL = ("<s>", "</s>", "<pad>")
BEGIN, END, PAD = range(3)
# Between a request and its command.
TURN = "\n"


def masks() -> list[str]:
    """`{path1` … and `:stem}` …: a mask is one of the first, then `}` or one of the second."""
    names = sorted({f"{{{slot_type}{number}" for slot_type in TYPES.values() for number in range(1, MOST + 1)})
    return names + sorted({f":{form}}}" for forms in FORMS.values() for form in forms})


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """size: of the vocabulary, masks and control tokens in it."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    added = masks()
    trainer = trainers.BpeTrainer(
        vocab_size=size - len(added),
        special_tokens=list(CONTROL),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.add_tokens([AddedToken(text, normalized=False) for text in added])
    return tokenizer


def load_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def encode_request(tokenizer: Tokenizer, request: str) -> list[int]:
    return [BEGIN, *tokenizer.encode(request + TURN, add_special_tokens=False).ids]


def encode_command(tokenizer: Tokenizer, command: str) -> list[int]:
    return [*tokenizer.encode(command, add_special_tokens=False).ids, END]
