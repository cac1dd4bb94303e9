"""Finite verbs of a document for the agreement rules: by the lexicon, since wrong endings mislead the parse."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, BOUNDS, CLITICS, STOPS, TIMES, skip
from rewards.italian.genders import PERSONS
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.missing_verbs import is_bare_root
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import SINGULAR_PRONOUNS
from rewards.italian.subjects.objectless import OBJECTLESS
from rewards.italian.subjects.verb_homographs import needs_verb, verb_follows
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words


def finite_verbs(words: Words, phrases: list[NounPhrase]) -> list[int]:
    """Places of finite verbs: by the lexicon where a form is nothing else, else as tagged."""
    nominal = {place for phrase in phrases for place in (*phrase.before, *phrase.after)}
    nominal |= {phrase.noun for phrase in phrases if phrase.noun is not None}
    determined = {phrase.noun for phrase in phrases if phrase.determiner is not None or phrase.before}
    places = {
        place
        for place in range(words.size)
        if words.facts[place].finite
        and (_is_verb(words, place, nominal) or (place not in determined and _has_subject(words, place)))
    }
    places |= {
        place for place in range(1, words.size) if place not in places and needs_verb(words, phrases, place, places)
    }
    start = 0
    for stop in range(words.size + 1):
        if stop < words.size and words.text[stop] not in (".", "!", "?"):
            continue
        if not any(place in places for place in range(start, stop)):
            # "L'aquila volo sopra le montagne": a sentence has a verb.
            bare = [place for place in range(start, stop) if is_bare_root(words, place)]
            possible = bare or [place for place in range(start + 1, stop) if _may_be_verb(words, place)]
            third = [place for place in possible if any(person == 3 for person, _ in words.facts[place].indicative)]
            places |= set((third or possible)[:1])
        start = stop + 1
    return sorted(places)


_LEADING = STOPS | word_set("non che chi quando dove se perché come mentre cosa") | {""}
_LITTLE = word_set("molto poco tanto qualche parecchio")
_MANY = word_set("molti molte pochi poche tanti tante troppi troppe parecchi parecchie diversi diverse")
_SOME = word_set("un una un' qualche alcuni alcune")
_BEFORE_NOUNS = word_set("di a da in con per tra fra")
_NO_VERBS = word_set("addosso ingrosso dettaglio indosso")


def _is_verb(words: Words, place: int, nominal: set[int]) -> bool:
    facts = words.facts[place]
    text, before = words.text[place], words.at(place - 1)
    if before == "cui" and words.at(place - 2) in FORMS and facts.adjectives:
        return False  # "le cui profonde convinzioni"
    if _cannot_be_noun(words, place) or (text == "credo" and before not in FORMS):
        return True
    following = words.at(place + 1)
    if text == "sei" and before == "dove" and following in FORMS:
        return True  # "dove sei le mie calze?": no article behind a number
    if text == "sei" and (before == "ti" or "tu" in (before, words.at(place + 1)) or _is_said(words, place + 1)):
        return True  # "il vero amico sei tu", "ti sei svegliata", "Marta, sei pronta?": no numeral
    if text == "fa" and words.at(place + 1) in FORMS and before not in TIMES | {"tempo"}:
        return True  # "la classe fa una gita"; not "tre anni fa un incendio …"
    if before in _BEFORE_NOUNS:
        return False  # "porto il cane a spasso"
    if text.startswith("salv") and before.startswith("fatt"):
        return False  # "fatti salvi i diritti dei terzi"
    if before == "che" and words.at(place - 2) in _BEFORE_NOUNS and facts.nouns and (3, "s") not in facts.finite:
        return False  # "a che titolo"; not "a che serve"
    if (before, text) in _FIXED_PAIRS or words.text[place : place + 3] == ["vale", "a", "dire"]:
        return False
    if _is_second_plural(words, place):
        return False
    if words.is_name(place) or place in nominal or text in _NO_VERBS or _is_no_verb(words, place):
        return False
    if before in ("non", "loro") and place > 1 and facts.participles & words.nouns(place - 2):
        return False  # "le somme non riscosse", "le opere loro assegnate"
    led = before in _LEADING or before in PERSONS or (before in CLITICS and before not in FORMS)
    if facts.participles and not led:
        return False  # "le farfalle colorate", "sono arrivate", "gli schemi emersi"
    if facts.modifiers and _after_auxiliary(words, place):
        return False  # "erano vive", though vivere has such a form
    if text in ("sia", "siano"):
        return not _correlated(words, place)
    if facts.participles and before == "che" and words.at(place - 2) in ("più", "meno"):
        return False  # "sono più che raddoppiate"
    if before == "che" and text == "viva" and words.pos[place - 2] in ("NOUN", "PROPN"):
        return True  # "un socio che viva all'estero"
    if facts.parts != {"VERB"} and not led and all(person != 3 for person, _ in facts.finite):
        return text in ("sono", "sei", "siamo", "siete", "fossi") and words.pos[place] in ("VERB", "AUX")
    nominal_too = words.nouns(place) and "essere" not in facts.finite_lemmas
    if place and nominal_too and words.pos[place - 1] in ("VERB", "AUX") and not words.nouns(place - 1):
        return False  # "hanno voglia": the verb's object, whatever the parse says
    if words.pos[place] in ("VERB", "AUX"):
        return True
    return facts.only_verb


_FIXED_PAIRS = {
    ("libro", "paga"), ("busta", "paga"), ("buste", "paga"), ("nulla", "osta"), ("pro", "loco"), ("or", "sono"),
}  # fmt: skip


def _is_second_plural(words: Words, place: int) -> bool:
    """Whether a participle only looks like a second person plural: "da noi ordinate", "vengono loro spiegate"."""
    facts, before = words.facts[place], words.at(place - 1)
    if not facts.participles or any(one != (2, "p") for one in facts.finite):
        return False
    return before in ("me", "te", *PERSONS) and before != "voi"


def _is_no_verb(words: Words, place: int) -> bool:
    """ "entro il 2050", "affidato due anni fa", "non molto tempo fa"."""
    if words.text[place] == "entro":
        return words.at(place + 1) in FORMS and words.at(place + 2)[:1].isdigit()
    if words.text[place] != "fa":
        return False
    counted = is_numeral(words, place - 2) or words.at(place - 2) in _LITTLE | _MANY | _SOME
    return place > 1 and words.at(place - 1) in TIMES | {"tempo"} and counted


def _has_subject(words: Words, place: int) -> bool:
    """Whether the parser hangs a subject that stands before it on the form, and no auxiliary."""
    children = words.doc[place].children
    if words.pos[place] != "VERB" or words.facts[place].capital:
        return False
    if words.facts[place].participles and words.facts[place].finite == {(2, "p")}:
        return False  # "tegole smaltate"
    subjects = [child for child in children if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN")]
    helped = any(child.dep_ in ("aux", "aux:pass", "cop") for child in children)
    before = [subject for subject in subjects if subject.i < place]
    # "le strade, chiuse al traffico": a participle that agrees is none.
    agrees = any(words.facts[place].participles & words.nouns(subject.i) for subject in before)
    third = any(person == 3 for person, _ in words.facts[place].finite)
    other = not third and verb_follows(words, place + 1)  # "Il gruppo ascolto una volta al mese si riunisce"
    return not helped and bool(before) and not agrees and not other


def _is_said(words: Words, place: int) -> bool:
    """Whether an adjective or participle in the singular stands here, adverbs before it allowed."""
    place = skip(words, place)
    if place >= words.size or words.text[place] in FORMS or words.pos[place] not in ("ADJ", "VERB"):
        return False
    return {number for _, number in words.modifiers(place)} == {"s"}


def _cannot_be_noun(words: Words, place: int) -> bool:
    """A noun's form where no noun can stand: "mi servo una penna", "il nonno racconto una storia"."""
    facts, before, after = words.facts[place], words.at(place - 1), words.at(place + 1)
    article = after in FORMS and FORMS[after].family in ("definite", "indefinite")
    third = any(person == 3 for person, _ in facts.indicative)
    if article and third and before in BOUNDS and facts.capital and not facts.name:
        return words.at(place + 2) not in TIMES and not facts.parts & {"ADP", "ADV", "CONJ", "PRON", "DET"}
    if third and before in BOUNDS and facts.capital and _counts(words, place):
        return True
    if before == "che" == after and third and place > 1 and words.nouns(place - 2):
        return True  # "economisti che nota che"
    if before == "cui" and words.at(place - 2) in ("con", "per", "in", "di", "a", "da", "su") and article:
        return not facts.parts & {"ADP", "CONJ", "DET", "PRON", "ADV"}  # "la forza con cui parto il tappo"
    if words.text[place] == "entro" and after in ("in", "nel", "nella", "nei", "nelle", "nell'", "negli"):
        return True
    if not facts.nouns or facts.parts - {"NOUN", "PROPN", "VERB"} or facts.participles or facts.name:
        return False
    if before in ("mi", "ti", "si", "ci", "vi", "io", "tu", "egli") and words.text[place] not in FORMS:
        return True
    if not article or words.at(place + 2) in TIMES:
        return False
    if before in BOUNDS:
        return third
    return before in ("non", "quanto")


def _counts(words: Words, place: int) -> bool:
    """ "Manca due giorni", "Resta pochi posti": a verb without object before a number and a plural."""
    following = place + 1
    if not words.facts[place].finite_lemmas & OBJECTLESS or words.facts[place].parts & {"ADP", "ADV", "CONJ", "DET"}:
        return False
    counted = following + 1 < words.size and (is_numeral(words, following) or words.text[following] in _MANY)
    return counted and any(number == "p" for _, number in words.nouns(following + 1))


_NOT_CORRELATED = CLITICS | word_set("che non come quanto affinché purché benché sebbene nonostante qualora ovunque")


def _correlated(words: Words, place: int) -> bool:
    """ "sia il gatto sia il cane", "sia i tempi che i luoghi"."""
    if words.at(place - 1) in _NOT_CORRELATED or words.at(place - 1) in PERSONS:
        return False
    if words.text[place] == "siano" or words.at(place + 1) in ("stato", "stata", "chiaro", "detto", "noto"):
        return False
    rest = words.text[place + 1 : place + 9]
    near = rest[: rest.index(",")] if "," in rest else rest
    return "sia" in rest or "sia" in words.text[max(0, place - 8) : place] or "che" in near


def _after_auxiliary(words: Words, place: int) -> bool:
    before = place - 1
    while before >= 0 and words.text[before] in ADVERBS:
        before -= 1
    return before >= 0 and bool(words.facts[before].lemmas & {"essere", "avere", "venire"})


def _may_be_verb(words: Words, place: int) -> bool:
    facts = words.facts[place]
    if (
        not facts.indicative
        or words.text[place] in FORMS
        or words.is_name(place)
        or facts.parts & {"ADP", "DET", "PRON", "CONJ", "ADV"}
    ):
        return False
    before = words.text[place - 1]
    if before in _BEFORE_NOUNS:
        return False
    if (facts.participles | facts.adjectives) & words.nouns(place - 1):
        return False  # "numerose tombe scavate nella roccia", "un tè freddo"
    return bool(words.nouns(place - 1)) or before in PERSONS or before in SINGULAR_PRONOUNS or words.is_name(place - 1)
