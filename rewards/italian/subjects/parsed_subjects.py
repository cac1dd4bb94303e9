"""Subject and verb by the parse, where reading from left to right leaves the subject open.

The parser was trained on sentences with errors too, so that it finds a subject that does not agree. It
is believed only for what the words allow: third persons after a relative "che", no cleft sentence, no
other noun phrase after the verb that would agree (Renzi, Salvi and Cardinaletti, I, on the order of
subject and verb).
"""

from rewards.italian.articles import FORMS
from rewards.italian.findings import Agreement
from rewards.italian.function_words import ARTICULATED, STOPS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject, is_prepositional, phrase_subject, pronoun_subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.fronted_objects import is_asked, is_impersonal, is_repeated, may_be_fronted
from rewards.italian.subjects.objectless import AT_TIMES_WITH, takes_no_object
from rewards.italian.subjects.objectless_subjects import tells_how
from rewards.italian.subjects.phrase_surroundings import is_of_whole
from rewards.italian.subjects.phrases_after import has_other_after
from rewards.italian.subjects.relative_subjects import is_antecedent_certain
from rewards.italian.subjects.subjects_after import is_si_compound
from rewards.italian.subjects.subjects_before import (
    agrees_with_predicate,
    goes_on,
    is_correlated,
    is_object_in_front,
    is_pronoun_behind,
    opens_aside,
    stands_before,
)
from rewards.italian.subjects.valency import INTRANSITIVE, NAMING, SEEMING
from rewards.italian.subjects.verb_findings import fits, wrong
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.tokens import Token
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_SUBJECT = ("nsubj", "nsubj:pass")
_HELPERS = ("aux", "cop", "aux:pass")
_PLURAL = frozenset({(3, "p")})
_JOINERS = word_set("e ed")
_COORDINATORS = word_set("e ed o né oppure ma nonché sia")


def parsed_subject(words: Words, verb: int, by_head: dict[int, NounPhrase]) -> tuple[Subject, bool] | None:
    """The subject on which the parser hangs a finite verb, and whether "che" stands for it; None if it has
    none or several, or nothing certain is known of its number."""
    token: Token = words.doc[verb]
    clause = token.head if token.dep_ in _HELPERS else token
    if any(child.dep_ in _HELPERS and words.finite(child.i) for child in token.children):
        return None  # "che le lettere siano opera di un monaco": a noun
    subjects = [child for child in clause.children if child.dep_ in _SUBJECT]
    if len(subjects) != 1:
        return None
    found = subjects[0]
    relative = words.text[found.i] in ("che", "ch'")
    if relative:
        if clause.dep_ != "acl:relcl" or clause.head.i > found.i:
            return None
        found = clause.head
    phrase = by_head.get(found.i)
    if phrase is not None and not relative and (is_prepositional(words, phrase) or is_of_whole(words, phrase)):
        return None
    subject = _as_subject(words, found, by_head)
    if subject is None or (not relative and subject.start <= verb < subject.end):
        return None
    return (subject, relative) if subject.sure else None


def _as_subject(words: Words, token: Token, by_head: dict[int, NounPhrase]) -> Subject | None:
    phrase = by_head.get(token.i)
    if phrase is None:
        return pronoun_subject(words, token.i)
    subject = phrase_subject(words, phrase)
    if subject is None:
        return None
    joined = [child for child in token.children if child.dep_ == "conj"]
    if joined:
        links = {words.text[child.i] for one in joined for child in one.children if child.dep_ == "cc"}
        if not links or links - _JOINERS:
            return None
        subject.persons |= _PLURAL
        subject.sure = subject.sure and "p" in {number for _, number in subject.persons}
    return subject


def check_parsed(
    words: Words,
    clause: Clause,
    verb: Verb,
    by_start: dict[int, NounPhrase],
    by_head: dict[int, NounPhrase],
    result: Agreement,
) -> None:
    """The subject that the parser finds where the order of the words leaves it open."""
    found = parsed_subject(words, clause.verb, by_head)
    if found is None:
        return
    subject, relative = found
    if fits(verb, subject):
        result.passed += 1
        return
    if is_correlated(words, max(0, subject.start - 9), verb):
        return  # "sia i tempi che la sequenza"
    if relative:
        certain = is_antecedent_certain(words, clause, verb, by_start, subject)
    elif subject.start < clause.verb:
        certain = _is_certain_before(words, clause, verb, by_start, subject)
    else:
        certain = _is_certain_after(words, clause, verb, subject)
    if certain:
        wrong(words, clause.verb, subject, result)


def check_against_nearer(
    words: Words,
    clause: Clause,
    verb: Verb,
    by_start: dict[int, NounPhrase],
    by_head: dict[int, NounPhrase],
    result: Agreement,
) -> None:
    """The first or the last of the nouns before the verb, where another one agrees with it but the parser takes this
    one: "L'associazione rappresentante gli editori *affermano*"."""
    found = parsed_subject(words, clause.verb, by_head) if verb.third and not clause.blocked else None
    if found is None or found[1] or fits(verb, found[0]):
        return
    subject, candidates = found[0], clause.subjects
    if subject.place not in (candidates[0].place, candidates[-1].place):
        return
    start = candidates[0].start if subject.place == candidates[0].place else subject.start - 1
    joined = any(words.text[i] in _COORDINATORS for i in range(start, clause.verb))
    if not joined and len(candidates) > 1 and _is_certain_before(words, clause, verb, by_start, subject):
        wrong(words, clause.verb, subject, result)


def _is_certain_before(
    words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], subject: Subject
) -> bool:
    if words.at(subject.start - 1) == "cui" and words.at(subject.start - 2) in ("tra", "fra"):
        return False  # "i beni, tra cui una biblioteca, vennero"
    if subject.start < clause.start:
        return False  # "I cittadini, si legge nella sentenza, hanno diritto"
    if is_asked(words, subject) or any(is_repeated(words, one, verb) for one in (subject, *clause.subjects)):
        return False
    if any(one.place == subject.place and fits(verb, one) for one in clause.subjects):
        return False  # "Re Carlo e la regina hanno …"
    if is_pronoun_behind(words, verb) or is_impersonal(words, verb):
        return False  # "Il colpevole sono io", "Le lingue è facile dimenticarle"
    if may_be_fronted(words, clause, verb, subject, by_start) or is_object_in_front(words, verb, subject, by_start):
        return False
    if verb.copula and "p" in verb.numbers and agrees_with_predicate(words, verb, by_start):
        return False  # "Il suo sogno sono lettori attenti"
    if goes_on(words, clause, verb):
        return False  # "organismi che nascono, crescono e muoiono"
    before = words_before(words, verb.place)
    if before >= 0 and words.facts[before].finite_lemmas & SEEMING:
        return False  # "il libro che pare abbiano scelto"
    between = words.text[subject.end : clause.verb]
    if opens_aside(words, subject, verb) or _is_outside(words, subject, verb):
        return False
    if subject.pronoun and "," in between:
        return False  # "Credevo fossi tu, invece era lui"
    if not verb.third and (
        not stands_before(words, clause, verb, subject) or any(t in (",", "noi", "voi", "che") for t in between)
    ):
        return False  # "La risposta, penso, è qui", "l'uomo, e in particolare noi ragazzi, dobbiamo"
    return not has_other_after(words, verb, by_start)


def _is_outside(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a relative clause or a question begins between them: "la ragione per la quale sono venuto"."""
    for place in range(verb.place - 1, subject.end - 1, -1):
        if words.facts[place].only_verb:
            return False
        whole = words.text[place] == "cui" and not words.at(place + 1).startswith("a")  # "di cui all'articolo 6"
        if whole or words.text[place] in ("quale", "quali", "quanti", "quante"):
            return True
    return False


def _is_certain_after(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    between = words.text[clause.verb : subject.start]
    if not (verb.third or _is_passive_of(words, verb, subject)) or not _follows(words, verb, subject, between):
        return False  # "Mangio una mela", "È qui che vivono gli zii"
    return not (verb.copula and any(fits(verb, other) for other in clause.subjects))


def _follows(words: Words, verb: Verb, subject: Subject, between: list[str]) -> bool:
    """Whether a noun behind a verb without object can only be its subject, and no other noun is joined to it."""
    if "che" in between or "," in between or tells_how(words, verb, subject):
        return False
    without = takes_no_object(verb.lemmas, words.text[subject.place]) and not verb.lemmas & AT_TIMES_WITH
    no_object = verb.auxiliary in ("essere", "venire") or without
    if verb.copula or not no_object or (verb.lemmas & NAMING and subject.numbers == {"s"}):
        return False  # "sono rimasti una famiglia"
    if verb.auxiliary == "essere" and verb.own_clitic and not verb.lemmas & INTRANSITIVE:
        return False  # "ci siamo dati un obiettivo"
    if "si" in verb.clitics and verb.auxiliary and not is_si_compound(words, verb, subject):
        return False  # "si sono presi una pausa"
    if "p" not in verb.numbers:
        return True
    for place in range(subject.end, words.size):
        if words.facts[place].only_verb or words.text[place] in STOPS:
            return True
        if words.text[place] in ("e", "ed", "o", "né", ",") and place + 1 < words.size:
            article = words.text[place + 1] in FORMS and FORMS[words.text[place + 1]].family not in ARTICULATED
            if article or words.pos[place + 1] in ("NOUN", "PROPN", "ADJ", "NUM"):
                return False
    return True


def _is_passive_of(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Veniamo esposte le mappe" for "vengono": the participle agrees with what follows, and takes no object."""
    if verb.auxiliary not in ("essere", "venire") or verb.clitics or verb.participle is None:
        return False
    return bool(words.facts[verb.participle].participles & subject.readings) and subject.numbers == {"p"}
