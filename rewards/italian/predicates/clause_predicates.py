"""Predicates of a clause or an infinitive, which are masculine singular: "È necessario che …", "È giusto partire"
(Serianni, Grammatica italiana, XIV, subject clauses)."""

from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import STOPS, TIMES, skip
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clauses import Clause
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Adjectives that are said of clauses, and hardly of persons before "che" ("è contenta che" is).
_OF_CLAUSES = word_set(
    """
    necessario importante giusto possibile impossibile chiaro evidente vero opportuno probabile improbabile strano
    assurdo essenziale fondamentale indispensabile ovvio noto logico naturale normale utile inutile augurabile
    auspicabile doveroso lecito plausibile preferibile verosimile ingiusto scandaloso vergognoso assodato scontato
    pacifico sbagliato pericoloso ridicolo curioso sorprendente incredibile
    """
)
_MASCULINE = frozenset({("m", "s")})
_TAKING = word_set("passare trascorrere volere prevedere concedere dedicare bastare occorrere servire")
_COMING = word_set("arrivare giungere venire finire cominciare iniziare scoppiare tornare terminare")
_SEASONS = word_set("primavera estate autunno inverno weekend natale pasqua")
_COUNTED = (TIMES | {"tempo"}) - {"volta", "volte"}
_GOING = word_set("settimana settimane giornata giornate serata ora ore estate notti")
_AGO = word_set("fa prima dopo scorsa scorso")
_ASIDE = 8  # words at most: "È evidente, signor Presidente, che …"


def check_clause_predicate(words: Words, clause: Clause, result: Agreement) -> bool:
    """ "È necessaria che ognuno legga": an adjective of clauses after "è" without a subject before it. Whether an error
    was found."""
    verb = clause.verb
    if clause.subjects or clause.opener == "che":
        return False
    if not words.facts[verb].finite_lemmas & {"essere", "sembrare", "parere"}:
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
    if _is_time_gone(words, verb, place):
        noun = verb - 1
        wanted = words.nouns(noun) & words.own(noun - 1)
        own = words.facts[place].participles
        if not own & wanted:
            message = f'"{words.raw[noun]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
            fail(result, words, place, "participle", message, inflected(words, place, wanted))
            return True
        return False
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


def _is_time_gone(words: Words, verb: int, place: int) -> bool:
    """ "La settimana è passata in fretta", "Le ore sono volate"; not "La sera è passato da noi"."""
    if words.at(verb - 1) not in _GOING or words.at(verb - 2) not in ("la", "le", "l'") or place >= words.size:
        return False
    if words.at(verb - 3) not in ("", ",", "e", "ma", "che", *STOPS) or not words.facts[place].participles:
        return False
    behind = skip(words, place + 1)
    led = words.at(behind) in ("", ",", "senza", *STOPS)
    led = led or (words.at(behind) == "in" and words.at(behind + 1) in ("fretta", "un", "silenzio"))
    numbers = {number for _, number in words.nouns(verb - 1) & words.own(verb - 2)}
    agrees = bool(numbers & {number for _, number in words.finite(verb)})
    return led and agrees and bool(words.facts[place].lemmas & {"passare", "volare", "trascorrere"})


def check_time_counted(words: Words, clause: Clause, by_start: dict[int, NounPhrase], result: Agreement) -> bool:
    """ "Sono passati tre mesi", "Ci sono voluti due anni", "È concesso un minuto", "È arrivata la primavera": with
    these participles a time is the subject. Whether an error was found."""
    verb, place = clause.verb, skip(words, clause.verb + 1)
    if place >= words.size or not words.facts[verb].finite_lemmas & {"essere"} or clause.subjects:
        return False
    facts = words.facts[place]
    own, start = facts.participles, skip(words, place + 1)
    if not own or not facts.lemmas & (_TAKING | _COMING):
        return False
    counted = start < words.size and is_numeral(words, start)
    phrase = by_start.get(start) or (by_start.get(start + 1) if counted else None)
    if phrase is None or words.text[phrase.head] not in _COUNTED or words.at(phrase.end) in _AGO:
        return False
    noun, article = words.text[phrase.head], words.text[phrase.start]
    following = words.at(phrase.end)
    wanted = words.nouns(phrase.head) & {(g, n) for g in "mf" for person, n in words.finite(verb) if person == 3}
    if facts.lemmas & _COMING:
        season = noun in _SEASONS and (following in STOPS or following in ("", "e", "ed"))
        moment = noun in ("ora", "momento") and (following in ("di", "d'") or following == "che")
        known = (season or moment) and not phrase.after and article in ("la", "il", "l'")
    else:
        several = counted or article.startswith(("molt", "pochi", "poche", "tant", "parecchi", "alcun"))
        known = several and all(number == "p" for _, number in wanted)
        known = known or (article in ("un", "un'", "una") and bool(facts.lemmas & _TAKING - {"passare", "volere"}))
    if not known or not wanted or own & wanted:
        return False
    message = f'"{words.raw[phrase.head]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))
    return True


def _clause_follows(words: Words, place: int) -> bool:
    """Whether "che" or an infinitive follows, right away or behind an aside between commas."""
    if words.at(place) == ",":
        ends = (end for end in range(place + 1, min(place + _ASIDE, words.size)) if words.text[end] == ",")
        place = next(ends, place) + 1
    return words.at(place) == "che" or (place < words.size and words.is_infinitive(place))
