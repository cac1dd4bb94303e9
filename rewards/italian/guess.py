"""Is a text Italian or English? By the words of each, for texts of one word to a paragraph.

A trained detector guesses on texts this short; the Italian lexicon and the commonest words
of English decide them, and what neither knows is judged by its spelling (Italian words end
in a vowel).
"""

import re
from functools import lru_cache

from rewards.italian.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’](?:s|t|re|ll|ve|m|d)\b)?")
# Articles, pronouns, auxiliaries, prepositions and the commonest words of English that are no Italian words.
_ENGLISH = """
the an is are am was were been being be has have had having does did doing done will would shall should can could may
might must he she it they we you my your his him her hers its our ours their theirs them us this that these those there
here what which who whom whose when where why how and or but if because while of to from with without at by for about
into onto over under between through during before after not yes very too also always never often every each some any
many much most less few other another than then so as up down out off again go goes went gone going make makes made
take takes took see sees saw seen eat eats ate eaten drink drinks drank write writes wrote written read reads speak
speaks spoke spoken live lives lived love loves loved like likes liked work works worked want wants wanted know knows
knew known think thinks thought say says said give gives gave given get gets got buy buys bought fly flies flew flown
run runs ran swim swims swam sleep sleeps slept come comes came put play plays played tell tells told find finds found
keep kept leave left feel felt bring brought begin began must let help helps talk walks walk walked look looks looked
use used need needs try tried ask asked open opened close closed man men woman women boy boys girl girls child children
house school book books friend friends day days night year years people water food big small good better best new old
young beautiful happy sad red green blue white black dog dogs cat cats bird birds eagle eagles spider spiders mother
father brother sister family home car city country world time today tomorrow yesterday now just only all one two three
four five six seven eight nine ten first last next long little great high translate italian english sentence word words
verb noun answer complete choose correct form following fill blank change rewrite
"""
ENGLISH = frozenset(_ENGLISH.split())
# Also Italian words: they say nothing.
_BOTH = """
a i in on do me so come sole no fine more all ape cane male pace pure dare ora era go sale sole fare mare care due
alto solo idea area radio video banana zero piano per film sport computer hotel bar taxi tennis menu euro internet
account acne algebra app avatar avocado backup badge basketball beige bitcoin blog blogger bluetooth brand bug business
bypass cannabis cash chat chef clown coach cloud coma comfort community cookie cool coyote crowdfunding curling curry
default denim designer dessert dj download drone ebook export feedback fitness footing freelance gamer gate guru hockey
homepage hostess islam jogging karate karma ketchup laptop layout limo lockdown login malware mascara meme membership
mixer montgomery muffin nickname offline outlet pancake picnic pixel player playlist podcast pony popcorn punk quad
rapper reality resort rider rocker router rum sandwich screenshot selfie shorts sketch skipper smart social softball
souvenir spam speaker spinning squash stalker standard startup steward store streaming stretching surplus sushi suv
tablet taco tornado touchscreen trojan trolley tsunami tutor tutorial upload vintage vip vodka volleyball volt voucher
watt webcam wifi wireless yoga zebra
"""
AMBIGUOUS = frozenset(_BOTH.split())
_FOREIGN_SPELLING = re.compile(r"[wky]|sh|th|ck|oo|ee|ph|ght|tion|ing\Z")
_LONGEST = 2000


def _is_name(match: re.Match[str]) -> bool:
    return match.start() > 0 and match[0].istitle()


class LanguageGuess:
    """Counts of Italian and English words in a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.known
        self.vote = lru_cache(maxsize=50_000)(self._vote)
        # Several rules ask the same of one text, one after the other.
        self._counts = lru_cache(maxsize=256)(self._count)

    def counts(self, text: str) -> tuple[int, int]:
        """(words that speak for Italian, words that speak for English) in the first 2,000 characters."""
        return self._counts(text[:_LONGEST])

    def _count(self, text: str) -> tuple[int, int]:
        votes = [
            vote
            for match in WORD.finditer(text)
            # A name ("New York") is spelt as it is in every language: only its known words speak.
            if (vote := self.vote(match[0].casefold())) != -1 or not _is_name(match) or match[0].casefold() in ENGLISH
        ]
        return votes.count(1), votes.count(-1)

    def _vote(self, word: str) -> int:
        """1 for an Italian word, -1 for an English one, 0 for one of both or of neither."""
        if "'" in word or "’" in word:
            base, _, tail = word.replace("’", "'").partition("'")
            # "don't", "eagle's"; but "c'è", "un po'" never match WORD's English endings.
            return -1 if tail in {"s", "re", "ll", "ve"} or base.endswith("n") or base in ENGLISH | {"i"} else 0
        if word in AMBIGUOUS:
            return 0
        if word in ENGLISH:
            return -1
        if self._known(word) or self._known(word + "'"):
            return 1
        if not all(character < "ɐ" for character in word):
            return -1  # another script
        if len(word) > 2 and (word[-1] in "bcdfghjklmnpqrstvwxyz" or _FOREIGN_SPELLING.search(word)):
            return -1
        return 1 if word[-1] in "aoiàèéìòù" else 0

    def known_words(self, text: str) -> tuple[int, int]:
        """(words that the lexicon knows, words that it does not); names and single letters are not counted."""
        known = unknown = 0
        for match in WORD.finditer(text[:_LONGEST]):
            word = match[0]
            if len(word) < 2 or (word[0].isupper() and match.start() > 0):
                continue
            form = word.casefold()
            if form in AMBIGUOUS or self._known(form) or self._known(form + "'") or self._known(word):
                known += 1
            else:
                unknown += 1
        return known, unknown

    def italian(self, text: str) -> bool:
        """More Italian words than English ones, or only words that both languages have."""
        italian, english = self.counts(text)
        return italian > english or (not english and any(character.isalpha() for character in text))

    def english(self, text: str) -> bool:
        """At least as many English words as Italian ones, or only words that both languages have."""
        italian, english = self.counts(text)
        return english >= italian and (english > 0 or any(character.isalpha() for character in text))
