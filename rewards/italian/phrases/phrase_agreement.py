"""The words of one noun phrase against its noun: determiner, adjectives before and behind it."""

from rewards.italian.articles import FORMS, GenderNumber, onset
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import TIMES
from rewards.italian.numerals import is_number_word, is_numeral
from rewards.italian.phrases.adjective_hosts import (
    JOINERS,
    fixed,
    hosts,
    is_attached,
    is_complement,
    is_compound,
    is_flavour,
    is_heavy,
    is_joined,
    is_of,
    joined_with,
)
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.article_agreement import check_buono, check_counted, check_determiner, check_form
from rewards.italian.phrases.bare_nouns import QUANTITIES
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.compound_nouns import is_parsed
from rewards.italian.phrases.depictives import said_of_earlier
from rewards.italian.phrases.missing_verbs import is_missing_verb
from rewards.italian.phrases.noun_phrases import NounPhrase, narrowed
from rewards.italian.phrases.verbs_after import tells
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Without article these nouns say nothing alone: the adjective behind them is theirs.
_INCOMPLETE = word_set(
    """
    tipo genere modo maniera campo ambito livello natura origine carattere stampo settore colore forma dimensioni
    dimensione statura taglia età nazionalità religione razza fede indole
    """
)
_WHOLES = word_set("tutto tutta tutti tutte entrambi entrambe")


def check_phrase(words: Words, phrases: list[NounPhrase], index: int, phrase: NounPhrase, result: Agreement) -> None:
    """Every agreement within one noun phrase."""
    if phrase.unknown:
        _check_beside_unknown(words, phrase, result)
        return  # counted once, with the other unknown words
    base = phrase.readings
    if phrase.proper and not base:
        text = words.text[phrase.determiner] if phrase.determiner is not None else ""
        if text in FORMS and FORMS[text].family not in (
            "indefinite",
            "nessuno",
            "alcuno",
            "ciascuno",
            "bello",
            "quello",
        ):
            following = words.doc[phrase.determiner + 1].text if phrase.determiner is not None else ""
            if onset(following) == "C" and following[1:].islower() and FORMS[text].onsets in ("S", "V", "SV"):
                check_form(words, phrase.determiner or 0, result)  # "dallo Brasile"
        _check_beside_unknown(words, phrase, result)
        return
    if phrase.determiner is not None:
        base = check_determiner(words, phrase, base, result)
    if phrase.noun is None:
        return
    if phrase.proper:
        _check_beside_unknown(words, phrase, result)
        return
    if phrase.determiner is None:
        check_counted(words, phrase, result)
        if len(base) > 1 and phrase.start == phrase.head and phrase.start and is_numeral(words, phrase.start - 1):
            base = frozenset(one for one in base if one[1] == "p") or base  # "tre teste": no "il teste"
    for place in phrase.before:
        if words.text[place] == "prima" and words.at(place - 1) == "quanto":
            continue  # "presentare quanto prima proposte"
        failed = result.failed
        base = _check_modifier(words, phrase, place, base, [], result)
        if words.text[place] in FORMS and result.failed == failed:
            check_form(words, place, result)
        check_buono(words, place, result)
    _check_whole(words, phrase, result)
    _check_quantity(words, phrase, result)
    _check_after(words, phrases, index, base, result)


def _check_beside_unknown(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "al cosiddetta pre-triage", "una bianchezza straordinario": of a noun or name that nobody knows the determiner
    says what it is."""
    if phrase.determiner is None or phrase.noun is None:
        return
    base, noun = words.own(phrase.determiner), phrase.noun
    own = [place for place in phrase.before if "ADJ" in words.facts[place].parts]
    joined = words.at(phrase.start - 1) in JOINERS
    if not phrase.proper and not joined and phrase.after == [noun + 1] and is_parsed(words, noun, noun + 1):
        own.append(noun + 1)
    for place in own:
        readings = words.modifiers(place)
        if base and readings and not base & readings and not words.facts[place].capital:
            said = f'"{words.raw[phrase.determiner]}" is {describe(base)}'
            message = f'{said}; "{words.raw[place]}" is {describe(readings)}.'
            fail(result, words, place, "adjective_noun", message, inflected(words, place, base))
            return


def _check_after(
    words: Words, phrases: list[NounPhrase], index: int, base: frozenset[GenderNumber], result: Agreement
) -> None:
    """The adjectives behind a noun. After "il libro di storia" they may belong to either noun."""
    phrase = phrases[index]
    if words.text[phrase.start] == "qualche" and words.at(phrase.start - 1) == "in" and phrase.after:
        return  # "in qualche modo contraddittori"
    if words.text[phrase.start] == "ogni" and words.text[phrase.head] in TIMES:
        return  # "si fanno ogni giorno più complicate"
    complement = is_compound(words, phrases, index) or is_complement(words, phrase)
    fixed_end = fixed(words, phrases, index)
    if fixed_end:
        base = narrowed(words, phrases[index - 1])
    joined = len(phrase.after) > 1 and {"e", "ed", ","} & set(words.text[phrase.after[0] : phrase.after[-1]])
    spread = (bool(joined) or words.at(phrase.end) == ",") and _is_spread(words, phrase, base)
    coordinated = _is_coordinated(words, phrases, index)
    verbal = phrase.determiner is None and words.at(phrase.start - 1) == "," and tells(words, phrase.head)
    verbal = verbal and not any(words.modifiers(place) & base for place in phrase.after)
    for place in phrase.after:
        if verbal and not words.modifiers(place) & base:
            continue  # "il pianeta, un gigante, orbita vicinissimo"
        if spread and any(number == "s" for _, number in words.modifiers(place)):
            result.settled.add(place)
            continue  # "le bandiere italiana e francese"
        if coordinated and words.modifiers(place) & _together(phrases[index - 1], phrase):
            result.passed += 1
            continue  # "un gatto e una gatta neri"
        heavy = is_heavy(words, phrase, place)
        owned = fixed_end or _owned(words, phrase, place)
        free = heavy or is_joined(words, phrase)
        astray = not owned and not words.modifiers(place) & base
        if astray and said_of_earlier(words, phrases, index, place, heavy=free):
            result.passed += 1
            result.settled.add(place)
            continue  # "Marco è tornato a casa stanco"
        among = [] if owned else _other_hosts(words, phrases, index, place)
        loose = heavy or complement or is_joined(words, phrase) or is_flavour(words, phrases, index, place)
        base = _check_modifier(words, phrase, place, base, among, result, loose=loose)


def _is_spread(words: Words, phrase: NounPhrase, base: frozenset[GenderNumber]) -> bool:
    """ "le bandiere italiana e francese", "le minoranze linguistiche slovena, ladina e albanese"."""
    genders = {gender for gender, number in base if number == "p"}
    apart = [place for place in phrase.after if not words.modifiers(place) & base]
    ones = {(gender, "s") for gender in genders}
    singular = [place for place in apart if words.modifiers(place) & ones]
    if singular == phrase.after and len(singular) == 1 and words.at(phrase.end) == "," and phrase.end + 1 < words.size:
        listed = words.at(phrase.end + 2) in (",", "e", "ed")  # "le dominazioni araba, normanna e spagnola"
        return listed and bool(words.facts[phrase.end + 1].adjectives & ones)
    return len(singular) > 1 and singular == apart


def _owned(words: Words, phrase: NounPhrase, place: int) -> bool:
    """ "di tipo feudale", "in modo del tutto autonomo": the adjective of a noun that says nothing alone."""
    if phrase.determiner is not None or words.text[phrase.head] not in _INCOMPLETE:
        return False
    between = words.text[phrase.head + 1 : place]
    return words.at(phrase.start - 1) != "per" and all(text.endswith("mente") for text in between)


def _other_hosts(words: Words, phrases: list[NounPhrase], index: int, place: int) -> list[frozenset[GenderNumber]]:
    """What the other nouns are that the adjective may belong to; joined adjectives belong to one noun together."""
    phrase = phrases[index]
    heavy = is_heavy(words, phrase, place) or is_joined(words, phrase)
    every = hosts(words, phrases, index, place, heavy=heavy)[1:]
    if any(host.unknown for host in every):
        return [words.modifiers(place)]  # "una correttrice di bozze": nobody knows what it is
    found = [narrowed(words, host) for host in every if host.readings]
    if not is_joined(words, phrase):
        return found
    return [host for host in found if all(words.modifiers(other) & host for other in joined_with(words, phrase, place))]


def _check_whole(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "tutta la casa", "tutte queste case", "entrambi i casi": before the article."""
    before = phrase.start - 1
    if phrase.determiner != phrase.start or before < 0 or words.text[before] not in _WHOLES:
        return
    if (
        words.text[before] == "tutto"
        and words.at(before - 1) == "in"
        and (
            words.pos[before - 2] == "NUM"
            if before > 1
            else any(words.pos[i] == "NUM" for i in range(phrase.end, words.size))
        )
    ):
        return  # "sessanta in tutto le partecipanti"
    own, determiner = words.modifiers(before), words.text[phrase.start]
    if (determiner in FORMS and FORMS[determiner].family not in ("definite", "quello")) or not own:
        return
    if determiner not in FORMS and not determiner.startswith("quest"):
        return
    readings = phrase.readings & words.own(phrase.start)
    if own & readings:
        result.passed += 1
    elif _is_of_object(words, before, own) or _is_for_all(words, phrase, before):
        return
    elif words.text[before].startswith("entramb") and words.at(before - 1) in ("a", "ad", "per"):
        return  # "fornisce a entrambi le stesse notizie"
    elif words.at(before)[-1:] in "ie" and before and _of_plural_subject(words, before, own):
        return  # "hanno tutti la loro sorgente"
    elif readings and (words.text[before] != "tutto" or not before or _no_pronoun(words, phrase, before)):
        message = f'"{words.raw[phrase.head]}" is {describe(readings)}; "{words.raw[before]}" is {describe(own)}.'
        fail(result, words, before, "adjective_noun", message, inflected(words, before, readings))


def _of_plural_subject(words: Words, place: int, own: frozenset[GenderNumber]) -> bool:
    """Whether the verb before may have a subject to which "tutti" belongs; not so in "si sono scucite entrambi"."""
    shown = words.facts[place - 1].participles if place > 1 and words.finite(place - 2) else frozenset[GenderNumber]()
    if shown - {("m", "s")} and "essere" in words.facts[place - 2].finite_lemmas:
        return bool(shown & own)
    plural = any(number == "p" for _, number in words.finite(place - 1))
    return plural and words.pos[place - 1] in ("VERB", "AUX")


def _is_of_object(words: Words, place: int, own: frozenset[GenderNumber]) -> bool:
    """ "le ha spente tutte il fratellino": said of the object, as the participle is."""
    led = any(text in ("le", "li", "la", "lo", "l'") for text in words.text[max(0, place - 4) : place])
    return led and place > 0 and bool(words.facts[place - 1].participles & own - {("m", "s")})


def _is_for_all(words: Words, phrase: NounPhrase, place: int) -> bool:
    """ "una sorpresa per tutti la loro partenza", "dà a tutti le stesse cose": a pronoun behind its preposition."""
    if words.text[place] != "tutti" or words.at(place - 1) not in ("a", "per", "con", "da"):
        return False
    if place > 1 and words.text[place - 1] == "a" and "ADJ" in words.facts[place - 2].parts:
        return True  # "rendere accessibile a tutti l'accumulo"
    return any(words.text[i].startswith("stess") or words.text[i] in POSSESSIVES | {"loro"} for i in phrase.before)


def _no_pronoun(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether "tutto" is no pronoun of its own: behind a preposition, an infinitive or a gerund, or where the noun
    cannot be the subject of "hanno fatto tutto i bambini"."""
    facts = words.facts[place - 1]
    parsed = words.doc[place].dep_ in ("det", "det:predet", "amod") and words.head(place) == phrase.head
    if parsed and words.text[phrase.head] not in TIMES:
        before = place - 1 - (words.text[place - 1] in ("quasi", "non"))
        opens = words.at(before) in ("", ",", ".", "e", "ma", "che", "perché")
        if opens or _cannot_be_subject(words, phrase, before):
            return True
    return words.text[place - 1] in PREPOSITIONS - {"di", "dopo", "prima"} or facts.infinitive or facts.gerund


def _cannot_be_subject(words: Words, phrase: NounPhrase, verb: int) -> bool:
    """Whether a verb, or a participle with its auxiliary, has another subject than the phrase behind it: another
    person or number, or one that the parser finds before it."""
    if verb < 0 or words.pos[verb] not in ("VERB", "AUX"):
        return False
    auxiliary = _auxiliary_before(words, verb) if words.facts[verb].participles else -1
    forms = words.finite(auxiliary if auxiliary >= 0 else verb)
    if not forms:
        return False
    apart = not forms & {(3, number) for _, number in phrase.readings}
    return apart or any(child.dep_ == "nsubj" and child.i < verb for child in words.doc[verb].children)


def _auxiliary_before(words: Words, participle: int) -> int:
    """The place of the auxiliary before a participle, over adverbs; -1 when there is none."""
    place = participle - 1
    while place >= 0 and words.facts[place].parts == {"ADV"}:
        place -= 1
    return place if place >= 0 and words.verb_lemmas(place) & {"avere", "essere"} else -1


def _check_quantity(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "ho molti amici", "ha molta fame", "con poche parole": no adverb between these verbs and a bare noun."""
    before = phrase.start - 1
    if phrase.start != phrase.head or before < 0 or words.text[before] not in QUANTITIES or not phrase.readings:
        return
    if ("m", "s") in phrase.readings or words.facts[phrase.head].parts != {"NOUN"}:
        return
    verb = before - 1
    having = verb >= 0 and bool(words.verb_lemmas(verb) & {"avere", "volere", "bastare", "servire", "occorrere"})
    there = verb >= 1 and "essere" in words.verb_lemmas(verb) and words.text[verb - 1] in ("ci", "c'", "vi", "'")
    if not (having or there or words.at(verb) in PREPOSITIONS):
        return
    if having and not words.finite(verb) and not words.is_infinitive(verb):
        return
    own = words.modifiers(before) or frozenset({("m", "s")})
    message = f'"{words.raw[phrase.head]}" is {describe(phrase.readings)}; "{words.raw[before]}" is {describe(own)}.'
    fail(result, words, before, "adjective_noun", message, inflected(words, before, phrase.readings))


def _check_modifier(
    words: Words,
    phrase: NounPhrase,
    place: int,
    base: frozenset[GenderNumber],
    among: list[frozenset[GenderNumber]],
    result: Agreement,
    *,
    loose: bool = False,
) -> frozenset[GenderNumber]:
    """One adjective against its noun; passes when it fits any noun that it may belong to."""
    own = words.modifiers(place)
    if not own or not base or words.text[place] == "mezz'":
        return base
    if own & base:
        result.passed += 1
        return own & base
    if place in phrase.before and _governs(words, phrase, place, own):
        return base
    if words.at(phrase.head - 1) in ("-", "–") and own & words.nouns(phrase.head - 2):
        return base  # "la casa-museo più piccola"
    if (loose or not is_attached(words, phrase, place)) and any(own & host for host in among):
        result.passed += 1
        return base
    noun = words.doc[phrase.head].text
    adjective = words.doc[place].text
    expected = inflected(words, place, base)
    message = f'"{noun}" is {describe(base)}; "{adjective}" is {describe(own)}.'
    fail(result, words, place, "adjective_noun", message, expected)
    return base


def _governs(words: Words, phrase: NounPhrase, place: int, own: frozenset[GenderNumber]) -> bool:
    """Whether a word before the noun is a verb with its object or subject, and no adjective: "i richiedenti asilo",
    "a leggere fumetti", "quanto costi vivere qui"; or a number follows, "complessivi novecento euro"."""
    text, before = words.text[place], words.at(place - 1)
    plural = any(number == "p" for _, number in own)
    attributive = words.pos[place] == "ADJ" and words.doc[place].dep_ == "amod" and text != "richiedenti"
    if text.endswith("nti") and phrase.determiner is None and words.facts[place].lemmas and not attributive:
        return all(number == "s" for _, number in phrase.readings)
    if words.facts[place].infinitive and before in ("a", "ad", "per", "di", "da", "senza"):
        return True
    if text == "quanto" and place + 1 == phrase.head:
        return is_missing_verb(words, phrase.head)
    return plural and is_number_word(words.text[phrase.head])


def _together(first: NounPhrase, second: NounPhrase) -> frozenset[GenderNumber]:
    """What two nouns are together: feminine plural when both are feminine, else masculine plural."""
    genders = [{gender for gender, _ in phrase.readings} for phrase in (first, second)]
    if all(found == {"f"} for found in genders):
        return frozenset({("f", "p")})
    return frozenset({("f", "p"), ("m", "p")} if all("f" in found for found in genders) else {("m", "p")})


def _is_coordinated(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """Whether the phrase is the second of "un gatto e una gatta"."""
    if index == 0 or phrases[index - 1].after:
        return False  # in "un cappello nero e un cappotto lungo" each has its own
    between = words.text[phrases[index - 1].end : phrases[index].start]
    return between in (["e"], ["ed"], ["o"]) or (
        between[:1] == ["e"] and between[1:] in (["con"], ["per"], ["in"]) and not is_of(words, phrases[index - 1])
    )
