"""Whether a noun before the verb may be no subject: a fronted object, the topic of an impersonal verb
(Renzi, Salvi and Cardinaletti, Grande grammatica italiana di consultazione, I.II, on fronted objects)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import STOPS, skip
from rewards.italian.genders import ALL, OBJECT_PRONOUNS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import NOMINATIVE, Subject, opens_clause
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.phrases_after import has_other_after, subject_after
from rewards.italian.subjects.valency import INTRANSITIVE
from rewards.italian.subjects.verb_groups import OBJECT_CLITICS, Verb
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_QUANTIFIERS = word_set(
    "molto molta molti molte tanto tanta tanti tante poco poca pochi poche troppo troppa troppi troppe quante parecchie"
)
_IMPERSONAL = word_set("sembrare parere occorrere convenire bastare capitare succedere")
_RAISING = word_set("sembrare parere")  # what stands before them is the subject of their infinitive
_BELIEVING = word_set("credo penso ritengo immagino suppongo spero temo direi")


def is_asked(words: Words, subject: Subject) -> bool:
    """ "Quanti libri leggi?", "Che begli occhi hai!": an object in front of its verb."""
    if words.text[subject.place] in NOMINATIVE:
        return False
    asking = ("quale", "quali", "quanto", "quanti", "quante", "quanta", "qual")
    first, parts = words.text[subject.start], words.facts[subject.start].parts
    bare = FORMS[first].family == "bello" if first in FORMS else "ADJ" in parts and not parts & {"DET", "PRON"}
    if words.text[subject.start] == "che" or (bare and words.at(subject.start - 1) == "che"):
        return True  # "che lavoro fanno?", "guarda che belle scarpe ha"
    if not subject.pronoun and words.at(subject.start - 1) == "che" and first not in FORMS:
        before = words.at(subject.start - 2)
        if before in ("", *STOPS, '"') or (before == "," and "!" in words.text[subject.end :]):
            return True
    place = subject.start - 1
    return first in asking or (words.at(place) in asking and not opens_clause(words, place))


def is_repeated(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "La legge non dobbiamo vederla", "Il libro lo leggiamo": the noun in front is the object."""
    if subject.pronoun and words.text[subject.place] in NOMINATIVE | {"noi", "voi"}:
        return False
    if any(_stands_for(clitic, subject) for clitic in verb.clitics if clitic in OBJECT_CLITICS - {"ne", "n'"}):
        return True
    for place in range(verb.place + 1, min(verb.place + 6, words.size)):
        if words.text[place] == "," or words.text[place] in STOPS:
            return False
        if verb.third and _has_object(words, verb, place):  # but "Gli astici vivi non ho il coraggio di cucinarli"
            return False
        if not words.facts[place].enclitic:
            continue
        ending = words.text[place][-2:]
        if ending == "lo" and " e " in subject.text:
            return place == verb.last  # "La gioia e il dolore possiamo viverlo"
        if ending == "ne" and words.text[subject.start] in FORMS:
            continue  # "il professore attraversò senza accorgersene"
        if _stands_for(ending, subject):
            return not verb.third or place == verb.last
    return False


def _has_object(words: Words, verb: Verb, place: int) -> bool:
    """Whether an article with its noun stands there: "la cassiera accusò il direttore di averla umiliata"."""
    entry = FORMS.get(words.text[place])
    article = entry is not None and entry.family in ("definite", "indefinite") and place > verb.last
    return article and place + 1 < words.size and bool(words.nouns(place + 1))


def _stands_for(clitic: str, subject: Subject) -> bool:
    """Whether an object pronoun agrees with the noun: "li" with "i libri", "gliela" with "la borsa"."""
    pronoun = clitic.removeprefix("glie")
    return pronoun in ("ne", "l'", "n'") or bool(OBJECT_PRONOUNS.get(pronoun, ALL) & subject.readings)


def may_be_fronted(words: Words, clause: Clause, verb: Verb, subject: Subject, by_start: dict[int, NounPhrase]) -> bool:
    """ "Il coraggio di parlare non ho", "La stessa cosa fanno gli altri", "Tanta strada hanno fatto"."""
    much = words.text[subject.start] in _QUANTIFIERS and verb.auxiliary == "avere"
    if not (clause.complemented or words.text[subject.place] == "cosa" or much):
        return False
    return not needs_no_object(words, verb, by_start) or has_other_after(words, verb, by_start)


def is_impersonal(words: Words, verb: Verb) -> bool:
    """ "Le lingue è facile dimenticarle", "I bambini è meglio che dormano", "I vicini, mi sa, sono partiti"."""
    place = skip(words, verb.last + 1)
    if verb.clitics == ["mi"] and words.text[verb.place] == "sa":
        return True
    if words.text[verb.place] in _BELIEVING and words.at(place) == "che":
        return True  # "Il Governo credo che debba rispondere"
    if "s" not in verb.numbers or not (verb.copula or verb.lemmas & _IMPERSONAL):
        return False
    if verb.copula and place < words.size and ("m", "s") in words.modifiers(place):
        place += 1
    if words.at(place) == "come" and words.at(place + 1) == "se":
        return True
    raised = verb.lemmas & _RAISING and not verb.clitics and place < words.size
    if raised and words.facts[place].infinitive:
        return words.text[place].endswith(("lo", "la", "li", "le", "ne"))  # not "I tifosi non sembravano crederci"
    if verb.lemmas & _IMPERSONAL and words.at(place) == "di":
        return True  # "Queste scarpe mi sembra di averle viste"
    return place < words.size and (words.text[place] == "che" or words.facts[place].infinitive)


def needs_no_object(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun before the verb cannot be its object, since it has another or takes none."""
    if "ne" in verb.clitics:
        return False  # "Turisti in giro se ne vedono pochi"
    object_clitic = any(clitic in OBJECT_CLITICS for clitic in verb.clitics)
    without = verb.copula or verb.auxiliary in ("essere", "venire") or bool(verb.lemmas & INTRANSITIVE)
    without = without or words.at(verb.last + 1) == "che"
    return without or object_clitic or subject_after(words, verb.last + 1, by_start) is not None
