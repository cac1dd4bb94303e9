"""The catalogue of grammar focuses is complete and usable."""

import pytest

from rewards.catalog import FOCUSES, LEVELS
from rewards.catalog.focuses import CANONICAL, GROUPS, Focus
from rewards.requests import Request

TENSES = {
    "presente", "imperfetto", "passato_prossimo", "passato_remoto", "trapassato_prossimo", "trapassato_remoto",
    "futuro", "futuro_anteriore", "condizionale_presente", "condizionale_passato", "congiuntivo_presente",
    "congiuntivo_imperfetto", "congiuntivo_passato", "congiuntivo_trapassato", "imperativo", "stare_gerundio",
    "infinito", "gerundio", "participio",
}  # fmt: skip

IDS = [
    "noun_gender",
    "noun_number",
    "irregular_nouns",
    "definite_articles",
    "indefinite_articles",
    "partitive_articles",
    "qualitative_adjectives",
    "demonstrative_adjectives",
    "possessive_adjectives",
    "adjective_degrees",
    "subject_pronouns",
    "object_pronouns",
    "reflexive_pronouns",
    "possessive_pronouns",
    "demonstrative_pronouns",
    "relative_pronouns",
    "interrogative_pronouns",
    "indefinite_pronouns",
    "adverbs",
    "adverb_comparison",
    "present_tense",
    "imperfect_tense",
    "past_tense",
    "pluperfect",
    "simple_past",
    "remote_pluperfect",
    "future_tense",
    "future_perfect",
    "subjunctive_present",
    "subjunctive_imperfect",
    "subjunctive_past",
    "subjunctive_pluperfect",
    "conditional_present",
    "conditional_past",
    "imperative",
    "infinitive",
    "gerund",
    "participle",
    "passive_voice",
    "reflexive_verbs",
    "pronominal_verbs",
    "modal_verbs",
    "impersonal_verbs",
    "sequence_of_tenses",
    "simple_sentence",
    "complex_sentence",
    "complements",
    "si_impersonal",
    "si_passive",
    "subject_verb_agreement",
    "noun_adjective_agreement",
    "word_order",
    "temporal_clauses",
    "causal_clauses",
    "final_clauses",
    "consecutive_clauses",
    "concessive_clauses",
    "conditional_clauses",
    "relative_clauses",
    "declarative_clauses",
    "indirect_questions",
    "direct_indirect_speech",
    "hypothetical_type1",
    "hypothetical_type2",
    "hypothetical_type3",
    "subjunctive_in_subordinates",
    "accents",
    "apostrophe_elision",
    "double_consonants",
    "h_usage",
    "synonyms_antonyms",
    "homophones",
    "idiomatic_expressions",
    "proverbs",
]


def test_the_74_ids_in_order() -> None:
    assert list(CANONICAL) == IDS
    assert len(CANONICAL) == 74


def test_only_the_alias_stands_beside_the_74() -> None:
    assert set(FOCUSES) - set(CANONICAL) == {"subjunctive"}
    assert [name for name, focus in FOCUSES.items() if focus.alias] == ["subjunctive"]


def test_the_alias_accepts_what_the_four_subjunctives_accept() -> None:
    four = [CANONICAL[f"subjunctive_{tense}"].tenses for tense in ("present", "imperfect", "past", "pluperfect")]
    assert FOCUSES["subjunctive"].tenses == frozenset().union(*four)
    assert Request.from_mapping({"level": "B1", "grammar": "subjunctive", "topic": "cooking"}).grammar == "subjunctive"


@pytest.mark.parametrize("focus", FOCUSES.values(), ids=FOCUSES)
def test_every_focus_is_complete(focus: Focus) -> None:
    assert focus.english
    assert focus.italian
    assert focus.group in GROUPS
    assert focus.levels
    assert list(focus.levels) == [level for level in LEVELS if level in focus.levels], "known levels, rising, once each"
    if focus.demand == "tense":
        assert focus.tenses
        assert focus.tenses <= TENSES
        assert (focus.construction, focus.reason) == ("", "")
    elif focus.demand == "construction":
        assert focus.construction
        assert (focus.tenses, focus.reason) == (frozenset(), "")
    else:
        assert focus.reason.endswith(".")
        assert (focus.tenses, focus.construction) == (frozenset(), "")
    assert bool(focus.wanted) == (focus.demand != "nothing")


def test_labels_are_distinct() -> None:
    for labels in ([focus.english for focus in FOCUSES.values()], [focus.italian for focus in FOCUSES.values()]):
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("present_tense", "A1 A2 B1 B2"),  # taught from the first lesson and never left
        ("subjunctive_pluperfect", "B2"),  # needs the imperfect subjunctive first
        ("simple_past", "B1 B2"),  # read before it is written
        ("definite_articles", "A1 A2"),
    ],
)
def test_levels_that_a_teacher_expects(name: str, levels: str) -> None:
    assert FOCUSES[name].levels == tuple(levels.split())
