"""Predicates of a clause or an infinitive, which are masculine singular: "È necessario che …", "È giusto partire"
(Serianni, Grammatica italiana, XIV, subject clauses)."""

from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import skip
from rewards.italian.subjects.clauses import Clause
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Adjectives that are said of clauses, and hardly of persons before "che" ("è contenta che" is).
_OF_CLAUSES = word_set(
    """
    necessario importante giusto possibile impossibile chiaro evidente vero opportuno probabile improbabile strano
    assurdo essenziale fondamentale indispensabile ovvio noto logico naturale normale utile inutile augurabile
    auspicabile doveroso lecito plausibile preferibile verosimile
    """
)
_MASCULINE = frozenset({("m", "s")})
_ASIDE = 8  # words at most: "È evidente, signor Presidente, che …"


def check_clause_predicate(words: Words, clause: Clause, result: Agreement) -> bool:
    """ "È necessaria che ognuno legga": an adjective of clauses after "è" without a subject before it. Whether an error
    was found."""
    verb = clause.verb
    if clause.subjects or clause.opener == "che" or "essere" not in words.facts[verb].finite_lemmas:
        return False
    if (3, "s") not in words.finite(verb) or clause.relative is not None:
        return False
    place = skip(words, verb + 1)
    if place >= words.size or words.facts[place].modifiers & _MASCULINE or not words.facts[place].adjectives:
        return False
    lemmas = {reading.lemma for reading in words.lexicon.readings(words.raw[place]) if reading.pos == "ADJ"}
    if not lemmas & _OF_CLAUSES or not _clause_follows(words, place + 1):
        return False
    message = f'A clause is masculine singular; "{words.raw[place]}" is {describe(words.facts[place].modifiers)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, _MASCULINE))
    return True


def _clause_follows(words: Words, place: int) -> bool:
    """Whether "che" or an infinitive follows, right away or behind an aside between commas."""
    if words.at(place) == ",":
        ends = (end for end in range(place + 1, min(place + _ASIDE, words.size)) if words.text[end] == ",")
        place = next(ends, place) + 1
    return words.at(place) == "che" or (place < words.size and words.is_infinitive(place))
