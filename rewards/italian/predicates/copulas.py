"""Where the essere of a predicate stands: "può essere utile", "sembra essere utile", "rischia di essere inutile"."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import CLITICS, STOPS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.subjects.verb_groups import past_complements
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_MODALS = word_set("dovere potere volere sapere sembrare parere risultare")
_BEINGS = word_set(
    """
    essere sembrare diventare restare rimanere apparire risultare rivelarsi dimostrarsi mostrarsi sentirsi ritenersi
    considerarsi
    """
)
# "continua a essere": the subject is that of the infinitive.
_LED = {
    "a": word_set("continuare tornare cominciare iniziare riuscire tendere"),
    "di": word_set(
        """
        rischiare smettere cessare finire meritare minacciare dire dichiarare affermare sostenere ammettere confessare
        negare credere pensare ritenere sperare temere fingere illudere sapere sentire scoprire capire accettare
        rifiutare chiedere pretendere sognare desiderare giurare decidere assicurare precisare riconoscere ricordare
        confermare aspettare immaginare dimostrare mostrare
        """
    ),
    "per": word_set("finire stare"),
}
_LINKS = {"a": "a", "ad": "a", "di": "di", "d'": "di", "per": "per"}
_FEELINGS = word_set("paura bisogno voglia diritto")
_BIDDING = word_set("dire chiedere pretendere ricordare decidere accettare")
_ASIDE = 9
_CORRELATIVES = word_set("né sia o")
_JOINERS = word_set("e ed o ma né oppure ,")
_LATER = word_set("poi quindi successivamente infine sempre non prima anche")
_CLOSING = STOPS | word_set(
    """
    di d' a in da per con come del dello della dei degli delle dell' al alla ai alle dal dalla dai dalle nel nella nei
    nelle
    """
)
_FAR = 12
_VERBS = frozenset({"VERB", "AUX"})


def copula_after(words: Words, verb: int) -> int | None:
    """The place of the infinitive of a copula behind a verb, and behind modal infinitives: "deve poter essere"."""
    lemmas = words.facts[verb].finite_lemmas
    place = next_word(words, verb + 1)
    if "avere" in lemmas and place < words.size:
        feels = words.text[place] in _FEELINGS
        if not feels:
            lemmas = words.facts[place].lemmas if words.facts[place].participles else lemmas  # "ha detto di essere"
            place = next_word(words, place + 1)
            feels = "avere" in lemmas and words.at(place) in _FEELINGS
        if feels:
            lemmas, place = _LED["di"], next_word(words, place + 1)
    link = _LINKS.get(words.at(place), "")
    if link:
        if not lemmas & _LED.get(link, frozenset()):
            return None
        if link == "di" and lemmas & _BIDDING and _bids(words, verb, place + 1):
            return None
        place += 1
    elif not lemmas & _MODALS:
        return None
    while words.at(place) in ("poter", "potere", "dover", "dovere", "voler", "saper", "sapere"):
        place = next_word(words, place + 1)
    return place if words.at(place) in _BEINGS and place < words.size else None


def _bids(words: Words, verb: int, infinitive: int) -> bool:
    """ "le ha chiesto di essere buona", "la signora ha chiesto di essere puntuali": whether others are meant."""
    said = next_word(words, infinitive + 1)
    if words.at(verb - 1) in CLITICS or said >= words.size:
        return True
    plural = {number for _, number in words.modifiers(said)} == {"p"}
    return plural and "p" not in {number for _, number in words.finite(verb)}


def predicate_after(words: Words, copula: int) -> int:
    """The place of the first word behind a copula that may be said of the subject: "non è né *buono* né cattivo"."""
    place = next_word(words, copula + 1)
    if words.text[place : place + 3] == ["tutt'", "altro", "che"]:
        return next_word(words, place + 3)
    if words.at(place) == ",":  # "sono, me lo lasci dire, insufficienti"
        close = next((i for i in range(place + 2, min(place + _ASIDE, words.size)) if words.text[i] == ","), None)
        behind = next_word(words, close + 1) if close is not None else place
        return behind if words.pos[behind : behind + 1] == ["ADJ"] else place
    return next_word(words, place + 1) if words.at(place) in _CORRELATIVES else place


def second_predicate(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place of an adjective joined to a predicate with complements, that ends the clause: "piena di luce ma
    *fredda*"; behind the last word where there is none."""
    if words.at(place) in ("di", "d'") and place + 1 in by_start:
        end = by_start[place + 1].end
    else:
        end = past_complements(words, place, by_start)
    if end <= place or words.at(end) not in ("e", "ed", "ma"):
        return words.size
    second = next_word(words, end + 1)
    if second >= words.size or words.facts[second].parts & {"ADV", "DET", "PRON"}:
        return words.size
    if words.pos[second] == "VERB":
        # "sono scritti in russo e tradotti in italiano"
        passive = words.facts[place - 1].participles and words.facts[second].participles
        led = words.at(second + 1) in (*STOPS, "", "in", "da", "dal", "dalla", "nel", "nella")
        return second if passive and led and not words.finite(second) else words.size
    inside = [one for one in by_start.values() if place <= one.start < end]
    plain = words.pos[second] == "ADJ" or (words.facts[second].adjectives and words.text[end] == "ma")
    if not plain or not words.facts[second].adjectives or any(words.modifiers(second) & one.readings for one in inside):
        return words.size
    closed = words.at(second + 1) == "" or words.at(second + 1) in STOPS
    return second if closed else words.size


def joined_predicate(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place of what the parser joins to a predicate behind complements: "divisa in lotti e *venduta* a un
    privato"; behind the last word where there is none, or where a noun there agrees with it."""
    token = words.doc[place]
    first = token.head if token.dep_ == "conj" else token
    for second in range(place + 2, min(place + _FAR, words.size)):
        text, other = words.text[second], words.doc[second]
        if text in STOPS or text in ("che", "cui") or (words.finite(second) and words.pos[second] in _VERBS):
            break
        if other.dep_ != "conj" or not words.modifiers(second):
            continue
        plain = words.pos[second] == "VERB" or words.at(second + 1) in ("di", "d'")
        # "ricche di foglie e povere di frutti"; not "vestita di bianco e nero"
        within = place < other.head.i < second and plain and not words.facts[other.head.i].adjectives
        if (other.head is first or within) and _is_joined(words, place, second, by_start):
            return second
    return words.size


def _is_joined(words: Words, place: int, second: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a second participle or adjective stands behind "e", with nothing but complements around it."""
    facts, own = words.facts[second], words.modifiers(second)
    before = second - 1
    while before > place and (words.text[before] in _LATER or words.facts[before].parts == {"ADV"}):
        before -= 1
    closed = words.at(second + 1) in _CLOSING or second + 1 == words.size
    verbal = words.pos[second] == "VERB" and facts.participles and (closed or words.facts[place].participles)
    plain = closed and words.pos[second] == "ADJ" and not facts.parts & {"ADV", "DET", "PRON", "ADP"}
    if words.text[before] not in _JOINERS or not (verbal or plain) or second in by_start:
        return False
    if words.finite(second) and not facts.participles and words.at(second + 1) in ("a", "in", "da", "con"):
        return False  # "sono nata a Palermo ma vivo a Genova"
    following = words.at(second + 1)
    agent = following == "da" or (following in FORMS and FORMS[following].family == "da")
    if words.text[before] == "," and not (verbal and (agent or before < second - 1)):
        return False  # "vi sono debitrice, amiche, di molto"; but "fu smentita, poi confermata"
    last = range(second + 1, min(second + _FAR, words.size))
    last_end = next((i for i in last if words.text[i] in STOPS or words.text[i] == ","), second + _FAR)
    near = [one for start, one in by_start.items() if place < start < last_end]
    near = [one for one in near if (one.start < second and not one.proper) or not one.prepositional]
    return not any(own & one.readings or not one.readings for one in near)
