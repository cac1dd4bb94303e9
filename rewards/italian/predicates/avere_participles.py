"""The participle with avere: masculine singular, or as lo, la, li, le before the verb are (Serianni, Grammatica
italiana, XI.363-365): "le ho viste", "dopo averla letta"."""

from rewards.italian.articles import GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.genders import OBJECT_PRONOUNS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.object_le import is_feminine, is_object_le, may_be_subject, object_ahead
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.predicates.unbound_predicates import is_object_noun, is_topic
from rewards.italian.subjects.clauses import Clause
from rewards.italian.words import Words

_PLAIN: frozenset[GenderNumber] = frozenset({("m", "s")})
_ENCLITICS = ("lo", "la", "li")  # "averle detto" may be "to her"


def check_enclitics(words: Words, result: Agreement) -> None:
    """ "averla conosciuta", "avendoli letti": the pronoun hangs on the infinitive or gerund."""
    for place, facts in enumerate(words.facts):
        if not facts.enclitic or "avere" not in facts.lemmas or not facts.text.endswith(_ENCLITICS):
            continue
        participle = next_word(words, place + 1)
        own = words.facts[participle].participles if participle < words.size else frozenset()
        if own:
            _judge(words, participle, own, OBJECT_PRONOUNS[facts.text[-2:]], f'"{words.raw[place]}"', result)


def _judge(
    words: Words, place: int, own: frozenset[GenderNumber], wanted: frozenset[GenderNumber], who: str, result: Agreement
) -> None:
    if own & wanted:
        result.passed += 1
        return
    message = f'After {who} the participle is {describe(wanted)} here; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))


def check_with_avere(words: Words, clause: Clause, phrases: list[NounPhrase], result: Agreement) -> None:
    """With avere the participle is masculine singular, or agrees with lo, la, li, le before the verb."""
    verb = clause.verb
    place = verb + 1
    place = next_word(words, place)
    if place >= words.size:
        return
    led = verb > 0 and words.text[verb - 1] in ("lo", "la", "li", "le", "'")
    if words.pos[place] not in ("VERB", "AUX", "ADJ") and words.nouns(place) and not led:
        return  # "ha vista" may be a noun, "l'ha vista" not
    own = words.facts[place].participles
    if not own or (not led and is_object_noun(words, place)):
        return
    clitic = words.text[verb - 1] if verb > 0 else ""
    if clitic == "'" and verb > 1:
        clitic = words.text[verb - 2].rstrip("'") + "'"
    clitic = clitic.removeprefix("glie") if clitic.startswith("glie") else clitic
    wanted = {
        "lo": frozenset({("m", "s")}), "la": frozenset({("f", "s")}), "li": frozenset({("m", "p")}),
        "le": frozenset({("f", "p"), ("m", "s")}), "l'": frozenset({("m", "s"), ("f", "s")}),
    }.get(clitic, _PLAIN)  # fmt: skip
    if clitic == "le" and is_object_le(words, verb, place, phrases):
        wanted = frozenset({("f", "p")})
    if clitic in ("le", "l'"):  # "le chiavi le ho prese": the noun in front says what "le" is
        start = verb - (1 if words.text[verb - 1] != "'" else 2)
        if is_topic(words, phrases, start, own & wanted):
            result.passed += 1
            return  # "le illusioni, un romanziere le aveva già contate"
        ahead = object_ahead(words, phrases, start)
        if ahead is not None and ahead.readings and not may_be_subject(words, ahead, verb, place):
            wanted = (ahead.readings & words.own(ahead.determiner or 0)) & wanted or wanted
        elif ahead is None and clitic == "l'" and is_feminine(words, phrases, start, place):
            wanted = OBJECT_PRONOUNS["la"]
    if clitic not in ("lo", "la", "li", "le", "l'") and ("m", "s") not in own:
        wanted = _free_object(words, clause, phrases) or wanted
        if wanted != _PLAIN and not own & wanted:
            _judge(words, place, own, wanted | _PLAIN, '"avere"', result)
            return
    earlier = words.text[max(0, verb - 8) : verb]
    if clitic not in ("lo", "la", "li", "le", "l'") and any(
        word in ("che", "ne", "n'", "gliene", "quante", "quanti", "quanta", "quali", "mi", "ti", "ci", "vi", "si")
        for word in earlier
    ):
        return
    _judge(words, place, own, wanted, '"avere"', result)


def _free_object(words: Words, clause: Clause, phrases: list[NounPhrase]) -> frozenset[GenderNumber] | None:
    """What the participle may agree with, and need not: the antecedent of "che" ("le scarpe che ho comprato" or
    "comprate"), the noun of the question before "ne" ("Quante mele hai preso? Ne ho prese tre"); None where unknown."""
    verb = clause.verb
    if words.at(verb - 1) in ("mi", "ti", "ci", "vi"):
        return None  # "le ragioni che ti hanno spinta"
    if clause.opener == "che" and clause.relative and len(clause.relative) == 1 and clause.relative[0].sure:
        return clause.relative[0].readings
    if words.at(verb - 1) == "ne" and words.at(verb - 2) == "?":
        asked = [one for one in phrases if one.end < verb - 1 and words.text[one.start].startswith("quant")]
        return asked[-1].readings if asked else None
    return None
