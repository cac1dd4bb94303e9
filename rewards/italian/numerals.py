"""Number words above one: "due", "ventun", "milleduecento", "quarantamila" (Serianni, Grammatica italiana, VI)."""

import re

_UNITS = "due|tr[eé]|quattro|cinque|sei|sette|otto|nove"
_TEENS = "dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove"
_TENS = "venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta"
_SHORT = "vent|trent|quarant|cinquant|sessant|settant|ottant|novant"  # "ventun", "trentotto"
_BELOW_HUNDRED = f"(?:(?:{_TENS})(?:{_UNITS})?|(?:{_SHORT})(?:uno?|otto)|{_TEENS}|{_UNITS})"
_BELOW_THOUSAND = f"(?:(?:{_UNITS})?cento(?:{_BELOW_HUNDRED}|uno?)?|{_BELOW_HUNDRED})"
_NUMBER = re.compile(f"(?:(?:mille|{_BELOW_THOUSAND}mila)(?:{_BELOW_THOUSAND}|uno?)?|{_BELOW_THOUSAND})")


def is_number_word(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None
