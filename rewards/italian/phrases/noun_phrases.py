"""Noun phrases by the lexicon and the order of words; spaCy only settles ambiguous words.

Italian noun phrases are regular: determiner, modifiers, noun, adjectives. Reading them from left to right
does not depend on a parse, which errors in the sentence would mislead."""

from dataclasses import dataclass, field

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.adjectives_after import DEGREES, NEVER_MODIFIER, POSSESSIVES, adjectives_after
from rewards.italian.phrases.adverbials import adverbial_end, ends_adverbial
from rewards.italian.phrases.bare_nouns import (
    QUANTITIES,
    adjective_in_complement,
    before_noun,
    has_adjective,
    infinitive_noun,
    is_in_expression,
    is_object,
    tagged_noun,
)
from rewards.italian.phrases.clitics import PREPOSITIONS as _PREPOSITIONS
from rewards.italian.phrases.determiners import is_determiner
from rewards.italian.phrases.noun_choice import (
    CLAUSE_WORDS,
    DEMONSTRATIVES,
    INVARIABLE,
    JOINERS,
    NUMBERS,
    as_adjective,
    common_noun,
    fits_next,
    fixed_compound,
    in_title,
    is_counted,
    is_number,
    is_of_state,
    joined_noun,
    joins_adjectives,
    of_capitalised,
    only_noun,
    takes_as_noun,
    third_plural,
    verb_after_noun,
)
from rewards.italian.phrases.phrase_ends import closed, ends_before
from rewards.italian.phrases.verbs_after import tells
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_PARTITIVE = frozenset({"del", "dello", "dell'", "dei", "degli", "della", "delle"})
_ALL = word_set("tutto tutta tutti tutte")
_OF_BODY = {
    "voce": ("alt", "bass", "spiegat", "unanim"),
    "occhi": ("chius", "apert", "ross", "gonfi", "lucid", "sbarrat", "spalancat", "pien", "socchius", "bass", "bendat"),
    "piedi": ("nud", "scalz", "unit"),
    "momento": ("giust", "opportun", "sbagliat"),
    "tempo": ("util", "immemorabil"),
}
_TITLES = frozenset({"ministro", "sindaco", "avvocato", "assessore", "prefetto"})  # of women too: "cara Ministro"
_NOMINAL = frozenset({"NOUN", "ADJ", "DET"})
_HEADLESS = frozenset({"definite", "de", "a", "da", "ne", "su", "con"})


@dataclass(slots=True)
class NounPhrase:
    """Token places in a document. noun is None where an adjective stands for it ("i giovani", "la stessa")."""

    start: int
    determiner: int | None
    noun: int | None
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    end: int = 0
    readings: frozenset[GenderNumber] = frozenset()
    prepositional: bool = False
    unknown: bool = False
    proper: bool = False

    @property
    def head(self) -> int:
        return self.noun if self.noun is not None else self.before[-1] if self.before else self.start


def narrowed(words: Words, phrase: NounPhrase) -> frozenset[GenderNumber]:
    """The readings of a noun that its determiner leaves: "la città" is singular."""
    own = words.own(phrase.determiner) if phrase.determiner is not None else frozenset()
    return phrase.readings & own or phrase.readings


def noun_phrases(words: Words) -> list[NounPhrase]:
    """The noun phrases of a document in order; phrases without a determiner too."""
    found: list[NounPhrase] = []
    place = 0
    while place < words.size:
        facts = words.facts[place]
        phrase = _with_determiner(words, place) if facts.determines else None
        nominal = words.pos[place] in _NOMINAL or facts.capital or facts.text in POSSESSIVES or facts.parts == {"NOUN"}
        nominal = (
            nominal
            or infinitive_noun(words, place)
            or bool(facts.modifiers and words.at(place - 1) in _PREPOSITIONS)
            or (bool(facts.nouns and facts.participles) and is_object(words, place))
        )
        if phrase is None and nominal:
            phrase = _bare(words, place)
        if phrase is None:
            place += 1
            continue
        if phrase.noun is not None and not phrase.proper:
            phrase.after, phrase.end = adjectives_after(words, phrase.start, phrase.noun, phrase.readings)
            _free_of_adverbial(words, phrase)
        phrase.prepositional = _is_prepositional(words, phrase.start) or _shares_preposition(words, found, phrase)
        found.append(phrase)
        place = phrase.end
    return found


def _free_of_adverbial(words: Words, phrase: NounPhrase) -> None:
    """ "erano in origine dipinte": the noun of an adverb of several words has no adjective that does not fit it."""
    noun = phrase.noun
    if noun is None and phrase.before and phrase.determiner is None and ends_adverbial(words, phrase.head):
        phrase.after, phrase.end = [], phrase.head + 1  # "di rado conviventi"
    if noun is None or not phrase.after:
        return
    if len(phrase.after) > 1 and phrase.after[0] == noun + 1 and ends_adverbial(words, noun + 1):
        if not words.modifiers(phrase.after[1]) & phrase.readings:
            phrase.after, phrase.end = [noun + 1], noun + 2  # "al tempo stesso meravigliosi"
        return
    if words.modifiers(phrase.after[0]) & phrase.readings:
        return
    if ends_adverbial(words, noun) and not _belongs(words, noun, phrase.after[0]):
        phrase.after, phrase.end = [], noun + 1


def _belongs(words: Words, noun: int, place: int) -> bool:
    """ "a voce alta", "con gli occhi chiusi", "a piedi nudi": though the adverb is complete without the adjective."""
    return place == noun + 1 and words.text[place].startswith(("scors", *_OF_BODY.get(words.text[noun], ())))


def _with_determiner(words: Words, start: int) -> NounPhrase | None:
    """The phrase that a determiner opens at `start`; None when no noun or adjective follows it."""
    if not is_determiner(words, start):
        return None
    phrase = NounPhrase(start, start, None, end=start + 1)
    place = start + 1
    limit = adverbial_end(words, start) or words.size  # "all'improvviso tutta bianca"
    while place < min(limit, start + 6):
        text = words.text[place]
        if place > start + 1 and closed(words, start, phrase.before, place):
            break
        if text == "proprio" and words.pos[place + 1 : place + 2] == ["NOUN"] and words.nouns(place + 1):
            phrase.before.append(place)  # "la propria casa", not the adverb
            place += 1
        elif (
            text in QUOTES
            or is_counted(words, start, place)
            or (text in INVARIABLE and place == start + 1)
            or _is_degree(words, place)
        ):
            place += 1
        elif phrase.before and text in JOINERS and joins_adjectives(words, place):
            place += 1  # "una lunga e impegnativa cura"
            while words.at(place) == "non":
                place += 1
        elif place != start + 1 and (text in FORMS or text in _ALL):
            break  # "uno dopo l'altro tutti gli avversari"
        elif (
            words.is_word(place)
            and words.is_name(place)
            and not common_noun(words, place)
            and not in_title(words, place)
        ):
            phrase.proper = True
            return _closed_by(phrase, place, words.facts[place].name or of_capitalised(words, start, place))
        elif text not in INVARIABLE and words.at(place - 1) in NUMBERS and third_plural(words, place):
            break  # "altri quattro danno": a verb
        elif compound := fixed_compound(words, place):
            return _closed_by(phrase, *compound)
        elif (takes_as_noun(words, place) and not fits_next(words, start, place)) or verb_after_noun(
            words, start, place
        ):
            if ends_before(words, start, phrase.before, place):
                return _without_noun(words, phrase)
            return _closed_by(phrase, place, words.nouns(place) | as_adjective(words, place))
        elif words.modifiers(place) and text not in CLAUSE_WORDS:
            phrase.before.append(place)
            place += 1
            phrase.end = place
        elif words.is_word(place) and not words.known(place) and only_noun(words, place + 1):
            place += 1  # an adjective that nobody knows
        elif words.is_word(place) and not words.known(place):
            phrase.unknown = True
            return _closed_by(phrase, place, phrase.readings)
        else:
            break
    return _headless(words, phrase)


def _is_degree(words: Words, place: int) -> bool:
    """An adverb of degree inside a phrase; not so "i pochi edifici", "i poco edifici"."""
    if words.text[place] not in DEGREES or words.nouns(place):
        return False
    return not (words.text[place] in QUANTITIES and tagged_noun(words, place + 1))


def _closed_by(phrase: NounPhrase, noun: int, readings: frozenset[GenderNumber]) -> NounPhrase:
    """The phrase with its noun, which ends it for now."""
    phrase.noun, phrase.readings, phrase.end = noun, readings, noun + 1
    return phrase


def _headless(words: Words, phrase: NounPhrase) -> NounPhrase | None:
    text = words.text[phrase.start]
    headless = text in FORMS and FORMS[text].family in _HEADLESS
    return phrase if phrase.before and headless else None


def _without_noun(words: Words, phrase: NounPhrase) -> NounPhrase | None:
    """ "al piano terra", "agli altri scalinate": the last word before is the noun, or stands for it."""
    if phrase.before and words.own(phrase.start) & words.nouns(phrase.before[-1]):
        phrase.noun = phrase.before.pop()
        phrase.readings, phrase.end = words.nouns(phrase.noun), phrase.noun + 1
        return phrase
    return _headless(words, phrase)


def _bare(words: Words, place: int) -> NounPhrase | None:
    """A noun without determiner, possibly after an adjective that the parse attaches ("grandi aquile")."""
    if not words.is_word(place):
        return None
    token = words.doc[place]
    friar = words.text[place] == "fra" and place + 1 < words.size and words.facts[place + 1].capital
    if is_number(words, place) or (words.text[place] == "fra" and not friar):
        return None
    if words.is_name(place) and not is_of_state(words, place):
        return NounPhrase(place, None, place, end=place + 1, readings=words.facts[place].name, proper=True)
    if token.pos_ == "NOUN" and not words.known(place):
        return NounPhrase(place, None, place, end=place + 1, unknown=True)
    if is_in_expression(words, place) or _joins_adjective(words, place):
        return None
    joined = joined_noun(words, place + 1) if words.at(place + 1) in JOINERS else None
    led = words.at(place - 1) in _PREPOSITIONS or (token.dep_ in ("amod", "det") and token.head.i == joined)
    if joined is not None and led and "ADJ" in words.facts[place].parts:
        adjectives = [i for i in range(place, joined) if words.pos[i] == "ADJ" or i == place]
        return NounPhrase(place, None, joined, adjectives, end=joined + 1, readings=words.nouns(joined))
    if adjective_in_complement(words, place) or before_noun(words, place):
        return NounPhrase(place, None, place + 1, [place], end=place + 2, readings=words.nouns(place + 1))
    noun = token.pos_ == "NOUN" or (token.pos_ == "ADJ" and not words.modifiers(place))
    noun = noun or words.facts[place].parts == {"NOUN"} or infinitive_noun(words, place)
    if token.pos_ == "PROPN" and not noun and words.nouns(place):  # at the head of its sentence
        unknown = any(number == "p" for _, number in words.nouns(place))  # "Leopardi" may be a name
        return NounPhrase(place, None, place, end=place + 1, readings=words.nouns(place), unknown=unknown)
    if noun and words.nouns(place) and words.text[place] not in CLAUSE_WORDS:
        return NounPhrase(place, None, place, end=place + 1, readings=words.nouns(place))
    if place and "rendere" in words.verb_lemmas(place - 1):
        return None  # "rende impossibile ogni cosa"
    if words.nouns(place) and (
        (token.pos_ == "ADJ" and has_adjective(words, place)) or (token.pos_ == "VERB" and is_object(words, place))
    ):
        return NounPhrase(place, None, place, end=place + 1, readings=words.nouns(place))
    return _behind_adjective(words, place)


def _joins_adjective(words: Words, place: int) -> bool:
    """ "le ali, lunghe e strette, …": an adjective that "e" joins to another, though the parser takes it for a noun."""
    if words.at(place - 1) not in ("e", "ed") or place < 3 or words.pos[place] != "NOUN":
        return False
    aside = words.text[place - 3] == "," and words.at(place + 1) in (",", ".", ";")
    joined = words.doc[place].dep_ == "conj" and words.head(place) == place - 2 and words.pos[place - 2] == "ADJ"
    return aside and joined and "ADJ" in words.facts[place].parts


def _behind_adjective(words: Words, place: int) -> NounPhrase | None:
    """A noun right behind an adjective or possessive without determiner: "grandi aquile", "suoi amici"."""
    token = words.doc[place]
    if place + 2 < words.size and token.dep_ == "amod" and token.head.i == place + 2 and is_numeral(words, place + 1):
        plural = any(number == "p" for _, number in words.nouns(place + 2))
        led = words.at(place - 1) in _PREPOSITIONS  # not "una salita lunga undici chilometri"
        if plural and led and words.facts[place].parts == {"ADJ"} and words.pos[place] == "ADJ":
            return NounPhrase(place, None, place + 2, [place], end=place + 3, readings=words.nouns(place + 2))
    noun_follows = place + 1 < words.size and words.pos[place + 1] == "NOUN" and bool(words.nouns(place + 1))
    linked = token.dep_ in ("amod", "det", "det:poss") and token.head.i == place + 1
    attributive = linked and token.pos_ in ("ADJ", "DET") and words.text[place] not in NEVER_MODIFIER
    attributive = attributive and words.text[place] not in DEMONSTRATIVES and bool(words.modifiers(place))
    acts = tells(words, place) and not words.modifiers(place) & words.nouns(place + 1) if noun_follows else False
    if acts and words.at(place - 1) not in _PREPOSITIONS and not words.facts[place - 1].determines:
        return None  # "«Le Scienze» pubblica articoli"
    asked = words.at(place - 1) in ("quale", "quali", "quanti", "quante") and bool(words.nouns(place))
    if noun_follows and asked and words.finite(place + 1) and not words.modifiers(place) & words.nouns(place + 1):
        return None  # "da quale binario parte"
    if noun_follows and words.text[place + 1].endswith("dì"):
        return None  # "restano chiusi lunedì prossimo"
    if (
        noun_follows
        and (attributive or words.text[place] in POSSESSIVES)
        and (
            not words.is_name(place + 1)
            or (common_noun(words, place + 1) and not (words.text[place + 1] in _TITLES and token.text.endswith("a")))
        )
    ):
        return NounPhrase(place, None, place + 1, [place], end=place + 2, readings=words.nouns(place + 1))
    return None


def _is_prepositional(words: Words, start: int) -> bool:
    text = words.text[start]
    if text in FORMS and FORMS[text].family in ("de", "a", "da", "ne", "su", "con"):
        return not (text in _PARTITIVE and start == 0)
    before = start - 1
    if before >= 0 and ends_adverbial(words, before):
        return False  # "di tanto in tanto una mela cade"
    while before >= 0 and words.text[before] in DEGREES:
        before -= 1
    return before >= 0 and words.text[before] in _PREPOSITIONS


def _shares_preposition(words: Words, earlier: list[NounPhrase], phrase: NounPhrase) -> bool:
    """ "forme di organizzazione e finanziamento": a bare noun joined to one behind a preposition."""
    if not earlier or phrase.determiner is not None or earlier[-1].determiner is not None:
        return False
    joined = words.text[earlier[-1].end : phrase.start] in (["e"], ["ed"], ["o"])
    return joined and earlier[-1].prepositional
