"""Subject and verb by the parse, where reading from left to right leaves the subject open.

The parser was trained on sentences with errors too, so that it finds a subject that does not agree. It
is believed only for what the words allow: third persons after a relative "che", no cleft sentence, no
other noun phrase after the verb that would agree (Renzi, Salvi and Cardinaletti, I, on the order of
subject and verb).
"""

from rewards.italian.clause_subjects import Subject, is_prepositional, phrase_subject, pronoun_subject
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.tokens import Token
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_SUBJECT = ("nsubj", "nsubj:pass")
_HELPERS = ("aux", "cop", "aux:pass")
_PLURAL = frozenset({(3, "p")})
_JOINERS = word_set("e ed")


def parsed_subject(words: Words, verb: int, by_head: dict[int, NounPhrase]) -> tuple[Subject, bool] | None:
    """The subject on which the parser hangs a finite verb, and whether "che" stands for it; None if it has
    none or several, or nothing certain is known of its number."""
    token: Token = words.doc[verb]
    clause = token.head if token.dep_ in _HELPERS else token
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
    if phrase is not None and not relative and is_prepositional(words, phrase):
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
