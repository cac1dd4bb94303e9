"""Which nouns an adjective behind a phrase may belong to beside the noun of that phrase.

"tre linee di ricerca sperimentali": a noun before, of which the phrase is a complement. "Marco è tornato a casa
stanco": the subject of a verb that may have a predicate."""

from rewards.italian.articles import FORMS
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import ADVERBS, TIMES
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

# Verbs after which an adjective may describe the subject.
_MOVING = word_set(
    """
    andare arrivare cadere correre dormire entrare fuggire giungere morire partire restare rientrare rimanere
    ritornare salire scappare scendere stare tornare uscire vivere risultare sembrare apparire
    """
)
_HOLDING = word_set("lasciare trovare")  # of the object: "ha lasciato sul tavolo aperti i libri", "si trova"
_COMPLEMENTS = word_set("a da in con su per di tra fra ad dal dai dalla dalle verso contro presso sotto sopra oltre")
_EDGES = word_set("che cui chi quando se perché mentre come dove quale quali , ; : ( ) e ed o ma")
_JOINERS = word_set("e ed o oppure né nonché")
_NOTIONS = word_set("di d' a da in")
# "sono per natura ricchi", "è di fatto chiuso": adverbs made of a preposition and a noun.
_ADVERBIAL = word_set(
    """
    natura fatto parte genere media realtà origine principio sostanza teoria pratica apparenza fondo passato futuro
    origini tempo momento effetti seguito precedenza frattempo
    """
)
# "a causa di", "in caso di": what follows is no part of a notion with these nouns.
_PREPOSITIONAL = word_set(
    """
    causa caso base mezzo favore seguito merito materia termini luogo grado conto virtù ragione tema capo proposito
    sede mancanza passato futuro media realtà
    """
)
# What has a complement of its own stands free: "pieno di", "utile a", "necessario per".
_WITH_DI = tuple(
    word_set(
        """
        pien caric ricc priv pover degn capac incapac responsabil tipic propri caratteristic content fier colpevol
        sicur cert consapevol bisognos avid orgoglios espert liber cospars carent ignar
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
_FIXED = {("punto", "vista"), ("punti", "vista"), ("stato", "animo"), ("stati", "animo")}


def hosts(words: Words, phrases: list[NounPhrase], index: int, place: int, *, heavy: bool) -> list[NounPhrase]:
    """The phrase, then those on which it hangs by prepositions, as far as the adjective at `place` may reach. In "beni
    e servizi pubblici" it never belongs to the first noun alone; a plain adjective reaches over one notion only
    ("la linea di ricerca sperimentale"), one with a complement further."""
    found = [phrases[index]]
    far = heavy or _stands_free(words, place)
    current = index
    while current > 0 and (_hangs(words, phrases, current) or (current < index and _lists(words, phrases, current))):
        lower, upper = phrases[current], phrases[current - 1]
        between = {*words.text[upper.end : lower.start]}
        joined = bool(between & _JOINERS) or ("," in between and lower.determiner is None)
        led = words.at(lower.start - 1)
        if not joined and not far and lower.determiner is None and led not in _NOTIONS and upper.after:
            break  # "il partito repubblicano con bombe incendiarie"
        bare = upper.determiner is None and upper.prepositional
        if not joined and not (bare and words.text[upper.head] in _PREPOSITIONAL):
            found.append(upper)
        if not far and not joined and not (upper.determiner is None and words.at(upper.start - 1) in _NOTIONS):
            break
        current -= 1
    return found


def _hangs(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """Whether a phrase hangs on the one before: by a preposition, or as a bare noun right behind it, or is joined."""
    upper, lower = phrases[index - 1], phrases[index]
    between = [text for text in words.text[upper.end : lower.start] if text not in QUOTES]
    if is_compound(words, phrases, index):
        return True
    if lower.prepositional and not between:
        return True
    if lower.prepositional and len(between) == 1:
        return between[0] in PREPOSITIONS or between[0] in _JOINERS or between[0] == ","
    return False


def _lists(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """ "di ricerca, sviluppo e innovazione": a bare noun behind a comma and a bare one with a preposition."""
    upper, lower = phrases[index - 1], phrases[index]
    bare = lower.determiner is None and upper.determiner is None
    return bare and upper.prepositional and words.text[upper.end : lower.start] == [","]


def is_compound(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """ "una città stato", "un piano dati": a bare noun right after another; not so "mettere in campo idee nuove"."""
    if index == 0 or phrases[index].determiner is not None or phrases[index].start != phrases[index - 1].end:
        return False
    bare = phrases[index - 1].prepositional and phrases[index - 1].determiner is None
    return not (bare and words.doc[phrases[index].head].dep_ in ("obj", "nsubj", "nsubj:pass"))


def fixed(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """Whether the phrase is the end of a fixed expression: in "un punto di vista nuovo" no adjective is of "vista"."""
    if index == 0 or phrases[index].determiner is not None or words.at(phrases[index].start - 1) not in ("di", "d'"):
        return False
    upper, lower = phrases[index - 1], phrases[index]
    return upper.end == lower.start - 1 and (words.text[upper.head], words.text[lower.head]) in _FIXED


def is_complement(words: Words, phrase: NounPhrase) -> bool:
    """Whether a bare noun behind a preposition makes one notion with the noun before: "di ricerca", "da tè"; not so
    behind a verb ("attaccano con bombe incendiarie")."""
    if not phrase.prepositional or phrase.determiner is not None:
        return False
    return words.at(phrase.start - 1) in ("di", "d'") or words.doc[phrase.head].dep_ not in ("obl", "obl:agent")


def is_heavy(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether an adverb stands before the adjective: "un'idea del mondo molto bella"."""
    between = [i for i in range(phrase.head + 1, place) if i not in phrase.after]
    return any(words.text[i] not in (*QUOTES, *_JOINERS, ",", "sia", "che", "-", "–") for i in between)


def is_joined(words: Words, phrase: NounPhrase) -> bool:
    """Whether several adjectives are joined: "un'idea del mondo bella e originale"."""
    if len(phrase.after) < 2:
        return False
    return any(words.text[i] in (*_JOINERS, ",", "ma") for i in range(phrase.after[0], phrase.after[-1]))


def joined_with(words: Words, phrase: NounPhrase, place: int) -> list[int]:
    """The adjectives joined with this one, itself among them: "bella" and "originale" in "bella e originale"."""
    run: list[int] = []
    for other in phrase.after:
        if run and not {*_JOINERS, ",", "ma"} & set(words.text[run[-1] + 1 : other]):
            if place in run:
                break
            run = []
        run.append(other)
    return run


def _stands_free(words: Words, place: int) -> bool:
    """Whether the word may stand far behind its noun: a participle, or what mostly has a complement."""
    facts = words.facts[place]
    stem = facts.text.startswith(_WITH_DI + _WITH_PREPOSITION)
    return bool(facts.participles) or stem or facts.text.endswith(("bile", "bili", "nte", "nti"))


def is_attached(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether an adjective can only belong to this noun: right after it, in "i problemi del sistema carcerario",
    but not in "tre linee di ricerca sperimentali" or "il signore con la barba seduto al bar"."""
    if words.facts[place].parts == {"VERB"} and words.text[place].endswith(("nte", "nti")):
        return False  # "gli atti del governo aventi valore legale"
    if phrase.after and place != phrase.after[0]:
        free = _stands_free(words, place) or _has_complement(words, place) or words.at(place + 1) in _JOINERS
        return not phrase.prepositional or (place - 1 in phrase.after and not free)
    following, facts = words.at(place + 1), words.facts[place]
    led = _has_complement(words, place)
    if following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de"):
        led = facts.text.startswith(_WITH_DI)
    elif facts.participles:
        led = led or following in ADVERBS  # "il risultato delle ricerche ottenuto ieri"
    else:
        led = led and facts.text.startswith(_WITH_PREPOSITION)
    return not (led and bool(facts.participles or facts.modifiers))


def _has_complement(words: Words, place: int) -> bool:
    following = words.at(place + 1)
    family = FORMS[following].family if following in FORMS else ""
    return following in _COMPLEMENTS or family in ("a", "da", "ne", "su", "de", "con")


def said_of_earlier(words: Words, phrases: list[NounPhrase], index: int, place: int, *, heavy: bool) -> bool:
    """Whether the adjective is said of a noun before in the sentence ("tornò a casa stanco"), with which it agrees."""
    earlier, phrase = phrases[:index], phrases[index]
    if _is_aside(words, phrase) and any(words.modifiers(place) & host.readings for host in earlier[-2:]):
        return True  # "la casa, un tempo splendida", "fenomeni un tempo ignoti", "la scelta, a mio parere giusta"
    start = next((i for i in range(place, 0, -1) if words.text[i - 1] in (".", "!", "?")), 0)
    if place - 1 not in phrase.after and place != phrase.after[0] and _goes_on_predicate(words, earlier, place, start):
        return True
    if not _may_be_place(words, phrase, place, heavy=heavy):
        return False
    pointed = words.text[phrase.start].startswith(("quest", "quel")) and words.text[phrase.head] in TIMES
    if pointed and any(words.modifiers(place) & host.readings for host in earlier[-2:]):
        return True  # "i detenuti in quel momento presenti"
    verb = _verb_before(words, phrase, max(start, phrase.start - 4))
    if verb is None:
        return False
    numbers = {number for _, number in words.finite(verb)} | {n for _, n in words.finite(_auxiliary(words, verb))}
    if numbers and not numbers & {number for _, number in words.modifiers(place)}:
        return False
    found = _subjects(words, earlier, verb, start)
    if words.verb_lemmas(verb) & _HOLDING:
        found = found + phrases[index + 1 : index + 2]  # "ha lasciato sul tavolo aperti i libri"
    if found:
        return any(words.modifiers(place) & host.readings for host in found)
    if "essere" in words.verb_lemmas(verb) and phrase.determiner is not None:
        return False  # "è nello scontro dialettico che …"
    ends = not words.at(place + 1).isalpha() or words.at(place + 1) in _EDGES
    return _fits_dropped(words, verb, place) and (phrase.determiner is None or heavy or (bool(numbers) and ends))


def _is_aside(words: Words, phrase: NounPhrase) -> bool:
    """Whether the phrase is an adverb right behind a noun: "un tempo", "nel frattempo", "a mio parere"."""
    text = words.text[phrase.head]
    mine = text in ("parere", "avviso", "giudizio") and words.at(phrase.head - 1) in POSSESSIVES
    before = phrase.start - 1 - (words.at(phrase.start - 1) in PREPOSITIONS)
    nominal = words.at(before) in (",", "(") or (before >= 0 and words.pos[before] in ("NOUN", "ADJ"))
    bare = phrase.determiner is None and phrase.prepositional and text in _ADVERBIAL
    once = text == "frattempo" or (text == "tempo" and words.text[phrase.start] == "un")
    return (mine or once or bare) and words.at(phrase.start - 1) not in ("di", "d'") and nominal


def _goes_on_predicate(words: Words, earlier: list[NounPhrase], place: int, start: int) -> bool:
    """ "sono conformi alle norme vigenti e liberi da vizi": a second predicate of the subject of essere."""
    own = words.modifiers(place)
    verbs = [i for i in range(start, place) if "essere" in words.facts[i].finite_lemmas or words.text[i] == "essere"]
    agrees = any(own & host.readings for host in earlier if host.start >= start and not host.prepositional)
    return bool(verbs) and words.at(place - 1) in _JOINERS and agrees


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
        if facts.participles and not facts.finite and _auxiliary(words, place) < 0:
            return None  # "una canoa lasciata dagli aborigeni australiani"
        if facts.lemmas & (_MOVING | _HOLDING):
            return place
        if "essere" not in facts.lemmas:
            return None
        return place if phrase.determiner is not None or _is_adverbial(words, phrase) else None
    return None


def _is_adverbial(words: Words, phrase: NounPhrase) -> bool:
    """ "sono per natura ricchi", "furono in seguito utilizzate"."""
    following = phrase.head + 1
    passive = following < words.size and words.facts[following].parts == {"VERB"}
    return words.text[phrase.head] in _ADVERBIAL or passive


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
