"""Clefts: "è in questa casa che vivono", "è quando piove che leggo", where "che" stands for no noun
(Renzi, Salvi and Cardinaletti, Grande grammatica italiana di consultazione, I.III)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, ARTICULATED, LIKE_PREPOSITIONS, PREPOSITIONS, STOPS
from rewards.italian.words import Words

# Adverbs of two words; what follows them is no focus: "è in realtà un problema che …".
_FIXED = {
    ("in", "realtà"),
    ("in", "fondo"),
    ("in", "effetti"),
    ("di", "fatto"),
    ("per", "esempio"),
    ("senza", "dubbio"),
}


def in_cleft(words: Words, che: int) -> bool:
    """ "è proprio per questo motivo che …", "è quando piove che …": essere and a preposition or "quando"."""
    for place in range(che - 1, max(-1, che - 16), -1):
        if words.text[place] in STOPS or words.text[place] in ("che", "ch'"):
            return False
        if "essere" in words.facts[place].finite_lemmas:
            following = place + 1
            while following < che and words.text[following] in ADVERBS | {"qui", "lì", "là", "soprattutto"}:
                following += 1
            if tuple(words.text[following : following + 2]) in _FIXED:
                return False  # "è in realtà un problema che …"
            text = words.at(following)
            articulated = text in FORMS and FORMS[text].family in ARTICULATED
            return articulated or text in PREPOSITIONS or text in ("quando", *LIKE_PREPOSITIONS)
    return False


def after_essere(words: Words, start: int) -> bool:
    """Whether essere stands before a prepositional phrase: "è proprio in questo modo"."""
    place = start - 1
    while place >= 0 and (
        words.text[place] in PREPOSITIONS
        or words.text[place] in ADVERBS
        or words.text[place] in LIKE_PREPOSITIONS
        or words.text[place] in ("qui", "lì", "là")
    ):
        place -= 1
    return place >= 0 and "essere" in words.facts[place].finite_lemmas
