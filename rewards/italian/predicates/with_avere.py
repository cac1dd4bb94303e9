"""Participles behind avere: masculine singular, or as the pronoun before it (Serianni, Grammatica italiana, XI.363)."""

from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.genders import OBJECT_PRONOUNS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.object_le import (
    counted_forms,
    is_feminine,
    is_object_le,
    may_agree_before,
    may_be_subject,
    object_ahead,
)
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.predicates.unbound_predicates import is_object_noun, is_topic
from rewards.italian.words import Words


def check_with_avere(words: Words, verb: int, phrases: list[NounPhrase], result: Agreement) -> None:
    """With avere the participle is masculine singular, or agrees with lo, la, li, le before the verb."""
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
    object_le = clitic == "gliele" or (clitic == "le" and words.at(verb - 2) in ("me", "te", "ce", "ve"))
    clitic = clitic.removeprefix("glie") if clitic.startswith("glie") else clitic
    wanted = {
        "lo": frozenset({("m", "s")}), "la": frozenset({("f", "s")}), "li": frozenset({("m", "p")}),
        "le": frozenset({("f", "p"), ("m", "s")}), "l'": frozenset({("m", "s"), ("f", "s")}),
    }.get(clitic, frozenset({("m", "s")}))  # fmt: skip
    if clitic == "le" and (object_le or is_object_le(words, verb, place, phrases)):
        wanted = frozenset({("f", "p")})
    if clitic in ("le", "l'"):  # "le chiavi le ho prese": the noun in front says what "le" is
        start = verb - (1 if words.text[verb - 1] != "'" else 2)
        fronted = _fronted_before_subject(phrases, start)
        if fronted is not None:
            wanted = (fronted.readings & words.own(fronted.start)) & wanted or wanted
        elif is_topic(words, phrases, start, own & wanted):
            result.passed += 1
            return  # "le illusioni, un romanziere le aveva già contate"
        elif (ahead := object_ahead(words, phrases, start)) is None:
            feminine = clitic == "l'" and is_feminine(words, phrases, start, place)
            wanted = OBJECT_PRONOUNS["la"] if feminine else wanted
        elif ahead.readings and not may_be_subject(words, ahead, verb, place):
            wanted = (ahead.readings & words.own(ahead.determiner or 0)) & wanted or wanted
    counted = counted_forms(words, verb, place, phrases)
    wanted = counted or wanted
    if clitic not in ("lo", "la", "li", "le", "l'") and not counted and may_agree_before(words, verb, own):
        return
    if own & wanted:
        result.passed += 1
        return
    token = words.doc[place]
    message = f'After "avere" the participle is {describe(wanted)} here; "{token.text}" is {describe(own)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))


def _fronted_before_subject(phrases: list[NounPhrase], clitic: int) -> NounPhrase | None:
    """ "Quella lettera il vecchio l'aveva letta": the object, where a subject follows it before its pronoun."""
    subject = next((index for index, one in enumerate(phrases) if one.end == clitic), 0)
    if not subject or phrases[subject].prepositional:
        return None
    first = phrases[subject - 1]
    beside = first.end == phrases[subject].start and not first.prepositional
    return first if beside and first.determiner == first.start and first.noun is not None and first.readings else None
