"""Participles of reflexive verbs: with the object pronoun before them ("ce la siamo guadagnata", Serianni XI.365), and
of "mi", "ti", "ci", "vi" that stand for the subject ("ci siamo lavati")."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import ARTICULATED, DATIVES_BEFORE_OBJECTS, PREPOSITIONS, STATO, STOPS
from rewards.italian.predicates.ordered_subjects import OWN_CLITICS
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_OBJECTS: dict[str, GenderNumber] = {"la": ("f", "s"), "li": ("m", "p"), "le": ("f", "p")}
_LINKS = PREPOSITIONS - {"oltre", "circa", "quanto", "quali", "quale"}
_NEAR = 8
# What they do to themselves has no other object: "ci siamo divertiti".
_ALONE = word_set(
    """
    divertire annoiare arrabbiare ammalare addormentare svegliare sposare laureare trasferire incontrare stancare
    preoccupare spaventare vergognare pentire accorgere sedere fermare avviare ritrovare riunire iscrivere lamentare
    allontanare avvicinare arrendere abituare innamorare emozionare commuovere offendere
    """
)
# "ci siamo chiesto perché", "ci siamo promesso di scriverci": a clause may be the object.
_CLAUSES = word_set("di d' che se perché come quando dove cosa chi quale quali quanto : « \" a")
_SAYING = word_set(
    "chiedere domandare dire ripetere promettere giurare imporre proporre prefiggere raccontare permettere augurare"
)
_ASKED = ("quanto", "quanta", "quanti", "quante", "quale", "quali", "cosa", "ne", "n'")


def check_reflexive(words: Words, finite: int, place: int, result: Agreement) -> bool:
    """Whether an error was found in the participle at place, behind the form of essere at finite."""
    facts = words.facts[place] if place < words.size else None
    if facts is None or not facts.participles or facts.text in STATO or facts.lemmas & {"diventare", "divenire"}:
        return False
    clitic, led = words.at(finite - 1), words.at(finite - 2)
    wanted: frozenset[GenderNumber] = frozenset()
    if led in DATIVES_BEFORE_OBJECTS and clitic in _OBJECTS and not (led == "se" and clitic == "le"):
        wanted, who = frozenset({_OBJECTS[clitic]}), clitic
    elif clitic in OWN_CLITICS and OWN_CLITICS[clitic] in words.finite(finite) and led not in DATIVES_BEFORE_OBJECTS:
        number = OWN_CLITICS[clitic][1]
        reflexive = words.finite(finite) == {OWN_CLITICS[clitic]} or not _may_be_other(words, finite, place)
        if reflexive and (facts.lemmas & _ALONE or not _has_object(words, finite, place)):
            wanted, who = frozenset({("m", number), ("f", number)}), f"{clitic} {words.raw[finite]}"
    if not wanted or facts.participles & wanted:
        return False
    message = f'"{who}" is {describe(wanted)} here; "{words.raw[place]}" is {describe(facts.participles)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))
    return True


def _may_be_other(words: Words, finite: int, place: int) -> bool:
    """ "mi sono piaciuti", "ci sono arrivate due lettere": whether the verb may be in the third person."""
    return any(person == 3 for person, _ in words.finite(finite))


def _has_object(words: Words, finite: int, place: int) -> bool:
    """Whether a noun near the verb may be an object with which the participle agrees: "ci siamo visto un film"."""
    own = words.facts[place].participles
    if ("m", "s") in own and words.at(place + 1) in _CLAUSES and words.facts[place].lemmas & _SAYING:
        return True
    for i in range(place + 1, min(place + _NEAR, words.size)):
        if words.text[i] in STOPS or words.text[i] in _LINKS:
            break
        if words.text[i] in FORMS and FORMS[words.text[i]].family in ARTICULATED - {"de"}:
            break
        if words.nouns(i) & own or (words.modifiers(i) & own and words.pos[i] in ("DET", "PRON", "NUM")):
            return True
    for i in range(finite - 1, max(-1, finite - 2 * _NEAR), -1):
        if words.text[i] in STOPS:
            break
        if words.nouns(i) & own or words.text[i] in _ASKED:
            return True
    return False
