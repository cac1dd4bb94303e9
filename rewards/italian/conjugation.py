"""A verb in a given tense and person: a regular form that the lexicon confirms, else the lexicon's own."""

from rewards.italian.lexicon import Lexicon
from rewards.italian.verb_tables import COMPOUND, ENDINGS, ESSERE, PERSONS, SIMPLE

_FEATURES = {name: features for features, name in SIMPLE.items()}
_SIMPLE_OF = {compound: simple for simple, compound in COMPOUND.items()}
_PRONOUNS = dict(zip(PERSONS, ("mi", "ti", "si", "ci", "vi", "si"), strict=True))
_AUXILIARIES = {
    ("essere", "presente"): "sono sei è siamo siete sono",
    ("essere", "imperfetto"): "ero eri era eravamo eravate erano",
    ("essere", "passato_remoto"): "fui fosti fu fummo foste furono",
    ("essere", "futuro"): "sarò sarai sarà saremo sarete saranno",
    ("essere", "condizionale_presente"): "sarei saresti sarebbe saremmo sareste sarebbero",
    ("essere", "congiuntivo_presente"): "sia sia sia siamo siate siano",
    ("essere", "congiuntivo_imperfetto"): "fossi fossi fosse fossimo foste fossero",
    ("avere", "presente"): "ho hai ha abbiamo avete hanno",
    ("avere", "imperfetto"): "avevo avevi aveva avevamo avevate avevano",
    ("avere", "passato_remoto"): "ebbi avesti ebbe avemmo aveste ebbero",
    ("avere", "futuro"): "avrò avrai avrà avremo avrete avranno",
    ("avere", "condizionale_presente"): "avrei avresti avrebbe avremmo avreste avrebbero",
    ("avere", "congiuntivo_presente"): "abbia abbia abbia abbiamo abbiate abbiano",
    ("avere", "congiuntivo_imperfetto"): "avessi avessi avesse avessimo aveste avessero",
}
_PARTICIPLES = {"are": "at", "ere": "ut", "ire": "it"}
_AGREED = {("m", "s"): "o", ("f", "s"): "a", ("m", "p"): "i", ("f", "p"): "e"}


def whole_form(forms: tuple[str, ...]) -> str | None:
    """The form in full where the lexicon lists shortened ones too ("amano" and "aman"); None of nothing."""
    return max(forms, key=lambda form: (form[-1:] in "aeiouàèéìòù", -len(form)), default=None)


def conjugate(
    lexicon: Lexicon, lemma: str, tense: str, person: int, number: str, *, gender: str = "m", reflexive: bool = False
) -> str | None:
    """The form of `lemma`; compound tenses with auxiliary, reflexives with pronoun. None when the lexicon lacks it.

    tense: a finite name of verb_tables.TENSES; gender counts for participles with essere.
    """
    pronoun = _PRONOUNS[person, number] + " " if reflexive and tense != "imperativo" else ""
    if tense in _SIMPLE_OF:
        essere = reflexive or lemma in ESSERE
        auxiliary = _simple(lexicon, "essere" if essere else "avere", _SIMPLE_OF[tense], person, number)
        participle = _participle(lexicon, lemma, *((gender, number) if essere else ("m", "s")))
        return f"{pronoun}{auxiliary} {participle}" if participle else None
    form = _simple(lexicon, lemma, tense, person, number) if tense in _FEATURES else None
    return pronoun + form if form else None


def _simple(lexicon: Lexicon, lemma: str, tense: str, person: int, number: str) -> str | None:
    place = PERSONS.index((person, number))
    if (lemma, tense) in _AUXILIARIES:
        return _AUXILIARIES[lemma, tense].split()[place]
    mood, time = _FEATURES[tense]
    if lemma[-3:] in _PARTICIPLES:
        endings = ENDINGS[tense][list(_PARTICIPLES).index(lemma[-3:])].split()
        for guess in _joined(lemma[:-3], endings[place], first=lemma.endswith("are")):
            for reading in lexicon.readings(guess):
                found = (reading.lemma, reading.mood, reading.tense, reading.person, reading.number)
                if found == (lemma, mood, time, person, number) and not reading.clitic:
                    return guess
    return whole_form(lexicon.forms(lemma, "VERB", number=number, mood=mood, tense=time, person=person))


def _joined(stem: str, ending: str, *, first: bool) -> tuple[str, ...]:
    """Stem and ending as they are written: mangi-are/mangerò, cerc-are/cerchi, fin-ire/finisco."""
    written = [stem + ending]
    if first and stem.endswith("i") and ending[0] in "ie":
        written.insert(0, stem[:-1] + ending)
    if first and stem.endswith(("c", "g")) and ending[0] in "ie":
        written.insert(0, stem + "h" + ending)
    if not first and ending in {"o", "i", "e", "ono", "a", "ano"}:
        written.append(stem + "isc" + ending)
    return tuple(written)


def _participle(lexicon: Lexicon, lemma: str, gender: str, number: str) -> str | None:
    if lemma[-3:] in _PARTICIPLES:
        guess = lemma[:-3] + _PARTICIPLES[lemma[-3:]] + _AGREED[gender, number]
        if any(r.lemma == lemma and r.mood == "part" for r in lexicon.readings(guess)):
            return guess
    return whole_form(lexicon.forms(lemma, "VERB", gender=gender, number=number, mood="part", tense="past"))
