"""The lexicon: Morph-it! through the morfologik reader, the supplement, and what is read by rule."""

from pathlib import Path
from typing import Any

import pytest

from rewards.italian.guess import LanguageGuess
from rewards.italian.lexicon import load_lexicon
from rewards.italian.morfologik import MorfologikDictionary
from rewards.italian.supplement import FILE, inflect, load_supplement

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        # V4's problem words and their plurals.
        ("aquila", {"fs"}), ("aquile", {"fp"}), ("ragno", {"ms"}), ("ragni", {"mp"}),
        ("lombrico", {"ms"}), ("lombrichi", {"mp"}), ("Aquila", {"fs"}), ("AQUILE", {"fp"}),
        # Irregular and double plurals.
        ("uovo", {"ms"}), ("uova", {"fp"}), ("dito", {"ms"}), ("dita", {"fp"}), ("diti", {"mp"}), ("muri", {"mp"}),
        ("mura", {"fp"}), ("braccia", {"fp"}), ("bracci", {"mp"}), ("mano", {"fs"}), ("mani", {"fp"}),
        ("uomini", {"mp"}), ("ali", {"fp"}), ("buoi", {"mp"}), ("templi", {"mp"}), ("echi", {"mp"}),
        # Invariable nouns; nouns in -a that are masculine.
        ("città", {"fs", "fp"}), ("caffè", {"ms", "mp"}), ("film", {"ms", "mp"}), ("gru", {"fs", "fp"}),
        ("crisi", {"fs", "fp"}), ("problema", {"ms"}), ("problemi", {"mp"}), ("poeta", {"ms"}), ("panda", {"ms", "mp"}),
        # Gender changes the meaning; common gender.
        ("fine", {"fs", "ms"}), ("capitale", {"fs", "ms"}), ("pilota", {"fs", "ms"}), ("artisti", {"mp"}),
        ("artiste", {"fp"}), ("preside", {"fs", "ms"}),
        # Missing in Morph-it!, from the supplement.
        ("capra", {"fs"}), ("alci", {"mp"}), ("passeri", {"mp"}), ("giraffe", {"fp"}), ("zebra", {"fs"}),
        ("linci", {"fp"}), ("criceto", {"ms"}), ("aglio", {"ms"}), ("zucchine", {"fp"}), ("aceto", {"ms"}),
        ("smartphone", {"ms", "mp"}),
        ("canile", {"ms"}), ("caverna", {"fs"}), ("anca", {"fs"}), ("pandemia", {"fs"}), ("idrogeno", {"ms"}),
        ("azoto", {"ms"}), ("uranio", {"ms"}), ("spezzatino", {"ms"}), ("tostapane", {"ms", "mp"}),
        ("ditale", {"ms"}),
        ("felce", {"fs"}), ("felci", {"fp"}), ("brina", {"fs"}), ("empatia", {"fs"}), ("vinile", {"ms"}),
        ("slogatura", {"fs"}), ("limo", {"ms"}), ("credo", {"ms", "mp"}), ("sindaca", {"fs"}), ("avvocata", {"fs"}),
        ("ingegnera", {"fs"}), ("app", {"fs", "fp"}), ("podcast", {"ms", "mp"}), ("playlist", {"fs", "fp"}),
        ("bradipi", {"mp"}), ("cucciola", {"fs"}), ("cerbiatta", {"fs"}), ("proboscide", {"fs"}), ("squame", {"fp"}),
        ("bisce", {"fp"}), ("barbagianni", {"ms", "mp"}), ("calcare", {"ms"}), ("arancini", {"mp"}), ("teglie", {"fp"}),
        ("stoviglie", {"fp"}), ("mousse", {"fs", "fp"}), ("senape", {"fs"}), ("mollica", {"fs"}), ("bresaola", {"fs"}),
        ("collant", {"ms", "mp"}), ("federe", {"fp"}), ("ammoniaca", {"fs"}), ("suffissi", {"mp"}),
        ("dittonghi", {"mp"}), ("nanotecnologie", {"fp"}), ("corriera", {"fs"}), ("libraia", {"fs"}),
        ("macellaie", {"fp"}), ("dentista", {"fs", "ms"}), ("stagiste", {"fp"}), ("maratoneti", {"mp"}),
        ("vescicole", {"fp"}), ("tiroide", {"fs"}), ("carie", {"fs", "fp"}), ("eritemi", {"mp"}),
        ("segnalibro", {"ms"}),
        ("doposcuola", {"ms", "mp"}), ("omofobia", {"fs"}), ("guru", {"ms", "mp"}), ("calpestii", {"mp"}),
        ("chiavette", {"fp"}), ("videogiochi", {"mp"}), ("tiramisù", {"ms", "mp"}), ("aspirapolvere", {"ms", "mp"}),
    ],
)  # fmt: skip
def test_noun(form: str, readings: set[str]) -> None:
    assert {gender + number for gender, number in LEXICON.agreement(form, "NOUN")} == readings


@pytest.mark.parametrize(
    ("form", "lemma", "mood", "clitic"),
    [
        ("visto", "vedere", "part", ""),
        ("discussi", "discutere", "part", ""),
        ("concessa", "concedere", "part", ""),
        ("svegliarsi", "svegliare", "inf", "si"),
        ("vederlo", "vedere", "inf", "lo"),
        ("dammi", "dare", "impr", "mi"),
        ("alzati", "alzare", "impr", "ti"),
        ("porlo", "porre", "inf", "lo"),
        ("farglielo", "fare", "inf", "glielo"),
        ("mangiandola", "mangiare", "ger", "la"),
        ("svegliatosi", "svegliare", "part", "si"),
        ("vattene", "andare", "impr", "tene"),
        ("prender", "prendere", "inf", ""),  # "prender sonno"
        ("E'", "essere", "ind", ""),  # an accent typed as an apostrophe
        ("cliccavano", "cliccare", "ind", ""),  # a verb of the supplement, or of the dictionary
        ("velocizzerò", "velocizzare", "ind", ""),
        ("tagghi", "taggare", "ind", ""),
    ],
)
def test_verb(form: str, lemma: str, mood: str, clitic: str) -> None:
    found = {(reading.lemma, reading.mood, reading.clitic) for reading in LEXICON.readings(form)}
    assert (lemma, mood, clitic) in found


@pytest.mark.parametrize(
    ("form", "places"),
    [
        ("incinta", {"fs"}), ("tirchie", {"fp"}), ("rossicce", {"fp"}), ("celiaci", {"mp"}),
        ("poliglotta", {"ms", "fs"}),
        ("femministe", {"fp"}), ("conservatrice", {"fs"}), ("monouso", {"ms", "fs", "mp", "fp"}),
        ("aztechi", {"mp"}),
        ("bosniaci", {"mp"}), ("estone", {"ms", "fs"}), ("malgasce", {"fp"}), ("secchiona", {"fs"}), ("kazaki", {"mp"}),
        ("espansa", {"fs"}), ("fatiscenti", {"mp", "fp"}), ("cieche", {"fp"}),
    ],
)  # fmt: skip
def test_adjective(form: str, places: set[str]) -> None:
    assert {gender + number for gender, number in LEXICON.agreement(form, "ADJ")} == places


@pytest.mark.parametrize(
    ("form", "lemma", "features"),
    [
        # The first person of the future that Morph-it! spells like the third.
        ("prenderò", "prendere", {("fut", 1)}), ("prenderà", "prendere", {("fut", 3)}),
        ("siederò", "sedere", {("fut", 1)}), ("risponderò", "rispondere", {("fut", 1)}),
        ("scava", "scavare", {("pres", 2), ("pres", 3)}), ("sciava", "sciare", {("impf", 3)}),  # not sciare, scava
        ("vendetti", "vendere", {("past", 1)}), ("vendei", "vendere", {("past", 1)}),  # two passati remoti
        ("credé", "credere", {("past", 3)}), ("potettero", "potere", {("past", 3)}), ("poté", "potere", {("past", 3)}),
        ("stettero", "stare", {("past", 3)}), ("perdetti", "perdere", {("past", 1)}),
    ],
)  # fmt: skip
def test_finite_forms(form: str, lemma: str, features: set[tuple[str, int]]) -> None:
    readings = [reading for reading in LEXICON.readings(form) if reading.pos == "VERB" and reading.person]
    assert {reading.lemma for reading in readings} == {lemma}
    assert {(reading.tense, reading.person) for reading in readings} == features


@pytest.mark.parametrize(
    ("form", "place"),
    [("perso", "ms"), ("persa", "fs"), ("persi", "mp"), ("perse", "fp"), ("successo", "ms"), ("sepolta", "fs")],
)
def test_participle(form: str, place: str) -> None:
    """A participle in -o is masculine singular, although Morph-it! has some in all four places."""
    assert {gender + number for gender, number in LEXICON.agreement(form, "VERB")} == {place}


@pytest.mark.parametrize(
    "form", ["sciava", "scierò", "messaggerò", "messaggiava", "grigliò", "tagghereste", "mapperai"]
)
def test_regular_verb_of_the_supplement(form: str) -> None:
    """The i of -ciare, -giare, -gliare stands where it is heard, or makes c and g soft."""
    assert {reading.pos for reading in LEXICON.readings(form)} == {"VERB"}


def test_first_person_of_the_future() -> None:
    assert LEXICON.forms("prendere", "VERB", mood="ind", tense="fut", person=1, number="s") == ("prenderò",)
    assert LEXICON.forms("sciare", "VERB", mood="ind", tense="impf", person=3, number="s") == ("sciava",)


@pytest.mark.parametrize(
    ("form", "pos"),
    [("dopodomani", "ADV"), ("ahimè", "INT"), ("quantunque", "CONJ"), ("Slovacchia", "PROPN"), ("ella", "PRON")],
)
def test_other_words(form: str, pos: str) -> None:
    assert pos in {reading.pos for reading in LEXICON.readings(form)}


@pytest.mark.parametrize("form", ["eagle", "xyz", "", "'", "Привет", "ragnó", "aquilae", "\ud800", "a" * 10_000])
def test_unknown(form: str) -> None:
    """Unknown, foreign and unencodable forms have no reading, and raise nothing."""
    assert LEXICON.known(form) is (form == "'")


def test_adverb_by_rule() -> None:
    """An adjective with -mente is an adverb; -mente alone makes none."""
    assert {reading.pos for reading in LEXICON.readings("silenziosamente")} == {"ADV"}
    assert not LEXICON.known("zumbamente")


@pytest.mark.parametrize(
    ("form", "pos", "place", "expected"),
    [
        ("rossa", "ADJ", "mp", "rossi"),
        ("grandi", "ADJ", "fs", "grande"),
        ("bianco", "ADJ", "fp", "bianche"),
        ("andata", "VERB", "mp", "andati"),
        ("scritto", "VERB", "fs", "scritta"),
    ],
)
def test_inflect(form: str, pos: str, place: str, expected: str) -> None:
    assert LEXICON.inflect(form, pos, place[0], place[1]) == expected


def test_forms() -> None:
    """Person, number, mood and tense choose a form (with its shortened one)."""
    assert LEXICON.forms("volare", "VERB", mood="ind", tense="fut", person=3, number="p") == (
        "voleran",
        "voleranno",
    )
    assert LEXICON.forms("aquila", "NOUN", number="p") == ("aquile",)
    assert LEXICON.forms("nessuna parola", "NOUN") == ()


def test_supplement_has_no_needless_lines() -> None:
    """Each line gives at least one reading that the dictionary does not have."""
    dictionary = LEXICON._dictionary
    needless = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            lemma, _, rest = line.partition("\t")
            kind, _, other = rest.partition("\t")
            if all((base, tag) in dictionary.entries(form) for form, base, tag in inflect(lemma, kind, other)):
                needless.append(lemma)
    assert needless == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("lombrico\tm", "plural"),
        ("gatto\tx", "unknown kind"),
        ("visto\tpart", "verb"),
        ("bello\tadj\tbella", "wants"),
        ("ella\tform\tella", "lemma and tag"),
    ],
)
def test_supplement_names_the_bad_line(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "supplement.tsv"
    file.write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"line 2: .*{reason}"):
        load_supplement(file)


def test_no_dictionary(tmp_path: Path) -> None:
    file = tmp_path / "other.dict"
    file.write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(ValueError, match="not a morfologik"):
        MorfologikDictionary(file, "utf-8")


@pytest.mark.parametrize(
    ("text", "italian"),
    [
        ("vola", True), ("ha volato", True), ("L'aquila", True), ("è", True), ("po'", True), ("lombrichi", True),
        ("no", True), ("sale", True), ("come", True), ("computer", True), ("Marco", True),  # words of both languages
        ("Mi piace il rock", True), ("Il computer", True),
        ("The eagle flew.", False), ("I am", False), ("spiders", False), ("Earthworms dig.", False), ("run", False),
        ("Don't go!", False), ("He's here", False), ("Do you like pasta?", False),
        ("Brand new store", False), ("Il nuovo store", True), ("Scarica l'app", True),  # loanwords say nothing
        ("", False), ("___", False), ("123", False), ("Привет", False),  # nothing readable
    ],
)  # fmt: skip
def test_is_italian(text: str, italian: bool) -> None:
    assert LanguageGuess(LEXICON).italian(text) is italian


@pytest.mark.parametrize(
    ("lemma", "pos", "features", "expected", "reason"),
    [
        ("capogruppo", "NOUN", {"number": "p"}, "capigruppo", "the first part has the plural"),
        ("parola-chiave", "NOUN", {"number": "p"}, "parole-chiave", "so before a hyphen"),
        ("ex-presidente", "NOUN", {"number": "p"}, "ex-presidenti", "but not behind ex-"),
        ("uomo", "NOUN", {"number": "p"}, "uomini", "longer than the lemma"),
        ("uovo", "NOUN", {"number": "p"}, "uova", "a short noun"),
        ("re", "NOUN", {"number": "p"}, "re", "of two letters"),
        ("bello", "ADJ", {"gender": "m", "number": "p"}, "bei", "a stem that changes"),
        (
            "essere",
            "VERB",
            {"mood": "ind", "tense": "past", "person": 3, "number": "s"},
            "fu",
            "another stem, two letters",
        ),
        ("avere", "VERB", {"mood": "ind", "tense": "pres", "person": 1, "number": "s"}, "ho", "another stem"),
        ("leggere", "VERB", {"mood": "ind", "tense": "past", "person": 3, "number": "s"}, "lesse", "a strong perfect"),
        (
            "stringere",
            "VERB",
            {"mood": "part", "tense": "past", "gender": "m", "number": "s"},
            "stretto",
            "six letters",
        ),
        ("apparire", "VERB", {"mood": "ind", "tense": "pres", "person": 3, "number": "p"}, "appaiono", "four"),
        ("provenire", "VERB", {"mood": "ind", "tense": "pres", "person": 3, "number": "s"}, "proviene", "as venire"),
        ("comporre", "VERB", {"mood": "part", "tense": "past", "gender": "f", "number": "s"}, "composta", "as porre"),
    ],
)
def test_forms_that_do_not_begin_like_their_lemma(
    lemma: str, pos: str, features: dict[str, Any], expected: str, reason: str
) -> None:
    assert expected in load_lexicon().forms(lemma, pos, **features), reason
