"""Lexicon: all readings of every Italian form, from Morph-it! and our supplement.

Morph-it! 0.4.8 (Zanchetta & Baroni 2005) comes as a morfologik dictionary inside the
package lingotweaker-data-it; data/supplement.tsv adds what it lacks. A form has all the
readings that the lexicon knows, without regard to its neighbours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from rewards.italian.morfologik import MorfologikDictionary
from rewards.italian.slips import first_future, other_spellings, third_future, wrong
from rewards.italian.supplement import load_supplement

Gender = Literal["m", "f"]
Number = Literal["s", "p"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One morphological reading of a form.

    pos: NOUN PROPN ADJ VERB ADV DET PRON ADP ART NUM CONJ INT OTHER (auxiliaries and modals
    are VERB; an articulated preposition is ADP with gender and number).
    mood: ind sub cond impr inf ger part; tense: pres impf past fut; person 1-3.
    degree: pos comp sup. clitic: enclitic pronouns of a verb form ("mi", "celo"), or "".
    """

    lemma: str
    pos: str
    gender: Gender | None = None
    number: Number | None = None
    mood: str | None = None
    tense: str | None = None
    person: int | None = None
    degree: str | None = None
    clitic: str = ""


_POS = {
    "ADJ": "ADJ", "ADV": "ADV", "ART": "ART", "ARTPRE": "ADP", "ASP": "VERB", "AUX": "VERB", "CAU": "VERB",
    "CE": "PRON", "CI": "PRON", "CON": "CONJ", "DET": "DET", "INT": "INT", "MOD": "VERB", "NE": "PRON", "NOUN": "NOUN",
    "NPR": "PROPN", "PRE": "ADP", "PRO": "PRON", "SI": "PRON", "TALE": "DET", "VER": "VERB", "WH": "PRON",
}  # fmt: skip
_MOODS = frozenset({"ind", "sub", "cond", "impr", "inf", "ger", "part"})
_TENSES = frozenset({"pres", "impf", "past", "fut"})
_DEGREES = frozenset({"pos", "comp", "sup"})
# How forms begin that do not begin like their infinitive, wherever Morph-it! has such: "leggere les let"
# for lessi, letto. Checked over all of its 505,005 entries.
_OTHER_STEMS = """
adire ade adì, agire age agì, andare va' vad vai van vat, aprire ape, ardere ars, avere abb avr avu ebb hai han,
bere bev, cogliere col, cuocere coc cos cot, dare da' dai dam dan dat dav dem des det dia die dài, dire det di'
dic dis dit, disseppellire dissep, dovere deb dev dob, emettere emi, ergere ers ert, erigere ere, erompere eru,
esigere esa, essere era eri ero fos fui fum fur sar sei sia sie sii son sta, fare fa' fac fai fam fan fat fec,
fendere fes, figgere fis fit, ledere les, leggere les let, mettere mes mis, morire muo, muovere mos, nascere nac
nat, nuocere noc, omettere omi, parere pai, pendere pes, porre pon pos, potere pos puo può, radere ras, reggere
res ret, rendere res, riavere rie rih, ridere ris, riessere rif ris riè, riuscire rie, rodere ros, rompere rot
rup, sapere sai san sep, scernere scr, scuocere sco, scuotere sco, sedere seg sie, smettere smi, smuovere smo,
solere sog, suggere sus sut, tendere tes, tenere ter tie, togliere tol, udire oda ode odi odo ude udì, ungere
uns unt, unire une unì, urgere urs urt, uscire esc, valere var, vedere vid, venire ver vie, vivere vis, volere
vog vor vuo
"""
_SUPPLETIVE = {lemma: stems for lemma, *stems in (entry.split() for entry in _OTHER_STEMS.split(","))}
_SUPPLETIVE |= {"bello": ["beg", "bei"], "dio": ["de"]}
# Such forms of one or two letters.
_SHORT_FORMS = {
    "andare": ("va",), "avere": ("ha", "ho"), "dare": ("do", "dà", "dò"), "dire": ("dì",), "essere": ("fu", "è"),
    "fare": ("fa",), "sapere": ("sa", "so"),
}  # fmt: skip
# Compounds whose first part has a plural: capigruppo, casseforti, mezzenotti.
_COMPOUNDS = (
    "alto", "basso", "capo", "cassa", "doppio", "mala", "mano", "mezza", "prima", "probo", "rocca", "scudo", "teatro",
    "terra", "vicecapo",
)  # fmt: skip
# Words of the law of the Church that would take "dodici rate mensili" apart.
_RARE = frozenset({"rato"})
_SUPERLATIVE: dict[str, tuple[Gender, Number]] = {
    "o": ("m", "s"), "a": ("f", "s"), "i": ("m", "p"), "e": ("f", "p"),
}  # fmt: skip
_GENDERS: tuple[Gender, Gender] = ("m", "f")
_PREFIXES = ("in", "im", "ir", "il", "dis", "ri")
# A final apostrophe typed for an accent ("perche'", "E'").
_ACCENTED = {"a": "à", "e": "è", "i": "ì", "o": "ò", "u": "ù"}
# "mezz'ora", "ventiquattr'ore"
_ELIDED_NUMBERS = {"mezz'": "mezza", "ventiquattr'": "ventiquattro", "quarant'": "quaranta", "trent'": "trenta"}
_CLITIC = re.compile(
    r"(?P<verb>.{2,}?)(?P<clitic>(?:glie|me|te|ce|ve|se)(?:lo|la|li|le|ne)|gli|mi|ti|si|ci|vi|lo|la|li|le|ne)\Z"
)


class Lexicon:
    """Looks forms up in Morph-it! and the supplement; results are cached."""

    def __init__(self, dictionary: MorfologikDictionary, supplement: dict[str, list[tuple[str, str]]]) -> None:
        self._dictionary = dictionary
        self._supplement = supplement
        self._extra_forms: dict[str, list[tuple[str, str]]] = {}
        for form, entries in supplement.items():
            for lemma, tag in entries:
                self._extra_forms.setdefault(lemma, []).append((form, tag))
        self.readings = lru_cache(maxsize=65536)(self._readings)
        self._from = lru_cache(maxsize=1024)(self._entries_from)
        # Reading a paradigm walks every form with the same beginning: once per lemma is enough.
        self._paradigm = lru_cache(maxsize=1024)(self._read_paradigm)
        self.inflect = lru_cache(maxsize=16384)(self._inflect)

    def _readings(self, form: str) -> tuple[Reading, ...]:
        """Every reading of a form in any capitalisation, elided too ("quell'"); empty when unknown."""
        form = form.replace("’", "'")
        found: dict[Reading, None] = {}
        for spelling in dict.fromkeys((form, form.lower())):
            found |= dict.fromkeys(self._listed(spelling))
        if not any(reading.clitic for reading in found):
            for reading in self._with_clitic(form.lower()):
                found.setdefault(reading)
        return tuple(found) or tuple(self._derived(form.lower()))

    def _listed(self, spelling: str) -> Iterator[Reading]:
        """The readings that dictionary and supplement list for exactly this spelling."""
        for lemma, tag in (*self._dictionary.entries(spelling), *self._supplement.get(spelling, ())):
            if lemma not in _RARE and not wrong(spelling, tag):
                yield _reading(lemma, tag)

    def _derived(self, form: str) -> Iterator[Reading]:
        """Readings by rule of forms that no dictionary lists: "silenziosamente", "prender", "perche'", "prenderò"."""
        if form.endswith("mente") and len(form) > 8:
            stem = form.removesuffix("mente")  # lenta-, veloce-, facil-, regolar-
            if any(self.agreement(base, "ADJ", "VERB") for base in (stem, stem + "e")):
                yield Reading(form, "ADV")
        elif form.endswith(("ar", "er", "ir", "or", "ur", "ar'", "er'", "ir'")) and len(form) > 2:
            whole = form.rstrip("'")
            for reading in (*self._readings(whole + "e"), *(self._readings(whole + "re") if whole[-2] in "ou" else ())):
                if reading.mood == "inf" and not reading.clitic:
                    yield reading
        elif form[:-1].endswith("issim") and form[-1] in _SUPERLATIVE:
            stem = form[:-6].removesuffix("h") if form[:-6].endswith(("ch", "gh")) else form[:-6]
            if stem != "mal" and any(
                self.agreement(stem + vowel, "ADJ", "VERB") for vowel in "oe"
            ):  # "dolcissimo", "lodatissimo"
                gender, number = _SUPERLATIVE[form[-1]]
                yield Reading(stem, "ADJ", gender=gender, number=number, degree="sup")
        elif form.endswith(("bile", "bili")) and form.startswith(_PREFIXES):  # "imbevibile": any verb makes one
            yield from (
                Reading(form[:-1] + "e", "ADJ", gender=one, number="s" if form[-1] == "e" else "p") for one in _GENDERS
            )
        elif form in _ELIDED_NUMBERS:
            yield from self._readings(_ELIDED_NUMBERS[form])
        elif form[-1:] == "'" and form[-2:-1] in _ACCENTED:
            for reading in self._readings(form[:-2] + _ACCENTED[form[-2]]):
                yield reading
        elif third := third_future(form):
            for reading in self._readings(third):
                if (reading.mood, reading.tense, reading.person) == ("ind", "fut", 3):
                    yield replace(reading, person=1)
        else:
            same, remote = other_spellings(form)
            for spelling in same:
                yield from self._listed(spelling)
            for reading in (reading for spelling in remote for reading in self._listed(spelling)):
                if (reading.mood, reading.tense) == ("ind", "past") and reading.lemma.endswith("ere"):
                    yield reading

    def known(self, form: str) -> bool:
        """Whether the lexicon has any reading of the form."""
        return bool(self.readings(form))

    def agreement(self, form: str, *pos: str) -> frozenset[tuple[str, str]]:
        """The (gender, number) pairs that the form can have as one of these parts of speech."""
        return frozenset(
            (reading.gender, reading.number)
            for reading in self.readings(form)
            if reading.pos in pos and reading.gender and reading.number
        )

    def forms(
        self,
        lemma: str,
        pos: str,
        *,
        gender: str | None = None,
        number: str | None = None,
        mood: str | None = None,
        tense: str | None = None,
        person: int | None = None,
    ) -> tuple[str, ...]:
        """The lemma's forms with the given features, without enclitics; sorted, may be empty."""
        wanted = {"gender": gender, "number": number, "mood": mood, "tense": tense, "person": person}
        found = set()
        for form, reading in self._paradigm(lemma, pos):
            if reading.pos != pos or reading.clitic or reading.degree in ("comp", "sup"):
                continue
            if all(value is None or getattr(reading, name) == value for name, value in wanted.items()):
                found.add(form)
        return tuple(sorted(found))

    def _inflect(self, form: str, pos: str, gender: str, number: str) -> str | None:
        """The form of the same lemma with this gender and number ("rossa", ADJ, m, p -> "rossi"); None if unknown."""
        for reading in self.readings(form):
            if reading.pos == pos:
                mood, tense = (reading.mood, reading.tense) if pos == "VERB" else (None, None)
                options = self.forms(reading.lemma, pos, gender=gender, number=number, mood=mood, tense=tense)
                if options:
                    # Whole forms before shortened ones ("grande" before "grand'", "gran").
                    return max(options, key=lambda option: (option[-1] in "aeiouàèéìòù", -len(option)))
        return None

    def entries_from(self, beginning: str) -> Iterator[tuple[str, str, str]]:
        """(form, lemma, Morph-it! tag) of every form that begins so, those of the supplement last."""
        yield from self._dictionary.entries_from(beginning)
        for form, entries in self._supplement.items():
            if form.startswith(beginning):
                yield from ((form, lemma, tag) for lemma, tag in entries)

    def _read_paradigm(self, lemma: str, pos: str) -> tuple[tuple[str, Reading], ...]:
        found = []
        for beginning in _beginnings(lemma, pos):
            for entry in self._from(beginning).get(lemma, "").splitlines():
                form, _, tag = entry.partition("\t")
                if not wrong(form, tag):
                    found.append((form, _reading(lemma, tag)))
                if first := first_future(form, tag):
                    found.append((first[0], _reading(lemma, first[1])))
        for form in _SHORT_FORMS.get(lemma, (lemma,) if len(lemma) < 3 else ()):
            found += [(form, _reading(lemma, tag)) for base, tag in self._dictionary.entries(form) if base == lemma]
        found += [(form, _reading(lemma, tag)) for form, tag in self._extra_forms.get(lemma, ())]
        return tuple(found)

    def _entries_from(self, beginning: str) -> dict[str, str]:
        """Lemma -> lines of form, tab, tag: as one text it takes a tenth of the memory of as many pairs."""
        entries: dict[str, list[str]] = {}
        for form, lemma, tag in self._dictionary.entries_from(beginning):
            entries.setdefault(lemma, []).append(f"{form}\t{tag}\n")
        return {lemma: "".join(lines) for lemma, lines in entries.items()}

    def _with_clitic(self, form: str) -> Iterator[Reading]:
        """Readings of infinitive, gerund, participle or imperative plus enclitics ("vederlo", "alzati", "dammi")."""
        match = _CLITIC.match(form)
        if not match:
            return
        stem, clitic = match["verb"], match["clitic"]
        bases = [(stem, ("ger", "part", "impr")), (stem + "e", ("inf",))]
        if stem.endswith("r"):
            bases.append((stem + "re", ("inf",)))  # "porlo" from "porre"
        if form[len(stem)] == form[len(stem) + 1 : len(stem) + 2]:
            bases.append((stem, ("impr",)))
        # "dammi", "fallo", "dillo", "stacci": a monosyllabic imperative doubles the consonant.
        if len(stem) <= 4 and stem[-1:] == clitic[:1]:
            bases += [(stem[:-1], ("impr",)), (stem[:-1] + "'", ("impr",))]
        for base, moods in bases:
            for lemma, tag in (*self._dictionary.entries(base), *self._supplement.get(base, ())):
                reading = _reading(lemma, tag)
                if reading.pos == "VERB" and reading.mood in moods and not reading.clitic:
                    yield replace(reading, clitic=clitic)


def _beginnings(lemma: str, pos: str) -> list[str]:
    """How the forms of a lemma can begin: as short as needed to find them all, as long as possible to be quick.

    Nouns and adjectives change their last three letters at most (bambino, bambine; uomo, uomini);
    verbs in -are keep their stem, those in -ire four letters less than the infinitive (apparire,
    appaio), those in -ere and -rre up to six (stringere, stretto). Other words are short and few.
    """
    size = len(lemma)
    if pos == "VERB":
        if lemma.endswith("are") and size > 4:
            stem = lemma[:-3].rstrip("i") if size > 6 else lemma[:-3]
        elif lemma.endswith(("ere", "rre", "venire", "uscire", "morire")):
            stem = lemma[: max(3, size - 6)]
        else:
            stem = lemma[: max(3, size - 4)]
    elif pos not in ("NOUN", "ADJ"):
        stem = lemma[:2]
    elif lemma.startswith(_COMPOUNDS):
        stem = lemma[:3]
    else:
        head = lemma.partition("-")[0]
        head = head if len(head) > 3 else lemma  # parole-chiave, but ex-presidenti
        stem = head[: max(len(head) - 3, min(3, len(head) - 1))]
    # A stem of one letter would be that of a tenth of all words.
    return list(dict.fromkeys((*([stem] if len(stem) > 1 else []), *_SUPPLETIVE.get(lemma, ()))))


def _reading(lemma: str, tag: str) -> Reading:
    """A Morph-it! tag as a Reading: "NOUN-F:p", "VER:ind+pres+3+s", "PRO-PERS-1-M-S", "DET-DEMO:f+s"."""
    head, _, features = tag.partition(":")
    first, *rest = head.split("-")
    pos = "NUM" if "NUM" in rest else _POS.get(first, "OTHER")
    gender = number = mood = tense = degree = person = None
    clitic = ""
    for feature in (*(part.lower() for part in rest), *(features.split("+") if features else ())):
        if feature in ("m", "f"):
            gender = feature
        elif feature in ("s", "p"):
            number = feature
        elif feature in ("1", "2", "3"):
            person = int(feature)
        elif feature in _MOODS:
            mood = feature
        elif feature in _TENSES:
            tense = feature
        elif feature in _DEGREES:
            degree = feature
        elif pos == "VERB":
            clitic = feature
    return Reading(lemma, pos, gender, number, mood, tense, person, degree, clitic)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon, loaded once per process. Raises OSError when its files are missing."""
    import lingotweaker_data_it

    folder = Path(lingotweaker_data_it.__file__).parent / "data" / "it" / "dictionaries"
    return Lexicon(MorfologikDictionary(folder / "italian.dict", "iso-8859-15"), load_supplement())
