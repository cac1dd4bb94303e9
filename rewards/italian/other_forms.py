"""Other forms of a word: what makes a right sentence wrong."""

from rewards.italian.articles import FORMS, GenderNumber, normal
from rewards.italian.findings import keep_case
from rewards.italian.lexicon import Lexicon, Reading

_ALL: tuple[GenderNumber, ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
_OTHER_PERSONS = {(3, "s"): (1, "s"), (3, "p"): (1, "p"), (1, "s"): (3, "s"), (1, "p"): (3, "p"),
                  (2, "s"): (3, "s"), (2, "p"): (3, "p")}  # fmt: skip


def modifier_readings(word: str, lexicon: Lexicon) -> frozenset[GenderNumber]:
    """(gender, number) of the word as adjective, determiner or participle."""
    return frozenset(
        (r.gender, r.number) for r in lexicon.readings(word) if r.gender and r.number and _modifies(r) and not r.clitic
    )


def _modifies(reading: Reading) -> bool:
    return reading.pos in ("ADJ", "DET") or (reading.pos == "VERB" and reading.mood == "part")


def other_forms(word: str, right: frozenset[GenderNumber], lexicon: Lexicon) -> list[str]:
    """Forms of the adjective or participle that agree with none of the right readings."""
    if normal(word) in FORMS or word[-1:] not in "aeio":
        return []
    found: dict[str, None] = {}
    for gender, number in _ALL:
        for pos in ("ADJ", "DET", "VERB"):
            form = lexicon.inflect(word.lower(), pos, gender, number)
            if form:
                if form != word.lower() and not modifier_readings(form, lexicon) & right:
                    found.setdefault(keep_case(word, form))
                break
    return list(found)


def other_verbs(word: str, wanted: tuple[int, str] | None, lexicon: Lexicon) -> list[str]:
    """The verb in the other number, and in one other person; wanted None: what the form itself is."""
    readings = [
        r for r in lexicon.readings(word) if r.pos == "VERB" and r.mood in ("ind", "sub", "cond") and not r.clitic
    ]
    readings = [r for r in readings if r.person and r.number]
    if wanted is not None:
        readings = [r for r in readings if (r.person, r.number) == wanted]
    found: dict[str, None] = {}
    for reading in readings[:1]:
        right = (reading.person or 3, reading.number or "s")
        for person, number in ((right[0], "p" if right[1] == "s" else "s"), _OTHER_PERSONS[right]):
            options = lexicon.forms(
                reading.lemma, "VERB", mood=reading.mood, tense=reading.tense, person=person, number=number
            )
            options = (
                tuple(form for form in options if form[-1] in "aeioòèéàù" and not form.startswith("vo")) or options
            )
            if options:
                form = max(options, key=lambda option: (option[-1] in "aeiouòèéà", -len(option)))
                still = any(
                    (r.person, r.number) == right and r.mood in ("ind", "sub", "cond", "impr")
                    for r in lexicon.readings(form)
                )
                if not still and form != word.lower():
                    found.setdefault(keep_case(word, form))
    return list(found)
