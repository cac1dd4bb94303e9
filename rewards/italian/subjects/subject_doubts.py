"""What speaks against a likely subject: a time, a fronted object, a name that is called, another noun with which the
verb agrees (Serianni, Grammatica italiana, XI; Renzi, Salvi and Cardinaletti, I.I, on the order of words)."""

from rewards.italian.function_words import STOPS, TIMES, skip
from rewards.italian.genders import PERSONS
from rewards.italian.subjects.candidate_features import Sentences
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.fronted_objects import is_asked, is_impersonal, is_repeated
from rewards.italian.subjects.valency import NAMING, SEEMING
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.words import Words

# A share so small in so long a sentence outweighs a name that the subject may be given.
_LONG, _SMALL = 18, 0.005
_WINDOW = 9  # words before a subject in which its correlative stands
_THESE = frozenset({"questi", "queste", "quelli", "quelle"})
_MARKS = frozenset({",", "", *STOPS})


def is_doubtful(
    sentences: Sentences, clause: Clause, verb: Verb, subject: Subject, share: float, *, fits: bool
) -> bool:
    """Whether the verb may have another subject, or none. share: how likely its form is; fits: whether it agrees with
    another noun."""
    words, length = sentences.words, sentences.length(clause.verb)
    if subject.start > verb.place:
        placed = _is_outside(sentences, verb, subject, named=verb.third or length < _LONG or share > _SMALL)
        placed = placed or _may_be_said(words, verb, subject)
    else:
        placed = _may_be_topic(words, verb, subject) or (length < _LONG and _agrees_behind(sentences, verb))
    return (
        placed
        or _is_time(words, subject)
        or _is_called(words, subject)
        or _has_own_subject(sentences, verb, subject)
        or _is_clause(words, verb)
        or (fits and (verb.copula or _may_be_joined(words, verb, subject)))
        or _is_no_verb(words, verb)
        or (not verb.third and subject.place in {one.place for one in clause.relative or ()})
    )


def _may_be_said(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "… : sono il frutto di errori", "si sono recati in pochi, il dato più basso": what a verb without subject
    says."""
    if words.at(subject.start - 1) == "," and words.at(verb.last + 1) != ",":
        return True
    if verb.copula and words.at(words_before(words, verb.place)) == ":":
        return True
    return not verb.third and subject.bare


def _is_no_verb(words: Words, verb: Verb) -> bool:
    """ "vescovi o capitani": a noun."""
    return bool(words.nouns(verb.place)) and (not verb.third or words.at(verb.place - 1) in ("e", "ed", "o"))


def _has_own_subject(sentences: Sentences, verb: Verb, subject: Subject) -> bool:
    """ "Il primo a parlare sono stato io"; "sono scivolata" has no noun."""
    words = sentences.words
    participle = bool(words.facts[subject.place].participles) and verb.place < subject.start <= verb.last + 1
    return participle or words.at(verb.last + 1) in PERSONS or _agrees_before(sentences, verb)


def _is_time(words: Words, subject: Subject) -> bool:
    """ "Torna tutte le mattine", "i primi di aprile", "il prima possibile"."""
    text = words.text[subject.place]
    return text in TIMES | {"possibile"} or (
        text in ("primi", "ultimi") and words.at(subject.end) in ("di", "d'", "del")
    )


def _may_be_joined(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Erano presenti il prefetto, la rettrice …", "la Luna e, in misura minore, il Sole"."""
    if "p" not in verb.numbers:
        return False
    near = words.text[max(0, subject.start - _WINDOW) : verb.place]
    return subject.start > verb.place or any(text in ("e", "ed", "o", "né", "con") for text in near)


def _is_called(words: Words, subject: Subject) -> bool:
    """ ", signora ministra,": a bare noun between marks is called, not spoken of; "con voi colleghi"."""
    if subject.bare and words.at(subject.start - 1) in ("noi", "voi"):
        return True
    titled = subject.start > 0 and bool(words.nouns(subject.start - 1))
    first = subject.start - 1 - titled
    return subject.bare and words.at(subject.end) in _MARKS and words.at(first) in _MARKS


def _agrees_before(sentences: Sentences, verb: Verb) -> bool:
    """ "Quando tutti lo consideravano il migliore", "Quelli sono la squadra": it stands right before the verb."""
    words = sentences.words
    first = words_before(words, verb.place)
    if words.at(first) in _THESE and "p" in verb.numbers:
        return True
    left, _ = sentences.near(verb.place)
    return any(
        one.determiner == "pronoun" and not one.preposition and one.subject.place == first and one.persons & verb.forms
        for one in left[:1]
    )


def _is_clause(words: Words, verb: Verb) -> bool:
    """ "A nessuna è stato concesso di parlare": the infinitive is the subject; "che mi pare abbiano scelto"."""
    before = words_before(words, verb.place)
    if before >= 0 and words.facts[before].finite_lemmas & SEEMING:
        return True
    following = verb.last + 1
    infinitive = following + 1 < words.size and words.facts[following + 1].infinitive
    passive = verb.participle is not None and verb.auxiliary in ("essere", "venire")
    return passive and (3, "s") in verb.forms and words.at(following) in ("di", "d'") and bool(infinitive)


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


def _is_correlated(words: Words, subject: Subject) -> bool:
    """ "Sia Marco sia Anna", "tanto il riccio quanto l'istrice", "più che la bellezza"."""
    before = words.text[max(0, subject.start - _WINDOW) : subject.start]
    compared = before[-2:] in (["più", "che"], ["meno", "che"], ["oltre", "che"])
    return "sia" in before or "né" in before or ("tanto" in before and "quanto" in before) or compared


def _is_outside(sentences: Sentences, verb: Verb, subject: Subject, *, named: bool) -> bool:
    """Whether a noun behind the verb belongs to another one, or says what the subject is: "nel gruppo che rappresento,
    annuncio il nostro voto", "sono rimaste lettera morta"."""
    other = any(verb.last < place < subject.start for place in sentences.verbs)
    apart = not verb.third and "," in sentences.words.text[verb.last + 1 : subject.start]
    return other or apart or (named and bool(verb.lemmas & NAMING))
