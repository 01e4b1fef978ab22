"""The lexical index ranks by BM25, survives storage, and refuses damage."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.search.lexical_index import LexicalIndex
from llmsh.search.stem import stem

TEXTS = [["show", "disk", "space"], ["show", "free", "memory"], ["delete", "file"], ["show", "file", "size"]]


def test_the_rarer_word_decides() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.search(["show", "memory"], 4)[0][0] == 1
    assert index.idf_of("memory") > index.idf_of("show")
    assert index.idf_of("never") > index.idf_of("memory")


def test_documents_without_a_term_are_not_found() -> None:
    assert LexicalIndex.build(TEXTS).search(["zebra"], 4) == []
    assert LexicalIndex.build([]).search(["show"], 4) == []


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcdé"), max_size=5), max_size=8),
    st.lists(st.sampled_from("abcdéx"), max_size=4),
)
def test_an_index_answers_the_same_after_storage(texts: list[list[str]], query: list[str]) -> None:
    index = LexicalIndex.build(texts)
    again = LexicalIndex.from_bytes(index.to_bytes())
    assert again.search(query, 5) == index.search(query, 5)


@pytest.mark.parametrize("blob", [b"", b"PK\x03\x04 nonsense", LexicalIndex.build(TEXTS).to_bytes()[:-40]])
def test_damage_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError, match="not a lexical index"):
        LexicalIndex.from_bytes(blob)


@pytest.mark.parametrize(
    "words",
    [
        ("directory", "directories"),
        ("copy", "copies", "copied", "copying"),
        ("create", "created", "creating"),
        ("stop", "stopped"),
        ("use", "used", "using"),
    ],
)
def test_forms_of_a_word_share_a_root(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_words_that_only_look_inflected_stay_apart() -> None:
    assert stem("process") == "process"
    assert stem("string") == "string"
    assert stem("bash") == "bash"


def test_an_extended_index_finds_the_old_and_the_new() -> None:
    index = LexicalIndex.build([["count", "lines"], ["delete", "files"], ["count", "words"]])
    longer = index.extended([["count", "stars"], ["stars", "stars", "planets"], []])
    assert longer.size == 6
    assert {document for document, _ in longer.search(["count"], 9)} == {0, 2, 3}
    assert [document for document, _ in longer.search(["stars"], 9)] == [4, 3]
    assert longer.search(["planets"], 9)[0][0] == 4
    # What it told of its own documents it tells still.
    assert longer.search(["files"], 9) == index.search(["files"], 9)
    assert longer.idf_of("count") == index.idf_of("count")
    assert index.search(["stars"], 9) == []


def test_extended_by_nothing_an_index_is_as_it_was() -> None:
    index = LexicalIndex.build([["count", "lines"], ["delete", "files"]])
    assert index.extended([]).search(["count", "files"], 9) == index.search(["count", "files"], 9)
