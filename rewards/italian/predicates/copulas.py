"""Where the essere of a predicate stands: "può essere utile", "sembra essere utile", "rischia di essere inutile"."""

from rewards.italian.function_words import STOPS
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
    "di": word_set("rischiare smettere cessare finire meritare minacciare"),
    "per": word_set("finire stare"),
}
_LINKS = {"a": "a", "ad": "a", "di": "di", "d'": "di", "per": "per"}
_ASIDE = 9
_CORRELATIVES = word_set("né sia o")


def copula_after(words: Words, verb: int) -> int | None:
    """The place of the infinitive of a copula behind a verb, and behind modal infinitives: "deve poter essere"."""
    lemmas = words.facts[verb].finite_lemmas
    place = next_word(words, verb + 1)
    link = _LINKS.get(words.at(place), "")
    if link:
        if not lemmas & _LED.get(link, frozenset()):
            return None
        place += 1
    elif not lemmas & _MODALS:
        return None
    while words.at(place) in ("poter", "potere", "dover", "dovere", "voler", "saper", "sapere"):
        place = next_word(words, place + 1)
    return place if words.at(place) in _BEINGS and place < words.size else None


def predicate_after(words: Words, copula: int) -> int:
    """The place of the first word behind a copula that may be said of the subject: "non è né *buono* né cattivo"."""
    place = next_word(words, copula + 1)
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
