"""Slips and gaps of Morph-it! 0.4.8 that follow a pattern, found by comparing it with the rules of conjugation.

- 299 verbs in -ere have "prenderà" also as the first person of the future, and no "prenderò".
- A few participles in -o stand in all four places ("perso", "successo"), and one in -i is feminine ("inferti").
- "dolcissima" stands as a noun, without its adjective.
- "migliore", "piano" and a few more are said to be plurals too, "disco" and "calibro" to be feminine,
  "sequestri" to be a singular and "agopuntura" masculine.
- Verbs in -ere have one of the two regular passati remoti ("perdei", not "perdetti"), and the accent is now é, now è.

Rules: Serianni, Grammatica italiana, XI.
"""

_FIRST_FUTURE = "VER:ind+fut+1+s"
_THIRD_FUTURE = "VER:ind+fut+3+s"
_PARTICIPLE = "VER:part+past+"
# Form -> (beginning, end) of the tags that it does not have.
_WRONG_TAGS = {
    "dolcissima": ("NOUN", ""), "dolcissime": ("NOUN", ""), "migliore": ("ADJ", "p"), "novantenne": ("", "p"),
    "sessantenne": ("", "p"), "settantenne": ("", "p"),
    "piano": ("NOUN", ":p"), "sabato": ("NOUN", ":p"), "disco": ("NOUN-F", ""), "calibro": ("NOUN-F", ""),
    "sequestri": ("NOUN", ":s"), "agopuntura": ("NOUN-M", ""),
}  # fmt: skip
_AGREED = {"o": "s+m", "a": "s+f", "i": "p+m", "e": "p+f"}


def wrong(form: str, tag: str) -> bool:
    """Whether this entry of the dictionary is such a slip."""
    if tag == _FIRST_FUTURE:
        return form.endswith("à")
    if form in _WRONG_TAGS and tag.startswith(_WRONG_TAGS[form][0]) and tag.endswith(_WRONG_TAGS[form][1]):
        return True
    if tag.startswith(_PARTICIPLE):
        place = tag.removeprefix(_PARTICIPLE)  # more than three characters: with an enclitic ("svoltosi")
        return len(place) == 3 and place != _AGREED.get(form[-1:], place)
    return False


def third_future(form: str) -> str | None:
    """ "prenderà" for "prenderò": the third person that stands beside a first person of the future."""
    return form[:-1] + "à" if form.endswith("rò") and len(form) > 3 else None


def first_future(form: str, tag: str) -> tuple[str, str] | None:
    """The first person of the future, form and tag, beside an entry of its third person; None beside any other."""
    return (form[:-1] + "ò", _FIRST_FUTURE) if tag == _THIRD_FUTURE and form.endswith("rà") else None


def other_spellings(form: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(spellings that mean the same, spellings that do so as a passato remoto): "potè", "perdei" for "perdetti"."""
    if form[-1:] in ("é", "è"):
        return (form[:-1] + ("è" if form[-1] == "é" else "é"),), (form[:-1] + "ette",)
    for ending, others in _REMOTE.items():
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return (), tuple(form.removesuffix(ending) + other for other in others)
    return (), ()


_REMOTE = {"etti": ("ei",), "ette": ("é", "è"), "ettero": ("erono",), "ei": ("etti",), "erono": ("ettero",)}
