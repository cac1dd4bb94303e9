"""Forms that may be nouns or adjectives and must be verbs, since their clause has no other: "Il custode controllo la
porta" for "controlla" (Serianni, Grammatica italiana, XI: a clause has one finite verb)."""

from collections.abc import Set as AbstractSet

from rewards.italian.articles import FORMS
from rewards.italian.function_words import BOUNDS, STOPS, TIMES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_OPENERS = word_set(
    """
    e ed ma che perché mentre quando se poiché dove cui quale quali infatti quindi affinché siccome giacché qualora
    benché sebbene chi
    """
)
_ENDS = STOPS | _OPENERS | {","}
_DETERMINERS = ("definite", "indefinite", "quello")
_DEMONSTRATIVES = word_set("questo questa questi queste quest'")


# A clause that they open has a verb; "che" may also compare, "come" too.
_SUBORDINATING = word_set("che perché mentre quando se poiché dove cui affinché siccome giacché qualora benché sebbene")
_SECOND_NOUNS = word_set("regalo ascolto deposito incontro acquisto controllo studio lavoro gioco")  # "un pacco regalo"
_COMPARED = word_set("più meno altro piuttosto meglio peggio")


def needs_verb(words: Words, phrases: list[NounPhrase], place: int, verbs: set[int]) -> bool:
    """Whether the form stands where only the verb of its clause can: behind its subject, with an object behind it or
    in a subordinate clause without another verb."""
    facts, text = words.facts[place], words.text[place]
    other = facts.parts - {"NOUN", "ADJ", "VERB"} and text != "fa"
    second = bool(facts.participles) and facts.finite == {(2, "p")}  # "le carrozze acquistate"
    if not facts.finite or facts.capital or other or second or text in FORMS:
        return False
    if words.at(place - 1) in (",", ")"):
        near = _is_object(words, place + 1 + (words.at(place + 1) in TIMES | {"oggi"}))
        near = near or (words.pos[place] == "VERB" and not facts.participles)
        return near and _behind_aside(words, phrases, place, verbs)
    subject = _subject(words, phrases, place)
    if subject is None or verb_follows(words, place + 1, verbs):
        return False
    if text != "fa" and _lacks_verb(words, subject, place):
        return True
    if _is_first_person(words, subject, place) and _lacks_main_verb(words, subject.start, place, verbs):
        return True
    if text == "fa":
        article = FORMS.get(words.text[subject.start])
        return article is not None and article.family == "definite" and words.text[subject.head] not in TIMES
    if words.at(place - 1) == "non" and not facts.modifiers:
        return True  # "La successione non interesso nessuno"
    if words.at(place - 1) == "non":
        own = words.own(subject.determiner) if subject.determiner is not None else subject.readings
        return not facts.modifiers & own & subject.readings  # "Il re non presi …", "Una canzone non fermo i carri"
    if _is_object(words, place + 1):
        return True
    third = any(person == 3 for person, _ in facts.finite)
    return not third and words.at(place + 1)[:1].isdigit()  # "Il biglietto costo 20 euro"


def _lacks_verb(words: Words, subject: NounPhrase, place: int) -> bool:
    """ "perché il tempo passo", "se le risorse manca": the clause has no other verb, and the form is no adjective of
    the noun."""
    opener = words.at(subject.start - 1)
    if opener not in _SUBORDINATING or words.at(subject.start - 2) in _COMPARED or words.at(place - 1) in _SIMPLE:
        return False
    if words.facts[subject.head].capital or any(words.finite(i) for i in range(subject.head + 1, place)):
        return False  # "la Cassa depositi e prestiti", "che un adolescente presti ascolto"
    own = words.own(subject.determiner) if subject.determiner is not None else subject.readings
    return not words.facts[place].modifiers & (own & subject.readings or own or subject.readings)


def _behind_aside(words: Words, phrases: list[NounPhrase], place: int, verbs: set[int]) -> bool:
    """Whether the form stands behind what commas or a parenthesis enclose, its subject before that, and no other verb
    of the main clause: "Lo studio dei fossili, iniziato per gioco, impegno decine di ricercatori"."""
    if any(person == 3 for person, _ in words.facts[place].finite):
        return False
    start = place
    while start > 0 and words.text[start - 1] not in STOPS:
        start -= 1
    mark = "," if words.text[place - 1] == "," else "("
    opening = next((i for i in range(start, place - 1) if words.text[i] == mark), 0)
    first = next((phrase for phrase in phrases if phrase.start == start and phrase.determiner is not None), None)
    if first is None or first.end > opening or not opening or first.prepositional:
        return False
    between = [phrase for phrase in phrases if first.end <= phrase.start < opening]
    if not all(phrase.prepositional for phrase in between):
        return False
    return _lacks_main_verb(words, start, place, verbs)


def _is_first_person(words: Words, subject: NounPhrase, place: int) -> bool:
    """ "Ciascun elettore voto per una lista": the form behind the noun that opens the sentence is no adjective, and
    could be a verb only in the first person."""
    facts, following = words.facts[place], words.at(place + 1)
    opens = words.at(subject.start - 1) in BOUNDS and subject.end == place
    plain = not facts.modifiers and facts.finite == {(1, "s")} and words.text[place] not in _SECOND_NOUNS
    plain = plain and following not in ("di", "d'", "che", "", *STOPS)
    article = FORMS.get(following)
    return opens and plain and (article is None or article.family != "de")


def _lacks_main_verb(words: Words, start: int, place: int, verbs: set[int]) -> bool:
    """Whether the verbs of the sentence all stand behind a word that opens a subordinate clause."""
    led = False
    for i in range(start, words.size):
        if i > place and words.text[i] in STOPS:
            break
        led = led or words.text[i] in _SUBORDINATING or words.text[i] in ("quale", "quali", "chi")
        if i in verbs or (words.facts[i].only_verb and words.facts[i].finite):
            if not led:
                return False  # the clause has its verb
            led = words.at(i + 1) in ("e", "ed")
    return True


def _subject(words: Words, phrases: list[NounPhrase], place: int) -> NounPhrase | None:
    """The noun phrase that opens the clause, if but its complements stand between it and the form."""
    before = [phrase for phrase in phrases if phrase.noun is not None and phrase.noun < place]
    stop = place - (words.at(place - 1) == "non")
    for phrase in reversed(before):
        if min(phrase.end, place) < stop - (words.text[stop - 1] in _SIMPLE and phrase.end == stop - 1):
            return None
        stop = phrase.start
        if not phrase.prepositional and (phrase.determiner is not None or not phrase.proper):
            opens = words.at(stop - 1) in ("", ",", *STOPS, *_OPENERS)
            return phrase if opens and phrase.determiner is not None else None
    return None


_SIMPLE = word_set("di a da in con su per tra fra d'")


def verb_follows(words: Words, start: int, verbs: AbstractSet[int] = frozenset()) -> bool:
    """Whether a finite verb follows before the clause ends."""
    for place in range(start, words.size):
        if words.text[place] in _ENDS:
            return False
        third = any(person == 3 for person, _ in words.facts[place].indicative)
        if place in verbs or words.facts[place].only_verb or (third and words.pos[place] in ("VERB", "AUX")):
            return True
    return False


def _is_object(words: Words, place: int) -> bool:
    """Whether a determiner and its noun stand there, no time ("la sera")."""
    text = words.at(place)
    if not (text in _DEMONSTRATIVES or (text in FORMS and FORMS[text].family in _DETERMINERS)):
        return False
    following = words.after(place)
    if following >= words.size or words.text[following] in TIMES:
        return False
    return bool(words.nouns(following) or words.modifiers(following))
