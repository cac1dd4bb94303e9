"""Forms behind a noun that are adjective and verb: "la strada libera", "il mare luccica", "nidi leggere". Which of them
one is tell the verbs around it, what governs the noun, and the parse."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.phrases.clitics import PREPOSITIONS, verb_follows
from rewards.italian.phrases.compound_nouns import is_parsed
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_GOVERNING = word_set(
    """
    essere potere dovere volere sapere fare lasciare vedere sentire parere sembrare bisognare convenire preferire
    desiderare amare osare solere usare piacere toccare spettare permettere chiedere dire insegnare
    """
)
_ARTICLES = word_set("il lo la l' i gli le un uno una un'")
ENDS = frozenset({"", ",", ".", ";", ":", "?", "!", ")", *QUOTES})
_CLAUSE_OPENERS = word_set("che chi cui e ed o ma se non come quando dove perché mentre")
ALWAYS = ("stess", "scors")  # "lo stesso giorno", "l'anno scorso", though they could be verbs


def no_verb(words: Words, start: int, noun: int, place: int) -> bool:
    """Whether a form that the parser takes for the adjective of the noun right before can be no verb: no noun before it
    in its clause has its number, or none is free of a preposition ("nelle sale vuota", "a una ragazza brillanti")."""
    third = {number for person, number in words.finite(place) if person == 3}
    following = words.at(place + 1)
    if not third or not is_parsed(words, noun, place) or following in _ARTICLES:
        return False
    if has_verb_before(words, start):
        return not _only_relative(words, start)
    led, numbers = is_governed(words, start), {number for _, number in words.nouns(noun)}
    for near in range(start - 1, -1, -1):
        if words.text[near] in _CLAUSE_OPENERS or words.text[near] in ENDS:
            break
        governed = any(child.dep_ == "case" for child in words.doc[near].children)
        if words.pos[near] in ("NOUN", "PROPN", "PRON") and not governed:
            led = False
            numbers |= {number for _, number in words.nouns(near)} or {"s", "p"}
    return led or not third & numbers


def _only_relative(words: Words, start: int) -> bool:
    """Whether the verb before is that of a "che", and no other stands before that: "Le epidemie che colpirono la città
    misero in luce …"."""
    che = next((i for i in range(start - 1, 0, -1) if words.text[i] in ("che", "cui", "quali", "quale")), None)
    if che is None or any(words.text[i] in ENDS for i in range(che, start)):
        return False
    return not any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(che))


def is_governed(words: Words, start: int) -> bool:
    """Whether a preposition stands before the phrase or is part of its article."""
    text = words.text[start]
    articulated = text in FORMS and FORMS[text].family in ("de", "a", "da", "ne", "su", "con")
    return articulated or words.at(start - 1) in PREPOSITIONS or (start > 0 and words.pos[start - 1] == "ADP")


def is_parsed_adjective(words: Words, noun: int, place: int) -> bool:
    """Whether the parser hangs the form on the noun as its adjective, and no object follows: "generi alimentari"."""
    token = words.doc[place]
    following = words.at(place + 1)
    led = following in FORMS and FORMS[following].family in ("definite", "indefinite")
    return (
        "ADJ" in words.facts[place].parts
        and token.pos_ == "ADJ"
        and token.dep_ == "amod"
        and not led
        and (token.head.i == noun)
    )


def ungoverned(words: Words, noun: int, place: int) -> bool:
    """ "fabbricano nidi leggeri": at an end, with no verb before that could govern an infinitive ("leggere")."""
    if place != noun + 1 or "ADJ" not in words.facts[place].parts or words.at(place + 1) not in ENDS | {"e", "ed"}:
        return False
    first = next((i for i in range(place, 0, -1) if words.text[i - 1] in (".", "!", "?", ";", ":")), 0)
    return not any(words.facts[i].lemmas & _GOVERNING and words.pos[i] != "NUM" for i in range(first, place))


def is_inside(words: Words, start: int, noun: int, place: int) -> bool:
    """Whether the form, at the end of its clause, can be no verb, since its noun is governed: behind an infinitive or
    gerund ("per diventare un personaggio pubblico"), or by a preposition where no subject stands before."""
    if words.at(place + 1) not in ENDS or not is_parsed_adjective(words, noun, place):
        return False
    led = is_governed(words, start)
    for near in range(start - 1, -1, -1):
        if words.text[near] in _CLAUSE_OPENERS or words.text[near] in ENDS:
            return led
        if words.pos[near] in ("NOUN", "PROPN", "PRON"):
            led = False
        facts = words.facts[near]
        if words.pos[near] in ("VERB", "AUX") and (facts.gerund or (facts.infinitive and not facts.nouns)):
            before = words.at(near - 1)
            return facts.gerund or before in PREPOSITIONS or bool(near and words.finite(near - 1))
    return led


def acts(words: Words, start: int, readings: frozenset[GenderNumber], place: int) -> bool:
    """Whether a form that may be a finite verb is one here: "l'affido continua ad essere", "il mare luccica"."""
    verb = words.pos[place] in ("VERB", "AUX") and not words.text[place].startswith(ALWAYS)
    third = {number for person, number in words.finite(place) if person == 3}
    joined = words.at(place + 1) in ("e", "ed", "o") and place + 2 < words.size and words.pos[place + 2] == "ADJ"
    if joined and words.pos[place] == "ADJ" and words.facts[place + 2].parts == {"ADJ"}:
        return words.head(place + 2) != place  # "il personale medico e infermieristico"
    if verb and words.doc[place].dep_ == "amod" and "ADJ" in words.facts[place].parts and not tells(words, place):
        return False  # "uova sode"
    behind = words.facts[place + 1] if place + 1 < words.size else None
    if words.pos[place] == "ADJ" and behind and not behind.finite and behind.participles & readings:
        return False  # "un certificato medico rilasciato ieri"
    if verb and (third or not words.facts[place].participles):
        # "raccoglievano le olive mature": the clause has its verb
        hung = words.facts[place].participles and words.doc[place].dep_ == "acl" and words.head(place) == place - 1
        return not (("ADJ" in words.facts[place].parts or hung) and has_verb_before(words, start))
    if not third or has_verb_before(words, start) or words.text[place].startswith(ALWAYS):
        return False
    if not verb and not tells(words, place):
        return False  # "il giorno presenti" is no clause: a bare subjunctive
    if not verb and not third & {number for _, number in readings}:
        return False  # "con delle leggi precisa": no verb of this noun
    following = words.at(place + 1)
    leads = following in FORMS or following in PREPOSITIONS or following in ("ad", "che")
    leads = leads or not verb_follows(words, place + 1)
    if words.pos[place] == "ADJ":
        return not verb_follows(words, place + 1) and not words.modifiers(place) & readings
    return leads or bool(words.facts[place].nouns)


def tells(words: Words, place: int) -> bool:
    """Whether the form may be a third person of the indicative."""
    readings = words.lexicon.readings(words.raw[place])
    return any(reading.person == 3 and reading.mood == "ind" for reading in readings)


def has_verb_before(words: Words, start: int) -> bool:
    """Whether the clause has a finite verb before `start`."""
    for place in range(start - 1, -1, -1):
        if words.text[place] in _CLAUSE_OPENERS or words.text[place] in ("quale", "quali", *",.;:?!"):
            return False
        if words.finite(place) and words.pos[place] in ("VERB", "AUX"):
            return True
    return False
