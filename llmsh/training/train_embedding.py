"""Trains the static embedding and writes `llmsh/search/static_embedding.npz`.

    python -m llmsh.training.train_embedding --public DIR_OF_PAIRS [--teacher MODEL_DIR]

A vector for each term, begun from what a small sentence model says of the term's words (MiniLM, Apache-2.0), reduced
to DIMENSIONS by principal components, then trained with sentence-transformers' StaticEmbedding so that texts with one
meaning come together (multiple negatives ranking). Needs the `semantic` extra; a minute or two on two cores.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from datasets import Dataset
from numpy.typing import NDArray
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from llmsh.core.context import Context
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.search.embedder import WEIGHTS_FILE, quantise, save_weights
from llmsh.training.pairs import pairs_of, public_groups, recipe_groups, surfaces

DIMENSIONS = 128
EPOCHS = 3
BATCH = 512
LEARNING_RATE = 0.05
SEED = 7
UNKNOWN = "[UNK]"
REFERENCE_TEXTS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--public", type=Path, required=True, help="folder with nl2bash.jsonl and tldr.jsonl")
    parser.add_argument("--teacher", default="sentence-transformers/all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    options = parser.parse_args()
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    recipes = load_recipes(recipe_files())
    words = surfaces(recipes, [options.public / "nl2bash.jsonl", options.public / "tldr.jsonl"])
    terms = sorted(words)
    start = begin(
        terms, [" ".join(w for w, _ in words[term].most_common(3)) or term for term in terms], options.teacher
    )
    context = Context(cwd=Path("/nowhere"), home=Path("/nowhere"), elsewhere=True)
    groups = [*recipe_groups(recipes), *public_groups(options.public / "nl2bash.jsonl", context)]
    pairs = pairs_of(groups, rng)
    trained = train(terms, start, pairs)
    steps, scales = quantise(trained)
    texts = [one for one, _ in pairs[:REFERENCE_TEXTS]]
    model = static_model(terms, steps * scales)
    reference = np.asarray(model.encode(texts, normalize_embeddings=True), dtype=np.float32)
    save_weights(options.out, terms, (steps, scales), (texts, reference))
    sys.stdout.write(f"{len(terms)} terms, {len(pairs)} pairs, {options.out.stat().st_size} bytes\n")


def begin(terms: list[str], texts: list[str], teacher: str) -> NDArray[np.float32]:
    """A vector for each term from the teacher's view of its words, reduced; shape (terms, DIMENSIONS)."""
    model = SentenceTransformer(teacher, device="cpu")
    vectors = np.asarray(model.encode(texts, batch_size=256, show_progress_bar=False), dtype=np.float32)
    for at, term in enumerate(terms):
        if term.startswith("<"):
            vectors[at] *= 0.3
    vectors -= vectors.mean(axis=0)
    _, _, components = np.linalg.svd(vectors, full_matrices=False)
    return np.asarray(vectors @ components[:DIMENSIONS].T, dtype=np.float32)


def static_model(terms: list[str], vectors: NDArray[np.float32]) -> SentenceTransformer:
    """sentence-transformers' model over whole terms. It counts unknown words in the mean, which only shortens it."""
    tokenizer = Tokenizer(WordLevel({UNKNOWN: 0} | {term: at + 1 for at, term in enumerate(terms)}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    weights = np.vstack([np.zeros((1, DIMENSIONS), dtype=np.float32), vectors])
    return SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu")


def train(terms: list[str], start: NDArray[np.float32], pairs: list[tuple[str, str]]) -> NDArray[np.float32]:
    """The vectors after contrastive training; shape as `start`."""
    model = static_model(terms, start)
    data = Dataset.from_dict({"anchor": [one for one, _ in pairs], "positive": [other for _, other in pairs]})
    arguments = SentenceTransformerTrainingArguments(
        output_dir=tempfile.mkdtemp(),
        num_train_epochs=EPOCHS,
        per_device_train_batch_size=BATCH,
        learning_rate=LEARNING_RATE,
        warmup_steps=0.1,
        lr_scheduler_type="cosine",
        save_strategy="no",
        logging_steps=50,
        report_to=[],
        seed=SEED,
        use_cpu=True,
    )
    SentenceTransformerTrainer(
        model=model, args=arguments, train_dataset=data, loss=MultipleNegativesRankingLoss(model)
    ).train()
    embedding = model[0].embedding.weight.detach().numpy()
    return np.asarray(embedding[1:], dtype=np.float32)


if __name__ == "__main__":
    main()
