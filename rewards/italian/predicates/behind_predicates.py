"""The subject behind a predicate and its complements: "Sono soggetti a collaudo gli ascensori", "È tornata di moda la
giacca", "Era fitta, la nebbia". Beside essere and an adjective, or a participle, a noun without preposition is hardly
anything else, times apart (Renzi, Salvi and Cardinaletti, Grande grammatica italiana di consultazione, I.I)."""

from dataclasses import replace

from rewards.italian.articles import FORMS
from rewards.italian.function_words import STATO, STOPS, TIMES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.ordered_subjects import NAMING, OWN_CLITICS, WOMEN, next_word, with_man
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.objectless_subjects import past_times
from rewards.italian.subjects.phrases_after import opens_next_clause, subject_after
from rewards.italian.subjects.verb_groups import past_aside, past_complements
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# "È divenuta definitiva la sentenza": the adjective behind these is said of the subject too.
_BECOMING = word_set("diventare divenire rendere")
# "È salito di corsa le scale", "è costato all'azienda la commessa": with essere, and yet with an object.
_WITH_OBJECT = word_set("salire scendere risalire costare valere correre vivere passare percorrere")
_NAMED = (NAMING - word_set("rimanere restare nascere crescere essere")) | _WITH_OBJECT
_OF = word_set("di d'")
_HERE = word_set("qui qua lì là via su giù")
_OF_BODY = word_set("occhi mano mani braccia spalle testa capelli gambe piedi bocca capo faccia viso")
_OPENERS = ("", "che-", "cui", "quando", "dove", "se", "perché", "come", "mentre")


def subject_behind(words: Words, clause: Clause, copula: int, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The noun with a determiner behind the predicate's complements; None for one right behind the predicate."""
    place = next_word(words, copula + 1)
    numbers = {number for person, number in words.finite(clause.verb) if person == 3}
    if clause.subjects or clause.opener not in _OPENERS or not numbers or place >= words.size:
        return None
    if _is_reflexive(words, clause.verb):
        return None
    first = place
    while words.text[place] in STATO or words.facts[place].lemmas & _BECOMING:
        place = next_word(words, place + 1)
        if place >= words.size or place in by_start or not words.modifiers(place):
            return None
    facts = words.facts[place]
    if facts.lemmas & _NAMED or not (facts.adjectives or facts.participles):
        return None
    start = _past(words, place + 1, by_start)
    dislocated = words.at(start) == ","
    subject = subject_after(words, start + dislocated, by_start)
    if subject is None or (start == place + 1 and place == first and not dislocated):
        return None
    if subject.joined and words.modifiers(place) == WOMEN and "p" in numbers:
        return with_man(words, subject)  # "Sono soggetti a collaudo gli ascensori e le funivie"
    return _narrowed(words, subject, place, numbers, parsed=dislocated)


def _is_reflexive(words: Words, verb: int) -> bool:
    """ "si è messa", "mi sono messo"; not "mi è tornata in mente"."""
    clitic = words.at(verb - 1)
    return clitic in ("si", "s'") or OWN_CLITICS.get(clitic) in words.finite(verb)


def _past(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place behind complements, asides and times."""
    while True:
        text = words.at(place)
        family = FORMS[text].family if text in FORMS else ""
        if text in _OF and place + 1 in by_start:
            place = by_start[place + 1].end  # "destituita di ogni fondamento"
        elif family == "de" and place in by_start:
            place = by_start[place].end
        elif text == "a" and words.at(place + 1) == "parlare":
            place += 2  # "è iscritta a parlare la senatrice"
        elif text in _HERE or (text in ("fin", "fino") and words.at(place + 1) in _HERE):
            place += 1 + (text not in _HERE)
        further = past_times(words, past_complements(words, past_aside(words, place), by_start), by_start)
        if further <= place:
            return place
        place = further


def _narrowed(
    words: Words, subject: Subject, predicate: int, numbers: set[str | None], *, parsed: bool
) -> Subject | None:
    """The subject with the readings that fit the verb; None where it may be something else."""
    first, noun = words.text[subject.start], words.text[subject.place]
    family = FORMS[first].family if first in FORMS else ""
    led = family in ("definite", "indefinite", "quello") or first.startswith(("quest", "altr")) or subject.numeral
    if not led or not subject.sure or subject.joined or subject.pronoun or words.is_name(subject.place):
        return None
    if any(word in ("unico", "unica", "solo", "sola") for word in words.text[subject.start : subject.end]):
        return None  # "è rimasto in città l'unico medico"
    if noun in TIMES | COLLECTIVE | _OF_BODY or opens_next_clause(words, subject):
        return None
    token = words.doc[subject.place]
    if parsed:  # "Erano fitti, i rovi": not "È arrivato stanco, la camicia sudata"
        closed = words.at(subject.end) in STOPS or words.at(subject.end) == ","
        if not closed or token.dep_ not in ("nsubj", "nsubj:pass", "obj") or token.head.i != predicate:
            return None
    readings = frozenset(one for one in subject.readings if one[1] in numbers)
    return replace(subject, readings=readings) if readings else None
