"""Noun phrases by the lexicon and the order of words; spaCy only settles ambiguous words.

Italian noun phrases are regular: determiner, modifiers, noun, adjectives. Reading them from left to right
does not depend on a parse, which errors in the sentence would mislead."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rewards.italian.articles import CLITIC_LIKE, FORMS, GenderNumber
from rewards.italian.clitics import PREPOSITIONS as _PREPOSITIONS
from rewards.italian.clitics import is_clitic, verb_follows
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_ADVERBS = word_set("più meno molto così tanto troppo assai ben quasi sempre ancora poco davvero proprio abbastanza")
_INVARIABLE = word_set(
    """
    ogni qualche qualsiasi qualunque due tre quattro cinque sei sette otto nove dieci cento mille
    """
)
_NUMBERS = _INVARIABLE - {"ogni", "qualche", "qualsiasi", "qualunque"}
# They open the next phrase: "ha in casa molti libri".
_QUANTIFIERS = word_set(
    """
    molto molta molti molte poco poca pochi poche tanto tanta tanti tante troppo troppa troppi troppe alcuni alcune
    altro altra altri altre parecchi parecchie diversi diverse vari varie certi certe quanto quanti quante quanta
    questo questa questi queste quello quella tale tali dopo prima fino vicino entrambi entrambe
    """
)
_NEVER_MODIFIER = word_set("zero perbene spesso solo proprio insieme tutto tutti tutta tutte mezzo fa vario meno più")
_PARTITIVE = frozenset({"del", "dello", "dell'", "dei", "degli", "della", "delle"})
# Determiners that are pronouns or adverbs when no noun follows.
_NEVER_DETERMINERS = word_set("quanto quanta quanti quante quale quali quel-che tutto tutta tutti tutte proprio ne che")
_COMPOUND_NOUNS = word_set("dati terreni terreno capo capi membro membri medico base stato pubblico campione")
_POSSESSIVES = word_set(
    "mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre"
)
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
        if phrase is None and (words.pos[place] in _NOMINAL or facts.capital or facts.text in _POSSESSIVES):
            phrase = _bare(words, place)
        if phrase is None:
            place += 1
            continue
        _add_following(words, phrase)
        phrase.prepositional = _is_prepositional(words, phrase.start)
        found.append(phrase)
        place = phrase.end
    return found


def _is_determiner(words: Words, place: int) -> bool:
    text = words.text[place]
    following = words.at(words.after(place))
    if text in _ADVERBS and following and ("m", "s") not in words.modifiers(place + 1) and words.modifiers(place + 1):
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
    if place + 1 < words.size and words.pos[place + 1] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT"):
        return False  # "questo porta a …": a pronoun
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
        if (
            text in QUOTES
            or counted
            or (text in _INVARIABLE and place == start + 1)
            or (text in _ADVERBS and not words.nouns(place))
        ):
            place += 1
        elif phrase.before and text in ("e", "ed", ",") and _joins_adjectives(words, place):
            place += 1  # "una lunga e impegnativa cura"
        elif place != start + 1 and text in FORMS:
            break
        elif words.is_word(place) and words.is_name(place) and not _common_noun(words, place):
            phrase.noun, phrase.end = place, place + 1
            phrase.readings = words.facts[place].name or _of_capitalised(words, start, place)
            phrase.proper = True
            return phrase
        elif _takes_as_noun(words, place) or _verb_after_noun(words, start, place):
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
        elif words.is_word(place) and not words.known(place):
            phrase.noun, phrase.unknown, phrase.end = place, True, place + 1
            return phrase
        else:
            break
    headless = words.text[start] in FORMS and FORMS[words.text[start]].family in _HEADLESS
    return phrase if phrase.before and headless else None


def _common_noun(words: Words, place: int) -> bool:
    """ "lo Stato", "il Consiglio": a capital on what is no name, with no other capital beside it."""
    facts = words.facts[place]
    if not facts.nouns or "PROPN" in facts.parts or facts.name or words.raw[place].isupper():
        return False
    around = (words.raw[place - 1] if place > 1 else "", words.raw[place + 1] if place + 1 < words.size else "")
    return words.pos[place] in ("NOUN", "PROPN") and not any(raw[:1].isupper() for raw in around)


def _joins_adjectives(words: Words, place: int) -> bool:
    """Whether an adjective and then a noun follow "e" or a comma."""
    if place + 2 >= words.size or words.pos[place + 1] != "ADJ" or words.finite(place + 1):
        return False
    noun = place + 2
    return (
        bool(words.modifiers(place + 1))
        and bool(words.nouns(noun))
        and words.pos[noun] == "NOUN"
        and (not words.nouns(place + 1))
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
    if not words.nouns(place) or (words.is_name(place) and not _common_noun(words, place)):
        return False
    if not words.modifiers(place):
        return True
    following = place + 1
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
    if words.text[place] in _ORDINALS:
        return False  # "la maggior parte"
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
    noun = token.pos_ == "NOUN" or (token.pos_ == "ADJ" and not words.modifiers(place))
    if noun and words.nouns(place) and words.text[place] not in _ORDINARY_STOP:
        return NounPhrase(place, None, place, end=place + 1, readings=words.nouns(place))
    if place and "rendere" in words.verb_lemmas(place - 1):
        return None  # "rende impossibile ogni cosa"
    noun_follows = place + 1 < words.size and words.pos[place + 1] == "NOUN" and bool(words.nouns(place + 1))
    linked = token.dep_ in ("amod", "det", "det:poss") and token.head.i == place + 1
    attributive = linked and token.pos_ in ("ADJ", "DET") and words.text[place] not in _NEVER_MODIFIER
    attributive = attributive and words.text[place] not in _DEMONSTRATIVES and bool(words.modifiers(place))
    if noun_follows and (attributive or words.text[place] in _POSSESSIVES) and not words.is_name(place + 1):
        return NounPhrase(place, None, place + 1, [place], end=place + 2, readings=words.nouns(place + 1))
    return None


def _add_following(words: Words, phrase: NounPhrase) -> None:
    """Adjectives after the noun, adverbs and "e" between them allowed."""
    if phrase.noun is None or phrase.proper:
        return
    place = phrase.end
    while place < words.size:
        text = words.text[place]
        adverb = text in _ADVERBS or (text == "non" and place + 1 < words.size and not words.finite(place + 1))
        adverb = adverb or (text.endswith("mente") and words.facts[place].parts == {"ADV"})
        if (adverb and place + 1 < words.size and _is_adjective_after(words, phrase, place + 1)) or (
            text in ("e", "ed") and phrase.after and _is_coordinated_adjective(words, phrase, place + 1)
        ):
            place += 1
        elif _is_adjective_after(words, phrase, place):
            phrase.after.append(place)
            place += 1
            phrase.end = place
        else:
            return


def _is_coordinated_adjective(words: Words, phrase: NounPhrase, place: int) -> bool:
    """ "mele rosse e mature", not "avventure familiari e vigorosi drammi"."""
    if place >= words.size or not _is_adjective_after(words, phrase, place):
        return False
    followed = place + 1 < words.size and words.pos[place + 1] == "NOUN" and bool(words.nouns(place + 1))
    return not followed and words.head(place) in (phrase.noun, *phrase.after)


def _is_adjective_after(words: Words, phrase: NounPhrase, place: int) -> bool:
    token = words.doc[place]
    if words.text[place] in _NEVER_MODIFIER or not words.modifiers(place) or words.is_name(place):
        return False
    text = words.text[place]
    if (
        (text in FORMS and FORMS[text].family != "bello")
        or _opens_next(words, place)
        or phrase.noun is None
        or words.text[phrase.noun] in ("volta", "volte", "parte")
    ):
        return False
    if words.at(place + 1) == "-":
        return False  # "economico-politiche"
    adjective = "ADJ" in words.facts[place].parts
    third = any(person == 3 for person, _ in words.finite(place))
    acts = words.finite(place) and token.pos_ in ("VERB", "AUX")
    if acts and (third or not words.facts[place].participles):
        # "raccoglievano le olive mature": the clause has its verb
        return adjective and place == phrase.end and _has_verb_before(words, phrase.start)
    following = words.at(place + 1)
    leads = following in FORMS or following in _PREPOSITIONS or following in ("ad", "che")
    leads = leads or not verb_follows(words, place + 1)
    if leads and third and not words.modifiers(place) & phrase.readings and not _has_verb_before(words, phrase.start):
        return False  # "l'affido continua ad essere"
    if token.pos_ == "ADJ":
        return adjective or bool(words.facts[place].participles)
    if token.pos_ == "VERB" and token.dep_.startswith("acl"):
        return token.head.i == phrase.noun
    facts = words.facts[place]
    if token.pos_ in ("VERB", "AUX") and not facts.finite and (facts.participles or "VERB" not in facts.parts):
        return adjective or bool(facts.participles)  # "il braccio rotto", "gli artisti stranieri"
    if facts.parts & {"ADV", "ADP", "CONJ", "PRON"}:
        return False
    if words.text[place] in _COMPOUND_NOUNS:
        return False  # "un piano dati"
    if adjective and place == phrase.end and not words.text[place].endswith("ico"):
        # "raccoglievano le olive mature", though maturare is a verb: the clause has its verb.
        return not third or _has_verb_before(words, phrase.start)
    if facts.nouns or facts.finite:
        return False
    # The parser took a plain adjective or participle for something else: believe the lexicon.
    return adjective or (bool(words.facts[place].participles) and token.pos_ in ("VERB", "NOUN", "PROPN"))


def _has_verb_before(words: Words, start: int) -> bool:
    """Whether the clause has a finite verb before `start`."""
    for place in range(start - 1, -1, -1):
        if words.text[place] in _ORDINARY_STOP or words.text[place] in ("quale", "quali", ",", ".", ";", ":", "?", "!"):
            return False
        if words.finite(place) and words.pos[place] in ("VERB", "AUX"):
            return True
    return False


def _opens_next(words: Words, place: int) -> bool:
    """Whether a quantifier begins the next phrase; "linee diverse" ends this one."""
    text = words.text[place]
    if text in ("diversi", "diverse", "vari", "varie", "certi", "certe") and words.pos[place] == "ADJ":
        return place + 1 < words.size and bool(words.nouns(place + 1))
    return text in _QUANTIFIERS


def _is_prepositional(words: Words, start: int) -> bool:
    text = words.text[start]
    if text in FORMS and FORMS[text].family in ("de", "a", "da", "ne", "su", "con"):
        return not (text in _PARTITIVE and start == 0)
    before = start - 1
    while before >= 0 and words.text[before] in _ADVERBS:
        before -= 1
    return before >= 0 and words.text[before] in _PREPOSITIONS


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
