"""Is a text Italian or English? By the words of each, for texts of one word to a paragraph.

A trained detector guesses on texts this short; the Italian lexicon and the closed
classes of English decide them, and what neither knows is judged by its ending
(Italian words end in a vowel).
"""

import re
from functools import lru_cache

from rewards.italian.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+")
# Articles, pronouns, auxiliaries, prepositions and the commonest words of English that are no Italian words.
_ENGLISH = """
the an is are am was were been being be has have had having does did doing done will would shall should can could may
might must he she it they we you my your his her its our their them us this that these those there here what which who
whom whose when where why how and or but if because while of to from with without at by for about into onto over under
between through during before after not yes very too also always never often every each some any many much most
less few other another than then so as up down out off again go goes went gone going make makes made take takes took see
sees saw seen eat eats ate eaten drink drinks write writes wrote read reads speak speaks live lives love loves like
likes work works want wants know knows think thinks say says said give gives gave get gets got buy buys bought fly flies
flew run runs ran swim swims swam sleep sleeps man woman boy girl child children house school book friend friends day
night year people water food big small good new old young beautiful happy one two three four five six seven eight nine ten
translate italian english
"""
ENGLISH = frozenset(_ENGLISH.split())
# Also Italian words: they say nothing.
_BOTH = "a i in on do me so come sole no fine more all ape cane male pace pure dare ora era"
AMBIGUOUS = frozenset(_BOTH.split())


class LanguageGuess:
    """Counts of Italian and English words in a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lru_cache(maxsize=20_000)(lexicon.known)

    def counts(self, text: str) -> tuple[int, int]:
        """(words that speak for Italian, words that speak for English)."""
        italian = english = 0
        for word in WORD.findall(text[:2000].casefold()):
            if word in AMBIGUOUS:
                continue
            if word in ENGLISH:
                english += 1
            elif self._known(word):
                italian += 1
            elif word[-1] in "bcdfghjklmnpqrstvwxyz" and len(word) > 2:
                english += 1
            elif word[-1] in "aoiàèéìòù" and not set(word) & set("wkyjx"):
                italian += 1
        return italian, english

    def italian(self, text: str) -> bool:
        """More Italian words than English ones, or only words that both languages have."""
        italian, english = self.counts(text)
        return italian > english or (not english and any(character.isalpha() for character in text))

    def english(self, text: str) -> bool:
        """At least as many English words as Italian ones, or only words that both languages have."""
        italian, english = self.counts(text)
        return english >= italian and (english > 0 or any(character.isalpha() for character in text))
