"""verb_groups: the tenses of every verb, in plain and in hard surroundings."""

import json
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rewards.italian.conjugation import conjugate
from rewards.italian.language import load_language
from rewards.italian.tenses.verbs import VerbGroup, verb_groups
from rewards.italian.verb_tables import TENSES

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "verbs.json").read_text("utf-8"))


@lru_cache(maxsize=1000)
def _groups(text: str) -> list[VerbGroup]:
    language = load_language()
    return verb_groups(language.docs([text])[0], language.lexicon)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} ({case['why']})")
def test_tenses(case: dict[str, Any]) -> None:
    found = {group.text: sorted(group.tenses) for group in _groups(case["text"])}
    assert found.get(case["verb"]) == sorted(case["tenses"]), found


def test_the_cases_cover_every_tense() -> None:
    assert {tense for case in CASES for tense in case["tenses"]} == set(TENSES)
    assert len(CASES) >= 550


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_group_knows_its_place(case: dict[str, Any]) -> None:
    groups = _groups(case["text"])
    for group in groups:
        assert case["text"][group.start : group.end] == group.text
        assert group.tenses <= set(TENSES)
    for left, right in pairwise(groups):
        assert left.end <= right.start


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("La lettera è scritta da Anna.", True),  # agent
        ("La casa viene costruita dagli operai.", True),  # venire
        ("Il film è stato visto da tutti.", True),  # two auxiliaries
        ("Questo va fatto subito.", True),  # andare: must be done
        ("Anna è andata a casa.", False),  # essere is the auxiliary of an active verb
        ("Anna si è lavata.", False),  # reflexive
        ("Il film è finito.", False),  # finire without an object
    ],
)
def test_passive(text: str, passive: bool) -> None:
    assert _groups(text)[0].passive is passive


@pytest.mark.parametrize(
    ("text", "clitics"),
    [
        ("Me lo dai?", ("me", "lo")),
        ("L'ho visto.", ("l'",)),
        ("Voglio vederlo.", ("lo",)),
        ("Dammelo!", ("melo",)),
        ("Se mangi, ingrassi.", ()),  # se is a conjunction
        ("La porta è chiusa.", ()),  # la is an article
    ],
)
def test_clitics(text: str, clitics: tuple[str, ...]) -> None:
    assert _groups(text)[0].clitics == clitics


@pytest.mark.parametrize("text", ["", " ", "La casa rossa", "!!!", "123", "The eagle", "Buongiorno", "\n\n", "___"])
def test_texts_without_a_verb(text: str) -> None:
    assert _groups(text) == []


@pytest.mark.parametrize(
    ("lemma", "tense", "person", "number", "reflexive", "form"),
    [
        ("volare", "passato_prossimo", 3, "s", False, "ha volato"),  # avere
        ("andare", "passato_prossimo", 1, "p", False, "siamo andati"),  # essere, agreed
        ("lavare", "trapassato_prossimo", 3, "p", True, "si erano lavati"),  # reflexive
        ("leggere", "passato_remoto", 1, "s", False, "lessi"),  # irregular stem
        ("essere", "congiuntivo_imperfetto", 3, "s", False, "fosse"),
        ("amare", "presente", 3, "p", False, "amano"),  # not the shortened "aman"
        ("mangiare", "futuro", 1, "s", False, "mangerò"),  # the i falls
        ("cercare", "presente", 2, "s", False, "cerchi"),  # h keeps the sound
        ("finire", "presente", 3, "p", False, "finiscono"),  # -isc-
        ("rompere", "passato_prossimo", 3, "s", False, "ha rotto"),  # irregular participle
        ("dormire", "imperativo", 2, "s", False, "dormi"),
        ("xyzare", "presente", 3, "s", False, None),  # unknown verb
    ],
)
def test_conjugate(lemma: str, tense: str, person: int, number: str, reflexive: bool, form: str | None) -> None:
    assert conjugate(load_language().lexicon, lemma, tense, person, number, reflexive=reflexive) == form


@pytest.mark.parametrize(
    "text",
    [
        "L' anima dell' uomo",  # spaced apostrophes: animare, no verb here
        "la maggior parte dei casi",  # article, adjective, noun
        "il libro, la penna e il tavolo",  # librare is a verb that nobody writes
        "Una vista splendida sul lago.",  # vistare
        "le torte preparate dalla nonna",  # a participle like a second plural
        "Attenti al cane!",  # an adjective
    ],
)
def test_nouns_and_participles_are_no_finite_verbs(text: str) -> None:
    assert [group.text for group in _groups(text) if group.finite] == []
