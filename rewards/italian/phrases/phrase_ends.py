"""Where a noun phrase ends before its noun: determiners that stand for a noun ("nessuno porta il lutto"), and nouns
that belong to the next phrase or are verbs ("alle orfane dei minatori quattro borse", "la moribonda chiese")."""

from rewards.italian.articles import FORMS, FS, MS, fits
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.clitics import COMMON_VERBS, PREPOSITIONS
from rewards.italian.phrases.noun_choice import VOUCHERS, joined_noun
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_NO_ONE = frozenset({"nessuno", "ciascuno"})
_ONE = frozenset({"uno", "una"})
_ELIDED = frozenset({"l'", "dell'", "all'", "dall'", "nell'", "sull'"})
_GODS = frozenset({"gli", "degli", "agli", "dagli", "negli", "sugli"})
# These stand before a noun every day: behind them a noun that does not agree is an error.
_BEFORE_NOUN = word_set(
    """
    bello buono bravo brutto grande piccolo nuovo vecchio giovane caro povero altro primo secondo terzo ultimo stesso
    vero lungo breve alto basso cattivo ottimo pessimo lieto antico semplice santo mezzo tanto molto poco troppo
    certo solo unico proprio dolce strano famoso intero vario diverso numeroso forte ricco dotto triste nostro vostro
    mio tuo suo
    """
)
_ORDINALS = word_set("primo secondo terzo quarto quinto sesto ultimo")
_CLASSES = word_set("prima seconda terza quarta quinta")
_EACH = word_set("ogni qualche qualsiasi qualunque")
_AS_ADVERBS = frozenset({"ADV", "ADP", "CONJ"})


def stands_alone(words: Words, place: int) -> bool:
    """Whether uno, nessuno, ciascuno is a pronoun here, or "dei" the gods."""
    text, following = words.text[place], words.after(place)
    if text == "dei" and words.at(place - 1) in _GODS:
        return True
    if following >= words.size:
        return False
    if text in _ONE and words.at(place - 1) in _ELIDED:
        return True  # "l'una carbone e l'altra agrumi"
    if text not in _ONE | _NO_ONE:
        return False
    return _before_verb(words, place, following) or (text == "uno" and one_of_them(words, place))


def _before_verb(words: Words, place: int, verb: int) -> bool:
    """ "nessuno porta il lutto", "una chiese un panino": the form that may be a noun is the verb."""
    facts = words.facts[verb]
    if (3, "s") not in facts.finite or not facts.nouns | facts.modifiers:
        return False
    if place and words.finite(place - 1) and words.pos[place - 1] in ("VERB", "AUX"):
        return False  # "non c'è nessuno porta"
    agrees = bool(FORMS[words.text[place]].readings & (facts.nouns | facts.modifiers))
    if words.text[place] in _NO_ONE:
        if agrees and not facts.nouns:
            return words.pos[verb] in ("VERB", "AUX")
        plural = bool(facts.nouns) and all(number == "p" for _, number in facts.nouns)
        return not plural or words.pos[verb] == "VERB" or words.at(place - 1) == "che"
    if agrees:
        return words.pos[verb] == "AUX" and words.text[place] == "una"  # "delle quali una era dedicata"
    return bool(facts.finite_lemmas & COMMON_VERBS)


def one_of_them(words: Words, place: int) -> bool:
    """ "uno nato a Treviso", "uno così maleducato", "uno intero e uno ridotto": no noun follows "uno"."""
    following = place + 1
    if following >= words.size or fits(words.text[place], words.raw[following]):
        return False
    facts = words.facts[following]
    if facts.capital or not facts.parts & {"ADJ", "ADV", "VERB", "ADP"}:
        return False
    chosen = _contrasts(words, place) or _behind_preposition(words, place) or _is_partitive(words, place)
    if facts.nouns and not (chosen and ("ADJ" in facts.parts or facts.text == "no")):
        return False  # "uno amico"
    beyond = following + 1
    if beyond < words.size and words.at(beyond) in ("e", "ed", ",", "o"):
        return joined_noun(words, beyond) is None
    adjectival = bool(facts.parts & {"ADJ"} or facts.participles)
    noun = beyond < words.size and bool(words.nouns(beyond)) and words.pos[beyond] not in ("VERB", "AUX", "ADV", "ADP")
    return not (noun and adjectival)


def _behind_preposition(words: Words, place: int) -> bool:
    """ "con uno nuovo", "meno di uno nato a Treviso"."""
    born = words.facts[place + 1].participles and words.at(place + 2) in ("a", "ad", "da", "in")
    return words.at(place - 1) in PREPOSITIONS and bool(born or words.pos[place + 1] in ("ADJ", "VERB"))


def _is_partitive(words: Words, place: int) -> bool:
    """ "gliene regalerò uno nuovo", "devo comprarne uno nuovo"."""
    before = range(max(0, place - 4), place)
    led = any(
        words.text[i] in ("ne", "gliene") or (words.facts[i].enclitic and words.text[i][-2:] == "ne") for i in before
    )
    return led and words.pos[place + 1] == "ADJ"


def _contrasts(words: Words, place: int) -> bool:
    """ "un giorno sì e uno no", "uno intero e uno ridotto"."""
    before = words.text[max(0, place - 8) : place]
    if any(words.at(i) == "uno" and words.at(i - 1) in ("e", "o", ",") for i in range(place + 2, place + 8)):
        return True
    return before[-1:] in (["e"], ["o"], ["ma"]) and bool({"un", "uno", "un'"} & set(before))


def closed(words: Words, start: int, before: list[int], place: int) -> bool:
    """Whether nothing more can belong to the phrase, whatever the word at `place` is."""
    text, last = words.text[place], words.text[place - 1]
    if before and text in ("ogni", "qualche", "dopo", "quanto", "mediante", "tramite", "durante"):
        return True  # "quella piccola ogni giorno", "la più numerosa dopo quella romena"
    if before and text in ("liceo", "ginnasio") and last in _CLASSES:
        return True  # "la terza liceo"
    if text == "," and words.text[start] in _ELIDED and last.startswith("altr"):
        return True  # "l'una contro l'altra, ulteriori azioni"
    year = place > start + 1 and words.facts[place - 1].capital and is_number_word(last)
    return year and words.facts[place].determines  # "la crisi del Ventinove molti governi"


def ends_before(words: Words, start: int, before: list[int], place: int) -> bool:
    """Whether the phrase with these adjectives is complete without the noun at `place`, which does not agree."""
    own, nouns = words.own(start), words.nouns(place)
    if words.text[start] in _EACH:
        own = frozenset({MS, FS})
    if not own or not nouns:
        return False
    facts = words.facts[place]
    third = any(person == 3 for person, _ in facts.finite)
    agreed = own & words.modifiers(before[-1]) if before else own
    if own & nouns:  # "l'altro fece"
        return bool(before and agreed) and not agreed & nouns and third and bool(facts.finite_lemmas & COMMON_VERBS)
    if words.text[place] == "virgola" and place > start + 1:
        return True  # "al due virgola uno per cento"
    if not before:
        counted = place > start + 1 and is_number_word(words.text[place - 1]) and words.text[place - 1] != "mille"
        if counted and third and (("s" in {number for _, number in nouns}) or facts.finite_lemmas & COMMON_VERBS):
            return True  # "nessuno dei due era"
        return words.text[start] not in FORMS and "ADV" in facts.parts  # "altre male"
    last = before[-1]
    if not agreed:
        return False
    if third and facts.finite_lemmas & COMMON_VERBS:
        return True  # "il suo era un elenco"
    if words.text[last] == "buoni" and words.text[place] in VOUCHERS:
        return True
    if facts.parts & _AS_ADVERBS or words.at(place - 1) in QUOTES:
        return True  # "la mia no"
    adjective = {reading.lemma for reading in words.lexicon.readings(words.doc[last].text) if reading.pos != "NOUN"}
    if adjective & _ORDINALS and own & facts.adjectives and words.text[start] in FORMS:
        return True  # "la seconda utile"
    if words.text[start] in _ELIDED and words.text[last].startswith("altr"):
        return any(words.at(i) in _ELIDED and words.at(i + 1) in _ONE for i in range(start))
    if adjective & _BEFORE_NOUN:
        return False
    return not words.modifiers(last) & nouns
