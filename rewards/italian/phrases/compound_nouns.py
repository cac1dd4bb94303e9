"""Nouns side by side: "l'ufficio oggetti smarriti", "un campo profughi", "i posti letto". The second is no adjective,
though its form may be one."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import TIMES
from rewards.italian.phrases.adverbials import is_locution
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.missing_verbs import is_missing_verb
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

# Offices, places and collections: a plural noun behind them says of what.
_OF_MANY = word_set(
    """
    ufficio uffici sportello sportelli reparto reparti centro centri campo campi commissione commissioni parco cassa
    casse vano sala sale settore area aree punto punti titolo terminale scalo magazzino deposito mercato fondo
    fondi agenzia squadra registro banca centrale angolo comitato servizio servizi corso
    nota note conto conti tassa elenco elenchi lista liste borsa treno treni nave navi traghetto tetto piano piani
    quota rimborso rimborsi gestione gruppo gruppi casella responsabile addetto
    """
)
# Nouns that stand behind another noun without a preposition, by the nouns that take them.
_PAIRS = {
    "letto": ("posto", "posti", "divano", "divani", "poltrona", "poltrone", "vagone", "vagoni", "carrozza", "carrozze"),
    "pasto": ("buono", "buoni"),
    "nido": ("asilo", "asili"),
    "esteri": ("commissione", "ministro", "ministri", "ministra", "servizio"),
}
# Adjectives that name persons and things as nouns do.
_PERSONS = word_set(
    """
    paghe surgelati iscritti oggetti stranieri profughi anziani disabili giovani invalidi immigrati esteri nomadi sordi
    ciechi
    """
)
_SOMEBODY = frozenset({"ignoti", "sconosciuti"})
_NAMING = word_set("parola parole voce termine nome scritta titolo dicitura verbo aggettivo avverbio sostantivo")
_POINTING = word_set("questo questa questi queste quello quella quelli quelle ciò")
_BEFORE_TIMES = word_set("in a da su per tra fra con durante dopo dietro sotto sopra presso verso entro")
_SECOND = word_set("prodigio frangiflutti salvavita salvaspazio antincendio")


def is_apart(words: Words, start: int, noun: int, readings: frozenset[GenderNumber], place: int) -> bool:
    """Whether a form behind the noun, with which it does not agree, is no adjective of it: a word that is quoted, the
    object of a participle ("famiglie aventi diritto"), who does something ("accorsero sulla spiaggia pescatori")."""
    text, facts = words.text[place], words.facts[place]
    if words.text[noun] in _NAMING and words.at(place - 1) in QUOTES and words.at(place + 1) in QUOTES:
        return True
    before = words.facts[place - 1]
    if place - 1 > noun and before.parts == {"VERB"} and before.text.endswith(("nte", "nti")) and facts.nouns:
        return True
    if words.text[noun] in ("sole", "soli") and words.pos[noun - 1 : noun] == ["NUM"]:
        return True  # "due sole vallate": the noun comes yet
    acts = words.at(noun - 1) in _POINTING or (words.at(noun - 1) not in PREPOSITIONS and _tells(words, noun))
    if start == noun and acts and words.finite(noun) and is_missing_verb(words, noun):
        return True  # "purché questa resti umida"
    if words.text[noun] == "capo" and facts.nouns & readings:
        return True  # "il capo cantoniere"
    parsed = is_parsed(words, noun, place)
    if place == noun + 1 and not parsed and "ADJ" not in facts.parts and any(n == "p" for _, n in facts.nouns):
        return True  # "sul banco orate fresche"
    if _has_adjective(words, place, readings) and not (parsed and words.pos[place + 1] != "ADJ"):
        return True  # "imponeva alle donne vestiti stretti"
    plural = {number for _, number in facts.nouns} == {"p"}
    singular = {number for _, number in words.nouns(noun)} == {"s"}
    return plural and singular and text.endswith(("tori", "sori") if parsed else ("tori", "sori", "trici"))


def is_parsed(words: Words, noun: int, place: int) -> bool:
    """Whether the parser, which sees no endings, takes the word right behind a noun for its adjective."""
    token = words.doc[place]
    return place == noun + 1 and token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i == noun


def _has_adjective(words: Words, place: int, readings: frozenset[GenderNumber]) -> bool:
    """Whether a form that may be a noun has behind it an adjective of its own, which is none of the noun before; or is
    the object of a set phrase, "mettere in scena miti che …"."""
    following, nouns = place + 1, words.nouns(place)
    if not nouns or following >= words.size or is_locution(words, following) or words.pos[following] == "ADP":
        return False  # "persone simpatiche durante il corso"
    own = words.modifiers(following)
    return bool(own & nouns) and not own & readings and words.text[following] not in FORMS


def _tells(words: Words, place: int) -> bool:
    readings = words.lexicon.readings(words.raw[place])
    return any(reading.person == 3 and reading.mood == "ind" for reading in readings)


def is_own_subject(words: Words, start: int, noun: int, place: int) -> bool:
    """ "Nella notte ignoti hanno imbrattato il muro", "nei quartieri volti che non si erano mai visti": a bare plural
    with its own verb behind a noun in the singular, and no adjective of that noun."""
    if not any(number == "p" for _, number in words.modifiers(place)) or place + 1 >= words.size:
        return False
    if words.text[noun] not in TIMES and words.text[place] not in _SOMEBODY and is_parsed(words, noun, place):
        return False
    if any(number == "p" for _, number in words.nouns(noun)) or words.text[place - 1] in ("e", "ed", "o", ","):
        return False
    verb = place + 1
    while words.at(verb) in ("si", "ci", "non", "lo", "la", "li", "le") and verb + 1 < words.size:
        verb += 1  # "in una settimana ignoti si sono introdotti"
    if (3, "p") in words.finite(verb) and words.pos[verb] in ("VERB", "AUX"):
        family = FORMS[words.text[start]].family if words.text[start] in FORMS else ""
        led = start if family in ("a", "da", "ne", "su") else start - 1
        prepositional = led == start or words.at(led) in _BEFORE_TIMES
        return prepositional and words.at(led - 1) in ("", ",", ".", ";", ":", "e", "ma")
    if words.text[place + 1] != "che" or not words.nouns(place):
        return False
    later = next((i for i in range(place + 2, min(place + 6, words.size)) if words.pos[i] in ("VERB", "AUX")), None)
    return later is not None and {n for person, n in words.finite(later) if person == 3} == {"p"}


def is_second_noun(words: Words, noun: int, readings: frozenset[GenderNumber], place: int) -> bool:
    """Whether a form that does not agree with the noun right before it is a second noun."""
    if place != noun + 1:
        return False
    text, first = words.text[place], words.text[noun]
    if text == "vista" and place + 1 < words.size and words.pos[place + 1] == "NOUN":
        return True  # "appartamenti vista lago"
    if text in _SECOND or first in _PAIRS.get(text, ()):
        return True
    plural = any(number == "p" for _, number in words.nouns(place)) and (
        "ADJ" not in words.facts[place].parts or text in _PERSONS
    )
    return first in _OF_MANY and plural and all(number == "s" for _, number in readings)
