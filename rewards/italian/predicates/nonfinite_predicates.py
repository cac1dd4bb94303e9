"""Predicates of a gerund or infinitive without a subject of its own, which has that of the sentence: "pur essendo
stanca, Lucia …", "le pelli, dopo essere state immerse, …" (Serianni XI.404); and of a gerund with its own: "essendo
finiti i cerini, …"."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import BOUNDS, COMMA_BOUNDS, PREPOSITIONS, STATO, STOPS, TIMES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.ordered_subjects import NAMING, next_word
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_FORMS = word_set(
    "essendo essere essersi essendosi sentendosi vedendosi credendosi ritenendosi trovandosi ritrovandosi mostrandosi"
)
_WITH_PRONOUN: dict[str, GenderNumber] = {
    f"{verb}{clitic}": reading
    for verb in ("aver", "avendo", "averme", "averte", "averglie")
    for clitic, reading in (("lo", ("m", "s")), ("la", ("f", "s")), ("li", ("m", "p")))
}
_BEFORE = word_set("dopo per senza")
_NOT_OF_CLAUSES = word_set("chiaro vero certo necessario possibile impossibile evidente noto solo proprio stesso tutto")
_FAR = 12
_SENTENCE_ENDS = (".", "!", "?", ";", ":")


def nonfinite_places(words: Words) -> list[int]:
    """Where a gerund or infinitive of essere stands with no finite verb before it, or one of avere with a pronoun."""
    return [
        place
        for place, text in enumerate(words.text)
        if text in _WITH_PRONOUN or (text in _FORMS and _opens(words, place))
    ]


def _check_enclitic(words: Words, place: int, result: Agreement) -> None:
    """ "dopo averla salutata", "avendoli visti": the participle agrees with the pronoun."""
    pronoun, participle = _WITH_PRONOUN[words.text[place]], next_word(words, place + 1)
    if participle < words.size and words.facts[participle].participles:
        _judge(words, participle, frozenset({pronoun}), words.raw[place], result)


def _opens(words: Words, place: int) -> bool:
    before = place - 1 - (words.at(place - 1) == "non")
    text = words.at(before)
    if words.text[place].startswith("essend") or words.text[place].endswith("ndosi"):
        return text in ("", "pur", ",", *STOPS)
    if text == "di" and words.at(before - 1) in ("prima", "pur"):
        before -= 1
    elif text not in _BEFORE:
        return False
    return words.at(before - 1) in COMMA_BOUNDS  # not "troppo lontane per essere viste"


def check_nonfinite(words: Words, places: list[int], by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "essere stati immersa", "essendo finite i cerini": what shows without the subject of the sentence."""
    for place in places:
        if words.text[place] in _WITH_PRONOUN:
            _check_enclitic(words, place, result)
            continue
        first = next_word(words, place + 1)
        if first >= words.size or not _is_said(words, first):
            continue
        following = next_word(words, first + 1)
        if words.text[first] in STATO and following < words.size and words.facts[following].participles:
            _judge(words, following, words.modifiers(first), words.raw[first], result)
            continue
        phrase = by_start.get(first + 1)
        if words.text[place] != "essendo" or phrase is None or words.facts[first].lemmas & NAMING:
            continue
        text = words.text[phrase.start]
        definite = text in FORMS and FORMS[text].family == "definite" and not phrase.prepositional
        if not definite or phrase.noun is None or words.text[phrase.noun] in TIMES or not phrase.readings:
            continue
        if words.at(phrase.end) not in ("e", "ed", "o"):
            wanted = phrase.readings & FORMS[text].readings or phrase.readings
            _judge(words, first, wanted, words.raw[phrase.noun], result)


def check_cleft(words: Words, place: int, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Non sono i computer a essere pericolosi", "A essere colpite sono state le imprese": behind "a essere" the
    predicate is said of the subject of the other essere."""
    said = next_word(words, place + 1)
    if said >= words.size or not _is_said(words, said):
        return
    phrase = next((one for one in by_start.values() if one.end == place - 1 and one.determiner == one.start), None)
    if phrase is not None and phrase.start and not phrase.prepositional:
        verb = phrase.start - 1
        while verb > 0 and (words.text[verb] in STATO or words.facts[verb].parts == {"ADV"}):
            verb -= 1
        numbers = {number for person, number in words.finite(verb) if person == 3}
        wanted = frozenset(one for one in phrase.readings & words.own(phrase.start) if one[1] in numbers)
        if "essere" in words.facts[verb].finite_lemmas and wanted:
            _judge(words, said, wanted, words.raw[phrase.head], result)
    elif words.at(place - 2) in BOUNDS:
        for verb in range(said + 1, min(said + _FAR, words.size - 1)):
            if words.text[verb] in STOPS or words.text[verb] == ",":
                break
            if "essere" in words.facts[verb].finite_lemmas and words.text[verb + 1] in STATO:
                _judge(words, said, words.modifiers(verb + 1), words.raw[verb + 1], result)
                break


def check_with_subject(
    words: Words, places: list[int], verb: int, subject: Subject, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """ "Dopo essere arrivata, Lucia …", "le pelli, dopo essere state immerse, …": by the sure subject of a verb."""
    for place in places:
        if words.text[place] in _WITH_PRONOUN:
            continue
        if place < subject.start:
            apart = _is_in_front(words, place, subject)
        else:
            apart = subject.end < place < verb and words.text[_past_of(words, subject.end, by_start)] == ","
        end = subject.start if place < subject.start else verb
        predicate = next_word(words, place + 1)
        if not apart or predicate >= words.size or not _is_said(words, predicate):
            continue
        if any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(predicate, end)):
            continue
        own = words.modifiers(predicate)
        behind = [one for start, one in by_start.items() if predicate < start < end and not one.prepositional]
        if not any(own & one.readings or not one.readings for one in behind):
            _judge(words, predicate, subject.readings, subject.text, result)


def _past_of(words: Words, end: int, by_start: dict[int, NounPhrase]) -> int:
    """The place behind complements of a noun: "le ragazze | della squadra | ,"."""
    while (inner := by_start.get(end + (words.at(end) in ("di", "d'")))) is not None and inner.prepositional:
        end = inner.end
    return min(end, words.size - 1)


def _is_in_front(words: Words, place: int, subject: Subject) -> bool:
    """Whether the gerund opens the sentence, and one comma parts it from the subject."""
    start = place
    while start > 0 and words.text[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    commas = [i for i in range(start, subject.start) if words.text[i] == ","]
    return place - start < 4 and commas == [subject.start - 1]


def _is_said(words: Words, place: int) -> bool:
    """Whether the word is an adjective or participle, and no clause its subject: "essendo giusto che …"."""
    facts, following = words.facts[place], words.at(place + 1)
    if (
        facts.text in FORMS
        or facts.text in _NOT_OF_CLAUSES | PREPOSITIONS
        or not (facts.adjectives or facts.participles)
    ):
        return False
    if facts.parts & {"ADV", "PRON", "DET", "ADP"} or facts.capital or words.pos[place] == "PROPN":
        return False
    noun = bool(facts.nouns) and words.pos[place] == "NOUN"
    led = place + 1 < words.size and words.pos[place + 1] in ("NOUN", "PROPN")
    return not noun and not led and following != "che"


def _judge(words: Words, place: int, wanted: frozenset[GenderNumber], noun: str, result: Agreement) -> None:
    own = words.modifiers(place)
    start = words.doc[place].idx
    if own & wanted or any(one.start == start and one.error for one in result.findings):
        result.passed += 1
        return
    rule = "participle" if words.facts[place].participles and words.pos[place] != "ADJ" else "predicate"
    message = f'"{noun}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, rule, message, inflected(words, place, wanted))
