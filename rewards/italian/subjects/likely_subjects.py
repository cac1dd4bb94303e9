"""Which subject is likely: all candidates of a sentence weighed against each other (ranker.py)."""

from rewards.italian.function_words import TIMES, skip
from rewards.italian.ranker import Likely, likely, load_ranker
from rewards.italian.subjects.candidate_features import Sentences, question
from rewards.italian.subjects.candidates import Candidate
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.fronted_objects import is_asked, is_impersonal, is_repeated
from rewards.italian.subjects.objectless import takes_no_object
from rewards.italian.subjects.valency import NAMING
from rewards.italian.subjects.verb_groups import Verb
from rewards.italian.words import Words

NAME = "subject_ranker"
PERSON_FORMS = ((1, "s"), (2, "s"), (3, "s"), (1, "p"), (2, "p"), (3, "p"))
# A form of a smaller share is wrong, by the length of its sentence in words and marks. First and second persons need no
# subject; so does a verb that agrees with another noun, as the rules found.
_UNLIKELY = ((32, 0.12), (25, 0.05), (12, 0.02), (0, 0.005))
_UNLIKELY_PERSONS = ((32, 0.02), (0, 0.005))
_UNLIKELY_FITTING = ((0, 0.005),)
_SHORT = 12
# So long a sentence with so small a share needs no second thought: a time, an object in front, a name.
_LONG, _SURELY = 18, 0.005
_SURE = 0.5
_WINDOW = 9  # words before a subject in which its correlative stands


def weigh(sentences: Sentences, clause: Clause) -> Likely[Candidate]:
    """How likely the form of a clause's verb is, and the subject that it should agree with and does not."""
    forms = sentences.words.facts[clause.verb].finite
    ranked, asked = question(sentences, clause)
    answer = load_ranker(NAME).answer(asked)
    own = [form in forms for form in PERSON_FORMS]
    return likely(answer, own, ranked, [not forms & one.persons for one in ranked])


def likely_subject(sentences: Sentences, clause: Clause, verb: Verb, *, fits: bool = False) -> Subject | None:
    """The subject with which the verb should agree and does not, where the rules find none; None where it is not
    likely enough. fits: whether the rules found another one with which it agrees."""
    if not sentences.opposes(clause.verb, verb.forms):
        return None
    length = sentences.length(clause.verb)
    limits = _UNLIKELY_FITTING if fits else _UNLIKELY if verb.third else _UNLIKELY_PERSONS
    found = weigh(sentences, clause)
    if found.other is None or found.other_share < _SURE:
        return None
    if found.share > next(share for least, share in limits if length >= least):
        return None
    subject, words = found.other.whole or found.other.subject, sentences.words
    sure = length >= _LONG and found.share <= _SURELY
    if subject.start > verb.place:
        if _is_outside(sentences, verb, subject, sure):
            return None
    elif _may_be_topic(words, verb, subject) or (not sure and _agrees_behind(sentences, verb)):
        return None
    if length < _SHORT and _may_be_object(sentences, clause, verb, subject):
        return None
    if words.nouns(verb.place) and (not verb.third or words.at(verb.place - 1) in ("e", "ed", "o")):
        return None  # "vescovi o capitani"
    if not verb.third and subject.place in {one.place for one in clause.relative or ()}:
        return None  # "le richieste che avevamo rivolto"
    return None if words.text[subject.place] in TIMES and not sure else subject


def _may_be_topic(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Quanti libri leggi?", "Le lingue è facile dimenticarle", "Sia Marco sia Anna parlano"."""
    return (
        _is_correlated(words, subject)
        or is_asked(words, subject)
        or is_repeated(words, subject, verb)
        or is_impersonal(words, verb)
    )


def _agrees_behind(sentences: Sentences, verb: Verb) -> bool:
    """ "La stessa cosa hanno fatto i vicini": what stands in front is the object."""
    _, right = sentences.near(verb.place)
    following = skip(sentences.words, verb.last + 1)
    return any(
        one.persons & verb.forms and not one.preposition and one.subject.start <= following + 1 for one in right[:1]
    )


def _may_be_object(sentences: Sentences, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """ "La terra che lavorano", "il pensiero che partono", "serviamo la cena"; and the subject of the next verb:
    "Quando partiamo il cane piange"."""
    if subject.place in {one.place for one in clause.relative or ()}:
        return True
    if subject.start < verb.place:
        return False
    next_verb = min((place for place in sentences.verbs if place >= subject.end), default=None)
    if next_verb is not None and "," not in sentences.words.text[subject.end : next_verb]:
        return True
    return not verb.third and not takes_no_object(verb.lemmas, "") and not verb.copula


def _is_correlated(words: Words, subject: Subject) -> bool:
    """ "Sia Marco sia Anna", "tanto il riccio quanto l'istrice", "più che la bellezza"."""
    before = words.text[max(0, subject.start - _WINDOW) : subject.start]
    compared = before[-2:] in (["più", "che"], ["meno", "che"], ["oltre", "che"])
    return "sia" in before or "né" in before or ("tanto" in before and "quanto" in before) or compared


def _is_outside(sentences: Sentences, verb: Verb, subject: Subject, sure: bool) -> bool:
    """Whether a noun behind the verb belongs to another one, or says what the subject is: "nel gruppo che rappresento,
    annuncio il nostro voto", "sono rimaste lettera morta"."""
    other = any(verb.last < place < subject.start for place in sentences.verbs)
    apart = not verb.third and "," in sentences.words.text[verb.last + 1 : subject.start]
    return other or ((apart or bool(verb.lemmas & NAMING)) and not sure)
