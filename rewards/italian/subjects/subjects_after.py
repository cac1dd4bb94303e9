"""The subject after its verb, where it cannot be anything else: "Arrivano i ragazzi", "Ci sono due gatti",
"Mi piacciono i film", "«Vieni», dice la mamma", "In montagna si trovano molti laghi"
(Renzi, Salvi and Cardinaletti, Grande grammatica italiana di consultazione, I.I, on inversion)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, COMMA_BOUNDS, STOPS, TIMES, skip
from rewards.italian.genders import PERSONS
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.asked_objects import behind_asked_object
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject, pronoun_subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.inverted_copulas import subject_of_copula
from rewards.italian.subjects.objectless import HELD, is_person
from rewards.italian.subjects.objectless_subjects import is_parsed_subject, past_times, subject_of_objectless, tells_how
from rewards.italian.subjects.phrases_after import is_led, opens_next_clause, subject_after
from rewards.italian.subjects.taken_objects import behind_ci, behind_fixed_object, behind_object_clitic, behind_quanto
from rewards.italian.subjects.valency import (
    BEGINNING,
    DATIVE,
    HAPPENING,
    INTRANSITIVE,
    LINKING,
    NAMING,
    PROVIDING,
    SAYING,
    WITH_SI,
)
from rewards.italian.subjects.verb_findings import fits
from rewards.italian.subjects.verb_groups import Verb, past_aside, past_complements, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_DATIVE_CLITICS = word_set("mi ti gli le ci vi m' t' c' v'")
_THERE = (["ci"], ["c'"], ["vi"], ["v'"])
# "Guadagnano il minimo": adverbs of measure.
_MEASURES = word_set("metà massimo minimo meno necessario giusto resto possibile")
_TAKING_UP = word_set("lo la l' li le glielo gliela glieli gliele")
_AS_THEY = word_set("pensare credere ritenere sapere immaginare supporre fare")
MANY = word_set(
    "alcuni alcune molti molte pochi poche parecchi parecchie tanti tante troppi troppe diversi diverse numerosi"
)
_ALSO = word_set("anche anch' pure proprio solo neanche nemmeno")


def certain_subject_after(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The phrase after the verb where it is surely its subject, else None."""
    subject = _adjacent(words, clause, verb, by_start) or (
        subject_of_copula(words, clause, verb, by_start)
        or behind_fixed_object(words, verb, by_start)
        or subject_of_objectless(words, verb, by_start)
        or _behind_si(words, verb, by_start)
        or behind_object_clitic(words, verb, by_start)
        or behind_ci(words, verb, by_start)
        or behind_quanto(words, verb, by_start)
        or behind_asked_object(words, verb, by_start)
        or first_or_second_person(words, verb, by_start)
    )
    if subject is None or words.text[subject.place] in _MEASURES or _is_free_relative(words, clause, verb):
        return None
    return None if clause.opener and opens_next_clause(words, subject) else subject


def _is_free_relative(words: Words, clause: Clause, verb: Verb) -> bool:
    """ "ciò che si forma": "ciò" may be the subject of a singular."""
    if not clause.opener.startswith("che") or "s" not in verb.numbers:
        return False
    che = words_before(words, verb.place)
    return words.at(che) == "che" and words.at(che - 1) in ("ciò", "quello", "quel")


def _adjacent(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The phrase right after the verb."""
    time = bool(verb.lemmas & {"mancare", "bastare", "volere", "servire"})
    place = verb.last + 1
    if is_there(verb) and (verb.third or words.at(past_aside(words, place)) in ("dei", "delle", "degli")):
        place = past_complements(words, past_aside(words, place), by_start)
        time = place < words.size and is_numeral(words, place)
    elif verb.copula and _opens_with_predicate(words, words_before(words, verb.place)):
        place = past_aside(words, place)  # "Diversa è, invece, l'opinione di Brecht"
    elif verb.lemmas & {"restare", "rimanere"} and verb.numbers == {"s"}:
        place = past_aside(words, place)
    subject = subject_after(words, place, by_start, time=time)
    if subject is None or not _is_certain(words, clause, verb, subject, skip(words, place), by_start):
        return None
    return subject if subject.sure or subject.bare else None


def is_there(verb: Verb) -> bool:
    """ "Ci sono", "vi devono essere"."""
    return verb.there or (verb.clitics[-1:] in _THERE and (verb.copula or verb.modal_being))


def first_or_second_person(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Ci sono andato anche io", "Lo dici tu": "io" and "tu" are always subjects."""
    place = verb.last + 1
    if (times := by_start.get(place)) is not None and words.text[times.head] in TIMES:
        place = times.end  # "ci sono andato molte volte anche io"
    while words.at(place) in _ALSO:
        place += 1
    if words.at(place) not in ("io", "tu") or not (words.at(place + 1) in STOPS or words.at(place + 1) in ("", ",")):
        return None
    goes_on = words.at(place + 1) == "," and "e" in words.text[place + 1 : place + 12]
    listed = goes_on and bool(verb.forms & {(1, "p"), (2, "p")})
    return None if listed else pronoun_subject(words, place)  # "salimmo io, mia sorella e un cane"


def behind_object_in_front(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Un ruolo importante lo hanno avuto gli scrittori": the clitic takes up the noun in front, its object."""
    clitic = verb.clitics[-1] if verb.clitics else ""
    if clitic not in _TAKING_UP or not clause.subjects or verb.lemmas & (NAMING | {"pagare", "vendere"}):
        return None
    front = clause.subjects[-1]
    if front.pronoun or words.is_name(front.place) or words.facts[verb.last].infinitive:
        return None
    pronoun = clitic.removeprefix("glie")
    agrees = FORMS.get(pronoun) is not None and FORMS[pronoun].readings & front.readings
    taken = not fits(verb, front)  # the noun in front cannot be the subject
    if not (agrees or clitic == "li") or (pronoun == "le" and not taken):
        return None
    if "," in words.text[front.end : verb.place] and not taken and words.at(verb.last + 1) != "anche":
        return None
    place = skip(words, verb.last + 1)
    if words.at(place) in PERSONS:
        return _emphatic(words, verb, place) if taken or words.at(place) in ("io", "tu") else None
    place += words.at(place) == "sia"
    subject = subject_after(words, place, by_start)
    far = subject is None and verb.third
    if far:
        subject = subject_after(words, past_complements(words, past_aside(words, place), by_start), by_start)
    if subject is None or not subject.sure or subject.text in COLLECTIVE or tells_how(words, verb, subject):
        return None
    named = words.is_name(subject.place) and subject.numbers == {"s"} and verb.third
    if not (named or is_led(words, subject)) or (far and words.text[subject.start] not in FORMS):
        return None
    measured = words.at(subject.end) in ("al", "alla", "all'", "ogni", "per") or words.text[subject.place] in _MEASURES
    also = words.at(place - 1) in _ALSO
    person = taken and is_person(words.text[subject.place]) and subject.numbers == {"s"}
    certain = verb.third or also or person or is_parsed_subject(words, verb, subject)
    return subject if certain and not measured else None


def _emphatic(words: Words, verb: Verb, place: int) -> Subject | None:
    """ "Il coraggio lo ebbe lei": a pronoun beside the object pronoun is the subject; "loro" may be "to them"."""
    ends = words.at(place + 1) in ("", ",", "che") or words.at(place + 1) in STOPS
    return pronoun_subject(words, place) if ends and words.text[place] != "loro" and not verb.copula else None


def _has_dative_in_front(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """ "A me piacciono", "Ai miei alunni non interessano": "a" and its noun open the sentence."""
    if words.at(verb.place - 2) in ("a", "ad"):
        return True
    before = words_before(words, verb.place)
    front = next((one for one in by_start.values() if one.end == before + 1 and not one.proper), None)
    if front is None:
        return False
    article = words.text[front.start]
    led = article in FORMS and FORMS[article].family == "a"
    first = front.start if led else front.start - 1
    return (led or words.at(first) in ("a", "ad")) and words.at(first - 1) in ("", *STOPS, ",", "che", "ma", "e")


def _is_certain(
    words: Words, clause: Clause, verb: Verb, subject: Subject, place: int, by_start: dict[int, NounPhrase]
) -> bool:
    numbers = subject.numbers
    if is_there(verb) or (verb.clitics[-1:] in _THERE and "volere" in verb.lemmas):
        return place == skip(words, verb.last + 1) or is_led(words, subject)
    if verb.lemmas & SAYING and ends_quotation(words, verb):
        return not subject.bare
    if verb.auxiliary == "avere":
        # "come ha detto il vescovo"
        return clause.opener == "come" and bool(verb.lemmas & SAYING) and is_led(words, subject)
    if verb.lemmas & {"bastare", "mancare", "servire", "occorrere"} and subject.numeral | (
        words.text[subject.place] in TIMES
    ):
        return not subject.bare or numbers == {"p"}
    if "servire" in verb.lemmas and words.at(verb.place - 1) == "non" and subject.bare and verb.numbers == {"s"}:
        return numbers == {"p"} and not is_person(words.text[subject.place])  # "Non serve dati"
    if words.text[subject.place] in TIMES:
        return False
    called = bool(verb.lemmas & ({"chiamare"} | SAYING)) and _asked_for(words, clause, verb, subject)
    dative = any(c in _DATIVE_CLITICS for c in verb.clitics) or _has_dative_in_front(words, verb, by_start)
    if dative and "fare" in verb.lemmas and words.at(verb.last + 1) == "male":
        return not subject.bare and verb.third  # "mi fanno male i denti"
    if verb.lemmas & {"piacere", "dispiacere"} or (dative and verb.lemmas & DATIVE):
        return not subject.bare
    if verb.lemmas & {"restare", "rimanere"} and verb.numbers == {"s"} and not verb.auxiliary:
        partitive = words.text[subject.start] in ("dei", "degli", "delle")
        return numbers == {"p"} and not subject.bare and not partitive
    if verb.lemmas & LINKING and _asked_for(words, clause, verb, subject):
        return True  # "Sconfinato appare il campo"
    if verb.lemmas & NAMING and not verb.copula and numbers == {"s"} and not called:
        return False  # "sono diventati la squadra più forte"
    if verb.auxiliary in ("essere", "venire"):
        if "si" in verb.clitics:
            return is_si_compound(words, verb, subject)
        return not verb.own_clitic and (not subject.bare or _shares_number(words, verb, subject))
    if verb.reflexive and verb.third:
        return _si_passive(words, verb, subject) or _asked_for(words, clause, verb, subject)
    return _asked_for(words, clause, verb, subject)


def ends_quotation(words: Words, verb: Verb) -> bool:
    """Whether the verb stands right behind a quotation: «Vieni», dice …"""
    before = words_before(words, verb.place)
    if words.at(before) in ("ha", "hanno", "ho", "aveva", "avevano", "avevo"):
        before = words_before(words, before)
    if words.at(before) in (",", "!", "?"):
        return words.at(before - 1) in QUOTES or _behind_aside(words, before)
    return words.at(before) in QUOTES and before > 0


def _behind_aside(words: Words, comma: int) -> bool:
    """«Partiamo», dopo lunghe trattative, ha detto …: a quotation and a complement between commas."""
    for place in range(comma - 1, max(0, comma - 8), -1):
        if words.text[place] in STOPS or words.facts[place].only_verb or words.text[place] in QUOTES:
            return False
        if words.text[place] == ",":
            return words.at(place - 1) in QUOTES
    return False


def _is_of_noun(words: Words, verb: Verb, subject: Subject) -> bool:
    """Whether the participle agrees with the noun: "sono stati scritti dei libri"."""
    return verb.participle is not None and bool(words.facts[verb.participle].participles & subject.readings)


def _behind_si(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "In queste zone si coltivano da secoli gli agrumi", "Si sono tenuti ieri i funerali": complements between."""
    if "si" not in verb.clitics or not verb.third:
        return None
    if verb.numbers == {"p"}:
        return _single_behind_si(words, verb, by_start)
    before = words.at(words_before(words, verb.place))
    compound = verb.auxiliary == "essere"
    opens = before in COMMA_BOUNDS
    opens = opens and not (verb.lemmas <= HAPPENING and verb.clitics == ["si"])  # "Si moltiplica le saracinesche"
    if not compound and (not verb.lemmas & (WITH_SI | HAPPENING) or opens):
        return None
    place = skip(words, verb.last + 1)
    while (further := past_times(words, past_complements(words, past_aside(words, place), by_start), by_start)) > place:
        place = further
    subject = subject_after(words, place, by_start)
    if subject is None or not subject.sure or subject.numbers != {"p"} or not is_led(words, subject):
        return None
    if not compound and words.text[subject.start] in ("dei", "degli", "delle"):
        return None  # "Si innamora soltanto dei dolci"
    happens = verb.lemmas & HAPPENING or ("tenere" in verb.lemmas and words.text[subject.place] in HELD)
    return subject if happens or not compound else None


def _single_behind_si(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Si svolsero a lume di candela la cena": one thing with its article behind a verb that has no object."""
    if verb.auxiliary or not verb.lemmas <= HAPPENING - {"rivolgere"}:  # "non si rivolgono la parola"
        return None
    place = past_complements(words, past_aside(words, skip(words, verb.last + 1)), by_start)
    subject = subject_after(words, place, by_start)
    if subject is None or not subject.sure or subject.persons != {(3, "s")} or tells_how(words, verb, subject):
        return None
    article = FORMS.get(words.text[subject.start])
    definite = article is not None and article.family == "definite"
    return subject if definite and words.text[subject.place] not in ("uno", "una", "altro", "altra", "un") else None


def _shares_number(words: Words, verb: Verb, subject: Subject) -> bool:
    """Whether a bare noun agrees with the participle before it: "vennero pubblicate copie", "fu fatta richiesta"."""
    if not _is_of_noun(words, verb, subject):
        return False
    own = words.facts[verb.participle].participles if verb.participle is not None else frozenset()
    torn = verb.third and not {number for _, number in own} & verb.numbers  # "venivano fatta richiesta"
    return subject.numbers == {"p"} or torn


def is_si_compound(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Si è registrata una crescita": the participle is the noun's, and nobody does this for himself."""
    own = words.facts[verb.participle].participles if verb.participle is not None else frozenset()
    impersonal = verb.lemmas & WITH_SI - {"vendere", "leggere", "affittare", "trovare", "vedere"}
    return bool(impersonal and own & subject.readings) and not subject.bare


def _si_passive(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Si vendono case", "In montagna si trovano molti laghi", "Potrebbero presentarsi problemi"."""
    if verb.numbers == {"s"} and words.text[subject.start] not in FORMS and subject.numbers == {"p"}:
        # "Si vende case", "si mangia ottimi piatti"; "si compra due maglie" may be for oneself.
        return "si" in verb.clitics and not (subject.numeral and not verb.lemmas & WITH_SI)
    if subject.bare or verb.auxiliary or not verb.lemmas & WITH_SI:
        return False
    # "Si leggono un libro" may be said of readers, "In questi casi si leggono un libro" hardly.
    before = words.at(words_before(words, verb.place))
    return not verb.lemmas & {"leggere", "trovare", "vedere"} or (before not in STOPS and before not in ("", ","))


def _asked_for(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """After question words and "come": "Dove sono le chiavi?", "Quanto costa il libro?", "come dice il proverbio"."""
    first = words_before(words, clause.verb)
    question = words.text[first] if first >= 0 else ""
    if (verb.copula or verb.lemmas & LINKING) and _opens_with_predicate(words, first):
        adjective = not words.facts[first].nouns or words.pos[first] == "ADJ"
        agrees = verb.copula or words.facts[first].modifiers & subject.readings
        return words.text[subject.start] in FORMS and adjective and bool(agrees)
    if verb.copula:
        led = words.text[subject.start] in FORMS or bool(words.modifiers(subject.start))
        return question in ("dove", "dov'", "come", "com'", "qual", "quali", "quale") and led and not subject.bare
    if question in ("cosa", "cos'"):
        partitive = words.text[subject.start] in FORMS and FORMS[words.text[subject.start]].family == "de"
        return not subject.bare and not partitive and "bisognare" not in verb.lemmas
    if question in ("dove", "dov'", "quando") and not subject.bare and verb.third:
        return bool(verb.lemmas & (INTRANSITIVE | BEGINNING))
    if question == "quanto" and verb.lemmas & {"costare", "valere", "durare"}:
        return not subject.bare
    if question == "come" and verb.lemmas & PROVIDING and "?" not in words.text[verb.place :]:
        return not subject.bare and verb.third  # "come prevede la legge"
    if question == "come" and verb.lemmas & SAYING:
        return not subject.bare  # "come dice il proverbio", "come scrive Calvino"
    if question == "come" and verb.lemmas <= _AS_THEY and "?" not in words.text[verb.place :]:
        # "come pensavano gli storici", "come deve fare il medico"
        return is_person(words.text[subject.place]) and words.text[subject.start] in FORMS and verb.forms != {(1, "p")}
    return question == "come" and bool(verb.lemmas & {"chiamare", "stare"}) and not subject.bare


def _opens_with_predicate(words: Words, place: int) -> bool:
    """ "Molteplici sono …", "Ancora diversa è …": an adjective before the copula opens the clause."""
    before = place - 1
    while before >= 0 and words.text[before] in ADVERBS | {"altrettanto", "ben"}:
        before -= 1
    if place < 0 or words.pos[place] == "PRON" or "PRON" in words.facts[place].parts:
        return False  # "Quelli sono la squadra da battere"
    return bool(words.facts[place].modifiers) and words.at(before) in COMMA_BOUNDS
