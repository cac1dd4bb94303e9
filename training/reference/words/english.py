"""Regular English inflection, for glosses."""

from training.reference.words.model import EnglishVerb

_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = "aeiou"


def plural(noun: str) -> str:
    """Regular plural of the last word: fox foxes, city cities, dog dogs."""
    if noun.endswith(_SIBILANT):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + "ing"


def _third(base: str) -> str:
    return {"be": "is", "have": "has"}.get(base) or plural(base)


def verb(text: str) -> EnglishVerb:
    """The forms of an English verb from "base [past [participle [ing]]] [| particle]".

    "fly flew flown", "walk", "stop stopped stopped stopping", "look | for". What is left out is regular.
    """
    forms, _, particle = (part.strip() for part in text.partition("|"))
    base, *given = forms.split()
    past = given[0] if given else _past(base)
    participle = given[1] if len(given) > 1 else past
    ing = given[2] if len(given) > 2 else _ing(base)
    tail = f" {particle}" if particle else ""
    return EnglishVerb(base + tail, _third(base) + tail, past + tail, participle + tail, ing + tail, base)
