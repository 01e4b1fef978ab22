"""How lines go on: whole words that the model is sure of, also where a word's beginning is typed."""

from collections.abc import Mapping, Sequence

import pytest

from llmsh.models.continuation import END, continued

_VALUE = ""


class Scripted:
    """Says what follows a text, with shares; everything else is as likely as anything."""

    texts = (END, _VALUE, "git", " che", " checkout", " cherry", "-pick", " -b", " st", "ash", " pop", " ")

    def __init__(self, script: Mapping[str, Mapping[str, float]]) -> None:
        self._script = script
        self.asked: list[str] = []

    def tokens(self, text: str) -> list[int]:
        assert text.startswith("\n")
        found, rest = [], text[1:]
        while rest:
            longest = max((each for each in self.texts if each and rest.startswith(each)), key=len)
            found.append(self.texts.index(longest))
            rest = rest[len(longest) :]
        return found

    def probabilities(self, tokens: Sequence[int]) -> Sequence[float]:
        said = "".join(self.texts[token] for token in tokens)
        self.asked.append(said)
        shares = self._script.get(said, {})
        rest = (1 - sum(shares.values())) / len(self.texts)
        return [shares.get(text, 0.0) + rest for text in self.texts]


SURE = {
    "git": {" checkout": 0.5, " che": 0.1, " cherry": 0.05, " st": 0.3},
    "git checkout": {" -b": 0.95},
    "git checkout -b": {" ": 0.97},
    "git checkout -b ": {_VALUE: 0.97},
    "git cherry": {"-pick": 0.98},
    "git st": {"ash": 0.97},
    "git stash": {END: 0.5, " pop": 0.4},
}


@pytest.mark.parametrize(
    ("begun", "more"),
    [
        # More than one word, up to where a value stands.
        ("git checko", "ut -b"),
        ("git checkout", " -b"),
        ("git checkout ", "-b"),
        # Not sure of which word it is.
        ("git ", ""),
        ("git che", ""),
        # Only the end of the word; what comes after it is not sure.
        ("git st", "ash"),
        ("git stash", ""),
        # Nothing that the model could say begins so.
        ("git xyz", ""),
    ],
)
def test_a_line_goes_on_as_far_as_the_model_is_sure(begun: str, more: str) -> None:
    assert continued(Scripted(SURE), begun, sure=0.8) == more


def test_less_sureness_says_more() -> None:
    assert continued(Scripted(SURE), "git che", sure=0.5) == "ckout -b"


def test_a_word_that_may_go_on_is_not_said() -> None:
    model = Scripted({"git": {" cherry": 0.99}, "git cherry": {"-pick": 0.6, END: 0.3}})
    assert continued(model, "git ch", sure=0.8) == ""


def test_it_is_given_up_between_tokens() -> None:
    model = Scripted(SURE)
    assert continued(model, "git checko", sure=0.8, is_given_up=lambda: len(model.asked) > 1) == ""
    assert len(model.asked) == 2
