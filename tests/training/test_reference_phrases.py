"""Noun phrases: tables of what the grammar says."""

import pytest

from training.reference import phrases


@pytest.mark.parametrize(
    ("gender", "number", "word", "article"),
    [
        ("m", "s", "lupo", "il"),
        ("m", "s", "ragno", "il"),
        ("m", "s", "zaino", "lo"),  # z
        ("m", "s", "specchio", "lo"),  # s + consonant
        ("m", "s", "gnomo", "lo"),
        ("m", "s", "psicologo", "lo"),
        ("m", "s", "scienziato", "lo"),
        ("m", "s", "sole", "il"),  # s + vowel
        ("m", "s", "albero", "l'"),
        ("m", "s", "hotel", "l'"),  # silent h
        ("m", "p", "alberi", "gli"),
        ("m", "p", "zaini", "gli"),
        ("m", "p", "lupi", "i"),
        ("f", "s", "aquila", "l'"),
        ("f", "s", "zebra", "la"),
        ("f", "p", "aquile", "le"),
    ],
)
def test_definite_article(gender: str, number: str, word: str, article: str) -> None:
    assert phrases.definite(gender, number, word) == article


@pytest.mark.parametrize(
    ("gender", "word", "article"),
    [("m", "lupo", "un"), ("m", "albero", "un"), ("m", "zaino", "uno"), ("f", "aquila", "un'"), ("f", "zebra", "una")],
)
def test_indefinite_article(gender: str, word: str, article: str) -> None:
    assert phrases.indefinite(gender, word) == article


@pytest.mark.parametrize(
    ("preposition", "article", "joined"),
    [
        ("di", "il", "del"),
        ("di", "lo", "dello"),
        ("di", "l'", "dell'"),
        ("a", "gli", "agli"),
        ("in", "la", "nella"),
        ("su", "i", "sui"),
        ("da", "le", "dalle"),
        ("con", "il", "con il"),  # written apart today
    ],
)
def test_articulated_preposition(preposition: str, article: str, joined: str) -> None:
    assert phrases.articulated(preposition, article) == joined


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("rosso", "rosso rossi rossa rosse"),
        ("veloce", "veloce veloci veloce veloci"),
        ("bianco", "bianco bianchi bianca bianche"),  # the sound stays
        ("simpatico", "simpatico simpatici simpatica simpatiche"),  # stress on the third last syllable
        ("antico", "antico antichi antica antiche"),
        ("lungo", "lungo lunghi lunga lunghe"),
        ("vecchio", "vecchio vecchi vecchia vecchie"),
        ("grigio", "grigio grigi grigia grigie"),  # vowel before -gia
        ("saggio", "saggio saggi saggia sagge"),  # consonant before -gia
    ],
)
def test_adjective_forms(adjective: str, forms: str) -> None:
    made = [phrases.inflect(adjective, gender, number) for gender in "mf" for number in "sp"]
    assert made == forms.split()


@pytest.mark.parametrize(
    ("which", "gender", "number", "word", "form"),
    [
        ("quello", "m", "s", "lupo", "quel"),
        ("quello", "m", "s", "zaino", "quello"),
        ("quello", "f", "s", "aquila", "quell'"),
        ("quello", "m", "p", "alberi", "quegli"),
        ("questo", "f", "s", "sedia", "questa"),
        ("questo", "m", "p", "lupi", "questi"),
    ],
)
def test_demonstrative(which: str, gender: str, number: str, word: str, form: str) -> None:
    assert phrases.demonstrative(which, gender, number, word) == form
