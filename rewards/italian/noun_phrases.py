"""Noun phrases by the lexicon and the order of words; spaCy only settles ambiguous words.

Italian noun phrases are regular: determiner, modifiers, noun, adjectives. Reading them from left to right
does not depend on a parse, which errors in the sentence would mislead."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rewards.italian.adjectives_after import DEGREES, NEVER_MODIFIER, POSSESSIVES, adjectives_after, tells
from rewards.italian.articles import CLITIC_LIKE, FORMS, GenderNumber
from rewards.italian.clitics import PREPOSITIONS as _PREPOSITIONS
from rewards.italian.clitics import is_clitic
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_INVARIABLE = word_set(
    """
    ogni qualche qualsiasi qualunque due tre quattro cinque sei sette otto nove dieci cento mille
    """
)
_NUMBERS = _INVARIABLE - {"ogni", "qualche", "qualsiasi", "qualunque"}
_PARTITIVE = frozenset({"del", "dello", "dell'", "dei", "degli", "della", "delle"})
# Determiners that are pronouns or adverbs when no noun follows.
_NEVER_DETERMINERS = word_set("quanto quanta quanti quante quale quali quel-che tutto tutta tutti tutte proprio ne che")
_NOMINAL = frozenset({"NOUN", "ADJ", "DET"})
_ORDINALS = word_set(
    """
    primo prima primi prime secondo seconda secondi seconde terzo terza terzi terze quarto quarta quinto quinta ultimo
    ultima ultimi ultime maggior miglior peggior gran buon bel san stesso stessa stessi stesse nuovo nuova
    """
)
_PERSONS_IN_E = word_set(
    """
    minore maggiore inferiore superiore peggiore migliore simile debole forte grande giovane responsabile minori
    maggiori migliori peggiori giovani responsabili simili deboli forti grandi disabile disabili mortale mortali
    residente residenti partecipante partecipanti presente presenti assente assenti interessante credente credenti
    """
)
_DEMONSTRATIVES = word_set("questo questa questi queste quello quella quelle")
_HEADLESS = frozenset({"definite", "de", "a", "da", "ne", "su", "con"})
# "in particolare", "di recente", "da piccolo": behind a preposition these stand alone.
_ALONE = word_set(
    """
    particolare generale breve pubblico privato segreto futuro passato totale recente solito piccolo piccola giovane
    nuovo certo vero primo prima vecchio lontano vicino alto basso pieno vivo comune serio grande assoluto continuo
    """
)
_ORDINARY_STOP = word_set("che chi cui e ed o ma se non come quando dove perché mentre")


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


def noun_phrases(words: Words) -> list[NounPhrase]:
    """The noun phrases of a document in order; phrases without a determiner too."""
    found = []
    place = 0
    while place < words.size:
        facts = words.facts[place]
        phrase = _with_determiner(words, place) if facts.determines else None
        nominal = words.pos[place] in _NOMINAL or facts.capital or facts.text in POSSESSIVES or facts.parts == {"NOUN"}
        if phrase is None and nominal:
            phrase = _bare(words, place)
        if phrase is None:
            place += 1
            continue
        if phrase.noun is not None and not phrase.proper:
            phrase.after, phrase.end = adjectives_after(words, phrase.start, phrase.noun, phrase.readings)
        phrase.prepositional = _is_prepositional(words, phrase.start) or _shares_preposition(words, found, phrase)
        found.append(phrase)
        place = phrase.end
    return found


def _is_determiner(words: Words, place: int) -> bool:
    text = words.text[place]
    following = words.at(words.after(place))
    if text in DEGREES and following and ("m", "s") not in words.modifiers(place + 1) and words.modifiers(place + 1):
        return False  # "molto grandi", "troppo vecchie"
    if following == "spesso" or (following == "più" and words.at(place - 1) == "per"):
        return False  # "molto spesso", "per lo più"
    if text == "al" and following in ("massimo", "minimo", "più", "meno"):
        return False
    if text in _NEVER_DETERMINERS or following in ("quale", "quali", "tutto", "che"):
        return False
    if text in ("uno", "una", "un", "nessuno", "nessuna", "ciascuno", "alcuni", "alcune", "molti", "molte") and (
        following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")
    ):
        return False  # "uno dei primi": a pronoun
    if text in FORMS and FORMS[text].family not in ("bello", "quello"):
        return not (text in CLITIC_LIKE and is_clitic(words, place))
    beyond = place + 1
    while words.at(beyond) in QUOTES:
        beyond += 1
    verbal = beyond < words.size and words.pos[beyond] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT")
    if verbal and words.facts[beyond].parts != {"NOUN"}:
        return False  # "questo porta a …": a pronoun; but not in "altre vie", where the form is only a noun
    if text in _DEMONSTRATIVES and following and _names_no_noun(words, place):
        return False
    if text in FORMS and FORMS[text].family == "quello":
        return True
    return "DET" in words.facts[place].parts and bool(words.modifiers(place))


def _names_no_noun(words: Words, place: int) -> bool:
    """ "Questo porta a …", "Questa secondo me …": what follows is a verb or preposition, and agrees as no noun."""
    own = words.modifiers(place) | (FORMS[words.text[place]].readings if words.text[place] in FORMS else frozenset())
    facts = words.facts[place + 1]
    other = any(person == 3 for person, _ in facts.finite) or "ADP" in facts.parts
    if words.pos[place + 1] == "NOUN" and place and words.pos[place - 1] in ("VERB", "AUX"):
        return False  # "mi piace questa musica"
    if "ADJ" in facts.parts and place + 2 < words.size and own & words.nouns(place + 2) and not tells(words, place + 1):
        return False  # "questo continui sforzo"
    return other and not own & (words.nouns(place + 1) | words.modifiers(place + 1))


def _with_determiner(words: Words, start: int) -> NounPhrase | None:
    """The phrase that a determiner opens at `start`; None when no noun or adjective follows it."""
    if not _is_determiner(words, start):
        return None
    phrase = NounPhrase(start, start, None, end=start + 1)
    place = start + 1
    while place < min(words.size, start + 6):
        text = words.text[place]
        counted = (
            text in _NUMBERS
            or text == "cui"
            or (words.pos[place] == "NUM" and text.isalpha() and not words.nouns(place))
            or (text.isdigit() and len(text) < 4)
        )
        if text == "proprio" and words.pos[place + 1 : place + 2] == ["NOUN"] and words.nouns(place + 1):
            phrase.before.append(place)  # "la propria casa", not the adverb
            place += 1
        elif (
            text in QUOTES
            or counted
            or (text in _INVARIABLE and place == start + 1)
            or (text in DEGREES and not words.nouns(place))
        ):
            place += 1
        elif phrase.before and text in ("e", "ed", "o", ",") and _joins_adjectives(words, place):
            place += 1  # "una lunga e impegnativa cura"
        elif place != start + 1 and text in FORMS:
            break
        elif (
            words.is_word(place)
            and words.is_name(place)
            and not _common_noun(words, place)
            and not _in_title(words, place)
        ):
            phrase.noun, phrase.end = place, place + 1
            phrase.readings = words.facts[place].name or _of_capitalised(words, start, place)
            phrase.proper = True
            return phrase
        elif text not in _INVARIABLE and words.at(place - 1) in _NUMBERS and _third_plural(words, place):
            break  # "altri quattro danno": a verb
        elif (_takes_as_noun(words, place) and not _fits_next(words, start, place)) or _verb_after_noun(
            words, start, place
        ):
            phrase.noun, phrase.readings, phrase.end = (
                place,
                words.nouns(place) | _as_adjective(words, place),
                place + 1,
            )
            return phrase
        elif words.modifiers(place) and text not in _ORDINARY_STOP:
            phrase.before.append(place)
            place += 1
            phrase.end = place
        elif words.is_word(place) and not words.known(place) and _only_noun(words, place + 1):
            place += 1  # an adjective that nobody knows
        elif words.is_word(place) and not words.known(place):
            phrase.noun, phrase.unknown, phrase.end = place, True, place + 1
            return phrase
        else:
            break
    headless = words.text[start] in FORMS and FORMS[words.text[start]].family in _HEADLESS
    return phrase if phrase.before and headless else None


def _fits_next(words: Words, determiner: int, place: int) -> bool:
    """ "la reali essenza": an adjective that could be a noun, when the determiner fits only the noun behind it."""
    following = place + 1
    if "ADJ" not in words.facts[place].parts or following >= words.size or words.pos[following] != "NOUN":
        return False
    own = words.own(determiner)
    return bool(own & words.nouns(following)) and not own & (words.nouns(place) | words.modifiers(place))


def _third_plural(words: Words, place: int) -> bool:
    """Whether the form is a verb in the third plural, and no plural noun."""
    return (3, "p") in words.finite(place) and not any(number == "p" for _, number in words.nouns(place))


def _common_noun(words: Words, place: int) -> bool:
    """ "lo Stato", "il Consiglio": a capital on what is no name, with no other capital beside it."""
    facts = words.facts[place]
    if not facts.nouns or "PROPN" in facts.parts or facts.name or words.raw[place].isupper():
        return False
    around = (words.raw[place - 1] if place > 1 else "", words.raw[place + 1] if place + 1 < words.size else "")
    return words.pos[place] in ("NOUN", "PROPN") and not any(raw[:1].isupper() for raw in around)


def _in_title(words: Words, place: int) -> bool:
    """ "la Prima Guerra Mondiale", "la Croce Rossa": a capitalised noun beside a capitalised adjective that agrees."""
    for noun, adjective in ((place, place + 1), (place, place - 1), (place + 1, place), (place - 1, place)):
        if not (0 < noun < words.size and 0 < adjective < words.size):
            continue
        facts, beside = words.facts[noun], words.facts[adjective]
        if not (facts.capital and beside.capital) or facts.name or beside.name or "PROPN" in facts.parts | beside.parts:
            continue
        if facts.nouns & beside.adjectives and words.raw[noun][1:].islower():
            return True
    return False


def _only_noun(words: Words, place: int) -> bool:
    """Whether the form is tagged a noun and can be nothing else."""
    return place < words.size and words.pos[place] == "NOUN" and words.facts[place].parts == {"NOUN"}


def _joins_adjectives(words: Words, place: int) -> bool:
    """Whether an adjective and then a noun follow "e" or a comma: "e ben definito luogo"."""
    adjective = place + 1
    while words.at(adjective) in DEGREES:
        adjective += 1
    noun = adjective + 1
    if noun >= words.size or words.pos[adjective] != "ADJ" or words.finite(adjective):
        return False
    return (
        bool(words.modifiers(adjective))
        and bool(words.nouns(noun))
        and words.pos[noun] == "NOUN"
        and not words.nouns(adjective)
    )


def _of_capitalised(words: Words, determiner: int, place: int) -> frozenset[GenderNumber]:
    """A capitalised common noun ("l'Esercito") has its readings when they fit its determiner; else it is a name."""
    text = words.text[determiner]
    own = FORMS[text].readings if text in FORMS else words.modifiers(determiner)
    return (words.nouns(place) | words.modifiers(place)) & own


def _as_adjective(words: Words, place: int) -> frozenset[GenderNumber]:
    """ "il minore", "la giovane": an adjective in -e that names men and women alike."""
    text = words.text[place]
    free = text in _PERSONS_IN_E or text[-1:] not in "aeioàèéìòù"
    return words.facts[place].adjectives if free or words.at(place - 1) in _DEMONSTRATIVES else frozenset()


def _takes_as_noun(words: Words, place: int) -> bool:
    """Whether this word is the noun, rather than an adjective before it ("giovane donna", "vecchio libro")."""
    if not words.nouns(place):
        return False
    if words.is_name(place) and not _common_noun(words, place) and not _in_title(words, place):
        return False
    if not words.modifiers(place):
        return True
    following = place + 1
    if words.at(following) in ("e", "ed", "o") and words.pos[place] == "ADJ" and _joins_adjectives(words, following):
        return False  # "la reale e più profonda essenza"
    if following < words.size and (words.text[following] in _INVARIABLE or words.text[following].isdigit()):
        following += 1
        if following < words.size and words.nouns(following):
            return False  # "gli ultimi sei anni"
    if following < words.size and words.text[place] in _ORDINALS and words.nouns(following):
        return words.pos[following] not in ("NOUN", "PROPN", "ADJ")
    if following < words.size and words.nouns(following) and words.text[following] not in _ORDINARY_STOP:
        if words.nouns(following) & words.modifiers(place) and not _can_follow(words, place, following):
            return False  # "un minimo danno"
        token = words.doc[place]
        if token.pos_ == "NOUN":
            return not (token.dep_ == "amod" and token.head.i == following)
        return words.pos[following] not in ("NOUN", "PROPN")
    return True


def _can_follow(words: Words, noun: int, verb: int) -> bool:
    """Whether the second word, if it is a verb, may have the first as its subject."""
    numbers = {number for person, number in words.finite(verb) if person == 3}
    return not words.finite(verb) or bool(numbers & {number for _, number in words.nouns(noun)})


def _verb_after_noun(words: Words, determiner: int, place: int) -> bool:
    """ "il minore faccia ritorno": the determiner fits this noun, not the next word, which may be a verb."""
    if words.text[place] in _ORDINALS or not (words.nouns(place) or words.text[place] in _PERSONS_IN_E):
        return False  # "la maggior parte", "i suoi aspetti"
    text = words.text[determiner]
    own = FORMS[text].readings if text in FORMS else words.modifiers(determiner)
    following = place + 1
    if following >= words.size or not words.finite(following) or not words.nouns(following):
        return False
    return bool(own & (words.nouns(place) | words.modifiers(place))) and not own & words.nouns(following)


def _bare(words: Words, place: int) -> NounPhrase | None:
    """A noun without determiner, possibly after an adjective that the parse attaches ("grandi aquile")."""
    if not words.is_word(place):
        return None
    token = words.doc[place]
    if words.is_name(place):
        return NounPhrase(place, None, place, end=place + 1, readings=words.facts[place].name, proper=True)
    if token.pos_ == "NOUN" and not words.known(place):
        return NounPhrase(place, None, place, end=place + 1, unknown=True)
    if _adjective_in_complement(words, place):
        return NounPhrase(place, None, place + 1, [place], end=place + 2, readings=words.nouns(place + 1))
    noun = token.pos_ == "NOUN" or (token.pos_ == "ADJ" and not words.modifiers(place))
    noun = noun or words.facts[place].parts == {"NOUN"}
    if noun and words.nouns(place) and words.text[place] not in _ORDINARY_STOP:
        return NounPhrase(place, None, place, end=place + 1, readings=words.nouns(place))
    if place and "rendere" in words.verb_lemmas(place - 1):
        return None  # "rende impossibile ogni cosa"
    noun_follows = place + 1 < words.size and words.pos[place + 1] == "NOUN" and bool(words.nouns(place + 1))
    linked = token.dep_ in ("amod", "det", "det:poss") and token.head.i == place + 1
    attributive = linked and token.pos_ in ("ADJ", "DET") and words.text[place] not in NEVER_MODIFIER
    attributive = attributive and words.text[place] not in _DEMONSTRATIVES and bool(words.modifiers(place))
    if noun_follows and (attributive or words.text[place] in POSSESSIVES) and not words.is_name(place + 1):
        return NounPhrase(place, None, place + 1, [place], end=place + 2, readings=words.nouns(place + 1))
    return None


def _adjective_in_complement(words: Words, place: int) -> bool:
    """ "di grande valore", "in continua evoluzione": behind a preposition no verb can stand, and an adjective before a
    noun is the noun's."""
    text, facts = words.text[place], words.facts[place]
    if (
        words.at(place - 1) not in _PREPOSITIONS
        or "ADJ" not in facts.parts
        or text in (NEVER_MODIFIER | _ALONE) - {"vario"}
    ):
        return False
    if (facts.nouns and words.pos[place] == "NOUN") or text in FORMS or place + 1 >= words.size:
        return False
    noun = words.facts[place + 1]
    if not noun.nouns or noun.capital or words.text[place + 1] in _ORDINARY_STOP:
        return False
    return words.pos[place + 1] == "NOUN" and not (noun.modifiers and facts.nouns)


def _is_prepositional(words: Words, start: int) -> bool:
    text = words.text[start]
    if text in FORMS and FORMS[text].family in ("de", "a", "da", "ne", "su", "con"):
        return not (text in _PARTITIVE and start == 0)
    before = start - 1
    while before >= 0 and words.text[before] in DEGREES:
        before -= 1
    return before >= 0 and words.text[before] in _PREPOSITIONS


def _shares_preposition(words: Words, earlier: list[NounPhrase], phrase: NounPhrase) -> bool:
    """ "forme di organizzazione e finanziamento": a bare noun joined to one behind a preposition."""
    if not earlier or phrase.determiner is not None or earlier[-1].determiner is not None:
        return False
    joined = words.text[earlier[-1].end : phrase.start] in (["e"], ["ed"], ["o"])
    return joined and earlier[-1].prepositional


def chain(phrases: list[NounPhrase], index: int) -> Iterator[NounPhrase]:
    """The phrase and those it hangs on by prepositions: "il libro | di storia" gives storia, then libro."""
    yield phrases[index]
    while index > 0 and (
        (phrases[index].prepositional and phrases[index].start - phrases[index - 1].end <= 1)
        or is_compound(phrases, index)
    ):
        index -= 1
        yield phrases[index]


def is_compound(phrases: list[NounPhrase], index: int) -> bool:
    """ "una città stato", "un piano dati": a bare noun right after another."""
    return index > 0 and phrases[index].determiner is None and phrases[index].start == phrases[index - 1].end
