"""The subject behind a verb that has its object already: a fixed one ("ha luogo la discussione"), a pronoun before the
verb ("non ci riguardano i vostri litigi", "ci crede anche il presidente"), "quanto" (Renzi, Salvi and Cardinaletti,
Grande grammatica italiana di consultazione, I.I, on inversion)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import COMMA_BOUNDS, skip
from rewards.italian.genders import OBJECT_PRONOUNS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.objectless import AFFECTING, CAUSATIVE, MOVING, PRICED, is_person
from rewards.italian.subjects.objectless_subjects import tells_how
from rewards.italian.subjects.phrases_after import is_led, subject_after
from rewards.italian.subjects.valency import FIXED_OBJECTS, NAMING
from rewards.italian.subjects.verb_groups import Verb, past_complements, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_BELIEVING = word_set("credere pensare badare")
_ADVERBS = word_set("molto poco tanto davvero fermamente ancora anche sempre solo proprio")


def behind_fixed_object(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Ha luogo la discussione", "Ha facoltà di parlare il ministro", "Fa la sua comparsa il diritto", "Ha
    preso la parola il professore"."""
    nouns = frozenset(noun for lemma in verb.lemmas & FIXED_OBJECTS.keys() for noun in FIXED_OBJECTS[lemma])
    place = skip(words, verb.last + 1)
    if words.at(place) in ("la", "il", "un") and verb.lemmas & {"fare"}:
        place += 1 + (words.at(place + 1) in ("sua", "suo", "loro"))
    place += words.text[place : place + 2] in (["la", "parola"], ["la", "meglio"])
    if words.at(place) not in nouns:
        return None
    place += 1
    if words.at(place) == "di" and place + 1 < words.size and words.facts[place + 1].infinitive:
        place += 2
    subject = subject_after(words, past_complements(words, place, by_start), by_start)
    if subject is None or not subject.sure or words.family(subject.start) == "de":
        return None  # "ha paura dei tuoni"
    return subject if is_led(words, subject) else None


def behind_object_clitic(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Non ci riguardano i vostri litigi", "Lo aspettavano due amici": the pronoun is the object."""
    clitic = verb.clitics[-1] if verb.clitics else ""
    if (person := _behind_other_clitic(words, verb, clitic, by_start)) is not None:
        return person
    ours = clitic in ("mi", "ti", "ci", "vi", "m'", "t'", "c'", "v'") and verb.lemmas <= AFFECTING
    moved = ours and verb.lemmas <= MOVING and verb.numbers == {"p"}  # "mi spaventano il fischio"
    if not (ours or clitic in ("lo", "la", "l'")) or not (moved or verb.numbers == {"s"}) or verb.copula:
        return None
    if verb.lemmas & (NAMING | PRICED | CAUSATIVE) or words.facts[verb.last].infinitive:
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    if subject is None or not subject.sure or subject.numbers & verb.numbers or not is_led(words, subject):
        return None
    de = words.text[subject.start] in FORMS and FORMS[words.text[subject.start]].family == "de"
    return None if de or tells_how(words, verb, subject) else subject


def _behind_other_clitic(words: Words, verb: Verb, clitic: str, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Lo aspettavano la nonna", "Ce le illustrano Edoardo Boncinelli": a person whom the pronoun cannot take up."""
    pronoun = clitic.removeprefix("glie")
    certain = pronoun in ("lo", "la", "li") or (pronoun == "le" and (pronoun != clitic or len(verb.clitics) > 1))
    if not certain or verb.copula or verb.lemmas & (NAMING | PRICED | CAUSATIVE) or words.facts[verb.last].infinitive:
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    if subject is None or not subject.sure or subject.joined:
        return None
    behind = verb.last + 2
    named = pronoun in ("li", "le") and words.is_name(subject.place) and behind < words.size and words.is_name(behind)
    if subject.readings & OBJECT_PRONOUNS[pronoun] and not named:
        return None
    # not "la vedo una persona onesta"
    person = is_person(words.text[subject.place]) and words.family(subject.start) == "definite"
    ends = words.at(subject.end) in COMMA_BOUNDS  # else the noun may open what follows
    if not (named or person) or not (verb.third or ends):
        return None
    return None if verb.forms == {(1, "p")} and subject.numbers == {"p"} else subject


def behind_ci(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Ci crede molto il presidente": "ci" is what one believes in."""
    if verb.clitics[-1:] != ["ci"] or not verb.lemmas <= _BELIEVING or verb.forms == {(1, "p")}:
        return None
    place = verb.last + 1
    while words.at(place) in _ADVERBS:
        place += 1
    subject = subject_after(words, place, by_start)
    if subject is None or not subject.sure or subject.start != place or words.text[place] not in FORMS:
        return None
    return subject if is_person(words.text[subject.place]) else None


def behind_quanto(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Questo è quanto vuole dire il testo", "quella che diede la mia professoressa": "quanto" or "quella" is of one,
    and so is the noun behind the verb, whichever is the subject."""
    if verb.numbers != {"p"} or verb.clitics or verb.lemmas & (NAMING | PRICED | CAUSATIVE) or verb.copula:
        return None
    first = words_before(words, verb.place)
    pointed = words.at(first) == "che" and words.at(first - 1) in ("quello", "quella", "ciò")
    if not (pointed or (words.at(first) == "quanto" and words.at(first - 1) in ("è", "era", "fu", "sarà"))):
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    if subject is None or not subject.sure or subject.numbers != {"s"} or tells_how(words, verb, subject):
        return None
    return subject if words.text[subject.start] in FORMS or is_led(words, subject) else None
