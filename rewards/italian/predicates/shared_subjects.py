"""The subject of a clause that has none of its own and goes on another one: "La riforma è ambiziosa, ma finora è
rimasta sulla carta", "Il ferro arrugginisce perché è esposto all'aria" (Serianni, Grammatica italiana, XIV.18). It
counts only where the predicate agrees with no other noun of the sentence."""

from rewards.italian.articles import GenderNumber
from rewards.italian.function_words import ADVERBS, CLITICS, DATIVES, PREPOSITIONS, STOPS, TIMES
from rewards.italian.phrases.noun_phrases import NounPhrase, narrowed
from rewards.italian.phrases.states import names_state
from rewards.italian.predicates.dropped_subjects import OF_FACTS, OTHERS
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.predicates.predicate_words import COPULAS
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_JOINERS = word_set("e ed ma però eppure né oppure")
_SUBORDINATE = word_set("perché poiché quando mentre finché siccome se benché sebbene dove giacché")
_NEAR = 6
# "è piovuto", "è stato deciso che": of nobody.
_IMPERSONAL = word_set(
    """
    piovere nevicare succedere accadere capitare bastare riuscire parere convenire volere chiedere dire andare
    """
)
_CLAUSES = word_set("che di se come quando dove perché a")


def shared_subject(
    words: Words, found: list[Clause], index: int, predicate: int, phrases: list[NounPhrase]
) -> Subject | None:
    """The subject of the verb before, where the clause at this index goes on its own."""
    clause = found[index]
    verb = clause.verb
    numbers = {number for person, number in words.finite(verb) if person == 3}
    if clause.subjects or clause.relative or not index or predicate >= words.size or len(numbers) != 1:
        return None
    joiner = _joiner(words, clause)
    if joiner < 0:
        return None
    if words.text[joiner] == "," and found[index - 1].opener not in _SUBORDINATE:
        return None  # "Quando le olive sono mature, vengono raccolte"
    subject = _before(words, found, index, numbers, joiner)
    own = frozenset(one for one in words.modifiers(predicate) if one[1] in numbers)
    if subject is None or not own:
        return None
    readings = frozenset(one for one in subject.readings if one[1] in numbers)
    if not readings or own & readings or _is_of_facts(words, found[index - 1].verb, verb, predicate, own):
        return None
    if any(own & one or not one for one in _readings(words, phrases, verb)):
        return None
    return Subject(subject.text, subject.place, subject.start, subject.end, readings, subject.persons)


def _joiner(words: Words, clause: Clause) -> int:
    """The place of what joins the clause to the one before; -1 where another word opens it."""
    for place in range(clause.verb - 1, max(-1, clause.verb - 1 - _NEAR), -1):
        text = words.text[place]
        if text in _JOINERS and not clause.opener:
            return place
        if text == "," and not clause.opener:
            return place
        if text == "che":
            return place if words.at(place - 1) in ("e", "ed", "ma") and clause.opener == "che-" else -1
        if text in _SUBORDINATE:
            return place if clause.opener == text else -1
        if text in STOPS or (words.finite(place) and words.pos[place] in ("VERB", "AUX")):
            return -1
        if words.nouns(place) and words.at(place - 1) not in ("d'", "di", "in", "a", "da"):
            plain = text in ADVERBS or text in CLITICS or text in PREPOSITIONS
            if not plain:
                return -1
    return -1


def _before(words: Words, found: list[Clause], index: int, numbers: set[str | None], joiner: int) -> Subject | None:
    """The sure subject of the nearest verb before that has this number."""
    for clause in found[index - 1 :: -1]:
        if any(words.text[i] in STOPS for i in range(clause.verb, joiner)):
            return None
        options = clause.subjects or (clause.relative if words.at(joiner) == "e" else None) or []
        fitting = [one for one in options if one.sure and words.finite(clause.verb) & one.persons]
        if not fitting or clause.blocked:
            continue
        last = fitting[-1]
        third = {number for person, number in last.persons if person == 3}
        if third != numbers or last.pronoun or last.joined or words.text[last.place] in COLLECTIVE | TIMES:
            return None
        return last if len(fitting) == 1 else None
    return None


def _is_of_facts(words: Words, before: int, verb: int, predicate: int, own: frozenset[GenderNumber]) -> bool:
    """Whether the predicate may be said of a fact, or of nobody: "ed è strano", "ma è stato deciso di partire"."""
    if ("m", "s") not in own:
        return False
    text, facts = words.text[predicate], words.facts[predicate]
    if text in OF_FACTS or words.at(verb - 1) in DATIVES:
        return True
    if not facts.participles:
        copular = bool(words.facts[before].finite_lemmas & COPULAS)
        return not (names_state(text) or (copular and words.at(predicate - 1) != "stato"))
    if facts.lemmas & _IMPERSONAL:
        return True
    following = next_word(words, predicate + 1)
    led = words.at(following) in _CLAUSES and (
        words.at(following) in ("che", "se") or _leads_infinitive(words, following)
    )
    return led or (following < words.size and words.facts[following].infinitive)


def _leads_infinitive(words: Words, place: int) -> bool:
    return place + 1 < words.size and words.facts[place + 1].infinitive


def _readings(words: Words, phrases: list[NounPhrase], verb: int) -> list[frozenset[GenderNumber]]:
    """What all nouns of the sentence are, and those behind the verb without preposition; nothing for one unknown."""
    first = max((i + 1 for i in range(verb) if words.text[i] in STOPS), default=0)
    last = next((i for i in range(verb, words.size) if words.text[i] in STOPS), words.size)
    found = []
    leading = set()
    for one in phrases:
        if one.start < first or one.start >= last or (one.start > verb and one.prepositional):
            continue
        leading.add(one.determiner)
        if words.text[one.head] not in TIMES:
            found.append(frozenset() if one.unknown or (one.proper and not one.readings) else narrowed(words, one))
    if any(words.text[i] in OTHERS and i not in leading for i in range(first, verb)):
        found.append(frozenset())
    return found
