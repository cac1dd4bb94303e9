"""Adjectives and participles by weight: where the rules leave open which noun such a word belongs to, the ranker weighs
all of them, and a word that agrees with none of the likely ones is wrong."""

from rewards.italian.articles import GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import ADVERBS, TIMES
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.adjective_hosts import hosts
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.modifier_features import Modifiers
from rewards.italian.ranker import Likely, likely, load_ranker
from rewards.italian.subjects.candidate_features import Sentences
from rewards.italian.subjects.candidates import Candidate
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.words import Words

NAME = "noun_ranker"
GENDER_FORMS: tuple[GenderNumber, ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
# A form of a smaller share is wrong, by the length of its sentence in words and marks.
_LEAST = 12  # in a shorter one the rules see all that there is
_LONG = 32  # in one so long they see little, and what they settled is weighed too
_ADJECTIVES = ((_LONG, 0.03), (_LEAST, 0.002))
_PARTICIPLES = ((_LEAST, 0.002),)  # of a phrase: "i fiori comprati ieri"
_LED = ((_LONG, 0.03), (_LEAST, 0.004))  # by a verb: "sono rimasti aperti"
_IN_PHRASE = 0.002  # the rules put it beside a noun with which it does not agree
_SURE = 0.5
_RULES = ("gender.adjective_noun", "gender.predicate", "gender.participle")


def weigh_modifiers(words: Words, phrases: list[NounPhrase], sentences: Sentences, result: Agreement) -> None:
    """Add the errors that are likely to those on adjectives and participles that the rules found."""
    if words.size < _LEAST:
        return
    modifiers = Modifiers(sentences, phrases)
    found = {finding.start for finding in result.findings if finding.rule in _RULES}
    for place in modifiers.places():
        length = sentences.length(place)
        if length < _LEAST or words.doc[place].idx in found:
            continue
        if length < _LONG and (place in result.settled or _is_explained(words, phrases, place)):
            continue
        noun = _other(words, modifiers, place, length)
        if noun is not None:
            own = words.modifiers(place)
            message = f'"{noun.text}" is {describe(noun.readings)}; "{words.raw[place]}" is {describe(own)}.'
            fail(result, words, place, modifiers.kind(place), message, inflected(words, place, noun.readings))


def _is_explained(words: Words, phrases: list[NounPhrase], place: int) -> bool:
    """ "da pescatori e artigiani", "il pronto soccorso", "la morte dei coniugi, trovati in casa", "nelle sale appena
    restaurate": a noun itself or a part of one, or next to nouns with which it agrees."""
    if words.text[place] == "prima" and words.at(place - 1) == "quanto":
        return True
    if words.at(place - 1) in ("più", "meno") and words.at(place - 3) == "ogni":
        return True  # "ogni giorno più confusi"
    inside = next((one for one in phrases if one.start < place < one.end), None)
    if inside is not None:
        return place not in (*inside.before, *inside.after)
    if words.at(place - 1) in ("e", "ed", "o") and words.nouns(place) and place > 1 and words.nouns(place - 2):
        return True
    opener = place - 1
    while opener >= 0 and words.text[opener] in ADVERBS:
        opener -= 1
    index = next((i for i, one in enumerate(phrases) if one.end in (opener, opener + 1)), None)
    if index is None or (phrases[index].end == opener and words.text[opener] != ","):
        return False
    while index and is_number_word(words.at(phrases[index].start - 1)):
        index -= 1  # "una multa da cento a mille euro, raddoppiata …"
    return any(words.modifiers(place) & one.readings for one in hosts(words, phrases, index, place, heavy=True))


def _other(words: Words, modifiers: Modifiers, place: int, length: int) -> Subject | None:
    """The noun with which the word should agree and does not; None if that is not likely enough."""
    own, noun = words.modifiers(place), modifiers.phrase_noun(place)
    if (noun is not None and words.nouns(noun) & own) or all(own & one.readings for one in modifiers.near(place)):
        return None
    verb = modifiers.led_by(place)
    limits = _LED if verb is not None else _ADJECTIVES if words.pos[place] == "ADJ" else _PARTICIPLES
    limit = next(share for least, share in limits if length >= least)
    if noun is not None:
        limit = max(limit, _IN_PHRASE)
    found = _weigh(words, modifiers, place)
    if found.other is None or found.share > limit or found.other_share < _SURE or len(found.other.readings) > 2:
        return None
    subject = found.other.whole or found.other.subject
    if verb is not None:
        third = {(3, number) for number in subject.numbers} & words.facts[verb].finite
        if not third or words.text[subject.place] in TIMES:
            return None  # "L'anno scorso sono andati in Grecia"
    elif noun is not None and found.other.preposition:
        return None  # "Esco da questa esperienza più povero"
    return subject


def _weigh(words: Words, modifiers: Modifiers, place: int) -> Likely[Candidate]:
    """How likely the ending of the word is."""
    ranked, asked = modifiers.question(place)
    own = words.modifiers(place)
    answer = load_ranker(NAME).answer(asked)
    forms = [form in own for form in GENDER_FORMS]
    return likely(answer, forms, ranked, [not own & one.readings for one in ranked])
