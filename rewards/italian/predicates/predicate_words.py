"""Which words are said of the subject of a copula: adjectives and participles, one behind another."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import CLITICS, PREPOSITIONS, STOPS, TIMES
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.copulas import joined_predicate, second_predicate
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

COPULAS = word_set("essere sembrare diventare divenire parere restare rimanere risultare apparire")
# Nouns so formed name no person, so that "critico" is no noun beside them.
OF_THINGS = ("zione", "zioni", "sione", "sioni", "tà", "enza", "enze", "anza", "anze", "ezza", "ezze", "tura", "ture")
_WHOLE = word_set("tutto tutta tutti tutte")
NO_PREDICATES = word_set(
    """
    solo proprio stesso oggetto bene male meglio peggio altro fino verso quanto maschio femmina moltissimo tantissimo
    pochissimo dopo
    """
)
_TRADES = word_set("medico tecnico politico critico meccanico chimico fisico matematico")  # "Maria è medico"
_HOW = word_set("malissimo benissimo")
# "si è detto soddisfatto", "saranno resi noti": an adjective behind these participles is the subject's too.
_CALLING = word_set(
    """
    dire dichiarare mostrare dimostrare rivelare rendere considerare ritenere giudicare definire sentire mantenere
    tenere lasciare trovare
    """
)
_PROCLAIMING = word_set("dichiarare nominare eleggere proclamare definire considerare")
_HOLDERS = word_set("titolare titolari responsabile responsabili partecipe partecipi complice complici")
_RETURNING = word_set("tornare ritornare venire uscire arrivare partire nascere morire crescere")


def is_predicate(words: Words, place: int, by_start: dict[int, NounPhrase], *, thing: bool) -> bool:
    """Whether the word is said of the subject: an adjective or participle without determiner, no bare noun. thing: the
    subject is no person."""
    text, facts = words.text[place], words.facts[place]
    phrase = by_start.get(place)
    following = words.at(place + 1)
    if text in _HOLDERS and (following == "di" or (following in FORMS and FORMS[following].family == "de")):
        return True  # "sono titolari dei diritti"
    if not facts.modifiers or (phrase is not None and phrase.determiner is not None) or words.is_name(place):
        return False
    if text in _WHOLE:
        return words.at(place + 1) not in FORMS and bool(words.facts[min(place + 1, words.size - 1)].modifiers)
    if text in FORMS and FORMS[text].family != "bello":
        return False
    if text in POSSESSIVES:
        # "la colpa è mia"; not "è mio fratello", "sono tuoi i libri", "sono venuti a casa mia"
        return not words.nouns(place - 1) and not (
            place + 1 < words.size and (words.nouns(place + 1) or words.modifiers(place + 1))
        )
    following = words.at(place + 1)
    of = following in ("di", "d'", "che") or (following in FORMS and FORMS[following].family == "de")
    if text == "prima" and of:
        return False  # "restano prima della partenza"
    if text in _TRADES and not thing:
        return False
    if text in ("tale", "tali"):
        return following in ("che", "da") or following in STOPS
    if text in NO_PREDICATES or text in TIMES or (place + 1 < words.size and _leads_noun(words, place)):
        return False
    if "DET" in facts.parts and "ADJ" not in facts.parts:
        return False
    if facts.nouns and words.pos[place] in ("NOUN", "PROPN"):
        # "la volpe è un animale", "Maria è medico": a noun keeps its gender.
        person = text.endswith("ico") and not thing
        return bool(facts.adjectives or facts.participles) and not (
            person or (text[-1] == "e" and any(number == "s" for _, number in facts.nouns))
        )
    if facts.parts & {"ADP", "CONJ"} and words.at(place + 1) in FORMS:
        return False  # "è lungo il fiume"
    return bool(facts.adjectives or facts.participles) or (facts.parts == {"VERB"} and text.endswith(("nte", "nti")))


def _leads_noun(words: Words, place: int) -> bool:
    """ "sono bravi ragazzi": an adjective before its noun."""
    following = place + 1
    return (
        bool(words.nouns(following))
        and words.pos[following] in ("NOUN", "PROPN")
        and words.pos[place] in ("ADJ", "DET", "NUM")
        and bool(words.nouns(following) & words.modifiers(place))
    )


def next_predicate(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place of the next word that is said of the same subject: "era vecchio e *malato*", "è stata resa *nota*";
    behind the last word where there is none."""
    following = next_word(words, place + 1)
    lemmas = words.facts[place].lemmas
    called = bool(lemmas & (COPULAS | _CALLING))
    if "fare" in lemmas and words.at(place - 2) in ("si", "s'") and following < words.size:
        called = words.pos[following] == "ADJ" and "ADV" not in words.facts[following].parts  # "si era fatta pallida"
    if lemmas & _RETURNING and following < words.size:
        # "sono tornate pulite"
        called = "ADV" not in words.facts[following].parts and bool(words.modifiers(following))
    if "andare" in lemmas and following < words.size and words.pos[following] == "VERB":
        called = bool(words.facts[following].participles)  # "è andata perduta"
    if lemmas & _PROCLAIMING and words.pos[following : following + 1] == ["NOUN"]:
        return words.size  # "la foresta è stata dichiarata parco"
    goes_on = words.text[place] in _WHOLE or called
    if words.text[following : following + 4] == [",", "per", "non", "dire"]:
        return next_word(words, following + 4)  # "è vaga, per non dire elusiva"
    if words.at(following) == "," and words.at(following + 1) == "ma":
        following += 1  # "è originale, ma troppo corto"
    if words.at(following) == "," and _is_listed(words, following + 1):
        return next_word(words, following + 1)
    if (behind := second_predicate(words, following, by_start)) < words.size:
        return behind
    if words.at(following) in ("e", "ed", "ma", "né", "o", "sia", "quanto") and following + 2 <= words.size:
        following = next_word(words, following + 1)
        # "era vecchio e malato", not "era vecchio e grandi alberi …"
        noun = following + 1 < words.size and words.nouns(following + 1) and words.text[following + 1] not in FORMS
        noun = noun or _leads_own(words, following, by_start, words.modifiers(place))
        verb = following < words.size and words.finite(following) and words.pos[following] in ("VERB", "AUX")
        verb = verb or _lasts(words, following)
        verb = verb or (following < words.size and _is_some(words, following))
        goes_on = following < words.size and not noun and not verb
    return following if goes_on else joined_predicate(words, place, by_start)


def _lasts(words: Words, place: int) -> bool:
    """ "è noioso e dura quasi tre ore": a verb with its measure."""
    if words.at(place) not in ("dura", "pesa", "costa"):
        return False
    measure = next_word(words, place + 1)
    return measure < words.size and is_numeral(words, measure)


def _leads_own(words: Words, place: int, by_start: dict[int, NounPhrase], own: frozenset[GenderNumber]) -> bool:
    """ "erano asciutte e bagnati solo i gatti": whether the word goes with a noun behind it, not with the first."""
    phrase = by_start.get(next_word(words, place + 1)) if place < words.size else None
    if phrase is None or phrase.determiner is None or phrase.prepositional:
        return False
    return not words.modifiers(place) & own and bool(words.modifiers(place) & phrase.readings)


def _is_listed(words: Words, place: int) -> bool:
    """Whether an adjective of a list follows: "era vecchia, *sporca* e buia", "è alto, *magro*."."""
    while True:
        place = next_word(words, place)
        if place >= words.size or words.pos[place] != "ADJ" or words.facts[place].parts & {"ADV", "DET", "PRON"}:
            return False
        if words.facts[place].command:
            return False  # "Se sei stanca, sdraiati."
        following = words.at(place + 1)
        if following in STOPS or following == "":
            return True
        if following not in (",", "e", "ed"):
            return False
        place += 2


def _is_some(words: Words, place: int) -> bool:
    """ "era dura e pochi di loro arrivavano", "è pronta e molti partono": who they are, not what is said of them."""
    following, text = place + 1, words.at(place + 1)
    if "DET" not in words.facts[place].parts or "PRON" not in words.facts[place].parts:
        return False
    if text in ("di", "d'") or (text in FORMS and FORMS[text].family == "de"):
        return True
    while words.at(following) == "non" or words.at(following) in CLITICS:
        following += 1
    return following < words.size and bool(words.finite(following)) and words.pos[following] in ("VERB", "AUX")


def is_posture(words: Words, place: int) -> bool:
    """ "stanno seduti", "sta zitta"; neither "sta bene" nor "stanno vicino a casa"."""
    if place >= words.size or words.facts[place].parts & {"ADV", "PRON", "DET", "ADP"} or words.pos[place] == "NOUN":
        return False
    facts = words.facts[place]
    if facts.text in PREPOSITIONS or facts.text in _HOW:
        return False
    return bool(facts.adjectives or facts.participles) and not facts.gerund


def is_plain_adjective(words: Words, place: int) -> bool:
    """ "si sentiva leggera"; neither "si dice certo che …" nor "si sente male", "si dicono cose"."""
    if place >= words.size:
        return False
    facts = words.facts[place]
    if facts.parts & {"ADV", "PRON", "DET", "ADP"}:
        return False
    if facts.participles and not facts.finite and words.pos[place] == "VERB":
        led = words.pos[place - 1] == "AUX" and words.head(place - 1) == place and words.facts[place].adjectives
        return bool(led) or words.doc[place].dep_ == "xcomp"  # "si sente smarrita", "si intendono accolte"
    coloured = facts.nouns and words.pos[place] == "ADJ" and words.at(place + 1) in ("", ",", "e", *STOPS)
    return (
        bool(facts.adjectives)
        and (not facts.nouns or bool(coloured))
        and not ("VERB" in facts.parts and words.pos[place] != "ADJ")
    )
