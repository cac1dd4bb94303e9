"""Questions with two nouns of which neither agrees: "Quanti anni ha i tuoi figli?", "Che libri legge i ragazzi?"
(Renzi, Salvi and Cardinaletti, I.II, on the order of words in questions)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import COMMA_BOUNDS, PREPOSITIONS, TIMES
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.objectless import COPULAS, NAMING, PRICED
from rewards.italian.subjects.phrases_after import subject_after
from rewards.italian.subjects.verb_groups import Verb, past_complements, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_ASKING = word_set("quale quali quanto quanta quanti quante che")
_AGES = word_set("avere compiere")


def behind_asked_object(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The determined noun behind the verb, where the asked noun before it is no subject of it."""
    if not verb.third or "si" in verb.clitics or verb.lemmas & (COPULAS | NAMING | PRICED):
        return None
    asked = _asked_numbers(words, verb)
    if not asked or asked & verb.numbers:
        return None
    subject = subject_after(words, past_complements(words, verb.last + 1, by_start), by_start)
    if subject is None or not subject.sure:
        return None
    if words.text[subject.start] in POSSESSIVES:
        return subject  # "Quanto tempo passa tuo figlio …?"
    if words.text[subject.start] not in FORMS:
        return None
    return subject if FORMS[words.text[subject.start]].family in ("definite", "quello") else None


def _asked_numbers(words: Words, verb: Verb) -> set[str]:
    """The numbers of the noun that is asked for, right before the verb: "quanti anni", "che begli occhi"."""
    last = words_before(words, verb.place)
    if last < 1 or not words.nouns(last) or (words.text[last] in TIMES and not verb.lemmas & _AGES):
        return set()
    first = last - 1
    while first > last - 3 and words.text[first] not in _ASKING and words.modifiers(first):
        first -= 1
    before = words.at(first - 1)
    opens = before in COMMA_BOUNDS or words.text[first] != "che"
    if words.at(first) not in _ASKING or before in PREPOSITIONS or before in FORMS or not opens:
        return set()
    return {number for _, number in words.nouns(last)}
