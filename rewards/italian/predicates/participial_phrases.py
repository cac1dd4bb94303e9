"""Participles with a phrase of their own: "finita la cena, …", "la legge, approvata ieri, …" (Serianni XI.412)."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import TIMES
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.copulas import joined_predicate
from rewards.italian.subjects.valency import INTRANSITIVE
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_CLOSED = frozenset({"ADV", "PRON", "DET", "ADP", "CONJ"})
_STAYING = word_set("rimanere restare nascere diventare divenire crescere")


def check_participial(
    words: Words, phrases: list[NounPhrase], by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """Participles that open a sentence, and those between commas behind the noun that opens it."""
    _check_absolute(words, by_start, result)
    _check_fronted(words, by_start, result)
    for index, phrase in enumerate(phrases):
        if phrase.start == 0 or words.text[phrase.start - 1] in (".", "!", "?"):
            _check_apposition(words, phrases, index, by_start, result)


def _check_absolute(words: Words, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Finita la cena, …": a participle that opens the sentence agrees with the noun after it (Serianni XI.412)."""
    starts = [0, *(place + 1 for place, text in enumerate(words.text) if text in (".", "!", "?"))]
    for place in (*starts, *_behind_openers(words)):
        if place + 2 >= words.size or not words.facts[place].participles or words.facts[place].finite:
            continue
        facts = words.facts[place]
        if facts.command and any((2, "s") in words.facts[i].indicative for i in range(place + 1, words.size)):
            continue  # "Fatti la doccia, sei sudato!"
        phrase = by_start.get(place + 1)
        if phrase is None or phrase.determiner != phrase.start or phrase.noun is None or phrase.proper:
            continue
        text = words.text[phrase.start]
        if (
            text not in FORMS
            or FORMS[text].family not in ("definite", "indefinite")
            or words.text[phrase.noun] in TIMES
        ):
            continue
        wanted = phrase.readings & FORMS[text].readings
        if not wanted or not any(word == "," for word in words.text[phrase.end : phrase.end + 8]):
            continue
        if facts.participles & wanted:
            result.passed += 1
            continue
        message = (
            f'"{words.raw[phrase.noun]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(facts.participles)}.'
        )
        fail(result, words, place, "participle", message, inflected(words, place, wanted))


def _behind_openers(words: Words) -> list[int]:
    """The places behind "una volta" and "appena" where they open a clause: "una volta sbucciate le pere, …"."""
    found = []
    for place, text in enumerate(words.text):
        opener = place - 1 if text == "volta" and words.at(place - 1) == "una" else place
        if (opener < place or text == "appena") and words.at(opener - 1) in ("", *".,;:!?", "e", "ma", "che"):
            found.append(place + 1)
    return found


def _check_fronted(words: Words, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Fondata nel 1850, la società conta …": a participle that opens the sentence, with no noun of its own, is said
    of the subject right behind the comma."""
    starts = [0, *(place + 1 for place, text in enumerate(words.text) if text in (".", "!", "?"))]
    once = [place + 2 for place in starts if words.at(place) == "una" and words.at(place + 1) == "volta"]
    for place in (*starts, *once):
        if place + 1 >= words.size:
            continue
        _check_joined(words, place, by_start, result)
        if not words.facts[place].participles or words.facts[place].finite:
            continue
        following, lemmas = words.at(place + 1), words.facts[place].lemmas
        family = FORMS[following].family if following in FORMS else ""
        led = following in PREPOSITIONS or family in ("a", "da", "ne", "su")
        stays = bool(lemmas & _STAYING)  # "Rimasta vedova a vent'anni, la contessa …"
        if (lemmas & INTRANSITIVE and not stays) or not (led or stays or (place in once and following == ",")):
            continue
        comma = next((i for i in range(place + 1, min(place + 10, words.size)) if words.text[i] == ","), None)
        phrase = by_start.get(comma + 1) if comma is not None else None
        if comma is None or phrase is None or not _is_subject(words, phrase, by_start):
            continue
        inside = [one for start, one in by_start.items() if place < start < comma]
        if any(not one.prepositional and one.determiner is not None for one in inside):
            continue
        wanted = phrase.readings & words.own(phrase.start)
        own = words.facts[place].participles
        if own & wanted:
            result.passed += 1
            continue
        message = f'"{words.raw[phrase.head]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
        fail(result, words, place, "participle", message, inflected(words, place, wanted))


def _check_joined(words: Words, place: int, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Stanca del viaggio e infreddolita, la bambina …": the second is of the first one's gender and number."""
    facts = words.facts[place]
    if place in by_start or words.pos[place] not in ("ADJ", "VERB") or words.finite(place) or facts.parts & _CLOSED:
        return
    second = joined_predicate(words, place, by_start) if facts.adjectives or facts.participles else words.size
    if second >= words.size or not any(words.text[i] == "," for i in range(second, min(second + 6, words.size))):
        return
    own, wanted = words.modifiers(second), words.modifiers(place)
    if not own & wanted:
        message = f'"{words.raw[place]}" is {describe(wanted)}; "{words.raw[second]}" is {describe(own)}.'
        fail(result, words, second, "participle", message, inflected(words, second, wanted))


def _is_subject(words: Words, phrase: NounPhrase, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun with its article stands before a verb that agrees with it, complements and "si" between them."""
    text = words.text[phrase.start]
    if phrase.noun is None or phrase.proper or phrase.determiner != phrase.start or phrase.end >= words.size:
        return False
    if text not in FORMS or FORMS[text].family != "definite" or words.text[phrase.noun] in TIMES:
        return False
    verb = phrase.end
    while (inner := by_start.get(verb + (words.at(verb) in ("di", "d'")))) is not None and inner.prepositional:
        verb = inner.end
    verb += words.at(verb) in ("si", "non")
    if verb >= words.size or words.pos[verb] not in ("VERB", "AUX"):
        return False
    numbers = {number for person, number in words.finite(verb) if person == 3}
    wanted = phrase.readings & words.own(phrase.start)
    return any(number in numbers for _, number in wanted)


def _check_apposition(
    words: Words, phrases: list[NounPhrase], index: int, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """ "La legge, approvata ieri, …", "La madre di Luca, preoccupata per il ritardo, …"."""
    first = last = phrases[index]
    if first.determiner is None or first.noun is None or first.prepositional or words.text[first.noun] in TIMES:
        return
    hosts: list[frozenset[GenderNumber]] = [first.readings & words.own(first.determiner) or first.readings]
    for phrase in phrases[index + 1 :]:
        if not phrase.prepositional or phrase.start - last.end > 1:
            break
        hosts.append(phrase.readings)
        last = phrase
    place = last.end + 1
    if words.at(last.end) != "," or place >= words.size or not hosts[0] or not all(hosts):
        return
    facts = words.facts[place]
    if words.text[place] in ("saputo", "appreso", "visto", "considerato", "premesso"):
        return  # "la nonna, saputo del voto, …"
    close = next((i for i in range(place, min(place + 12, words.size)) if words.text[i] in (",", ".", ";", ":")), place)
    if not facts.participles or facts.finite or facts.nouns or words.at(close) != "," or words.at(place - 1) != ",":
        return
    # "il ragazzo, finita la cena, …": the participle has a noun of its own
    nouns = [by_start[i] for i in range(place + 1, close) if i in by_start and not by_start[i].prepositional]
    # "inaugurata sabato scorso"; not "compiuto il secondo anno"
    nouns = [noun for noun in nouns if words.text[noun.head] not in TIMES or noun.determiner == place + 1]
    if any((noun.readings or words.own(noun.start)) & facts.participles for noun in nouns):
        return
    if any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(place + 1, close)):
        return
    if any(facts.participles & host for host in hosts):
        result.passed += 1
        return
    message = (
        f'"{words.raw[first.noun]}" is {describe(hosts[0])}; "{words.raw[place]}" is {describe(facts.participles)}.'
    )
    fail(result, words, place, "participle", message, inflected(words, place, hosts[0]))
