"""lo, la, le, gli, l': article or pronoun? A pronoun stands before a verb, an article before a noun."""

from rewards.italian.articles import FORMS, fits
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

PREPOSITIONS = word_set("di a da in con su per tra fra senza verso sotto sopra dentro dietro dopo contro presso d' ad")
_BEFORE_NOUNS = (PREPOSITIONS - {"dopo", "prima"}) | word_set(
    "attraverso durante mediante secondo tranne salvo nonostante"
)
# Verbs, of one form with a noun, that have a person and "di" or "che" beside them ("le racconto che", "lo accusa di").
_TELLING = word_set(
    """
    raccontare ricordare consigliare comandare domandare gridare accusare minacciare rimproverare incaricare
    privare spogliare caricare avvisare invitare assicurare giurare scusare premiare pregare ordinare caricare
    confessare annunciare rispondere scrivere dire liberare
    """
)
# Their forms "era, fosse, chiese, fece, prese, scorse, stesse, sai, pagano" are seldom nouns.
COMMON_VERBS = word_set("essere chiedere fare prendere scorgere stare sapere pagare")
_CLAUSE_ENDS = word_set(". ! ? ; : , che e ed ma perché quando se mentre")
_SUBORDINATES = word_set("se quando appena mentre finché siccome come chi")
_OPENERS = _CLAUSE_ENDS | _SUBORDINATES | {"", "non"}
_BE = word_set("è era erano sarà saranno fu furono")
# Verbs so rare beside the noun of the same form that the noun is meant ("i libri", "la figlia").
_RARE_VERBS = word_set("librare figliare chiavare pazientare salare alberare postare cenare")


def is_clitic(words: Words, place: int) -> bool:
    """Whether lo, la, le, gli, l' is a pronoun here: before a verb that is no noun or adjective, or as parsed."""
    following = words.after(place)
    if following >= words.size:
        return True
    text = words.text[following]
    if text in ("cui", "loro"):
        return False
    if text in (
        "do",
        "ha",
        "ho",
        "hai",
        "hanno",
        "abbiamo",
        "avete",
        "è",
        "ho",
        "aveva",
        "avevano",
        "avevo",
        "avrò",
        "avrà",
    ):
        return True
    if _is_rather_verb(words, place, following) or _follows_pronoun(words, place, following):
        return True
    if text.startswith(("stess", "scors")) or (
        words.facts[following].finite_lemmas and words.facts[following].finite_lemmas <= _RARE_VERBS
    ):
        return False
    finite = bool(words.finite(following)) or "'" in text
    nominal = bool(words.nouns(following) or words.modifiers(following))
    if not finite:
        return not nominal and words.known(following) and words.pos[following] in ("VERB", "AUX", "PRON")
    if not nominal:
        return True
    article = FORMS[words.text[place]]
    agrees = article.readings & (words.nouns(following) | words.modifiers(following))
    if not agrees and words.at(place - 1) in ("e", "ed", "ma") and _object_behind(words, following + 1):
        return True  # "e le mostra sempre la stessa faccia"
    if not agrees and (1, "s") in words.facts[following].indicative and _is_led(words, place, following):
        return True  # "ma la uso ancora"
    if not agrees and _is_fronted(words, place, following):
        return True  # "il telefono di casa lo usa mia suocera"
    if _must_be_article(words, place, following):
        return False
    if agrees and words.at(following + 1) in _BE and words.pos[following + 1] in ("VERB", "AUX"):
        return False  # "lo sale è finito": no verb stands right before another
    if words.pos[place] == "PRON" or words.pos[following] in ("VERB", "AUX"):
        # "Gli inviti alla calma sono inutili": the clause has another verb
        return not (agrees and words.pos[place] == "DET" and verb_follows(words, following + 1))
    # "Le telefono domani", "Lo bacio": no article of this noun, and no other verb in the clause.
    if agrees and fits(words.text[place], text):
        return False
    if place > 1 and words.nouns(place - 1) and words.text[place - 2] in FORMS:
        return True  # "lo zaino lo porta Luca": no two phrases side by side
    before = words.text[place - 1] if place else ""
    return before not in PREPOSITIONS and not verb_follows(words, following + 1)


def _follows_pronoun(words: Words, place: int, verb: int) -> bool:
    """ "ve la sentite", "me lo cambi": behind the form that a pronoun has before another one."""
    before = words.at(place - 1)
    led = before in ("ve", "ce") or (before in ("me", "te") and words.at(place - 2) not in PREPOSITIONS)
    return led and bool(words.finite(verb)) and words.pos[verb + 1 : verb + 2] != ["AUX"]


def _is_led(words: Words, place: int, verb: int) -> bool:
    """Whether the pronoun opens a clause that its verb or an adverb ends: "la valigia è vecchia, ma la uso ancora"."""
    after = words.at(verb + 1)
    adverb = verb + 1 < words.size and words.pos[verb + 1] == "ADV"
    return words.at(place - 1) in _OPENERS and (adverb or after in (".", "!", "?", ",", ""))


def _is_fronted(words: Words, place: int, verb: int) -> bool:
    """Whether an object stands right before its pronoun, and no other verb in the sentence."""
    if not place or words.pos[place - 1] != "NOUN" or not any(one == 3 for one, _ in words.facts[verb].indicative):
        return False
    others = (i for i in range(words.size) if i != verb and words.pos[i] in ("VERB", "AUX"))
    return not any(words.finite(i) for i in others)


def _is_rather_verb(words: Words, place: int, verb: int) -> bool:
    """ "gli chiese", "lo scorse per primo", "non le spacchi", "lo mostra la figura": a finite verb that is a noun too,
    of which the form before it is no article."""
    facts, text = words.facts[verb], words.text[place]
    nominal = facts.nouns | facts.modifiers
    if not facts.finite or not nominal or "'" in text or facts.capital:
        return False
    if FORMS[text].readings & nominal and fits(text, words.raw[verb]):
        return False
    before = words.facts[place - 1] if place else None
    if before and (before.text in _BEFORE_NOUNS or before.infinitive or before.only_verb or before.gerund):
        return False  # "mangia lo torta"
    if facts.finite_lemmas & COMMON_VERBS:
        beyond = verb + 1
        if beyond < words.size and words.nouns(beyond) & facts.modifiers:
            return False  # "la scorse settimane"
        return not (words.at(beyond) in _BE or (beyond < words.size and words.facts[beyond].only_verb))
    if FORMS[text].readings & nominal:
        return False
    if facts.finite_lemmas <= _RARE_VERBS:
        return False
    if place and _ends_in_verb(words, place - 1):
        return False  # "è diventata proprio le musica il mio lavoro"
    third = any(person == 3 for person, _ in facts.indicative)
    return words.at(place - 1) in ("non", "quanto") or (third and _object_behind(words, verb + 1))


def _ends_in_verb(words: Words, place: int) -> bool:
    while place > 0 and (words.facts[place].parts == {"ADV"} or words.text[place] == "proprio"):
        place -= 1
    return words.pos[place] in ("VERB", "AUX") and bool(words.verb_lemmas(place))


def _must_be_article(words: Words, place: int, following: int) -> bool:
    """Whether a form that may be noun and verb is the noun: behind a preposition, in a clause that has its verb, or
    before "di" and "che", which few verbs have beside their object."""
    slot = place and (words.text[place - 1] in _BEFORE_NOUNS or _object_slot(words, place - 1))
    noun_behind = following + 1 < words.size and words.pos[following + 1] == "NOUN" and words.nouns(following + 1)
    if slot and (words.nouns(following) or noun_behind):
        return True  # "attraverso la cura", "ha approvato la legge", "togliere le varie difficoltà"
    if words.facts[following].finite_lemmas & _TELLING:
        return False
    after = words.at(following + 1)
    of = after in FORMS and FORMS[after].family == "de"
    if after in ("che", "di", "d'", "tra", "fra") or of:
        return words.pos[following] != "VERB" or words.pos[place] == "DET"
    if (
        words.pos[place] == "DET"
        and words.pos[following] == "NOUN"
        and words.pos[following + 1 : following + 2] == ["ADJ"]
    ):
        return bool(words.modifiers(following + 1) & words.nouns(following))  # "e la forza motrice"
    adjective = words.pos[following] == "ADJ" and words.pos[place] == "DET" and words.at(following + 1) != ""
    return adjective and bool(words.nouns(following + 1) & words.modifiers(following))


def _object_behind(words: Words, place: int) -> bool:
    while place < words.size and words.facts[place].parts == {"ADV"}:
        place += 1
    return words.at(place) in FORMS and FORMS[words.text[place]].family in ("definite", "indefinite")


def _object_slot(words: Words, place: int) -> bool:
    """Whether a verb stands at or before `place`, so that an object follows and not another verb with its pronoun."""
    while place > 0 and (
        words.facts[place].parts == {"ADV"} or words.text[place] in ("tutti", "tutte", "tutta", "tutto")
    ):
        place -= 1
    facts = words.facts[place]
    if facts.infinitive and not facts.finite:
        return True  # its pronouns stand behind it
    if not (facts.only_verb or words.pos[place] in ("VERB", "AUX")) and not _verb_before(words, place):
        return False
    for before in range(place, -1, -1):
        text = words.text[before]
        if text in (".", "!", "?", ";", ":", ","):
            return True
        if text in _SUBORDINATES:
            return False  # "se vuoi la prendo"
    return True


def _verb_before(words: Words, place: int) -> bool:
    """Whether the clause that goes on at `place` has its finite verb before: "è proprio la musica"."""
    while place >= 0 and words.text[place] not in _CLAUSE_ENDS and words.text[place] not in _SUBORDINATES:
        if words.finite(place) and words.pos[place] in ("VERB", "AUX"):
            return True
        place -= 1
    return False


def verb_follows(words: Words, place: int) -> bool:
    """Whether a finite verb stands between `place` and the end of the clause."""
    while place < words.size and words.text[place] not in _CLAUSE_ENDS:
        if words.finite(place) and (words.pos[place] in ("VERB", "AUX") or not words.nouns(place)):
            return True
        place += 1
    return False
