"""What two commas enclose between a subject and its verb: "I lavori, costati finora dieci milioni, procedono", "I cani,
avverte il veterinario, soffrono" (Serianni, Grammatica italiana, I.207). Its nouns are no subjects of that verb."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, ARTICULATED, CLITICS, PREPOSITIONS, STOPS, is_adverb
from rewards.italian.genders import PERSONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.valency import SAYING
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_LONGEST = 40
_COORDINATORS = word_set("e ed o oppure ma però né bensì anzi ovvero nonché")
_OPENERS = word_set(
    """
    che ch' cui quale quali chi quando mentre perché poiché se come dove dov' laddove affinché benché sebbene finché
    siccome giacché qualora purché nonostante quanto quanti quante quanta
    """
)
_BEFORE_QUANTO = word_set("a da di per secondo con su")
_PARENTHETIC = SAYING | word_set(
    """
    avvertire denunciare leggere pensare credere ritenere insistere confermare ribadire garantire promettere
    lamentare accusare ipotizzare stimare calcolare notare ammonire confessare confidare
    """
)


def saying_end(words: Words, place: int, by_start: dict[int, NounPhrase], verbs: set[int]) -> int:
    """The comma that closes what the one at place opens, when it only says who speaks: ", spiegano i medici, "; else
    0."""
    verb = place + 1
    si = words.at(verb) in ("si", "s'")
    verb += si
    if verb not in verbs:
        return 0
    last = verb
    if words.facts[verb].finite_lemmas & {"avere"} and verb + 1 < words.size and words.facts[verb + 1].participles:
        last += 1  # "ha denunciato la garante"
    if not words.facts[last].lemmas & _PARENTHETIC:
        return 0
    speaker = by_start.get(last + 1)
    forms = {number for person, number in words.finite(verb) if person == 3}
    speaks = speaker is not None and bool({number for _, number in speaker.readings} & forms or speaker.proper)
    if not (si or speaks or words.at(last + 1) == ","):
        return 0
    for end in range(last + 1, min(last + _LONGEST // 2, words.size)):
        if words.text[end] == ",":
            return end
        if end in verbs or words.text[end] in STOPS or words.text[end] in _OPENERS:
            return 0
    return 0


def joining_end(words: Words, place: int, verbs: set[int]) -> int:
    """The comma that closes what stands behind "e": "la Luna e, in misura minore, il Sole"; else 0."""
    if words.at(place - 1) not in ("e", "ed"):
        return 0
    for end in range(place + 1, min(place + _LONGEST // 4, words.size)):
        if words.text[end] == ",":
            return end
        if end in verbs or words.text[end] in STOPS or words.text[end] in _OPENERS:
            return 0
    return 0


def parenthesis_end(words: Words, place: int, subject: Subject, verbs: set[int]) -> int:
    """The comma behind a verb that a comma parts from the noun before it: "I conti, si sa, non tornano"; else 0."""
    if words.text[subject.start] not in FORMS or subject.end != place or not verb_follows(words, place + 1, verbs):
        return 0
    for end in range(place + 2, min(place + _LONGEST // 3, words.size)):
        if words.text[end] in STOPS:
            return 0
        if words.text[end] == ",":
            return end
    return 0


def aside_end(words: Words, place: int, by_start: dict[int, NounPhrase], verbs: set[int], *, apposed: bool) -> int:
    """The comma that closes what the one at place opens, when the verb stands right behind it; else 0.
    apposed: whether it may be a noun that says who or what the subject is."""
    first = words.at(place + 1)
    if first in _COORDINATORS or first in _OPENERS or first in PERSONS or words.at(place - 1) in _COORDINATORS:
        return 0
    noun = place + 1 in by_start and not _is_adverbial(words, by_start[place + 1])
    if noun and not apposed:
        return 0
    waiting = 0  # clauses within that lack their verb
    for end in range(place + 1, min(place + _LONGEST, words.size)):
        text = words.text[end]
        if text in STOPS:
            return 0
        if text in _OPENERS:
            waiting += 1
        elif end in verbs:
            if not any(word in _OPENERS for word in words.text[place + 1 : end]):
                return 0
            waiting = max(0, waiting - 1)
        elif text == "," and not waiting:
            if verb_follows(words, end + 1, verbs):
                return end
            if noun or words.at(end + 1) in _COORDINATORS:
                return 0  # "il pane, il latte, le uova": a list
    return 0


def relates(words: Words, place: int, verbs: set[int]) -> bool:
    """ "nessuno di quanti sedevano in quell'aula": all those who."""
    return words.at(place - 1) in PREPOSITIONS or verb_follows(words, place + 1, verbs)


def measures(words: Words, place: int, verbs: set[int]) -> bool:
    """Whether "quanto" opens a clause: "a quanto si dice", "secondo quanto riferisce il ministro"."""
    return words.at(place - 1) in _BEFORE_QUANTO and verb_follows(words, place + 1, verbs)


def _is_adverbial(words: Words, phrase: NounPhrase) -> bool:
    """ "un tempo coperte di vigneti", "della durata di tre anni": a noun that opens no apposition."""
    text = words.text[phrase.start]
    governed = phrase.prepositional or (text in FORMS and FORMS[text].family in ARTICULATED)
    return governed or words.text[phrase.head] in ("tempo", "volta")


def verb_follows(words: Words, place: int, verbs: set[int]) -> bool:
    """Whether a verb stands there, behind nothing but pronouns and adverbs."""
    while place < words.size and place not in verbs:
        text = words.text[place]
        if text == "se" and words.at(place + 1) not in ("ne", "n'"):
            return False
        if text not in CLITICS and text not in ADVERBS and text != "'" and not is_adverb(words, place):
            return False
        place += 1
    return place in verbs


def apposition_end(words: Words, place: int, verbs: set[int]) -> int:
    """The comma that closes "alcuni storici, tra cui il professor Rossi, …", where no verb follows; else 0."""
    first = place - 1 - (words.text[place] == "quali")
    if words.at(first) not in ("tra", "fra") or words.at(first - 1) != ",":
        return 0
    for end in range(place + 1, words.size):
        if end in verbs or words.text[end] in STOPS or words.text[end] in ("che", "cui"):
            return 0
        if words.text[end] == ",":
            return end
    return 0
