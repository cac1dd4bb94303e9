"""Which subject is likely: all candidates of a sentence weighed against each other (ranker.py)."""

from rewards.italian.ranker import Likely, likely, load_ranker
from rewards.italian.subjects.candidate_features import Sentences, question
from rewards.italian.subjects.candidates import Candidate
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.subject_doubts import is_doubtful
from rewards.italian.subjects.verb_groups import Verb

NAME = "subject_ranker"
PERSON_FORMS = ((1, "s"), (2, "s"), (3, "s"), (1, "p"), (2, "p"), (3, "p"))
# A form of a smaller share is wrong, by the length of its sentence in words and marks: in a short one the rules find
# what there is to find, and a noun near a verb without subject is mostly its object. First and second persons need
# no subject; nor does a verb that agrees with another noun, as the rules found.
_LEAST = 12  # in a shorter one nothing is weighed
_UNLIKELY = ((32, 0.12), (25, 0.05), (_LEAST, 0.02), (0, 0.0))
_UNLIKELY_PERSONS = ((32, 0.1), (25, 0.03), (18, 0.01), (_LEAST, 0.005), (0, 0.0))
_UNLIKELY_FITTING = ((18, 0.005), (0, 0.0))
_SURE = 0.5


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
    if sentences.words.size < _LEAST:
        return None
    length = sentences.length(clause.verb)
    limits = _UNLIKELY_FITTING if fits else _UNLIKELY if verb.third else _UNLIKELY_PERSONS
    limit = next(share for least, share in limits if length >= least)
    if not limit or not sentences.opposes(clause.verb, verb.forms):
        return None
    found = weigh(sentences, clause)
    if found.other is None or found.share > limit or found.other_share < _SURE:
        return None
    subject = found.other.whole or found.other.subject
    return None if is_doubtful(sentences, clause, verb, subject, found.share, fits=fits) else subject
