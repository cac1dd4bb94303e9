"""States of mind and body, which may be said of the subject behind an object or a place: "La nonna guardava le foto
commossa", "I bambini giocavano in cortile scalzi"."""

from rewards.italian.articles import FORMS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_STEMS = frozenset(
    word_set(
        """
        incredul commoss delus felic infelic trist stanc content scontent arrabbiat scalz ferit incantat affamat
        assetat nud incuriosit seren tranquill sorrident silenzios impazient preoccupat spaventat terrorizzat sbalordit
        stupit stupefatt meravigliat attonit ansios agitat emozionat annoiat assonnat addormentat ubriac sudat
        fradic infreddolit esaust sfinit stremat soddisfatt insoddisfatt orgoglios fier furios furibond
        indignat offes mortificat imbarazzat confus disorientat smarrit pensieros assort rassegnat sconsolat
        disperat angosciat inquiet nervos rilassat riposat abbronzat malat guarit pallid incolum illes indenn impaurit
        zitt immobil concentrat distratt allegr trionfant sconfitt imbattut ammanettat barcollant ansimant tremant
        curv chin sol svegl insonn mut
        piangent convint sconvolt scoraggiat intimidit intimorit divertit estasiat turbat ammutolit invecchiat vittorios
        """
    )
)
# Verbs whose object has the adjective: "ha la madre malata", "rende la gente felice".
_OF_OBJECT = word_set("avere essere rendere fare tenere sembrare diventare considerare ritenere")
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", "e", "ed", "ma", "»", '"', "per", "come", "dopo", "di", "da"})


def names_state(text: str) -> bool:
    """ "commossa", "stanchi", "curvo"."""
    stem = text.split("issim")[0] if "issim" in text else text[:-1]
    return stem in _STEMS or stem.rstrip("hi") in _STEMS or text in ("vivo", "viva", "vivi", "vive")


def is_state(words: Words, phrases: list[NounPhrase], index: int, place: int, start: int) -> bool:
    """Whether the adjective names a state and agrees with the subject, though another noun stands before it."""
    phrase, text = phrases[index], words.text[place]
    if not names_state(text) or words.at(place + 1) not in _ENDS or words.at(phrase.start - 1) == "con":
        return False  # "con gli occhi chiusi"
    definite = words.text[phrase.start] in FORMS and FORMS[words.text[phrase.start]].family not in ("indefinite", "de")
    if not (definite or (phrase.prepositional and phrase.determiner is None)):
        return False
    verbs = [i for i in range(start, phrase.start) if words.pos[i] in ("VERB", "AUX") and words.facts[i].lemmas]
    if not verbs or words.facts[verbs[-1]].lemmas & _OF_OBJECT:
        return False
    plain = [one for one in phrases[:index] if start <= one.start < verbs[-1] and not one.prepositional]
    own = words.modifiers(place)
    if plain:
        return any(own & one.readings or (one.proper and not one.readings) for one in plain)
    numbers = {number for i in verbs for _, number in words.finite(i)}
    return bool(numbers & {number for _, number in own})
