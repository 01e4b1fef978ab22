"""The static embedding at run time is the one that was trained."""

from pathlib import Path

import numpy as np
import pytest

from llmsh.search.embedder import WEIGHTS_FILE, Embedder, load_embedder, quantise, save_weights


def test_vectors_equal_those_of_sentence_transformers() -> None:
    with np.load(WEIGHTS_FILE, allow_pickle=False) as stored:
        texts = stored["reference_texts"].tobytes().decode().split("\n")
        expected = stored["reference_vectors"]
    found = load_embedder().embed([text.split() for text in texts])
    assert len(texts) == 50
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_vectors_equal_those_of_sentence_transformers_where_it_is_installed() -> None:
    pytest.importorskip("sentence_transformers")
    from llmsh.training.train_embedding import static_model

    texts = ["list fil in <path>", "compres <path>", "delet empty directory"]
    with np.load(WEIGHTS_FILE, allow_pickle=False) as stored:
        terms = stored["terms"].tobytes().decode().split("\n")
        vectors = stored["steps"].astype(np.float32) * stored["scales"]
    expected = static_model(terms, vectors).encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(load_embedder().embed([text.split() for text in texts]), expected, atol=1e-5)


def test_words_with_one_meaning_are_near_each_other() -> None:
    embed = load_embedder().embed
    near, other, far = embed([["delet", "fil"], ["remov", "fil"], ["network", "speed"]])
    assert near @ other > near @ far + 0.2


def test_unknown_words_have_no_vector() -> None:
    assert not load_embedder().embed([["qqqqq"], []]).any()


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    save_weights(path, ["a"], quantise(np.ones((2, 3), dtype=np.float32)), ([], np.zeros((0, 3), dtype=np.float32)))
    with pytest.raises(ValueError, match="1 terms for 2 vectors"):
        load_embedder(path)
    assert Embedder(["a"], np.ones((1, 3), dtype=np.float32)).dimensions == 3
