"""Number words above one: "due", "ventun", "milleduecento", "quarantamila" (Serianni, Grammatica italiana, VI)."""

import re
from functools import lru_cache

from rewards.italian.words import Words

_UNITS = "due|tr[eé]|quattro|cinque|sei|sette|otto|nove"
_TEENS = "dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove"
_TENS = "venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta"
_SHORT = "vent|trent|quarant|cinquant|sessant|settant|ottant|novant"  # "ventun", "trentotto"
_BELOW_HUNDRED = f"(?:(?:{_TENS})(?:{_UNITS})?|(?:{_SHORT})(?:uno?|otto)|{_TEENS}|{_UNITS})"
_BELOW_THOUSAND = f"(?:(?:{_UNITS})?cento(?:{_BELOW_HUNDRED}|uno?)?|{_BELOW_HUNDRED})"
_NUMBER = re.compile(f"(?:(?:mille|{_BELOW_THOUSAND}mila)(?:{_BELOW_THOUSAND}|uno?)?|{_BELOW_THOUSAND}|(?:{_SHORT})')")


@lru_cache(maxsize=4096)
def is_number_word(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """ "word" for a number word ("quarant'" too), "figures" for figures, but not for "1"; else ""."""
    if is_number_word(text.replace("t'", "ta")):
        return "word"
    return "figures" if text.replace(".", "").isdigit() and text != "1" else ""


def is_numeral(words: Words, place: int) -> bool:
    """Whether a token is a number above one: "due", "12", "1.200"."""
    text = words.at(place)
    kind = _kind(text)
    if not kind:
        return False
    if kind == "word":
        return not (words.facts[place].capital and text.endswith("cento"))  # "il Novecento"
    if len(text) != 4:
        return True
    # A year, if no plural follows.
    return place + 1 < words.size and any(number == "p" for _, number in words.nouns(place + 1))
