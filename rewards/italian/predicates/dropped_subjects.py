"""Predicates of a verb without subject, told by the rest of the sentence: the only noun that they can be said of ("Non
mettere quella camicia, è ancora umida"), and what else "io" or "tu" is ("Quando sono arrivata ero stanca")
(Serianni, Grammatica italiana, II.44 and VII.13)."""

from itertools import pairwise

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import ADVERBS, TIMES
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase, narrowed
from rewards.italian.phrases.states import names_state
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.verb_groups import words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_ENDS = frozenset({"", ".", "!", "?", ";", "…", "..."})
_AFTER = _ENDS | word_set(", e ed ma per come in da dentro fuori sopra sotto oggi adesso")
_CLOSING = frozenset({",", "?", ".", "!"})
_MARKS = frozenset({",", ":", "(", "se", "quando", "perché", "finché", "ma", "siccome", "appena"})
_QUOTES = frozenset({'"', "«", "»", "“", "”", "–", "—"})
# "è pericoloso", "era inutile": what is said of a fact, or of nothing in particular.
OF_FACTS = word_set(
    """
    vero falso chiaro giusto sbagliato bello brutto buono strano ovvio logico assurdo pericoloso rischioso necessario
    opportuno noto certo sicuro meglio peggio peccato vietato proibito permesso previsto possibile tardi presto buio
    caldo freddo scontato evidente naturale normale ridicolo meraviglioso stupendo fantastico noioso faticoso curioso
    bellissimo bruttissimo buonissimo stranissimo tutto inutile solo stesso primo ultimo altro fatto detto scritto
    successo accaduto finito carino interessante troppo molto poco
    """
)
OTHERS = word_set(
    "lui lei loro egli ella chi ciò questo quello questa quella tutto niente nulla qualcosa qualcuno nessuno lo gli uno"
)
_DETERMINED = frozenset({"definite", "quello", "de", "a", "da", "ne", "su"})
_AS = {"bambina": "f", "bambino": "m", "ragazza": "f", "ragazzo": "m", "piccola": "f", "piccolo": "m"}  # "da bambina"


def check_dropped(words: Words, clause: Clause, phrases: list[NounPhrase], result: Agreement) -> bool:
    """A copula without subject behind a mark, and its adjective, against the only noun before. Whether it is wrong."""
    verb = clause.verb
    if clause.subjects or clause.relative or not words.facts[verb].finite_lemmas & {"essere", "diventare", "sembrare"}:
        return False
    place = next_word(words, verb + 1)
    if (
        place >= words.size
        or words.pos[place] != "ADJ"
        or words.text[place] in OF_FACTS
        or names_state(words.text[place])
    ):
        return False
    own, numbers = words.facts[place].adjectives, {number for person, number in words.finite(verb) if person == 3}
    before = verb - 1
    while before >= 0 and words.text[before] in ADVERBS:
        before -= 1
    after = words.at(place + 1)
    if not own or before < 0 or words.text[before] not in _MARKS or after not in _AFTER:
        return False
    phrase = _only(words, phrases, verb, numbers)
    if phrase is None:
        return False
    wanted = frozenset(reading for reading in narrowed(words, phrase) if reading[1] in numbers)
    if own & wanted:
        result.passed += 1
        return False
    if not {number for _, number in own} & numbers:
        return False  # judged by the verb's number
    message = f'"{words.raw[phrase.head]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, wanted))
    return True


def _only(words: Words, phrases: list[NounPhrase], verb: int, numbers: set[str | None]) -> NounPhrase | None:
    """The last noun before the verb in its sentence, where no other one is of this number and another gender."""
    first = max((i + 1 for i in range(verb) if words.text[i] in _ENDS), default=0)
    earlier = [one for one in phrases if first <= one.start and one.end <= verb]
    leading = {one.determiner for one in earlier}
    others = any(words.text[i] in OTHERS and i not in leading for i in range(first, verb))
    if not earlier or others or any(one.proper or one.unknown for one in earlier):
        return None
    possible = [one for one in earlier if {number for _, number in narrowed(words, one)} & numbers]
    possible = [one for one in possible if words.text[one.head] not in TIMES]
    if len({frozenset(r for r in narrowed(words, one) if r[1] in numbers) for one in possible}) != 1:
        return None
    last = possible[-1]
    text = words.text[last.start]
    led = text in POSSESSIVES or text.startswith("quest") or (text in FORMS and FORMS[text].family in _DETERMINED)
    return last if led and last.noun is not None else None


def check_same_person(words: Words, clauses: list[Clause], result: Agreement) -> None:
    """ "Da bambina ero timida", "Quando sono arrivata ero stanca", "Lucia, sei pronta?": one and the same person."""
    if _QUOTES & set(words.text):
        return
    known: dict[tuple[int, str], frozenset[str]] = {}
    last = 0
    for clause in clauses:
        verb = clause.verb
        if any(words.text[i] in _ENDS for i in range(last, verb)):
            known = {}
        last = verb
        person = _person(words, verb)
        if person is None:
            continue
        if person[0] == 2 and (called := _called(words, verb) or _called_behind(words, verb)):
            known.setdefault(person, called)
        if told := _told(words, verb, person):
            known[person] = told
        if words.at(verb - 2) == "da" and words.text[verb - 1] in _AS and person[1] == "s":
            known.setdefault(person, frozenset({_AS[words.text[verb - 1]]}))
        place = next_word(words, verb + 1)
        own = frozenset(gender for gender, number in _said(words, place) if number == person[1])
        if not own:
            continue
        if person[1] == "p" and person not in known:
            continue  # "we" may be others a moment later
        seen = known.setdefault(person, own)
        if seen & own:
            known[person] = seen & own
            continue
        if any(finding.start == words.doc[place].idx for finding in result.findings):
            continue
        wanted = frozenset((gender, person[1]) for gender in seen)
        message = f'The same person is {describe(wanted)} before; "{words.raw[place]}" is not.'
        rule = "participle" if words.facts[place].participles else "predicate"
        fail(result, words, place, rule, message, inflected(words, place, wanted))


def _called(words: Words, verb: int) -> frozenset[str]:
    """The gender of who is called first: "Lucia, perché ti sei arrabbiata?", "Ragazze, siete pronte?"."""
    first = max((i + 1 for i in range(verb) if words.text[i] in _ENDS), default=0)
    if words.at(first + 1) != ",":
        return frozenset()
    several = (2, "p") in words.finite(verb)
    readings = words.facts[first].name if not several else frozenset(r for r in words.nouns(first) if r[1] == "p")
    return frozenset(gender for gender, _ in readings) if len(readings) == 1 else frozenset()


def _called_behind(words: Words, verb: int) -> frozenset[str]:
    """The gender of who is called by name behind the predicate: "Sei sicuro, Marco, di avere i biglietti?"."""
    name = next_word(words, verb + 1) + 2
    if words.at(name - 1) != "," or words.at(name + 1) not in _CLOSING or (2, "p") in words.finite(verb):
        return frozenset()
    readings = words.facts[name].name
    return frozenset(gender for gender, _ in readings) if len(readings) == 1 else frozenset()


def _told(words: Words, verb: int, person: tuple[int, str]) -> frozenset[str]:
    """The gender that a name or a noun tells of who speaks or is spoken to: "Mi chiamo Giulia e sono italiana", "Io,
    Maria Rossi, sono nata", "noi donne siamo forti", "voi ragazzi siete educati"."""
    before = words_before(words, verb)
    if person[1] == "p" and words.at(before - 1) in ("noi", "voi"):
        readings = {r for r in words.nouns(before) | words.modifiers(before) if r[1] == "p"}
        return frozenset(gender for gender, _ in readings) if len({g for g, _ in readings}) == 1 else frozenset()
    pairs = list(pairwise(words.text[:verb]))
    named = next((i + 2 for i, pair in enumerate(pairs) if pair in (("mi", "chiamo"), ("io", ","))), None)
    if person != (1, "s") or named is None or len(words.facts[min(named, verb)].name) != 1:
        return frozenset()
    return frozenset(gender for gender, _ in words.facts[named].name)


def _person(words: Words, verb: int) -> tuple[int, str] | None:
    """The first or second person, where the form of a copula is nothing else; "sono" is (1, "s") before a singular."""
    facts = words.facts[verb]
    if not facts.finite_lemmas & {"essere", "diventare", "sembrare", "restare", "rimanere"}:
        return None
    singular = {(person, number) for person, number in facts.indicative or facts.finite if number == "s"}
    if singular == {(1, "s")}:
        return 1, "s"
    if singular == {(2, "s")}:
        return 2, "s"
    plural = {person for person, _ in facts.finite}
    return (1 if plural == {1} else 2, "p") if plural in ({1}, {2}) and not singular else None


def _said(words: Words, place: int) -> frozenset[GenderNumber]:
    """What an adjective or participle behind essere is; nothing before a noun."""
    if place >= words.size or words.text[place] in OF_FACTS:
        return frozenset()
    reflexive = words.at(place - 2) in ("mi", "ti") and bool(words.facts[place].participles)
    if words.pos[place] not in ("ADJ", "VERB", "AUX") and not reflexive:
        return frozenset()
    if place + 1 < words.size and words.nouns(place + 1) and words.pos[place + 1] == "NOUN":
        return frozenset()
    facts = words.facts[place]
    return facts.adjectives | facts.participles
