"""Adjectives that are said of an earlier noun, though another stands right before them: "Marco è tornato a casa
stanco", "Anna ha tagliato il traguardo stremata", "la torre, costruita in mattoni rossi e alta trenta metri"."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, TIMES
from rewards.italian.phrases.adjective_hosts import JOINERS, hangs, has_complement
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.adverbials import ends_adverbial
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.compound_nouns import is_parsed
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.phrases.states import is_state, names_state
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Verbs after which an adjective may describe the subject.
_MOVING = word_set(
    """
    andare arrivare cadere correre dormire entrare fuggire giungere morire partire restare rientrare rimanere
    ritornare salire scappare scendere stare tornare uscire vivere
    venire nascere comparire accorrere giacere risultare sembrare apparire diventare divenire
    """
)
# "ha chiuso la corsa imbattuta", "lasciò la sala furioso"
_SPENDING = word_set(
    "passare trascorrere chiudere finire terminare concludere iniziare cominciare lasciare attraversare"
)
_SHOWING = word_set("considerare ritenere sentire dire dichiarare mostrare rivelare fare credere")
_JUDGING = word_set("giudicare considerare ritenere definire reputare dichiarare trovare dire rendere lasciare")
_HOLDING = word_set("lasciare trovare")  # of the object: "ha lasciato sul tavolo aperti i libri", "si trova"
# What a person may do meanwhile: "leggeva il giornale seduta al bar".
POSTURES = (
    "sedut",
    "sdraiat",
    "vestit",
    "travestit",
    "appoggiat",
    "aggrappat",
    "inginocchiat",
    "accovacciat",
    "appostat",
)
# Adjectives that say of what kind a thing is, and are said of no subject: "la casa paterna".
_CLASSIFYING = tuple(
    word_set(
        """
        patern matern natal comunal provincial regional nazional internazional statal scolastic universitari ospedalier
        ferroviari stradal marittim elettoral parlamentar ministerial giudiziari penal medic chirurgic dental sanitari
        postal telefonic bancari fiscal finanziari musical teatral cinematografic industrial agricol commercial
        termal balnear residenzial militar veterinari alimentar aere
        """
    )
)
_SPENT = TIMES | word_set("vita infanzia giovinezza gioventù vacanza vacanze serata nottata")
_EDGES = word_set("che cui chi quando se perché mentre come dove quale quali , ; : ( ) e ed o ma")


def said_of_earlier(words: Words, phrases: list[NounPhrase], index: int, place: int, *, heavy: bool) -> bool:
    """Whether the adjective is said of a noun before in the sentence ("tornò a casa stanco"), with which it agrees."""
    earlier, phrase = phrases[:index], phrases[index]
    if place == phrase.head + 1 and words.text[place].startswith((*_CLASSIFYING, "scors")):
        return False
    if _is_aside(words, phrase) and any(words.modifiers(place) & host.readings for host in earlier[-2:]):
        return True  # "la casa, un tempo splendida", "fenomeni un tempo ignoti", "la scelta, a mio parere giusta"
    start = next((i for i in range(place, 0, -1) if words.text[i - 1] in (".", "!", "?")), 0)
    if place - 1 not in phrase.after and place != phrase.after[0] and _goes_on_predicate(words, earlier, place, start):
        return True
    if _spends(words, phrases, index, place) or _goes_on_earlier(words, phrases, index, place, start):
        return True
    if _is_judged(words, phrase, place, start):
        return True
    if _is_parsed(words, phrase, place):
        return False
    if _is_depictive(words, phrases, index, place, start):
        return True
    if _is_posture(words, place, start) or is_state(words, phrases, index, place, start):
        return True
    if (
        index
        and _is_age(words, phrase, phrases[index - 1].end)
        and words.modifiers(place) & phrases[index - 1].readings
    ):
        return True
    if not _may_be_place(words, phrase, place, heavy=heavy):
        return False
    pointed = words.text[phrase.start].startswith(("quest", "quel")) and words.text[phrase.head] in TIMES
    if pointed and any(words.modifiers(place) & host.readings for host in earlier[-2:]):
        return True  # "i detenuti in quel momento presenti"
    first = max(start, phrase.start - 4)
    if _arrived(words, phrase, place, first):
        return True
    verb = _verb_before(words, phrase, first)
    if verb is None:
        return False
    numbers = {number for _, number in words.finite(verb)} | {n for _, n in words.finite(_auxiliary(words, verb))}
    holding = bool(words.verb_lemmas(verb) & _HOLDING)
    if numbers and not holding and not numbers & {number for _, number in words.modifiers(place)}:
        return False
    found = _subjects(words, earlier, verb, start)
    if holding:
        found = found + phrases[index + 1 : index + 2]  # "ha lasciato sul tavolo aperti i libri"
    if found:
        return any(words.modifiers(place) & host.readings for host in found)
    if "essere" in words.verb_lemmas(verb) and phrase.determiner is not None:
        return False  # "è nello scontro dialettico che …"
    ends = not words.at(place + 1).isalpha() or words.at(place + 1) in _EDGES
    return _fits_dropped(words, verb, place) and (phrase.determiner is None or heavy or (bool(numbers) and ends))


def _is_parsed(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether the parser takes the word for the adjective of this noun, and it says neither how someone is meanwhile
    nor what fills a time ("passai la notte chiuso in casa", "tornava bianco di polvere")."""
    text = words.text[place]
    if not is_parsed(words, phrase.head, place):
        return False
    if words.text[phrase.head] in _SPENT and not text.startswith(("scors", "prossim", "quadrat", "limitat")):
        return False
    return not (names_state(text) or text.startswith(POSTURES) or words.at(place + 1) in ("di", "d'"))


def _is_aside(words: Words, phrase: NounPhrase) -> bool:
    """Whether the phrase is an adverb right behind a noun: "un tempo", "nel frattempo", "a mio parere"."""
    text = words.text[phrase.head]
    definite = words.text[phrase.start] in ("il", "la", "l'") and words.at(phrase.start - 1) == ","
    if definite and text in TIMES:
        return True  # "i negozi, la domenica chiusi"
    mine = text in ("parere", "avviso", "giudizio") and words.at(phrase.head - 1) in POSSESSIVES
    before = phrase.start - 1 - (words.at(phrase.start - 1) in PREPOSITIONS)
    nominal = words.at(before) in (",", "(") or (before >= 0 and words.pos[before] in ("NOUN", "ADJ"))
    return (mine or ends_adverbial(words, phrase.head)) and words.at(phrase.start - 1) not in ("di", "d'") and nominal


def _goes_on_predicate(words: Words, earlier: list[NounPhrase], place: int, start: int) -> bool:
    """ "sono conformi alle norme vigenti e liberi da vizi": a second predicate of the subject of essere."""
    own = words.modifiers(place)
    verbs = [i for i in range(start, place) if "essere" in words.facts[i].finite_lemmas or words.text[i] == "essere"]
    agrees = any(own & host.readings for host in earlier if host.start >= start and not host.prepositional)
    return bool(verbs) and words.at(place - 1) in JOINERS and agrees


def _spends(words: Words, phrases: list[NounPhrase], index: int, place: int) -> bool:
    """ "passavo interi pomeriggi chiuso in camera", "ha chiuso la corsa imbattuta": behind a time, or the object of
    such a verb, the adjective may be the subject's."""
    behind = index
    while index > 0 and words.text[phrases[index].head] not in _SPENT and hangs(words, phrases, index):
        index -= 1
    phrase = phrases[index]
    if phrase.prepositional or phrase.start == 0:
        return False
    verb = phrase.start - 1
    time = words.text[phrase.head] in _SPENT
    if time and words.verb_lemmas(verb) & {"passare", "trascorrere"}:
        shown = {n for i in (verb, _auxiliary(words, verb)) if i >= 0 for _, n in words.finite(i)}
        if shown and not shown & {number for _, number in words.modifiers(place)}:
            return False
        plain = index == behind or has_complement(words, place)
        stated = names_state(words.text[place]) or words.text[place].startswith(POSTURES)
        return stated or (plain and bool(words.facts[place].participles))
    own = not _is_parsed(words, phrases[behind], place)
    if (
        own
        and _is_definite(words, phrase)
        and words.verb_lemmas(verb) & _SPENDING
        and words.pos[verb] in ("VERB", "AUX")
    ):
        return _agrees_with_plain(words, phrases[:index], place, 0)
    of = words.at(place + 1) in ("di", "d'")  # "un periodo limitato di affidamento"
    return time and not of and bool(words.facts[place].participles) and has_complement(words, place)


def _is_judged(words: Words, phrase: NounPhrase, place: int, start: int) -> bool:
    """ "una prova giudicata da molti insegnanti troppo difficile": said of what they judge."""
    family = FORMS[words.text[phrase.start]].family if words.text[phrase.start] in FORMS else ""
    led = phrase.start - 1 - words.at(phrase.start - 1).startswith("tutt")  # "da tutti i giudici"
    if family != "da" and words.at(led) != "da":
        return False
    verb = phrase.start - 1 if family == "da" else led - 1
    if verb < start or not words.facts[verb].lemmas & _JUDGING:
        return False
    return bool(words.facts[verb].participles & words.modifiers(place))


def _is_depictive(words: Words, phrases: list[NounPhrase], index: int, place: int, start: int) -> bool:
    """ "Anna ha tagliato il traguardo stremata ma felice": behind an object, a participle with a complement or another
    adjective that agrees with the subject."""
    phrase, verb = phrases[index], phrases[index].start - 1
    joined = words.at(place + 1) in ("e", "ed", "ma")
    last = place
    while words.facts[last + 1 : last + 2] and words.facts[last + 1].parts == {"ADV"}:
        last += 1  # "guidato soltanto dai gesti"
    if not words.facts[place].participles or not (joined or has_complement(words, last)):
        return False
    if phrase.prepositional or verb < start or words.pos[verb] != "VERB" or not _is_definite(words, phrase):
        return False
    return _agrees_with_plain(words, phrases[:index], place, start)


def _agrees_with_plain(words: Words, earlier: list[NounPhrase], place: int, start: int) -> bool:
    plain = [host for host in earlier if host.start >= start and not host.prepositional]
    return any(words.modifiers(place) & host.readings for host in plain if words.text[host.head] not in TIMES)


def _is_definite(words: Words, phrase: NounPhrase) -> bool:
    text = words.text[phrase.start]
    return text in FORMS and FORMS[text].family == "definite"


def _is_posture(words: Words, place: int, start: int) -> bool:
    """ "Rammendava le reti seduta sulla soglia", "rapinavano farmacie vestiti da suore": said of the subject, though it
    is dropped."""
    if not words.text[place].startswith(POSTURES) or not has_complement(words, place):
        return False
    numbers = {number for i in range(start, place) if words.pos[i] == "VERB" for _, number in words.finite(i)}
    return bool(numbers & {number for _, number in words.modifiers(place)})


def _is_age(words: Words, phrase: NounPhrase, end: int) -> bool:
    """ "un uomo di quarant'anni noto a tutti", "un padre di tre figli licenziato", "un muro di due metri coperto"."""
    number = phrase.head - 1
    return end == number - 1 and words.at(number - 1) in ("di", "d'", "da") and words.pos[number] == "NUM"


def _goes_on_earlier(words: Words, phrases: list[NounPhrase], index: int, place: int, start: int) -> bool:
    """ "tenute in ambienti secchi o esposte alla luce", "la torre, costruita in mattoni rossi e alta trenta metri":
    what is joined by "e" may go on an earlier participle, or all that a comma sets off from a noun."""
    if words.at(_before_adverbs(words, place)) not in JOINERS:
        return False
    own = words.modifiers(place)
    if words.facts[place].participles:
        before = [words.facts[i].participles for i in range(start, phrases[index].start)]
        if any(readings & own for readings in before):
            return True
    for host in phrases[:index]:
        if host.start < start or words.at(host.end) != "," or not own & host.readings:
            continue
        if not any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(host.end, place)):
            return True
    return False


def _before_adverbs(words: Words, place: int) -> int:
    """The place before an adjective and its adverbs: of "e" in "e quasi completamente vuota"."""
    place -= 1
    while place >= 0 and (words.text[place] in ADVERBS or words.facts[place].parts == {"ADV"}):
        place -= 1
    return place


def _may_be_place(words: Words, phrase: NounPhrase, place: int, *, heavy: bool) -> bool:
    """Whether the phrase may be the place or time of the verb, so that what follows need not be its adjective."""
    family = FORMS[words.text[phrase.start]].family if words.text[phrase.start] in FORMS else ""
    led = phrase.start - (1 if family in ("a", "da", "ne", "su", "con") else 2)
    if not phrase.prepositional or family == "de" or words.at(phrase.start - 1) in ("di", "d'"):
        return False
    if family == "indefinite" and not heavy:
        return False  # what is new in the sentence has its own adjective: "in un ambiente familiare"
    if led >= 0 and words.pos[led] == "ADJ" and not words.facts[led].participles:
        return False  # "è rimasta fedele alla religione africana"
    definite = family in ("a", "da", "ne", "su", "definite") and words.at(place - 1) in ("più", "meno")
    return not definite or words.at(place + 1) in ("di", "che", "del")  # "nella sua opera più famosa"


def _verb_before(words: Words, phrase: NounPhrase, first: int) -> int | None:
    """The nearest verb before the phrase, if an adjective may be said of its subject or object."""
    for place in range(phrase.start - 1, first - 1, -1):
        if words.text[place] in _EDGES:
            return None
        if words.pos[place] not in ("VERB", "AUX") or not words.verb_lemmas(place):
            continue
        facts = words.facts[place]
        if facts.lemmas & _SHOWING and words.at(place - 1) in ("mi", "ti", "si", "ci", "vi"):
            return place  # "si considera a tutti gli effetti italiana"
        if facts.participles and not facts.finite and _auxiliary(words, place) < 0:
            return None  # "una canoa lasciata dagli aborigeni australiani"
        if facts.lemmas & (_MOVING | _HOLDING):
            return place
        if "essere" not in facts.lemmas:
            return None
        return place if phrase.determiner is not None or _is_adverbial(words, phrase) else None
    return None


def _arrived(words: Words, phrase: NounPhrase, place: int, first: int) -> bool:
    """ "Arrivati al rifugio stanchi, …": the participle of such a verb, with which the adjective agrees."""
    shown = [words.facts[i] for i in range(first, phrase.start) if words.facts[i].lemmas & _MOVING]
    return any(facts.participles & words.modifiers(place) for facts in shown)


def _is_adverbial(words: Words, phrase: NounPhrase) -> bool:
    """ "sono per natura ricchi", "furono in seguito utilizzate"."""
    following = phrase.head + 1
    passive = following < words.size and words.facts[following].parts == {"VERB"}
    return ends_adverbial(words, phrase.head) or passive


def _auxiliary(words: Words, place: int) -> int:
    """The place of the auxiliary before a participle; -1 when there is none."""
    before = place - 1
    while before >= 0 and words.text[before] in ADVERBS:
        before -= 1
    return before if before >= 0 and words.verb_lemmas(before) & {"essere", "avere", "venire"} else -1


def _subjects(words: Words, earlier: list[NounPhrase], verb: int, start: int) -> list[NounPhrase]:
    """The phrases that the adjective may be said of: the parser's subject where it has one, else any before."""
    token = words.doc[verb]
    clause = token.head if token.dep_ in ("aux", "cop", "aux:pass") else token
    plain = [host for host in earlier if host.start >= start and not host.prepositional]
    if words.facts[verb].lemmas & _HOLDING:
        return plain
    subjects = [child for child in clause.children if child.dep_.startswith("nsubj") and child.i < verb]
    if subjects:
        place = clause.head.i if subjects[0].text.lower() in ("che", "quale", "quali") else subjects[0].i
        named = [host for host in earlier if host.head == place and host.readings]
        if named:
            return named
    return plain


def _fits_dropped(words: Words, verb: int, place: int) -> bool:
    """Whether the adjective agrees with what the verb shows of a dropped subject: "è tornata dal lavoro stanca"."""
    own, shown = words.modifiers(place), words.facts[verb].participles
    return bool(own & shown) if shown and _auxiliary(words, verb) >= 0 else True
