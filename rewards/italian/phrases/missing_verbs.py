"""Forms that are adjective, noun and finite verb: which of them the sentence needs as its verb.

A sentence has a finite verb of its own and one for each "che", "se", "quando" …: in "Il vento che soffia dal mare porta
sabbia" two, so that "porta" is one of them, whatever the parser says."""

from rewards.italian.articles import FORMS
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_ENDS = frozenset({".", "!", "?", ";", ":", "..."})
_SUBORDINATORS = word_set(
    """
    che chi cui se quando dove perché mentre affinché purché benché sebbene qualora finché poiché giacché quanto ove
    sicché cosicché allorché siccome nonché quale quali ch' dov' quant'
    """
)
_ASKING = word_set("che quale quali quanto quanta quanti quante")


def is_missing_verb(words: Words, place: int) -> bool:
    """Whether a form that may be a finite verb is one, since its sentence has fewer verbs than clauses."""
    forms = words.finite(place)
    third = any(person == 3 for person, _ in forms)
    first_person = (1, "s") in words.facts[place].indicative and words.pos[place] == "VERB"
    if not (third or first_person or (forms and _has_object(words, place))):
        return False
    first = next((i + 1 for i in range(place - 1, -1, -1) if words.text[i] in _ENDS), 0)
    last = next((i for i in range(place + 1, words.size) if words.text[i] in _ENDS), words.size)
    if not third and not _has_object(words, place):  # "Ai piedi porto sempre calze"
        return not any(_is_verb(words, i) for i in range(first, last) if i != place)
    if not third and not any(_is_verb(words, i) for i in range(first, place)):
        return True  # "In caso di pericolo tirate la maniglia, ma …"
    verbs = sum(1 for i in range(first, last) if i != place and _is_verb(words, i))
    if third and _is_first(words, first, place):
        return True
    clauses = 1 + sum(1 for i in range(first, last) if _opens_clause(words, i, first))
    return verbs < clauses


def _is_first(words: Words, first: int, place: int) -> bool:
    """ "Il teatro dell'assurdo rinuncia all'intreccio e mette in scena …": the first of two verbs that "e" joins."""
    following = words.at(place + 1)
    if not (following in FORMS or following in PREPOSITIONS or following in ("secondo", "durante")):
        return False
    numbers = {number for person, number in words.finite(place) if person == 3}
    noun = next((i for i in range(first, place) if words.pos[i] == "NOUN" and words.nouns(i)), place)
    if noun == place or not numbers & {number for _, number in words.nouns(noun)}:
        return False
    verbs = sum(1 for i in range(first, place) if _is_verb(words, i))
    if verbs > sum(1 for i in range(first, place) if _opens_clause(words, i, first)):
        return False
    for near in range(place + 1, words.size):
        if words.text[near] in _ENDS or words.text[near] in ("e", "ed", "ma", "o", "che"):
            return words.text[near] in ("e", "ed", "ma")
        if _is_verb(words, near):
            return False
    return False


def _is_verb(words: Words, place: int) -> bool:
    if words.facts[place].participles and words.doc[place].dep_ == "acl":
        return False  # "i quesiti posti al perito"
    verbal = words.pos[place] in ("VERB", "AUX") or words.facts[place].only_verb or is_bare_root(words, place)
    return bool(words.finite(place)) and verbal


def is_bare_root(words: Words, place: int) -> bool:
    """ "D'estate lavoro in un bar", "Abito in centro": a noun's form, with nothing that leads a noun, on which the
    sentence hangs."""
    if words.doc[place].dep_ != "ROOT" or not words.facts[place].indicative or words.facts[place].name:
        return False
    before = words.at(place - 1)
    led = before in FORMS or before in PREPOSITIONS or (place > 0 and words.pos[place - 1] in ("DET", "NUM"))
    led = led or (
        place > 0 and bool(words.modifiers(place - 1) & words.nouns(place))
    )  # "Cordiali saluti e buon lavoro"
    following = words.at(place + 1)
    of = following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")  # "Sciopero dei treni"
    return not led and not of and words.pos[place] in ("NOUN", "PROPN") and not words.facts[place].adjectives


def _opens_clause(words: Words, place: int, first: int) -> bool:
    """Whether a clause with a verb of its own begins here; not "più alto che a Roma", "che musica!"."""
    text = words.text[place]
    if text not in _SUBORDINATORS:
        return False
    if text in _ASKING and place == first:
        return False  # "Quale libro preferite?" is the only clause
    following = words.at(place + 1)
    if text == "cui" and words.at(place - 1) in ("fra", "tra") and _names(words, place):
        return False  # "fra cui Creta, …"
    return not (
        text in ("che", "quanto", "dove") and (following in PREPOSITIONS or following in _ENDS or not following)
    )


def _names(words: Words, place: int) -> bool:
    """Whether names or nouns and no verb follow, up to the next comma."""
    for near in range(place + 1, words.size):
        if words.text[near] in _ENDS or words.text[near] == ",":
            break
        if _is_verb(words, near):
            return False
    return True


def _has_object(words: Words, place: int) -> bool:
    """ "seguite le istruzioni", "noto una stanchezza": a first or second person with its object, or a question."""
    following = words.at(place + 1)
    if following in FORMS and FORMS[following].family in ("definite", "indefinite"):
        return True
    asked = any(words.text[i] in _ASKING for i in range(max(0, place - 4), place))
    return following in ("dove", "quando") or (asked and following == "?")
