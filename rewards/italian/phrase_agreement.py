"""The words of one noun phrase against its noun: determiner, adjectives before and behind it."""

from rewards.italian.agreement import Agreement, describe, fail, inflected
from rewards.italian.article_agreement import check_determiner, check_form
from rewards.italian.articles import FORMS, GenderNumber, onset
from rewards.italian.clause_subjects import TIMES
from rewards.italian.clitics import PREPOSITIONS
from rewards.italian.noun_phrases import NounPhrase, chain, is_compound
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Verbs after which an adjective may describe the subject.
_MOVING = word_set(
    """
    andare arrivare cadere correre dormire entrare fuggire giungere morire partire restare rientrare rimanere
    ritornare salire scappare scendere stare tornare uscire vivere risultare sembrare apparire lasciare trovare
    """
)
_COMPLEMENTS = word_set("a da in con su per di tra fra ad dal dai dalla dalle verso contro presso sotto sopra oltre")
# Without article these nouns say nothing alone: the adjective behind them is theirs.
_INCOMPLETE = word_set(
    """
    tipo genere modo maniera campo ambito livello natura origine carattere stampo settore colore forma dimensioni
    dimensione statura taglia età nazionalità lingua religione razza fede indole qualità
    """
)
# Stems of adjectives that have a complement of their own: "pieno di", "utile a", "necessario per".
_WITH_DI = tuple(
    word_set(
        """
        pien ricc priv pover degn capac incapac responsabil tipic propri caratteristic content fier colpevol sicur cert
        consapevol bisognos avid orgoglios espert liber cospars carent ignar
        """
    )
)
_WITH_PREPOSITION = tuple(
    word_set(
        """
        util inutil necessari indispensabil relativ superior inferior simil ugual divers differ present assent adatt
        pront
        vicin lontan contrari favorevol important esperti not famos conosciut soggett affin preceden success parallel
        provenient derivant riguardant appartenent rivolt destinat fondamental valid sufficient insufficient libero
        libera
        liberi libere responsabil incline attent disponibil carent proporzional coerent compatibil comun estrane fedel
        grat
        nocivi nociv pericolos possibil attribuibil riferibil riconducibil applicabil resistent sensibil idone
        """
    )
)
_WHOLES = word_set("tutto tutta tutti tutte entrambi entrambe")


def check_phrase(words: Words, phrases: list[NounPhrase], index: int, phrase: NounPhrase, result: Agreement) -> None:
    """Every agreement within one noun phrase."""
    if phrase.unknown:
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
        return
    if phrase.determiner is not None:
        base = check_determiner(words, phrase, base, result)
    if phrase.noun is None:
        return
    if phrase.proper:
        return
    for place in phrase.before:
        failed = result.failed
        base = _check_modifier(words, phrase, place, base, [phrase.readings], result)
        if words.text[place] in FORMS and result.failed == failed:
            check_form(words, place, result)
    _check_whole(words, phrase, result)
    _check_after(words, phrases, index, base, result)


def _check_after(
    words: Words, phrases: list[NounPhrase], index: int, base: frozenset[GenderNumber], result: Agreement
) -> None:
    """The adjectives behind a noun. After "il libro di storia" they may belong to either noun."""
    phrase = phrases[index]
    if words.text[phrase.start] == "qualche" and words.at(phrase.start - 1) == "in" and phrase.after:
        return  # "in qualche modo contraddittori"
    hosts = [_narrowed(words, host) for host in chain(phrases, index) if host.readings]
    # "un'idea del mondo bella e originale", "molto bella": several words are free to stand behind the complement
    heavy = phrase.end - phrase.head - 1 > len(phrase.after)
    loose = heavy or is_compound(phrases, index) or _is_complement(words, phrase)
    joined = len(phrase.after) > 1 and {"e", "ed", ","} & set(words.text[phrase.after[0] : phrase.after[-1]])
    spread = bool(joined) and any(number == "p" for _, number in base)
    spread = spread and all(any(n == "s" for _, n in words.modifiers(place)) for place in phrase.after)
    coordinated = _is_coordinated(words, phrases, index)
    for place in phrase.after:
        if spread and any(number == "s" for _, number in words.modifiers(place)):
            continue  # "le bandiere italiana e francese"
        if coordinated and words.modifiers(place) & _together(phrases[index - 1], phrase):
            result.passed += 1
            continue  # "un gatto e una gatta neri"
        owned = phrase.determiner is None and place == phrase.head + 1 and words.text[phrase.head] in _INCOMPLETE
        owned = owned and words.at(phrase.start - 1) != "per"  # "sono per natura carenti"
        if (
            not owned
            and not words.modifiers(place) & base
            and _predicate_of_earlier(words, phrases[:index], phrase, place, heavy)
        ):
            result.passed += 1
            continue  # "Marco è tornato a casa stanco"
        among = hosts[:1] if owned else hosts  # "di tipo feudale", "in modo autonomo"
        base = _check_modifier(words, phrase, place, base, among, result, loose=loose)


def _is_complement(words: Words, phrase: NounPhrase) -> bool:
    """Whether a bare noun behind a preposition makes one notion with the noun before: "di ricerca", "da tè"; not so
    behind a verb ("attaccano con bombe incendiarie")."""
    if not phrase.prepositional or phrase.determiner is not None:
        return False
    return words.at(phrase.start - 1) in ("di", "d'") or words.doc[phrase.head].dep_ not in ("obl", "obl:agent")


def _narrowed(words: Words, phrase: NounPhrase) -> frozenset[GenderNumber]:
    """The readings of a noun that its determiner leaves: "la città" is singular."""
    own = words.own(phrase.determiner) if phrase.determiner is not None else frozenset()
    return phrase.readings & own or phrase.readings


def _check_whole(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "tutta la casa", "tutte queste case", "entrambi i casi": before the article."""
    before = phrase.start - 1
    if phrase.determiner != phrase.start or before < 0 or words.text[before] not in _WHOLES:
        return
    own, determiner = words.modifiers(before), words.text[phrase.start]
    if (determiner in FORMS and FORMS[determiner].family not in ("definite", "quello")) or not own:
        return
    if determiner not in FORMS and not determiner.startswith("quest"):
        return
    readings = phrase.readings & words.own(phrase.start)
    if own & readings:
        result.passed += 1
    elif words.at(before)[-1:] in "ie" and before and any(n == "p" for _, n in words.finite(before - 1)):
        return  # "hanno tutti la loro sorgente"
    elif readings and (words.text[before] != "tutto" or not before or _no_pronoun(words, before)):
        message = f'"{words.raw[phrase.head]}" is {describe(readings)}; "{words.raw[before]}" is {describe(own)}.'
        fail(result, words, before, "adjective_noun", message, inflected(words, before, readings))


def _no_pronoun(words: Words, place: int) -> bool:
    """Whether "tutto" is no pronoun of its own: behind a preposition, an infinitive or a gerund."""
    facts = words.facts[place - 1]
    return words.text[place - 1] in PREPOSITIONS - {"di", "dopo", "prima"} or facts.infinitive or facts.gerund


def _check_modifier(
    words: Words,
    phrase: NounPhrase,
    place: int,
    base: frozenset[GenderNumber],
    hosts: list[frozenset[GenderNumber]],
    result: Agreement,
    *,
    loose: bool = False,
) -> frozenset[GenderNumber]:
    """One adjective against its noun; passes when it fits any noun that it may belong to."""
    own = words.modifiers(place)
    if not own or not base:
        return base
    if own & base:
        result.passed += 1
        return own & base
    if (loose or not _attached(words, phrase, place)) and any(own & host for host in hosts[1:]):
        result.passed += 1
        return base
    noun = words.doc[phrase.head].text
    adjective = words.doc[place].text
    expected = inflected(words, place, base)
    message = f'"{noun}" is {describe(base)}; "{adjective}" is {describe(own)}.'
    fail(result, words, place, "adjective_noun", message, expected)
    return base


def _together(first: NounPhrase, second: NounPhrase) -> frozenset[GenderNumber]:
    """What two nouns are together: feminine plural when both are feminine, else masculine plural."""
    genders = [{gender for gender, _ in phrase.readings} for phrase in (first, second)]
    if all(found == {"f"} for found in genders):
        return frozenset({("f", "p")})
    return frozenset({("f", "p"), ("m", "p")} if all("f" in found for found in genders) else {("m", "p")})


def _attached(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether an adjective can only belong to this noun: right after it, in "i problemi del sistema carcerario",
    but not in "tre linee di ricerca sperimentali" or "il signore con la barba seduto al bar"."""
    if words.facts[place].parts == {"VERB"} and words.text[place].endswith(("nte", "nti")):
        return False  # "gli atti del governo aventi valore legale"
    first = not phrase.after or place == phrase.after[0]
    if not first:
        return not phrase.prepositional
    following = words.at(place + 1)
    led = following in _COMPLEMENTS or (following in FORMS and FORMS[following].family in ("a", "da", "ne", "su"))
    facts = words.facts[place]
    if following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de"):
        led = facts.text.startswith(_WITH_DI)
    elif not facts.participles:
        led = led and facts.text.startswith(_WITH_PREPOSITION)
    return not (led and bool(facts.participles or facts.modifiers))


def _predicate_of_earlier(words: Words, earlier: list[NounPhrase], phrase: NounPhrase, place: int, heavy: bool) -> bool:
    """Whether the adjective is said of a noun before in the sentence ("tornò a casa stanco"), with which it agrees."""
    start = next((i for i in range(place, 0, -1) if words.text[i - 1] in (".", "!", "?")), 0)
    of = words.text[phrase.start] in FORMS and FORMS[words.text[phrase.start]].family == "de"
    if not phrase.prepositional or of or words.at(phrase.start - 1) in ("di", "d'"):
        return False
    if words.text[phrase.start] in FORMS and FORMS[words.text[phrase.start]].family == "indefinite" and not heavy:
        return False  # what is new in the sentence has its own adjective: "in un ambiente familiare"
    pointed = words.text[phrase.start].startswith(("quest", "quel"))
    if (
        pointed
        and words.text[phrase.head] in TIMES
        and any(words.modifiers(place) & host.readings for host in earlier[-2:])
    ):
        return True  # "i detenuti in quel momento presenti"
    near = range(max(start, phrase.start - 4), phrase.start)
    verbs = [i for i in near if words.pos[i] in ("VERB", "AUX")]
    articulated = words.text[phrase.start] in FORMS and FORMS[words.text[phrase.start]].family in (
        "a",
        "da",
        "ne",
        "su",
    )
    verb = phrase.start - (1 if articulated else 2)
    be = verb >= 0 and "essere" in words.verb_lemmas(verb)  # "sono per natura ricchi"
    be = be or (heavy and any("essere" in words.verb_lemmas(i) for i in verbs))
    if not be and not any(words.verb_lemmas(i) & _MOVING for i in verbs):
        return False
    numbers = {number for i in verbs for _, number in words.finite(i)}
    if numbers and not numbers & {number for _, number in words.modifiers(place)}:
        return False
    hosts = [host for host in earlier if host.start >= start and not host.prepositional]
    if not hosts:
        return phrase.determiner is None or heavy
    return any(words.modifiers(place) & host.readings for host in hosts)


def _is_coordinated(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """Whether the phrase is the second of "un gatto e una gatta"."""
    if index == 0 or phrases[index - 1].after:
        return False  # in "un cappello nero e un cappotto lungo" each has its own
    between = words.text[phrases[index - 1].end : phrases[index].start]
    return between in (["e"], ["ed"], ["o"])
