"""A verb in a given tense and person, from the lexicon's forms and the auxiliary."""

from rewards.italian.lexicon import Lexicon
from rewards.italian.verb_tables import COMPOUND, ESSERE, SIMPLE

_FEATURES = {name: features for features, name in SIMPLE.items()}
_SIMPLE_OF = {compound: simple for simple, compound in COMPOUND.items()}
_PRONOUNS = {(1, "s"): "mi", (2, "s"): "ti", (3, "s"): "si", (1, "p"): "ci", (2, "p"): "vi", (3, "p"): "si"}


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
        auxiliary = conjugate(lexicon, "essere" if essere else "avere", _SIMPLE_OF[tense], person, number)
        agreed = (gender, number) if essere else ("m", "s")
        participles = lexicon.forms(lemma, "VERB", gender=agreed[0], number=agreed[1], mood="part", tense="past")
        participle = whole_form(participles)
        return f"{pronoun}{auxiliary} {participle}" if auxiliary and participle else None
    if tense not in _FEATURES:
        return None
    mood, time = _FEATURES[tense]
    form = whole_form(lexicon.forms(lemma, "VERB", number=number, mood=mood, tense=time, person=person))
    return pronoun + form if form else None
