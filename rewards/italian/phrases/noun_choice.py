"""Which word of a phrase is its noun: many forms are noun and adjective ("il vecchio libro"), noun and verb
("altri quattro danno"), name and noun ("la Prima Guerra Mondiale")."""

from rewards.italian.articles import FORMS, MP, MS, GenderNumber
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.adjectives_after import DEGREES
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

INVARIABLE = word_set(
    """
    ogni qualche qualsiasi qualunque due tre quattro cinque sei sette otto nove dieci cento mille
    """
)
NUMBERS = INVARIABLE - {"ogni", "qualche", "qualsiasi", "qualunque"}
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
    vincente vincenti perdente perdenti concorrente concorrenti richiedente richiedenti aspirante aspiranti
    manifestante manifestanti insegnante insegnanti conoscente conoscenti assistente assistenti dirigente dirigenti
    residente residenti partecipante partecipanti presente presenti assente assenti interessante credente credenti
    """
)
# With these "buono" is a voucher: "un buono pasto".
VOUCHERS = word_set("pasto sconto regalo acquisto benzina spesa carburante libro taxi fruttifero")
# Their gender is not that of either word, and they have no plural of their own.
_COMPOUNDS = frozenset(
    {("luna", "park"), ("pronto", "soccorso"), ("fine", "settimana"), ("via", "libera"), ("nulla", "osta")}
)
_SHADES = word_set("acceso pallido antico chiaro scuro confetto salmone shocking cipria tenue intenso carico spento")
_INSTITUTIONS = frozenset({"ministero", "provincia", "codice"})
JOINERS = frozenset({"e", "ed", "o", "ma", ","})
DEMONSTRATIVES = word_set("questo questa questi queste quello quella quelle")
CLAUSE_WORDS = word_set("che chi cui e ed o ma se non come quando dove perché mentre")


def fits_next(words: Words, determiner: int, place: int) -> bool:
    """ "la reali essenza": an adjective that could be a noun, when the determiner fits only the noun behind it."""
    following = place + 1
    if "ADJ" not in words.facts[place].parts or following >= words.size:
        return False
    if words.text[following] in JOINERS:
        following = joined_noun(words, following) or following
    own = words.own(determiner)
    return bool(own & words.nouns(following)) and not own & words.nouns(place)


def third_plural(words: Words, place: int) -> bool:
    """Whether the form is a verb in the third plural, and no plural noun."""
    return (3, "p") in words.finite(place) and not any(number == "p" for _, number in words.nouns(place))


def common_noun(words: Words, place: int) -> bool:
    """ "lo Stato", "il Consiglio": a capital on what is no name, with no other capital beside it."""
    facts = words.facts[place]
    named = "PROPN" in facts.parts and facts.text not in _INSTITUTIONS
    if not facts.nouns or named or facts.name or words.raw[place].isupper():
        return False
    singular = words.at(place - 1) in FORMS and all(number == "s" for _, number in words.own(place - 1))
    if singular and words.pos[place] == "PROPN" and all(number == "p" for _, number in facts.nouns):
        return False  # "il Santini", "l'onorevole Santoni"
    around = (words.raw[place - 1] if place > 1 else "", words.raw[place + 1] if place + 1 < words.size else "")
    return words.pos[place] in ("NOUN", "PROPN") and not any(raw[:1].isupper() for raw in around)


def is_of_state(words: Words, place: int) -> bool:
    """ "il colpo di Stato militare": no name."""
    return words.text[place] == "stato" and words.at(place - 1) == "di" and place > 1 and words.pos[place - 2] == "NOUN"


def in_title(words: Words, place: int) -> bool:
    """ "la Prima Guerra Mondiale", "la Croce Rossa": a capitalised noun beside a capitalised adjective that agrees."""
    for noun, adjective in ((place, place + 1), (place, place - 1), (place + 1, place), (place - 1, place)):
        if not (0 < noun < words.size and 0 < adjective < words.size):
            continue
        facts, beside = words.facts[noun], words.facts[adjective]
        if not (facts.capital and beside.capital) or facts.name or beside.name:
            continue
        if words.text[adjective][-1] in "aeio" and facts.nouns & beside.adjectives and words.raw[noun][1:].islower():
            return True
    return False


def only_noun(words: Words, place: int) -> bool:
    """Whether the form is tagged a noun and can be nothing else."""
    return place < words.size and words.pos[place] == "NOUN" and words.facts[place].parts == {"NOUN"}


def joins_adjectives(words: Words, place: int) -> bool:
    """Whether more adjectives and then a noun follow "e" or a comma: "e ben definito luogo"."""
    return joined_noun(words, place) is not None


def joined_noun(words: Words, place: int) -> int | None:
    """The place of the noun behind "e" or a comma and more adjectives; None when there is none."""
    adjective = place + 1
    while words.at(adjective) in DEGREES or words.at(adjective) == "non":
        adjective += 1
    noun = adjective + 1
    own = adjective < words.size and ("ADJ" in words.facts[adjective].parts or words.facts[adjective].participles)
    if (
        noun >= words.size
        or words.text[adjective] in ("ogni", "nessuno", "nessuna")
        or words.pos[adjective] not in ("ADJ", "DET", "VERB", "PRON")
        or not own
    ):
        return None
    if words.text[noun] in JOINERS:
        return joined_noun(words, noun)
    return noun if words.nouns(noun) and words.pos[noun] == "NOUN" else None


def of_capitalised(words: Words, determiner: int, place: int) -> frozenset[GenderNumber]:
    """A capitalised common noun ("l'Esercito") has its readings when they fit its determiner; else it is a name."""
    text = words.text[determiner]
    own = FORMS[text].readings if text in FORMS else words.modifiers(determiner)
    return (words.nouns(place) | words.modifiers(place)) & own


def as_adjective(words: Words, place: int) -> frozenset[GenderNumber]:
    """ "il minore", "la giovane": an adjective in -e that names men and women alike."""
    text = words.text[place]
    free = text in _PERSONS_IN_E or text[-1:] not in "aeioàèéìòù"
    free = free or words.at(place - 1) in DEMONSTRATIVES | {"più", "meno", "così"}  # "la più elegante della città"
    if text in ("rosa", "viola") and words.at(place + 1) in _SHADES:
        return frozenset({MS})  # "un rosa acceso": the colour
    return words.facts[place].adjectives if free or _only_ones(words, place) else frozenset()


def _only_ones(words: Words, place: int) -> bool:
    """ "le sole che lo sanno", "le sole due": the adjective "solo", not the sun."""
    following = words.at(place + 1)
    if words.text[place] == "sole" and following in ("", ".", ",", "!", "?"):
        return place > 1 and "essere" in words.facts[place - 2].finite_lemmas  # "erano le sole"
    return words.text[place] == "sole" and (following in ("che", "a", "ad", "cui", "in") or following in NUMBERS)


def takes_as_noun(words: Words, place: int) -> bool:
    """Whether this word is the noun, rather than an adjective before it ("giovane donna", "vecchio libro")."""
    if not words.nouns(place):
        return False
    if words.is_name(place) and not common_noun(words, place) and not in_title(words, place):
        return False
    if not words.modifiers(place):
        return True
    following = place + 1
    if words.doc[place].dep_ == "det:poss" and words.head(place) > following:
        return False  # "il suo bel colore"
    if words.text[place] == "sole" and only_noun(words, following) and words.at(place - 1) != "di":
        return False  # "un sole ciclista"
    if (words.text[place], words.at(following)) == ("fine", "settimana"):
        return True
    if words.at(following) in ("e", "ed", "o", ",") and words.pos[place] == "ADJ":
        noun = joined_noun(words, following)
        if noun is not None and (words.text[following] != "," or {"e", "ed"} & set(words.text[following:noun])):
            return False  # "la reale e più profonda essenza", "una netta, decisa e convinta distinzione"
    if following < words.size and (words.text[following] in NUMBERS or words.text[following].isdigit()):
        if _is_before_number(words, place):
            return False  # "le ultime due lettere"
        following += 1
        several = any(number == "p" for _, number in words.nouns(place))  # not "con la madre due stanze"
        if several and following < words.size and words.nouns(following) & words.modifiers(place):
            return False  # "gli ultimi sei anni"; in "ha segnato nella ripresa due reti" the noun stands before
    elif _is_before_number(words, place):
        return False  # "gli ultimi trecento metri"
    apart = following < words.size and not words.modifiers(place) & words.nouns(following)
    if apart and words.facts[following].adjectives & words.nouns(place):
        return True  # "il timoniere ligure"
    if following < words.size and words.text[place] in _ORDINALS and words.nouns(following):
        return words.pos[following] not in ("NOUN", "PROPN", "ADJ")
    if following < words.size and words.nouns(following) and words.text[following] not in CLAUSE_WORDS:
        if words.pos[place] == "NOUN" and words.doc[following].dep_ == "amod" and words.head(following) == place:
            return True  # "il personale medico"
        if words.nouns(following) & words.modifiers(place) and not _can_follow(words, place, following):
            return False  # "un minimo danno"
        token = words.doc[place]
        if token.pos_ == "NOUN":
            return not (token.dep_ == "amod" and token.head.i == following)
        return words.pos[following] not in ("NOUN", "PROPN")
    return True


def _is_before_number(words: Words, place: int) -> bool:
    """Whether the form stands between a determiner and a counted noun that fit each other, but not the form."""
    noun = place + 2
    if words.doc[place].dep_ != "amod" or words.head(place) != noun or not is_number(words, place + 1):
        return False
    own = words.own(place - 1) if place else frozenset[GenderNumber]()
    return bool(own & words.nouns(noun)) and not own & words.modifiers(place)


def _can_follow(words: Words, noun: int, verb: int) -> bool:
    """Whether the second word, if it is a verb, may have the first as its subject."""
    numbers = {number for person, number in words.finite(verb) if person == 3}
    return not words.finite(verb) or bool(numbers & {number for _, number in words.nouns(noun)})


def verb_after_noun(words: Words, determiner: int, place: int) -> bool:
    """ "il minore faccia ritorno": the determiner fits this noun, not the next word, which may be a verb."""
    if words.text[place] in _ORDINALS or not (words.nouns(place) or words.text[place] in _PERSONS_IN_E):
        return False  # "la maggior parte", "i suoi aspetti"
    text = words.text[determiner]
    own = FORMS[text].readings if text in FORMS else words.modifiers(determiner)
    following = place + 1
    if following >= words.size or not words.finite(following) or not words.nouns(following):
        return False
    return bool(own & (words.nouns(place) | words.modifiers(place))) and not own & words.nouns(following)


def is_counted(words: Words, start: int, place: int) -> bool:
    """ "le due case", "il XX secolo", "i 12 apostoli", "il cui nome": between determiner and noun."""
    text = words.text[place]
    if words.facts[place].capital and text.endswith("cento"):
        return False  # "nel Cinquecento"
    return (
        text in NUMBERS
        or is_number(words, place)
        or text == "cui"
        or (text == "venti" and place + 1 < words.size and any(number == "p" for _, number in words.nouns(place + 1)))
        or (set(words.raw[place]) <= set("IVXL") and len(text) > 1)
        or (
            words.pos[place] == "NUM"
            and text.rstrip("'").isalpha()
            and (not words.nouns(place) or only_noun(words, place + 1))
        )
        or (text.isdigit() and len(text) < 4)
    )


def is_number(words: Words, place: int) -> bool:
    """ "ogni venti minuti", "Ventun ragazzi": a number word before a plural, no noun ("i venti") and no name."""
    following = place + 1
    if following >= words.size or not is_number_word(words.text[place]):
        return False
    return any(number == "p" for _, number in words.nouns(following))


def fixed_compound(words: Words, place: int) -> tuple[int, frozenset[GenderNumber]] | None:
    """The place of the noun and its readings in "luna park", "pronto soccorso", "faccia a faccia"."""
    text, following = words.text[place], words.at(place + 1)
    if (text, following) in _COMPOUNDS:
        return place + (text != "fine"), frozenset({MS, MP})
    if following == "a" and words.at(place + 2) == text and words.is_word(place) and len(text) > 3:
        return place, words.nouns(place) | {MS, MP}
    return None
