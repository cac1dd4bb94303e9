"""Articles and words like them: which gender and number they have, before which sounds they stand.

Source of the rules: Serianni, Grammatica italiana, IV (articles), V (quello, bello), VI (indefinites).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

GenderNumber = tuple[str, str]
MS, MP, FS, FP = ("m", "s"), ("m", "p"), ("f", "s"), ("f", "p")

# Kinds of onset: V vowel, S what takes "lo" (s + consonant, z, gn, ps ...), C any other consonant.
VOWELS = "aeiou"
_LO_STARTS = ("z", "x", "gn", "ps", "pn", "pt", "ct", "ft", "mn", "tm", "bd")
_EITHER = ("pn", "pt", "ts")  # "il pneumatico" is as common as "lo pneumatico"; so with tsunami
_FRENCH = frozenset(["chef", "champagne", "chalet", "chic", "choc", "charme", "chassis", "chiffon"])


@lru_cache(maxsize=16384)
def onset(word: str) -> str:
    """The kinds of onset that a word may be taken to have, as letters of "VSC"; "" for none (a number, a sign)."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    roman = len(word) > 1 and set(word) <= set("IVXLC")
    if not plain or not plain[0].isalpha() or roman:
        return ""
    first, second = plain[0], plain[1:2]
    if plain in _FRENCH:
        return "SC"
    if first == "i" and second and second in VOWELS:  # lo iato, la iena; but "l'iena" is heard too
        return "SCV" if plain.startswith("io") else "SC"
    if first in VOWELS:
        return "V"
    if first == "h":  # l'hotel, but lo hobbit, il hardware
        return "VSC"
    if first in "jwy":
        if first == "y" and second and second in VOWELS:
            return "S"  # lo yogurt, gli yacht
        return "SC" if first in "jy" else "CSV" if second in ("", "h") else "C"
    if plain.startswith(_EITHER):
        return "SC"
    if plain.startswith(_LO_STARTS) or (first == "s" and second and second not in VOWELS):
        return "S"
    return "C"


@dataclass(frozen=True, slots=True)
class Determiner:
    """A form of a family ("definite", "di", "quello" …): its readings and the onsets it stands before."""

    family: str
    readings: frozenset[GenderNumber]
    onsets: str


def _definite(family: str, il: str, lo: str, l: str, i: str, gli: str, la: str, le: str) -> dict[str, Determiner]:  # noqa: E741
    rows = (
        (il, (MS,), "C"), (lo, (MS,), "S"), (l, (MS, FS), "V"), (i, (MP,), "C"), (gli, (MP,), "SV"),
        (la, (FS,), "CS"), (le, (FP,), "CSV"),
    )  # fmt: skip
    return {form: Determiner(family, frozenset(readings), onsets) for form, readings, onsets in rows}


def _indefinite(family: str, stem: str) -> dict[str, Determiner]:
    rows = (
        (stem + "un", (MS,), "CV"),
        (stem + "uno", (MS,), "S"),
        (stem + "una", (FS,), "CS"),
        (stem + "un'", (FS,), "V"),
    )
    return {form: Determiner(family, frozenset(readings), onsets) for form, readings, onsets in rows}


FORMS: Mapping[str, Determiner] = {
    **_definite("definite", "il", "lo", "l'", "i", "gli", "la", "le"),
    **{
        form: entry
        for stem in ("de", "a", "da", "ne", "su")
        for form, entry in _definite(
            stem, stem + "l", stem + "llo", stem + "ll'", stem + "i", stem + "gli", stem + "lla", stem + "lle"
        ).items()
    },
    **_definite("quello", "quel", "quello", "quell'", "quei", "quegli", "quella", "quelle"),
    **_definite("bello", "bel", "bello", "bell'", "bei", "begli", "bella", "belle"),
    "col": Determiner("con", frozenset({MS}), "C"),
    "coi": Determiner("con", frozenset({MP}), "C"),
    **_indefinite("indefinite", ""),
    **_indefinite("nessuno", "ness"),
    **_indefinite("ciascuno", "ciasc"),
    **_indefinite("alcuno", "alc"),
}
# A feminine "bella", "quella" before a vowel may stay whole; so may "nessuna", "alcuna".
_OPTIONAL_ELISION = frozenset({"quella", "bella", "nessuna", "ciascuna", "alcuna"})
_LONG_PREPOSITIONS = frozenset({"della", "nella", "alla", "dalla", "sulla"})
ARTICLES = frozenset({"definite", "indefinite"})
CLITIC_LIKE = frozenset({"lo", "la", "le", "gli", "l'"})


def normal(text: str) -> str:
    """Lower case with a straight apostrophe."""
    return text.lower().replace("’", "'").replace("‘", "'")


def fits(form: str, following: str) -> bool:
    """Whether the determiner form may stand before the word; True where nothing can be said."""
    entry = FORMS.get(form)
    sounds = onset(following)
    if entry is None or not sounds:
        return True
    if form in _OPTIONAL_ELISION and "V" in sounds:
        return True
    if form in _LONG_PREPOSITIONS and "V" in sounds and len(following) >= 9:
        return True  # "nella interpretazione": usual in careful prose before long words
    if normal(following) in ("dei", "dèi") and form in ("gli", "degli", "agli"):
        return True  # gli dèi, the gods
    return any(sound in entry.onsets for sound in sounds)


def right_form(form: str, reading: GenderNumber, following: str) -> str | None:
    """The form of the same family for this gender and number before this word; None when there is none."""
    entry = FORMS.get(form)
    if entry is None:
        return None
    sounds = onset(following) or "C"
    for other, candidate in FORMS.items():
        same = candidate.family == entry.family and reading in candidate.readings
        if same and sounds[0] in candidate.onsets:
            return other
    return None


def join(determiner: str, word: str) -> str:
    """ "l'" + "aquila" -> "l'aquila"; "lo" + "zaino" -> "lo zaino"."""
    return determiner + word if determiner.endswith("'") else f"{determiner} {word}"
