"""Predicates without essere: of an object ("rende stanche le persone", "considero Maria simpatica", Serianni II.39), or
of the subject of a verb without object ("dormiva tranquilla")."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import ARTICULATED, BOUNDS, CLITICS, COMMA_BOUNDS, PREPOSITIONS, STOPS, TIMES
from rewards.italian.genders import OBJECT_PRONOUNS, name_reading
from rewards.italian.phrases.adjectives_after import POSSESSIVES, after_degrees
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.phrases.states import names_state
from rewards.italian.predicates.nonfinite_predicates import check_cleft
from rewards.italian.subjects.clause_subjects import THOSE
from rewards.italian.subjects.clauses import Clause
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_JUDGING = word_set("rendere ritenere considerare giudicare trovare reputare dichiarare definire")
# "tenete puliti i banchi", "lascia libera la strada".
_KEEPING = word_set("tenere mantenere lasciare")
_WITH_PREDICATES = _JUDGING | _KEEPING
# "rendere noto che", "trovare solo": set phrases, adverbs.
_NO_PREDICATES = word_set("noto pubblico presente solo vero certo proprio stesso primo molto poco tanto troppo tutto")
_PERSONS = {"mi": ((1, "s"), "s"), "ti": ((2, "s"), "s"), "ci": ((1, "p"), "p"), "vi": ((2, "p"), "p")}
_REFLEXIVES = word_set("mi ti si ci vi s' m' t' me te se ce ve")
_OTHER_DETERMINERS = ("quest", "molt", "alcun", "tant", "parecch")
_GOING_ON = word_set("perché che anche ma se quando poiché mentre e")
_DETERMINERS = ("definite", "indefinite", "quello")
# Verbs without object, beside which an adjective is said of the subject.
_LIVING = word_set(
    """
    andare arrivare tornare ritornare rientrare partire uscire entrare scendere salire fuggire scappare camminare
    correre dormire sedere vivere morire giacere piangere ridere tacere viaggiare nascere crescere
    """
)
_BEHIND = STOPS | word_set("e per , di d' del dei della delle degli dell' da in anche") | {""}
# "vivono isolati", "crebbe orfana": how one lives or dies.
_WAYS = tuple(word_set("isolat robust segregat nascost separat orfan prigionier rinchius reclus bagnat"))
_SOMETHING = frozenset({"qualcosa", "niente", "nulla", "alcunché"})


def check_other_predicates(words: Words, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    for place, facts in enumerate(words.facts):
        if facts.lemmas & _WITH_PREDICATES and words.pos[place] in ("VERB", "AUX") and _is_direct(words, place):
            _check_object(words, place, by_start, result)
        if facts.lemmas & _JUDGING or (facts.lemmas & _KEEPING and words.at(place - 2) in _PERSONS):
            _check_pronoun(words, place, by_start, result)
        if facts.text == "essere" and words.at(place - 1) in ("a", "ad"):
            check_cleft(words, place, by_start, result)
        if facts.text in THOSE and place + 2 < words.size and words.facts[place + 1].participles:
            _check_those(words, place, result)
        if words.text[place] in _SOMETHING and words.at(place + 1) in ("di", "d'"):
            _check_something(words, place, result)
        if facts.text == "che" and words.at(place - 1) in COMMA_BOUNDS:
            _check_exclaimed(words, place + 1, by_start, result)


def _check_exclaimed(words: Words, place: int, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Che buona questa pizza!": with the noun that is pointed at."""
    phrase = by_start.get(place + 1)
    if phrase is None or phrase.prepositional or not phrase.readings or not _is_plain(words, place, by_start):
        return
    first, text = words.text[phrase.start], words.at(phrase.end)
    pointed = first.startswith(("quest", "quel")) or any(words.text[i] in POSSESSIVES for i in phrase.before)
    if pointed and phrase.determiner is not None and (text in STOPS or text == ""):
        _judge(
            words, place, phrase.readings & words.own(phrase.start) or phrase.readings, words.raw[phrase.head], result
        )


def _check_those(words: Words, place: int, result: Agreement) -> None:
    """ "quelli scritti in inglese", "quella venduta ieri": a participle right behind the pronoun, with a complement."""
    said, wanted = place + 1, THOSE[words.text[place]]
    facts, following = words.facts[said], words.at(said + 1)
    led = following in PREPOSITIONS or (following in FORMS and FORMS[following].family in ARTICULATED)
    if words.pos[said] != "VERB" or facts.finite or facts.nouns & wanted or not led:
        return
    if words.pos[place] == "PRON":
        _judge(words, said, wanted, words.raw[place], result)


def _check_something(words: Words, place: int, result: Agreement) -> None:
    """ "qualcosa di buona", "niente di nuovi": these are masculine singular."""
    said = after_degrees(words, place + 2)
    if said >= words.size or "ADJ" not in words.facts[said].parts or words.pos[said] != "ADJ":
        return
    own = words.facts[said].modifiers
    led = said + 1 < words.size and words.pos[said + 1] in ("NOUN", "PROPN")
    if led or not own or ("m", "s") in own:
        return
    message = f'"{words.raw[place]}" is masculine singular; "{words.raw[said]}" is {describe(own)}.'
    fail(result, words, said, "adjective_noun", message, inflected(words, said, frozenset({("m", "s")})))


def check_manner(words: Words, clause: Clause, result: Agreement) -> bool:
    """ "La bambina dormiva tranquilla", "Mia madre tornò stanca": a state right behind a verb without object. Whether
    an error was found."""
    verb = clause.verb
    place = after_degrees(words, verb + 1)
    if words.text[place : place + 2] == ["a", "casa"]:
        place = after_degrees(words, place + 2)
    if not words.facts[verb].finite_lemmas & _LIVING or place >= words.size:
        return False
    if clause.blocked or len(clause.subjects) != 1:
        return False
    subject, own = clause.subjects[0], words.facts[place].modifiers
    sure = subject.sure and not subject.pronoun and subject.end <= verb and subject.persons & words.finite(verb)
    if not sure or not subject.readings or own & subject.readings or not _is_state(words, place):
        return False
    message = f'"{subject.text}" is {describe(subject.readings)}; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, subject.readings))
    return True


def _is_state(words: Words, place: int) -> bool:
    """Whether an adjective or participle names a state, and no noun of its own follows."""
    facts, following = words.facts[place], words.at(place + 1)
    verbal = any(person == 3 for person, _ in facts.finite) and words.pos[place] != "ADJ"
    known = names_state(facts.text) or facts.text.startswith(_WAYS)
    if not known or facts.text == "solo" or verbal or not (facts.adjectives or facts.participles):
        return False
    article = following in FORMS and FORMS[following].family in _DETERMINERS
    return not article and not (place + 1 < words.size and words.pos[place + 1] in ("NOUN", "PROPN", "DET"))


def _is_direct(words: Words, verb: int) -> bool:
    """Whether the predicate is said of an object: "ritiene giusta la proposta", "ritenuta giusta la proposta, …"."""
    absolute = bool(words.facts[verb].participles) and words.at(verb - 1) in ("", ",")
    return absolute or not _is_reflexive(words, verb)


def _is_reflexive(words: Words, verb: int) -> bool:
    """Whether the predicate is said of the subject: "si ritiene fortunata", "è resa più facile"."""
    if words.facts[verb].participles and not words.finite(verb):
        before = words.text[max(0, verb - 3) : verb]
        return not any(text in ("ha", "ho", "hanno", "abbiamo", "aveva", "avevano", "avere", "aver") for text in before)
    return words.at(verb - 1) in _REFLEXIVES or words.at(verb - 1) in CLITICS


def _check_object(words: Words, verb: int, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "ritengo giusta la proposta", "considero Maria molto simpatica"."""
    place = after_degrees(words, verb + 1)
    name = name_reading(words.raw[place]) if place < words.size else frozenset()
    if name and not words.facts[place].parts - {"PROPN"}:
        adjective = after_degrees(words, place + 1)
        if _is_plain(words, adjective, by_start):
            _judge(words, adjective, name, words.raw[place], result)
        return
    places = []
    while _is_plain(words, place, by_start):
        places.append(place)
        place = after_degrees(words, place + 1)
        place += words.at(place) in ("tutti", "tutte", "tutto", "tutta", "anche", "perfino")
        if words.at(place) not in ("e", "ed"):
            break
        place = after_degrees(words, place + 1)
    if places and words.at(place - 1) in ("tutti", "tutte") and words.at(place) in BOUNDS:
        for adjective in places:
            _judge(words, adjective, words.modifiers(place - 1), words.raw[place - 1], result)
        return
    if len(places) == 1 and words.at(place) == "che" and words.facts[verb].finite:
        _judge(words, places[0], frozenset({("m", "s")}), "che", result)  # "trovo ingiusta che paghi lui"
        return
    phrase = by_start.get(place)
    absolute = _is_reflexive(words, verb)
    if places and _is_relative(words, verb, places[0]):
        return
    if len(places) == 1 and _is_called(words, verb, place):
        # "Dichiarate illegittime dalla Consulta, quelle norme …"
        _judge(words, places[0], words.facts[verb].participles, words.raw[verb], result)
        return
    if not places or phrase is None or not _is_object(words, phrase, closed=absolute):
        return
    if absolute and not words.facts[verb].participles & words.own(phrase.start) & phrase.readings:
        return
    readings = phrase.readings & words.own(phrase.start) or phrase.readings
    for adjective in places:
        _judge(words, adjective, readings, words.raw[phrase.head], result)


def _is_called(words: Words, verb: int, behind: int) -> bool:
    """Whether a participle without auxiliary and its adjective are said of the same noun, and a complement follows."""
    following = words.at(behind)
    led = following in ("", ",", "da", "per", *STOPS) or (following in FORMS and FORMS[following].family == "da")
    facts, before = words.facts[verb], words.at(verb - 1)
    passive = led and following not in COMMA_BOUNDS and not facts.lemmas & _KEEPING
    verbal = bool(words.finite(verb)) and not (passive and words.finite(verb) == {(2, "p")})
    return bool(facts.participles) and not verbal and led and before in ("", ",")


def _is_relative(words: Words, verb: int, adjective: int) -> bool:
    """ "i fili che ha lasciato scoperti l'elettricista": whether the object is the antecedent of "che"."""
    che = next((i for i in range(verb - 1, max(0, verb - 4), -1) if words.text[i] == "che"), 0)
    return che > 0 and bool(words.modifiers(adjective) & words.nouns(che - 1))


def _check_pronoun(words: Words, verb: int, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Questo li rende felici", "finiscono per considerarlo superfluo": the predicate agrees with the pronoun."""
    facts, text = words.facts[verb], words.text[verb]
    pronoun = text[-2:] if facts.enclitic else words.at(verb - 1) if facts.finite else ""
    place = after_degrees(words, verb + 1)
    compound = bool(facts.participles) and "avere" in words.facts[verb - 1].lemmas if verb else False
    # "mi considera troppo giovane", "mi ha reso felice"
    person = words.at(verb - 2 if compound or not facts.finite else verb - 1)
    if person in _PERSONS and (compound or not (facts.finite and _PERSONS[person][0] in facts.finite)):
        number = _PERSONS[person][1]
        if _is_plain(words, place, by_start) and words.at(place + 1) in _BEHIND:
            _judge(words, place, frozenset({("m", number), ("f", number)}), words.raw[verb - 1], result)
        return
    if pronoun not in OBJECT_PRONOUNS or not _is_plain(words, place, by_start):
        return
    if words.at(place + 1) in ("", "e", "ed", "ma", ",", *STOPS):  # not "le rese difficile la vita"
        _judge(words, place, OBJECT_PRONOUNS[pronoun], text if facts.enclitic else pronoun, result)


def _is_plain(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether the word is an adjective with no noun of its own behind it."""
    if place >= words.size or words.text[place] in _NO_PREDICATES or place in by_start:
        return False
    facts = words.facts[place]
    if words.pos[place] not in ("ADJ", "VERB") or facts.parts & {"ADV", "PRON", "DET", "ADP"} or facts.capital:
        return False
    return bool(facts.adjectives or facts.participles) and not (facts.finite and words.pos[place] == "VERB")


def _is_object(words: Words, phrase: NounPhrase, *, closed: bool = False) -> bool:
    """Whether the phrase has an article or demonstrative, and is no time; its noun is joined to no other. closed: a
    comma may end it."""
    text, following = words.text[phrase.start], words.at(phrase.end)
    determined = (text in FORMS and FORMS[text].family in _DETERMINERS) or text.startswith(_OTHER_DETERMINERS)
    determined = determined or text in POSSESSIVES
    if phrase.noun is None or phrase.proper or phrase.prepositional or not phrase.readings:
        return False
    listed = (
        following == "," and not closed and (phrase.end + 1 >= words.size or words.at(phrase.end + 1) not in _GOING_ON)
    )
    joined = following in ("e", "ed", "o") or listed
    return determined and words.text[phrase.noun] not in TIMES and not joined


def _judge(words: Words, place: int, wanted: frozenset[GenderNumber], noun: str, result: Agreement) -> None:
    own = words.modifiers(place)
    if own & wanted:
        result.passed += 1
        return
    message = f'"{noun}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, wanted))
