"""Subjects without a determiner, and subjects behind a bare predicate: "Fonti sicure dicono", "Simbolo della città è
la torre" (Serianni, Grammatica italiana, IV, on nouns without article)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ARTICULATED, BOUNDS, COMMA_BOUNDS, PREPOSITIONS, STOPS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.fronted_objects import needs_no_object
from rewards.italian.subjects.phrases_after import has_other_after, subject_after
from rewards.italian.subjects.valency import WITH_SI
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_OPENERS = word_set("che quando se perché poiché mentre cui dove e ed ma anche")


def bare_subject(words: Words, subjects: list[Subject], verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """A plural without a determiner that opens its clause: right before the verb ("Fonti sicure dicono", "Musica e
    danza piacciono"), or with a complement, where it can be no object ("Prove di questo furono trovate"). "Pane e
    vino è" may be one thing."""
    subject = subjects[-1]
    if _is_bare_name(words, subject, verb) and needs_no_object(words, verb, by_start):
        return None if has_other_after(words, verb, by_start) else subject
    joined = " e " in subject.text and not verb.copula
    joined = joined and not any(text in FORMS for text in words.text[subject.start : subject.end])
    if len(subjects) != 1 or subject.numbers != {"p"} or not (subject.bare or joined) or subject.pronoun:
        return None
    opens = words.at(subject.start - 1) in COMMA_BOUNDS
    start = words_before(words, verb.place) + 1
    if _may_be_title(words, verb, by_start):
        return None
    if opens and subject.end == start and (verb.third or needs_no_object(words, verb, by_start)):
        return subject
    opens = opens or words.at(subject.start - 1) in _OPENERS
    passive = "si" in verb.clitics and bool(verb.lemmas & WITH_SI)  # "Esempi di questo si possono individuare"
    if not opens or not (passive or needs_no_object(words, verb, by_start)) or has_other_after(words, verb, by_start):
        return None
    return subject if start == subject.end or _is_complement(words, subject.end, start) else None


def _is_bare_name(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "Madonna hanno una figlia": a singular noun, as a name, opens the sentence right before a third person."""
    if not subject.bare or subject.numbers != {"s"}:
        return False
    if words.at(subject.start - 1) in QUOTES and words.at(words_before(words, verb.place)) in QUOTES:
        return True  # "«Idillio primaverile» è un quadro"
    named = words.pos[subject.place] == "PROPN"
    adjacent = words_before(words, verb.place) == subject.place
    return named and adjacent and words.at(subject.start - 1) in BOUNDS and verb.third and not verb.copula


def _is_complement(words: Words, start: int, stop: int) -> bool:
    """Whether only a complement with a preposition, or an adjective, stands there: "fonti *vicine al governo*"."""
    if start >= words.size:
        return False
    text, facts = words.text[start], words.facts[start]
    led = text in PREPOSITIONS or (text in FORMS and FORMS[text].family in ARTICULATED) or bool(facts.modifiers)
    between = range(start, stop)
    return led and not any(words.text[i] in (",", "che", *STOPS) or words.facts[i].only_verb for i in between)


def subject_behind_predicate(
    words: Words, subjects: list[Subject], verb: Verb, by_start: dict[int, NounPhrase]
) -> Subject | None:
    """ "Simbolo della città *sono* la torre": both nouns beside the copula are singular."""
    predicate = subjects[0]
    if len(subjects) != 1 or not verb.copula or not predicate.bare or predicate.numbers != {"s"}:
        return None
    after = subject_after(words, verb.last + 1, by_start)
    single = after is not None and after.sure and after.numbers == {"s"} and not after.joined
    opens = words.at(predicate.start - 1) in ("", ",", "e", *STOPS)
    return after if single and opens and "," not in words.text[predicate.end : verb.place] else None


def _may_be_title(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """ "Vacanze romane è un film", "Errori così è meglio evitarli": no plural stands behind the copula."""
    if not verb.copula or not verb.third:
        return False
    after = subject_after(words, verb.last + 1, by_start)
    adjective = words.facts[verb.last + 1].modifiers if verb.last + 1 < words.size else frozenset()
    plural = (after is not None and "p" in after.numbers) or {number for _, number in adjective} == {"p"}
    return not plural
