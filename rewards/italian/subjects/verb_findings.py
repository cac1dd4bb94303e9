"""What is said of a verb that does not agree with its subject: the finding, and the form expected."""

from rewards.italian.findings import Agreement, fail, keep_case
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.verb_groups import Verb
from rewards.italian.words import Words


def fits(verb: Verb, subject: Subject) -> bool:
    return bool(verb.forms & subject.persons)


def wrong(words: Words, place: int, subject: Subject, result: Agreement) -> None:
    numbers = " or ".join("singular" if n == "s" else "plural" for n in sorted(subject.numbers, reverse=True))
    message = f'"{subject.text}" is person {subject.person} {numbers}; "{words.raw[place]}" is not.'
    fail(result, words, place, "subject_verb", message, conjugated(words, place, subject))


def conjugated(words: Words, place: int, subject: Subject) -> str | None:
    """The verb of `place` in the subject's person and number."""
    text = words.raw[place]
    for reading in sorted(words.lexicon.readings(text), key=lambda reading: reading.mood != "ind"):
        if reading.pos == "VERB" and reading.mood in ("ind", "sub", "cond"):
            for number in sorted(subject.numbers, reverse=True):
                options = words.lexicon.forms(
                    reading.lemma, "VERB", mood=reading.mood, tense=reading.tense, person=subject.person, number=number
                )
                if options:
                    return keep_case(text, max(options, key=len))
    return None
