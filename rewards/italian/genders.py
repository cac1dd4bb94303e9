"""Gender and number beyond the lexicon: nouns of both genders, given names, personal pronouns."""

from collections.abc import Mapping

from rewards.italian.articles import FP, FS, MP, MS, GenderNumber
from rewards.italian.lexicon import Lexicon
from rewards.italian.verb_tables import words as word_set

ALL = frozenset({MS, MP, FS, FP})
# Nouns in -ista, -cida, -iatra … name men and women alike (Serianni III.58).
_COMMON_ENDINGS = ("ista", "cida", "iatra", "nauta", "crate")
_COMMON = word_set(
    """
    agente abitante adolescente amante ambulante analfabeta assistente atleta cantante cliente collega combattente
    compatriota complice comandante concorrente coniuge conoscente consorte consulente custode dirigente
    discendente docente emigrante erede esule garante giovane giudice immigrante indigeno insegnante interprete
    manifestante migrante militante minorenne maggiorenne mittente nipote omicida ospite parente partecipante
    passante paziente pediatra preside presidente principiante psichiatra rappresentante residente responsabile
    sindaco superstite supplente testimone utente vigile viaggiante commerciante negoziante bagnante attendente
    belga astronauta ginnasta architetto medico avvocato ministro soprano capo guida guardia
    """
)
# Of these the lexicon's one gender is the grammatical one, whoever is meant.
_FIXED = word_set("architetto medico avvocato ministro sindaco soprano capo guida guardia indigeno")
# Morph-it! has a second gender for these, which nobody uses (Treccani, Vocabolario).
_ONE_GENDER = {"auto": "f", "età": "f"}
_EPICENE_PLURAL = ("anti", "enti", "onti")

PRONOUNS: Mapping[str, frozenset[GenderNumber]] = {
    "io": frozenset({MS, FS}), "tu": frozenset({MS, FS}), "lui": frozenset({MS}), "egli": frozenset({MS}),
    "lei": frozenset({FS}), "ella": frozenset({FS}), "esso": frozenset({MS}), "essa": frozenset({FS}),
    "noi": frozenset({MP, FP}), "voi": frozenset({MP, FP}), "loro": frozenset({MP, FP}),
    "essi": frozenset({MP}), "esse": frozenset({FP}),
}  # fmt: skip
PERSONS: Mapping[str, tuple[int, str]] = {
    "io": (1, "s"), "tu": (2, "s"), "lui": (3, "s"), "lei": (3, "s"), "egli": (3, "s"), "ella": (3, "s"),
    "esso": (3, "s"), "essa": (3, "s"), "noi": (1, "p"), "voi": (2, "p"), "loro": (3, "p"), "essi": (3, "p"),
    "esse": (3, "p"),
}  # fmt: skip
_BOTH = frozenset({"andrea", "celeste", "alex", "fiore", "diamante"})
_MEN = word_set(
    """
    marco luca paolo giovanni giuseppe antonio mario carlo franco pietro piero matteo lorenzo davide stefano
    roberto alessandro francesco giorgio luigi enrico filippo tommaso simone nicola mattia elia gabriele daniele
    michele emanuele salvatore vincenzo bruno sergio claudio fabio massimo riccardo edoardo leonardo giacomo dante
    """
)
_WOMEN = word_set(
    """
    maria giulia anna sara laura chiara francesca elena martina sofia giorgia alice lucia paola silvia federica
    valentina alessandra elisa marta teresa rosa carla claudia roberta luisa caterina beatrice camilla irene
    ilaria monica barbara cristina daniela emma aurora ginevra rita franca angela bianca viola
    """
)


def noun_readings(lexicon: Lexicon, form: str) -> frozenset[GenderNumber]:
    """The (gender, number) pairs of a form as a noun; both genders for nouns of common gender."""
    found: set[GenderNumber] = set()
    for reading in lexicon.readings(form):
        if reading.pos != "NOUN" or not reading.gender or not reading.number:
            continue
        if _ONE_GENDER.get(reading.lemma, reading.gender) != reading.gender:
            continue
        found.add((reading.gender, reading.number))
        lemma = reading.lemma
        common = lemma in _COMMON and lemma not in _FIXED
        if form[-1:].lower() not in "aeiou":
            found |= {(reading.gender, "s"), (reading.gender, "p")}  # "lo sport, gli sport", "la città, le città"
        if lemma.endswith("ese") and any(one.pos == "ADJ" for one in lexicon.readings(form)):
            found |= {("m", reading.number), ("f", reading.number)}  # "una viennese"
        if reading.number == "s" and (common or lemma.endswith(_COMMON_ENDINGS)):
            found |= {MS, FS}
        if reading.number == "p" and common and form.lower().endswith((*_EPICENE_PLURAL, "i")):
            found |= {MP, FP} if lemma.endswith("e") else {MP}
    return frozenset(found)


def name_reading(form: str) -> frozenset[GenderNumber]:
    """A given name's gender ("Luca" m, "Giulia" f); empty for a name that we do not know."""
    name = form.lower()
    if name in _BOTH:
        return frozenset({MS, FS})
    if name in _MEN:
        return frozenset({MS})
    return frozenset({FS}) if name in _WOMEN else frozenset()
