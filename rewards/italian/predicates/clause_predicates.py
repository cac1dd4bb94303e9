"""Predicates of a clause or an infinitive, which are masculine singular: "È necessario che …", "È giusto partire"
(Serianni, Grammatica italiana, XIV, subject clauses)."""

from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import TIMES, skip
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


def check_time_passed(words: Words, clause: Clause, result: Agreement) -> bool:
    """ "Quanto tempo è passato?", "Quanti mesi sono trascorsi?": the time asked for is the subject."""
    verb, place = clause.verb, skip(words, clause.verb + 1)
    noun = verb - 1 - (words.at(verb - 1) in ("ne", "ci"))
    if noun < 1 or not words.text[noun - 1].startswith("quant") or words.text[noun] not in TIMES | {"tempo"}:
        return False
    wanted = words.nouns(noun) & {(g, n) for g in "mf" for person, n in words.finite(verb) if person == 3}
    if not words.facts[verb].finite_lemmas & {"essere"} or place >= words.size or not wanted:
        return False
    if not words.facts[place].lemmas & {"passare", "trascorrere"} or words.facts[place].participles & wanted:
        return False
    own = words.facts[place].participles
    message = f'"{words.raw[noun]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))
    return True


def _clause_follows(words: Words, place: int) -> bool:
    """Whether "che" or an infinitive follows, right away or behind an aside between commas."""
    if words.at(place) == ",":
        ends = (end for end in range(place + 1, min(place + _ASIDE, words.size)) if words.text[end] == ",")
        place = next(ends, place) + 1
    return words.at(place) == "che" or (place < words.size and words.is_infinitive(place))
