"""What the parser sees of a word: no gender, no number."""

import random

import pytest
import spacy
from spacy.tokens import Doc

from rewards.italian.features import word_class
from rewards.italian.language import Language
from rewards.italian.training.errors import with_errors
from rewards.tools import Tools


@pytest.fixture(scope="module")
def language(tools: Tools) -> Language:
    return tools.language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mangiano", "mangiava"),  # number and tense
        ("gatto", "gatti"),
        ("piccola", "piccoli"),
        ("il", "i"),
    ],
)
def test_forms_of_a_word_share_a_lemma(language: Language, one: str, other: str) -> None:
    assert word_class(language.lexicon, one)[0] == word_class(language.lexicon, other)[0]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("il", "ART|definite"),
        ("la", "ART|PRON|definite"),  # a pronoun too
        ("mangiare", "Vinf"),
        ("mangiarlo", "VCL"),
        ("mangiavo", "V12"),
        ("mangiava", "V3"),
        ("2026", "?digit"),
        ("Xyzzy", "?letters^"),
    ],
)
def test_class_of_a_word(language: Language, word: str, kind: str) -> None:
    assert word_class(language.lexicon, word)[1] == kind


def test_the_pipeline_parses_alike_whatever_the_number(language: Language) -> None:
    """The subject of a verb is found whether they agree or not."""
    for text in ("I ragazzi della scuola arrivano.", "I ragazzi della scuola arriva."):
        (doc,) = language.docs([text])
        assert [token.dep_ for token in doc if token.text == "ragazzi"] == ["nsubj"]


def test_copies_with_errors_keep_their_tree(language: Language) -> None:
    vocab = spacy.blank("it").vocab
    words = ["I", "gatti", "neri", "dormono", "."]
    doc = Doc(
        vocab,
        words=words,
        pos=["DET", "NOUN", "ADJ", "VERB", "PUNCT"],
        heads=[1, 3, 1, 3, 3],
        deps=["det", "nsubj", "amod", "ROOT", "punct"],
    )
    copies = [with_errors(doc, language.lexicon, random.Random(seed), 1.0) for seed in range(20)]
    for copy in copies:
        assert [token.head.i for token in copy] == [1, 3, 1, 3, 3]
        assert [token.dep_ for token in copy] == [token.dep_ for token in doc]
        assert copy[0].text == "I"  # capitals may be names, and stay
    assert {copy[3].text for copy in copies} == {"dorme", "dormiamo"}
    assert all(copy[1].text == "gatto" for copy in copies)
    assert len({copy.text for copy in copies}) > 5
    unchanged = with_errors(doc, language.lexicon, random.Random(0), 0.0)
    assert [token.text for token in unchanged] == words
