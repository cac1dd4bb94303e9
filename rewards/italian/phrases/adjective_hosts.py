"""Which nouns an adjective behind a phrase may belong to beside the noun of that phrase.

"tre linee di ricerca sperimentali": a noun before, of which the phrase is a complement. "Marco è tornato a casa
stanco": the subject of a verb that may have a predicate."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_COMPLEMENTS = word_set("a da in con su per di tra fra ad dal dai dalla dalle verso contro presso sotto sopra oltre")
JOINERS = word_set("e ed o oppure né nonché")
_NOTIONS = word_set("di d' a da in")
# "a causa di", "in caso di": what follows is no part of a notion with these nouns.
_PREPOSITIONAL = word_set(
    """
    causa caso base mezzo favore seguito merito materia termini luogo grado conto virtù ragione tema capo proposito
    sede mancanza passato futuro media realtà ordine
    fronte via opera fianco livello forza furia cima fondo vista attesa presenza assenza nome cerca preda balia
    relazione riferimento rapporto seno testa sostituzione titolo carico danno difesa sostegno tutela garanzia scapito
    discapito beneficio vantaggio disposizione cura dispetto ambito corso funzione occasione aggiunta deroga attuazione
    applicazione conseguenza contrasto linea parte contatto confronto cospetto
    """
)
# "ha bisogno di una camicia pulita": no adjective behind the complement belongs to the verb's noun.
_OF_VERBS = word_set(
    "bisogno paura voglia fame sete vergogna parte uso conto diritto cura prova notizia menzione senso scusa"
)
_SUPPORTING = word_set("avere fare dare prendere tenere provare sentire essere trattare chiedere")
# How a dish is: "una pasta al forno squisita".
_TASTING = tuple(
    stem + ending
    for stem in word_set(
        "issim squisit buon fredd cald croccant morbid piccant dolc salat amar tiepid pront delizios legger cott"
    )
    for ending in "oaie"
)
# What has a complement of its own stands free: "pieno di", "utile a", "necessario per".
_WITH_DI = tuple(
    word_set(
        """
        pien caric ricc priv pover degn capac incapac responsabil tipic propri caratteristic content fier colpevol
        originari nativ oriund sicur cert consapevol bisognos avid orgoglios espert liber cospars carent ignar
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
_OF_STATE = {(noun, "stato") for noun in ("colpo", "colpi", "capo", "capi", "esame", "esami", "segreto", "segreti")}
_FIXED = {("punto", "vista"), ("punti", "vista"), ("stato", "animo"), ("stati", "animo"), *_OF_STATE}


def hosts(words: Words, phrases: list[NounPhrase], index: int, place: int, *, heavy: bool) -> list[NounPhrase]:
    """The phrase, then those on which it hangs by prepositions, as far as the adjective at `place` may reach. In "beni
    e servizi pubblici" it never belongs to the first noun alone; a plain adjective reaches over one notion only
    ("la linea di ricerca sperimentale"), one with a complement further."""
    found = [phrases[index]]
    far = heavy or _stands_free(words, place)
    current = index
    while current > 0 and (hangs(words, phrases, current) or (current < index and _lists(words, phrases, current))):
        lower, upper = phrases[current], phrases[current - 1]
        between = {*words.text[upper.end : lower.start]}
        joined = bool(between & JOINERS) or ("," in between and lower.determiner is None)
        led = words.at(lower.start - 1)
        if not joined and not far and lower.determiner is None and led not in _NOTIONS and upper.after:
            break  # "il partito repubblicano con bombe incendiarie"
        if not joined and not _is_part(words, upper):
            found.append(upper)
        if not far and not joined and not (upper.determiner is None and words.at(upper.start - 1) in _NOTIONS):
            break
        current -= 1
    return found


def _is_part(words: Words, phrase: NounPhrase) -> bool:
    """Whether a bare noun is part of a preposition or of its verb: "in favore di", "ha bisogno di"."""
    if phrase.determiner is not None or phrase.after or phrase.before:
        return False
    if phrase.prepositional:
        return words.text[phrase.head] in _PREPOSITIONAL
    verb = words.verb_lemmas(phrase.start - 1) if phrase.start else frozenset[str]()
    return words.text[phrase.head] in _OF_VERBS and bool(verb & _SUPPORTING)


def hangs(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """Whether a phrase hangs on the one before: by a preposition, or as a bare noun right behind it, or is joined."""
    upper, lower = phrases[index - 1], phrases[index]
    between = [text for text in words.text[upper.end : lower.start] if text not in QUOTES]
    if between[1:] in (["più"], ["meno"], ["così"], ["tanto"]):
        between = between[:1]  # "l'intervento di più vasta portata"
    if is_compound(words, phrases, index):
        return True
    if lower.prepositional and not between:
        return True
    if lower.prepositional and len(between) == 1:
        return between[0] in PREPOSITIONS or between[0] in JOINERS or between[0] == ","
    return False


def _lists(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """ "di ricerca, sviluppo e innovazione": a bare noun behind a comma and a bare one with a preposition."""
    upper, lower = phrases[index - 1], phrases[index]
    bare = lower.determiner is None and upper.determiner is None
    return bare and upper.prepositional and words.text[upper.end : lower.start] == [","]


def is_of(words: Words, phrase: NounPhrase) -> bool:
    """Whether "di" stands before the phrase or in its article."""
    text = words.text[phrase.start]
    return words.at(phrase.start - 1) in ("di", "d'") or (text in FORMS and FORMS[text].family == "de")


def is_compound(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """ "una città stato", "un piano dati": a bare noun right after another; not so "mettere in campo idee nuove"."""
    if index == 0 or phrases[index].determiner is not None or phrases[index].start != phrases[index - 1].end:
        return False
    led = phrases[index - 1].prepositional
    return not (led and words.doc[phrases[index].head].dep_ in ("obj", "nsubj", "nsubj:pass"))


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
    return words.at(phrase.start - 1) in ("di", "d'", "da") or words.doc[phrase.head].dep_ not in ("obl", "obl:agent")


def is_flavour(words: Words, phrases: list[NounPhrase], index: int, place: int) -> bool:
    """ "una salsa allo zenzero piccantissima", "la torta al limone buonissima": a dish with what is in it."""
    text = words.text[phrases[index].start]
    if index == 0 or text not in FORMS or place != phrases[index].head + 1:
        return False
    close = phrases[index].start == phrases[index - 1].end and FORMS[text].family == "a"
    return close and words.text[place].endswith(_TASTING)


def is_heavy(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether an adverb stands before the adjective: "un'idea del mondo molto bella"."""
    between = [i for i in range(phrase.head + 1, place) if i not in phrase.after]
    return any(words.text[i] not in (*QUOTES, *JOINERS, ",", "sia", "che", "-", "–") for i in between)


def is_joined(words: Words, phrase: NounPhrase) -> bool:
    """Whether several adjectives are joined: "un'idea del mondo bella e originale"."""
    if len(phrase.after) < 2:
        return False
    return any(words.text[i] in (*JOINERS, ",", "ma") for i in range(phrase.after[0], phrase.after[-1]))


def joined_with(words: Words, phrase: NounPhrase, place: int) -> list[int]:
    """The adjectives joined with this one, itself among them: "bella" and "originale" in "bella e originale"."""
    run: list[int] = []
    for other in phrase.after:
        if run and not {*JOINERS, ",", "ma"} & set(words.text[run[-1] + 1 : other]):
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
    led = place + 1 < words.size and words.pos[place + 1] == "NOUN"
    parts, present = words.facts[place].parts, words.text[place].endswith(("nte", "nti"))
    if present and (parts == {"VERB"} or ("VERB" in parts and led)):
        return False  # "gli atti del governo aventi valore legale"
    if phrase.after and place != phrase.after[0]:
        free = _stands_free(words, place) or has_complement(words, place) or words.at(place + 1) in JOINERS
        return not phrase.prepositional or (place - 1 in phrase.after and not free)
    following, facts = words.at(place + 1), words.facts[place]
    led = has_complement(words, place)
    if following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de"):
        led = facts.text.startswith(_WITH_DI)
    elif facts.participles:
        led = led or following in ADVERBS  # "il risultato delle ricerche ottenuto ieri"
    else:
        led = led and facts.text.startswith(_WITH_PREPOSITION)
    return not (led and bool(facts.participles or facts.modifiers))


def has_complement(words: Words, place: int) -> bool:
    following = words.at(place + 1)
    family = FORMS[following].family if following in FORMS else ""
    return following in _COMPLEMENTS or family in ("a", "da", "ne", "su", "de", "con")
