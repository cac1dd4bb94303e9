"""The subject behind a verb that takes no object: "Sulla facciata spiccano sette finestre", "Risiedono qui oltre
mille stranieri", "Appaiono all'improvviso, dopo la galleria, le cime" (Renzi, Salvi and Cardinaletti, I.I, on
inversion with verbs without object).

Behind such a verb a noun without preposition, that is no time and no measure, can only be the subject.
"""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import STOPS, TIMES, skip
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.objectless import AT_TIMES_WITH, LIVING, OBJECTLESS, WITH_OF, is_person, takes_no_object
from rewards.italian.subjects.phrases_after import is_led, past_about, subject_after
from rewards.italian.subjects.valency import HAPPENING, NAMING
from rewards.italian.subjects.verb_groups import Verb, past_aside, past_complements, words_before
from rewards.italian.verb_tables import ESSERE
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# With these a time is a subject too: "Mancano due giorni", "Sono passati tre anni".
_WITH_TIME = word_set("mancare bastare servire occorrere passare trascorrere volere")
# "Camminò dieci passi", "Entrò le mani in tasca" say how far and in what way.
_MEASURES = word_set(
    """
    passo passi gradino gradini piano piani centimetri centimetro chilo chili punto punti miglio miglia litri litro
    grammi ettari tonnellate leghe posizione posizioni posto metà massimo minimo meno necessario giusto resto possibile
    lire sterline franchi gradi
    """
)
_ASPECTS = word_set("cominciare iniziare continuare tornare smettere riprendere finire")
_OF_WHICH = word_set("disporre godere parlare discutere")
_BODY = word_set("occhi mano mani braccia spalle testa capelli gamba gambe piedi bocca capo faccia viso")
_FIRST = word_set("primi primo ultimi ultimo ultime prime")
_WHERE = word_set("qui qua là lì dove ovunque laggiù lassù")
_PLACING = word_set("in su da tra fra sotto sopra dietro dentro presso lungo oltre contro verso attorno intorno")
_IN_HAND = word_set("mano tasca bocca braccio spalla testa collo")
_COUNTED = word_set("molti molte pochi poche parecchi parecchie tanti tante alcuni alcune tutti tutte")


def subject_of_objectless(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The phrase behind a verb without object, past adverbs, complements, times and what commas enclose."""
    if (begun := _begun(words, verb)) is not None:
        subject = subject_after(words, past_complements(words, begun, by_start), by_start)
        return subject if subject is not None and _is_certain(words, verb, subject, near=False) else None
    before = words_before(words, verb.place)
    of_which = words.at(before) == "cui" and words.at(before - 1) == "di" and bool(verb.lemmas) and verb.third
    of_which = of_which and verb.lemmas <= _OF_WHICH  # "i posti di cui dispone il porto"
    lacking = of_which or _may_lack_object(verb)
    if verb.copula or verb.modal_being or "si" in verb.clitics or not lacking:
        return None
    first = skip(words, verb.last + 1)
    of_them = verb.clitics[-1:] == ["ne"] and not verb.lemmas & LIVING
    for start in (first, past_complements(words, first, by_start)) if of_them else ():
        # "ne tornarono a casa meno di cinquanta"
        if (counted := _counted(words, past_about(words, start), by_start)) is not None:
            return counted
    place = first
    while (further := _past(words, verb, place, by_start)) > place:
        place = further
    subject = subject_after(words, place, by_start, time=bool(verb.lemmas & _WITH_TIME))
    if subject is None:
        return None
    near = place == first
    if _is_passive(verb):
        return subject if not near and _is_certain_passive(words, verb, subject) else None
    spoken = "ne" in verb.clitics and verb.lemmas == {"parlare"}  # "ne hanno parlato molti giornali"
    if not (spoken or of_which or _passes(verb) or takes_no_object(verb.lemmas, words.text[subject.place])):
        return None
    if verb.lemmas & AT_TIMES_WITH and not (verb.auxiliary or _behind_place(words, verb, by_start)):
        return None
    return subject if _is_certain(words, verb, subject, near=near) else None


def begins_reflexive(words: Words, verb: Verb) -> bool:
    """ "Iniziano a svilupparsi": the infinitive behind has "si"."""
    place = skip(words, verb.last + 1)
    ends = words.at(place) in ("a", "ad", "di") and words.at(place + 1).endswith("rsi")
    return bool(verb.lemmas & _ASPECTS) and ends and words.facts[place + 1].infinitive


def _begun(words: Words, verb: Verb) -> int | None:
    """The place behind an infinitive without object: "Cominciano ad arrivare | i turisti", "iniziarono a svilupparsi",
    "Devono svolgersi | le elezioni"; None where there is none. Only third persons: "comincio a lavorare"."""
    if not verb.third or "si" in verb.clitics:
        return None
    place = skip(words, verb.last + 1)
    if verb.lemmas & _ASPECTS and words.at(place) in ("a", "ad", "di"):
        place += 1
    elif verb.last != verb.place and words.text[verb.last].endswith("rsi"):
        place = verb.last
    else:
        return None
    if place >= words.size or not words.facts[place].infinitive:
        return None
    lemmas = words.facts[place].lemmas
    lacking = (
        lemmas <= HAPPENING if words.text[place].endswith("rsi") else lemmas <= OBJECTLESS - AT_TIMES_WITH - NAMING
    )
    return place + 1 if lemmas and lacking else None


def _behind_place(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """Whether the clause opens with a place ("Tra le rovine …", "dove …"), or the verb has a dative ("gli spuntò")."""
    if verb.clitics[-1:] in (["gli"], ["le"], ["mi"], ["ti"], ["ci"], ["vi"]):
        return True
    start = words_before(words, verb.place) + 1
    while start > 0 and words.text[start - 1] not in STOPS and not words.facts[start - 1].only_verb:
        start -= 1
        if words.text[start] in _WHERE and not words.facts[start - 1].finite:
            return True
    articulated = words.text[start] in FORMS and FORMS[words.text[start]].family in ("a", "da", "ne", "su")
    place = start if articulated else start + 1
    phrase = by_start.get(place) if articulated or words.text[start] in _PLACING else None
    return phrase is not None and words.text[phrase.head] not in TIMES and not words.text[phrase.head].isdigit()


def _is_passive(verb: Verb) -> bool:
    """ "Sono conservate qui le armi": whatever takes essere or venire has no object, "ci siamo dati" apart."""
    lacking = verb.lemmas <= OBJECTLESS or _passes(verb)
    return verb.auxiliary in ("essere", "venire") and not lacking and not verb.own_clitic


def _passes(verb: Verb) -> bool:
    """ "Sono trascorsi tre anni"."""
    return verb.auxiliary == "essere" and bool(verb.lemmas & {"passare", "trascorrere"})


def _is_certain_passive(words: Words, verb: Verb, subject: Subject) -> bool:
    """Whether the noun, with complements before it, has an article or numeral, and names nothing."""
    first = words.text[subject.start]
    if verb.lemmas & NAMING or not subject.sure or tells_how(words, verb, subject):
        return False
    if not (verb.third or _is_done_to_thing(words, verb, subject)):
        return False
    if (first in FORMS and FORMS[first].family == "de") or words.is_name(subject.place):
        return False
    return is_led(words, subject)


def _is_done_to_thing(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Siamo stati recuperati, durante la perquisizione, i verbali": the participle agrees with a thing."""
    if verb.participle is None or is_person(words.text[subject.place]) or words.text[subject.place] in _BODY:
        return False
    return bool(words.facts[verb.participle].participles & subject.readings) and words.text[subject.start] in FORMS


def _may_lack_object(verb: Verb) -> bool:
    """Whether the verb is of those without object; with avere only those that never take essere."""
    if _is_passive(verb) or _passes(verb):
        return True
    lacking = bool(verb.lemmas) and (verb.lemmas <= OBJECTLESS or verb.lemmas <= LIVING)
    return lacking and not (verb.auxiliary == "avere" and verb.lemmas & ESSERE)


def _past(words: Words, verb: Verb, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place behind one more complement, time or agreeing adjective."""
    place = past_complements(words, past_aside(words, place), by_start)
    if not verb.lemmas & _WITH_TIME:
        place = past_times(words, place, by_start)
    phrase = by_start.get(place)
    alone = phrase is None or (phrase.determiner is None and not words.nouns(phrase.head))
    return place + 1 if alone and _is_adjective(words, place) else place


def past_times(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place behind a time: "ogni estate", "la notte scorsa"."""
    phrase = by_start.get(place)
    if phrase is None:
        return place
    once = words.text[phrase.start : phrase.end] == ["un", "tempo"]
    return phrase.end if once or words.text[phrase.head] in TIMES else place


def _is_adjective(words: Words, place: int) -> bool:
    """ "nuotavano lente due trote", "restano fermi da giorni i treni"."""
    if place >= words.size or words.pos[place] not in ("ADJ", "VERB"):
        return False
    facts = words.facts[place]
    return bool(facts.adjectives or facts.participles) and not facts.determines and not facts.finite


def _counted(words: Words, place: int, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Ne sopravvivono soltanto due", "ne restano pochi": the noun is what "ne" stands for."""
    if place >= words.size or place in by_start or place + 1 in by_start:
        return None
    if not (is_numeral(words, place) or words.text[place] in _COUNTED):
        return None
    readings = frozenset({("m", "p"), ("f", "p")})
    return Subject(words.raw[place], place, place, place + 1, readings, frozenset({(3, "p")}), numeral=True)


def _is_certain(words: Words, verb: Verb, subject: Subject, *, near: bool) -> bool:
    noun, first = words.text[subject.place], words.text[subject.start]
    if tells_how(words, verb, subject):
        return False
    if first in FORMS and FORMS[first].family == "de" and (verb.lemmas & WITH_OF or not near):
        return False  # "vive dei propri risparmi", "proviene da molti dei paesi"
    if verb.lemmas & NAMING and subject.numbers == {"s"}:
        return False  # "sono rimasti una famiglia"
    if subject.bare:
        certain = near or verb.numbers == {"s"}
        return subject.numbers == {"p"} and certain and not verb.lemmas & NAMING and noun not in _BODY
    if not near and (words.is_name(subject.place) or not is_led(words, subject)):
        return False
    thing = subject.persons == {(3, "s")} and not is_person(noun) and words.text[subject.start] in FORMS
    if is_person(noun) and first in FORMS and FORMS[first].family == "indefinite" and not (near or verb.third):
        return False  # "torno, dopo la guerra, un uomo nuovo"
    alone = thing and verb.forms <= {(1, "s"), (2, "s")}  # "Cresco, nelle caserme, un malumore"
    # "Crescono nelle caserme i malumori"
    many = not near and subject.persons == {(3, "p")} and not is_person(noun) and first in ("i", "gli", "le")
    alone = alone or (many and words.at(subject.start - 1) != ",")
    return subject.sure and (near or verb.third or alone or is_parsed_subject(words, verb, subject))


def tells_how(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Camminò dieci passi", "Arrivò i primi di aprile", "Uscì le scarpe in mano", "Entrò, dopo un attimo, gli occhi
    bassi": how far, when and in what way, no subject."""
    noun = words.text[subject.place]
    if noun in _MEASURES and not verb.lemmas & _WITH_TIME:
        return True
    in_hand = words.at(subject.end) in ("in", "a") and words.at(subject.end + 1) in _IN_HAND
    return noun in _FIRST or in_hand or (words.at(subject.start - 1) == "," and noun in _BODY)


def is_parsed_subject(words: Words, verb: Verb, subject: Subject) -> bool:
    """Whether the parser, too, hangs the noun on the verb as its subject."""
    token = words.doc[subject.place]
    return token.dep_ in ("nsubj", "nsubj:pass") and verb.place <= token.head.i <= verb.last
