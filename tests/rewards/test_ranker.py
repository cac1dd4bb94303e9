"""The ranker: its arithmetic by hand, its candidates, what it finds in long sentences, and its training."""

import math
from pathlib import Path

import numpy
import pytest

from rewards.italian.agreement import check_agreement
from rewards.italian.language import load_language
from rewards.italian.phrases.noun_phrases import noun_phrases
from rewards.italian.predicates import likely_nouns
from rewards.italian.ranker import BITS, DATA, WIDTH, Question, Ranker, hashed, likely, load_ranker
from rewards.italian.subjects import likely_subjects, subject_verb
from rewards.italian.subjects.agreement_verbs import finite_verbs
from rewards.italian.subjects.candidates import Candidate, candidates
from rewards.italian.training.pipeline_training import TreebankError
from rewards.italian.training.ranker_network import mean_loss, save, train_ranker
from rewards.italian.training.ranker_training import (
    gender_emission,
    own_sentences,
    person_emission,
    subject_lessons,
    train_rankers,
)
from rewards.italian.words import Words

RANKERS = (likely_subjects.NAME, likely_nouns.NAME)


def small_ranker() -> Ranker:
    """Two features that count, two numbers, two forms: singular and plural."""
    table = numpy.zeros((1 << BITS, WIDTH))
    table[hashed("near"), 0] = 2.0
    weights = {
        "table": table,
        "linear": numpy.zeros(1 << BITS),
        "nobody_table": numpy.zeros((1 << BITS, WIDTH)),
        "form_table": numpy.zeros((1 << BITS, 2)),
        "form_bias": numpy.array([0.0, 0.0]),
        "hidden": numpy.eye(WIDTH),
        "hidden_bias": numpy.zeros(WIDTH),
        "out": numpy.ones(WIDTH),
        "out_bias": numpy.float64(0.0),
        "nobody_out": numpy.zeros(WIDTH),
        "nobody_bias": numpy.float64(0.0),
        "emission": numpy.array([[0.9, 0.1], [0.2, 0.8], [0.5, 0.5]]),  # of "s", of "p", of any other
    }
    return Ranker(weights, ["s", "p"])


def test_shares_and_forms_are_those_calculated_by_hand() -> None:
    """Scores 2 (the near one), 0 (the far one), 0 (nobody): softmax e^2, 1, 1 over e^2 + 2."""
    near, far = [hashed("near")], [hashed("far")]
    answer = small_ranker().answer(Question([(near, "s"), (far, "p")], [hashed("verb")], [hashed("verb")]))
    total = math.e**2 + 2
    assert answer.shares == pytest.approx([math.e**2 / total, 1 / total])
    assert answer.nobody == pytest.approx(1 / total)
    singular = (0.9 * math.e**2 + 0.2 + 0.5) / total
    assert answer.forms == pytest.approx([singular, 1 - singular])


def test_without_candidates_the_form_is_left_to_the_sentence() -> None:
    answer = small_ranker().answer(Question([], [hashed("verb")], [hashed("verb")]))
    assert answer.nobody == 1.0
    assert answer.forms == pytest.approx([0.5, 0.5])


def test_what_is_likely_names_the_likeliest_of_those_that_do_not_agree() -> None:
    near, far = [hashed("near")], [hashed("far")]
    answer = small_ranker().answer(Question([(near, "s"), (far, "s"), (far, "p")], [], []))
    found = likely(answer, [False, True], ["near", "far", "agrees"], [True, True, False])
    assert found.other == "near"
    assert found.other_share == pytest.approx((math.e**2 + 1) / (math.e**2 + 3))
    assert found.share == pytest.approx(float(answer.forms[1]))


def test_a_feature_has_the_same_row_in_every_process() -> None:
    assert (hashed("1L0b"), hashed("3nsubj")) == (763, 14630)


def of(text: str) -> list[Candidate]:
    language = load_language()
    words = Words(language.docs([text])[0], language.lexicon)
    phrases = noun_phrases(words)
    return candidates(words, phrases, set(finite_verbs(words, phrases)))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # With a preposition and without, pronouns too.
        ("Nel bosco il lupo vede noi.", [("bosco", "ne", "s"), ("lupo", "", "s"), ("noi", "", "1p")]),
        # An article tells the number of a noun that never changes.
        ("Le città crescono.", [("città", "", "p")]),
        # Joined by "e" they are plural together, each still singular.
        ("Il gatto e il cane dormono.", [("gatto", "", "s+"), ("cane", "", "s&")]),
        # Of a part of a whole both numbers are right.
        ("La maggior parte degli alunni studia.", [("parte", "", "ps"), ("alunni", "de", "p")]),
    ],
)
def test_candidates(text: str, named: list[tuple[str, str, str]]) -> None:
    assert [(one.subject.text, one.preposition, one.number) for one in of(text)] == named


def test_what_is_joined_is_plural_as_a_whole() -> None:
    first, second = of("Il gatto e la gatta dormono.")
    assert first.persons == second.persons == frozenset({(3, "p")})
    assert first.whole is not None
    assert first.whole.readings == frozenset({("m", "p")})
    assert first.subject.persons == frozenset({(3, "s")})


LONG = [
    # (sentence, wrong form): "che" might be the object of somebody not named
    (
        "I pescatori del mio collegio elettorale, che da anni attende gli indennizzi promessi, non si accontenteranno "
        "di un'altra dichiarazione solenne.",
        "attende",
    ),
    # "ha", after "che", might be said of somebody not named
    (
        "Tu, che ha conosciuto la guerra e la fame, puoi spiegare ai giovani di oggi quanto sia preziosa la libertà "
        "di cui godono.",
        "ha",
    ),
    # "parlano" may have somebody not named as its subject, and "che" as its object
    ("Ho conosciuto una pasticciera di Modica che parlano al cioccolato come a un figlio.", "parlano"),
]


@pytest.mark.parametrize(("text", "word"), LONG)
def test_it_finds_what_the_rules_leave_open(text: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    language = load_language()
    doc = language.docs([text])[0]
    found = [one for one in check_agreement(doc, language.lexicon).findings if one.error]
    assert [(text[one.start : one.end], one.rule) for one in found] == [(word, "gender.subject_verb")]
    monkeypatch.setattr(subject_verb, "likely_subject", lambda *asked, **more: None)
    assert not [one for one in check_agreement(doc, language.lexicon).findings if one.error]


@pytest.mark.parametrize(
    "text",
    [
        # A short sentence is left to the rules: the noun is the object of a verb without subject.
        "La sera guardano la televisione.",
        "Il libro che leggono a scuola è divertente.",
        # A fronted object that a pronoun takes up, in a long one.
        "Questo pensiero, che molti autori del secolo scorso hanno espresso in forme assai diverse tra loro, noi "
        "lettori di oggi possiamo ritrovarlo intatto nelle pagine di un romanzo che parla soltanto di una "
        "lunga estate in campagna.",
    ],
)
def test_it_leaves_right_sentences_alone(text: str) -> None:
    language = load_language()
    assert not [one for one in check_agreement(language.docs([text])[0], language.lexicon).findings if one.error]


@pytest.mark.parametrize("name", RANKERS)
def test_the_shipped_rankers_are_small(name: str) -> None:
    assert (DATA / f"{name}.npz").stat().st_size < 1_200_000
    assert load_ranker(name)


def test_our_sentences_are_many_and_each_stands_once() -> None:
    sentences = own_sentences()
    assert len(sentences) > 50_000
    assert len(set(sentences)) == len(sentences)
    assert all(one == one.strip() and one for one in sentences)


@pytest.mark.parametrize(
    ("number", "highest"),
    [("s", {2}), ("p", {5}), ("ps", {2, 5}), ("1p", {3}), ("s+", {5}), ("p&", {3, 4, 5}), ("2s+", {4}), ("", {2, 5})],
)
def test_the_emission_begins_with_the_persons_of_the_candidate(number: str, highest: set[int]) -> None:
    scores = person_emission(number)
    assert {place for place, score in enumerate(scores) if score == max(scores)} == highest


@pytest.mark.parametrize(("gender", "highest"), [("fs", {1}), ("fsms", {0, 1}), ("fs&", {2, 3}), ("mp", {2})])
def test_the_emission_begins_with_the_gender_of_the_candidate(gender: str, highest: set[int]) -> None:
    scores = gender_emission(gender)
    assert {place for place, score in enumerate(scores) if score == max(scores)} == highest


def test_training_learns_and_what_it_writes_answers_alike(tmp_path: Path) -> None:
    language = load_language()
    lessons = subject_lessons(language, own_sentences()[::40])
    held, rest = lessons[::10], [one for place, one in enumerate(lessons) if place % 10]
    start = train_ranker(rest, held, person_emission, epochs=0, report=str)
    network = train_ranker(rest, held, person_emission, epochs=6, report=str)
    assert mean_loss(network, held) < mean_loss(start, held) - 0.15
    save(network, tmp_path / "one.npz")
    with numpy.load(tmp_path / "one.npz") as stored:
        weights = {key: stored[key].astype("float32") for key in stored.files if key != "numbers"}
        ranker = Ranker(weights, [str(number) for number in stored["numbers"]])
    losses = []
    for one in held:
        forms = ranker.answer(one.question).forms
        losses.append(-math.log(sum(float(forms[place]) for place in one.right)))
    assert sum(losses) / len(losses) == pytest.approx(mean_loss(network, held), abs=0.01)


def test_training_without_treebanks_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TreebankError, match="it_markit-ud-test"):
        train_rankers(load_language(), tmp_path, tmp_path)
