"""The person of a finite verb as its surroundings give it: subject pronoun, noun before it, "si".

"Diventi" is a second person of the indicative or any singular person of the subjunctive; in
"perché l'affidamento diventi stabile" the subject leaves only the subjunctive (Serianni, XI).
"""

from rewards.italian.tenses.sentence import Sentence
from rewards.italian.verb_tables import (
    ARTICULATED,
    BETWEEN,
    PREPOSITIONS,
    THIRD_PERSON_ONLY,
    THIRD_PERSON_SUBJECTS,
    words,
)

_BACK = 6  # tokens between a noun and the preposition that would make it no subject
_OBJECT_ARTICLES = frozenset({"il", "lo", "la", "i", "gli", "le", "l'", "un", "uno", "una", "un'"})
_INDEFINITE = words("nessuno nessuna qualcuno qualcuna niente nulla qualcosa")
_LEADERS = words(
    "questo questa questi queste quest' quel quello quella quei quegli quelle quell' ogni qualche nessun "
    "nessuna mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra vostro vostra alcuni alcune molti molte"
)
_TIMES = frozenset(
    {"giorno", "giorni", "mattina", "sera", "notte", "volta", "volte", "anno", "anni", "mese", "mesi", "settimana",
     "estate", "inverno", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "ora", "ore"}
)  # fmt: skip


def third_person(sentence: Sentence, verb: int, clause: int, governed: bool) -> bool:
    """Whether the verb has a third person as subject.

    clause: the first token of the verb's clause (after its conjunction); governed: whether another finite verb
        stands before it there, so that a noun between them may be that verb's object.
    """
    clitics = sentence.proclitics(verb)
    if {"si", "s'"} & set(clitics):
        return True
    if all(analysis.lemma in THIRD_PERSON_ONLY for analysis in sentence.form(verb).finite):
        return True
    place = sentence.before_clitics(verb)
    while place >= clause and (sentence.word(place) in BETWEEN or _adverb(sentence, place)):
        if sentence.word(place) in THIRD_PERSON_SUBJECTS:
            break
        place -= 1
    if place < clause or governed:
        return False
    if sentence.word(place) in THIRD_PERSON_SUBJECTS:
        return sentence.word(place - 1) not in PREPOSITIONS
    if sentence.word(place) in {"che", "ch'"}:
        return False
    return _subject_noun(sentence, place, clause)


def relative_subject(sentence: Sentence, verb: int, last: int, opener: int) -> bool:
    """Whether "che" is the subject of the verb: nothing but clitics between them, and an object pronoun, an object
    after the verb or an indefinite antecedent ("un governo che lasci ampio spazio", but "il libro che leggi
    la sera")."""
    place = sentence.before_clitics(verb)
    while place > opener and (sentence.word(place) in BETWEEN or _adverb(sentence, place)):
        place -= 1
    if place != opener or sentence.word(opener) != "che":
        return False
    antecedent = opener - 1
    if sentence.word(antecedent) in {"e", "ed", "o", ","} and any(
        sentence.word(near) == "che" for near in range(sentence.start, antecedent)
    ):
        return _has_object(sentence, last)
    if sentence.word(antecedent) in _INDEFINITE and sentence.proclitics(verb):
        return True  # "nessuno che ci aiuti"
    if not _noun_like(sentence, antecedent):
        return False
    if set(sentence.proclitics(verb)) & {"lo", "la", "li", "le", "l'", "gli", "mi", "si"}:
        return True
    more = sentence.word(last + 1) not in {"", ",", ".", "!", "?", ";", ":"} | _TIMES
    return _has_object(sentence, last) or (more and _indefinite(sentence, antecedent))


def _has_object(sentence: Sentence, last: int) -> bool:
    """Whether a noun follows the verb as its object, times of the day and year apart."""
    after = sentence.skip_between(last + 1)
    following = sentence.form_or_none(after)
    if following is None:
        return False
    head = after
    if sentence.word(after) in _OBJECT_ARTICLES | _LEADERS or following.adjective:
        head = after + 1
    object_noun = sentence.form_or_none(head)
    if object_noun is None or not object_noun.noun or sentence.word(head) in _TIMES:
        return False
    return head != after or sentence.tagged(head, "NOUN")


def _indefinite(sentence: Sentence, noun: int) -> bool:
    """ "una narrativa che", "un processo di crescita che": no determiner but un, uno, una before the noun."""
    for near in range(noun, max(sentence.start, noun - 5) - 1, -1):
        word = sentence.word(near)
        if word in {"un", "uno", "una", "un'", "qualcosa", "qualcuno", "nessuno", "nessun", "nessuna"}:
            return True
        form = sentence.form(near)
        if word in ARTICULATED or word in _OBJECT_ARTICLES:
            return False
        if not (form.noun or form.adjective or form.participle or word in PREPOSITIONS or word in BETWEEN):
            return False
    return False


def _adverb(sentence: Sentence, place: int) -> bool:
    return sentence.word(place).endswith("mente") and sentence.form(place).adverb


def _noun_like(sentence: Sentence, place: int) -> bool:
    form = sentence.form_or_none(place)
    return form is not None and bool(form.noun or form.adjective or form.participle) and not form.closed


def _subject_noun(sentence: Sentence, place: int, clause: int) -> bool:
    """Whether the noun phrase that ends at `place` is a subject: not the complement of a preposition alone."""
    if sentence.tagged(place, "PROPN") or sentence.form(place).name:
        return sentence.word(place - 1) not in PREPOSITIONS and place >= clause
    found = False
    for near in range(place, max(clause, place - _BACK) - 1, -1):
        form, word = sentence.form(near), sentence.word(near)
        if word in PREPOSITIONS or word in ARTICULATED:
            found = False  # "l'idea di Stato": what stands before the preposition decides
        elif word in _OBJECT_ARTICLES or word in _LEADERS:
            # "il minore", "i poveri": an adjective alone between article and verb is a noun.
            alone = near == place - 1 and sentence.form(place).adjective
            return (found or alone) and (sentence.word(near - 1) not in PREPOSITIONS or near == clause)
        elif form.noun or form.adjective or form.participle:
            found = found or form.noun
        elif word not in BETWEEN and word not in {"e", "ed", "o", "tutti", "tutte", "due", "tre"}:
            return False
    return False
