"""What a single form can be as a verb: its analyses from the lexicon, enclitics stripped."""

from dataclasses import dataclass
from functools import lru_cache

from rewards.italian.lexicon import Lexicon, Reading
from rewards.italian.verb_tables import ENCLITICS, ENDINGS, NO_COMMANDS, PERSONS, SIMPLE

# A closed-class reading: such a form is a verb only when a pronoun before it says so ("tu dai", but "dai monti").
_CLOSED = frozenset({"ADP", "ART", "CONJ", "DET", "PRON", "ADV", "NUM", "INT"})
# Verbs first of all, although the lexicon knows another reading too.
_ALWAYS_VERB = frozenset({"causa", "viva", "sono", "sia", "siano", "era", "basta", "sei", "fa", "stai", "abbia"})
# Verbs of which nobody thinks where the form is another verb's too: "lessi" is leggere.
_OVERSHADOWED = frozenset({"lessare"})
# Imperatives that double the clitic's consonant: dammi, fallo, dimmi, stacci, vacci.
_DOUBLING = {"da": "dare", "fa": "fare", "di": "dire", "sta": "stare", "va": "andare"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One finite reading: tense is a name of verb_tables.TENSES, person 1-3, number "s" or "p"."""

    lemma: str
    tense: str
    person: int
    number: str


@dataclass(frozen=True, slots=True)
class Form:
    """All that a form can be, as far as verbs are concerned.

    finite: its finite analyses; infinitive, gerund, participle: the lemmas of which it is
    that form (participle: the past one); present_participle likewise. enclitic: the pronouns
    written onto it ("lo" of "mangiarlo"), "" without. nominal: (gender, number) of its noun and
    adjective readings; closed: it has a closed-class reading; noun, adjective: it has such a reading;
    name: it is a proper name as written.
    """

    finite: frozenset[Analysis]
    infinitive: frozenset[str]
    gerund: frozenset[str]
    participle: frozenset[str]
    present_participle: frozenset[str]
    enclitic: str
    nominal: frozenset[tuple[str | None, str | None]]
    noun: bool
    adjective: bool
    adverb: bool
    closed: bool
    name: bool

    @property
    def only_verb(self) -> bool:
        """Whether no other reading competes with the verb."""
        return not (self.nominal or self.closed or self.name)


@lru_cache(maxsize=50_000)
def form(lexicon: Lexicon, word: str) -> Form:
    """The Form of a word as written (its capital tells names); curly apostrophes allowed."""
    word = word.replace("’", "'")
    # Some write an accent for the stress: "subìto", "indìco".
    readings = lexicon.readings(word) or lexicon.readings(word[:-1].translate(_STRESS) + word[-1:])
    verbs = [reading for reading in readings if reading.pos == "VERB" and not reading.clitic]
    if word.lower() == "da'":
        verbs = [Reading("dare", "VERB", None, "s", "impr", "pres", 2)]
    enclitic = ""
    if not any(reading.mood in {"ind", "sub", "cond"} for reading in verbs):
        stripped, enclitic = _without_enclitic(lexicon, word.lower())
        # "alzati" is a participle too: both stand, and the place in the sentence decides.
        verbs = [reading for reading in verbs if reading.mood == "part"] + stripped if enclitic else verbs
    others = [reading for reading in readings if reading.pos != "VERB" and word.lower() != "da'"]
    kinds = {reading.pos for reading in others}
    lower = word.lower()
    return Form(
        finite=frozenset(_finite(verbs)) or (frozenset() if readings else regular_analyses(lexicon, lower)),
        # "porsi" is porre + si more often than porgere in the passato remoto: the place decides.
        infinitive=frozenset(r.lemma for r in verbs if r.mood == "inf") | ({"porre"} if lower == "porsi" else set()),
        gerund=frozenset(r.lemma for r in verbs if r.mood == "ger")
        | (frozenset() if readings else _unknown_gerund(lower)),
        participle=frozenset(r.lemma for r in verbs if _past(r)) | _agreeing(lexicon, word.lower()),
        present_participle=frozenset(r.lemma for r in verbs if r.mood == "part" and r.tense == "pres"),
        enclitic=enclitic,
        nominal=frozenset((r.gender, r.number) for r in others if r.pos in {"NOUN", "ADJ"}),
        noun="NOUN" in kinds,
        adjective="ADJ" in kinds,
        adverb="ADV" in kinds,
        closed=bool(kinds & _CLOSED) and lower not in _ALWAYS_VERB,
        name="PROPN" in kinds and word[:1].isupper(),
    )


def regular_analyses(lexicon: Lexicon, word: str) -> frozenset[Analysis]:
    """The analyses of a form that the lexicon lacks although it knows the infinitive: "chatterei"."""
    found = set()
    if word[-1:] in {"é", "è"} and any(reading.mood == "inf" for reading in lexicon.readings(word[:-1] + "ere")):
        found.add(Analysis(word[:-1] + "ere", "passato_remoto", 3, "s"))  # "poté"
    for tense in ("futuro", "condizionale_presente", "imperfetto", "congiuntivo_imperfetto", "presente"):
        for infinitive, endings in zip(("are", "ere", "ire"), ENDINGS[tense], strict=True):
            for (person, number), ending in zip(PERSONS, endings.split(), strict=True):
                stem = word.removesuffix(ending)
                if len(ending) < 2 or stem == word or len(stem) < 3:
                    continue
                if any(reading.mood == "inf" for reading in lexicon.readings(stem + infinitive)):
                    found.add(Analysis(stem + infinitive, tense, person, number))
    return frozenset(found)


def _unknown_gerund(word: str) -> frozenset[str]:
    """The infinitive behind a gerund that the lexicon lacks: "postando", "chattando"."""
    return frozenset({word.removesuffix("ando") + "are"}) if word.endswith("ando") and len(word) > 6 else frozenset()


_STRESS = str.maketrans("àèéìòóù", "aeeioou")


def _past(reading: Reading) -> bool:
    return reading.pos == "VERB" and reading.mood == "part" and reading.tense != "pres"


def _agreeing(lexicon: Lexicon, word: str) -> frozenset[str]:
    """The lemmas of which a form in -a, -i, -e is the participle although the lexicon lists only that in -o."""
    if word[-1:] not in {"a", "i", "e"} or len(word) < 4:
        return frozenset()
    return frozenset(reading.lemma for reading in lexicon.readings(word[:-1] + "o") if _past(reading))


def _finite(readings: list[Reading]) -> list[Analysis]:
    found = []
    if len({reading.lemma for reading in readings}) > 1:
        readings = [reading for reading in readings if reading.lemma not in _OVERSHADOWED]
    for reading in readings:
        tense = SIMPLE.get((reading.mood or "", reading.tense or ""))
        if tense == "imperativo" and reading.lemma in NO_COMMANDS:
            continue
        if tense is not None and reading.person is not None and reading.number is not None:
            found.append(Analysis(reading.lemma, tense, reading.person, reading.number))
    return found


def _without_enclitic(lexicon: Lexicon, word: str) -> tuple[list[Reading], str]:
    """The infinitive, gerund, imperative or participle under enclitic pronouns, and those pronouns."""
    for clitic in ENCLITICS:
        if not word.endswith(clitic) or len(word) < len(clitic) + 2:
            continue
        stem = word[: -len(clitic)]
        if clitic != "gli" and not clitic.startswith("gli") and stem[:-1] in _DOUBLING and stem[-1] == clitic[0]:
            return [Reading(_DOUBLING[stem[:-1]], "VERB", None, "s", "impr", "pres", 2)], clitic
        if clitic.startswith("gli") and stem in _DOUBLING:
            return [Reading(_DOUBLING[stem], "VERB", None, "s", "impr", "pres", 2)], clitic
        candidates = [(stem + "e", {"inf"})] if stem.endswith("r") else []
        candidates.append((stem, {"ger", "impr"}))
        for base, moods in candidates:
            found = [r for r in lexicon.readings(base) if r.pos == "VERB" and r.mood in moods]
            if not found and base.endswith("re") and moods == {"inf"}:  # porlo, condurlo: por-re, condur-re
                found = [r for r in lexicon.readings(stem + "re") if r.pos == "VERB" and r.mood == "inf"]
            if found and not (len(stem) < 3 and moods != {"inf"}):
                return found, clitic
    return [], ""
