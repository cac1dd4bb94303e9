"""Nouns side by side: "l'ufficio oggetti smarriti", "un campo profughi", "i posti letto". The second is no adjective, though
its form may be one."""

from rewards.italian.articles import GenderNumber
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Offices, places and collections: a plural noun behind them says of what.
_OF_MANY = word_set(
    """
    ufficio uffici sportello sportelli reparto reparti centro centri campo campi commissione commissioni parco cassa
    casse vano sala sale settore area aree punto punti titolo terminale scalo magazzino deposito mercato fondo
    fondi agenzia squadra registro banca centrale angolo comitato servizio servizi corso
    """
)
# Nouns that stand behind another noun without a preposition, by the nouns that take them.
_PAIRS = {
    "letto": ("posto", "posti", "divano", "divani", "poltrona", "poltrone", "vagone", "vagoni", "carrozza", "carrozze"),
    "pasto": ("buono", "buoni"),
    "esteri": ("commissione", "ministro", "ministri", "ministra", "servizio"),
}
# Adjectives that name persons as nouns do.
_PERSONS = word_set("stranieri profughi anziani disabili giovani invalidi immigrati esteri nomadi sordi ciechi tecnici")
_SECOND = word_set("prodigio spartitraffico sottocosto frangiflutti salvavita salvaspazio antincendio")


def is_second_noun(words: Words, noun: int, readings: frozenset[GenderNumber], place: int) -> bool:
    """Whether a form that does not agree with the noun right before it is a second noun."""
    if place != noun + 1:
        return False
    text, first = words.text[place], words.text[noun]
    if text in _SECOND or first in _PAIRS.get(text, ()):
        return True
    plural = any(number == "p" for _, number in words.nouns(place)) and (
        "ADJ" not in words.facts[place].parts or text in _PERSONS
    )
    return first in _OF_MANY and plural and all(number == "s" for _, number in readings)
