"""Which words begin a noun phrase without a determiner: "grandi aquile", "di grande valore", "mezzo milione"; and which
belong to a verb or a fixed expression instead."""

from rewards.italian.articles import FORMS
from rewards.italian.phrases.adjectives_after import NEVER_MODIFIER
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.noun_choice import CLAUSE_WORDS, only_noun
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

QUANTITIES = word_set("molto poco tanto troppo")
LIKING = word_set("piacere amare odiare interessare mancare")
_INFINITIVE_NOUNS = word_set("parere dovere potere piacere sapere")
# "in particolare", "di recente", "da piccolo": behind a preposition these stand alone.
_ALONE = word_set(
    """
    particolare generale breve pubblico privato segreto futuro passato totale recente solito piccolo piccola giovane
    quanto nuovo certo vero primo prima vecchio
    lontano vicino alto basso pieno vivo comune serio grande assoluto continuo
    """
)
_LANGUAGES = word_set("inglese italiano francese tedesco spagnolo portoghese latino greco russo arabo cinese")
_CLASSES = word_set("prima seconda terza quarta quinta")
_AUXILIARIES = word_set("essere avere venire andare stare restare rimanere sembrare parere finire risultare")
_HALF = word_set("mezzo mezza mezzi mezze")
_MEANS = word_set("stampa posta fax pec raccomandata corriere lettera telefono avvocato bonifico")  # "a mezzo posta"


def is_in_expression(words: Words, place: int) -> bool:
    """Whether the word belongs to a verb or to a fixed expression, so that no noun phrase begins with it."""
    if words.facts[place].participles and words.at(place - 1) in ("aver", "avere", "avendo"):
        return True  # "di aver diffuso messaggi"
    beside = words.nouns(place + 1) if place + 1 < words.size else frozenset()
    along = words.at(place - 1) not in PREPOSITIONS and beside and ("m", "s") not in beside
    if words.text[place] == "lungo" and (words.at(place - 1) == "a" or along):
        return True  # "rimasta a lungo abbandonata", "terrazze lungo pendii ripidi"
    if words.text[place] in QUANTITIES and place and words.verb_lemmas(place - 1) & LIKING:
        return True  # "mi piacciono tanto fragole e lamponi"
    if any(words.at(i).startswith("stanc") and words.at(i + 1).startswith("mort") for i in (place - 1, place)):
        return True  # "stanchi morti": the second word strengthens the first
    if words.text[place] == "mal" and place + 1 < words.size and words.facts[place + 1].participles:
        return True  # "mal collegate"
    if words.at(place + 1) == "grazie" and ("f", "p") not in words.modifiers(place):
        return True  # "letto per intero grazie a un amico"
    if words.text[place] in _LANGUAGES and words.at(place - 1) == "in" and not words.modifiers(place) & beside:
        return True  # "spiegava in inglese regole difficili"
    if (words.at(place - 1), words.text[place]) in (("di", "nascosto"), ("a", "corte")):
        return True  # "mangiava di nascosto formaggi e salumi"
    if words.text[place] == "quanto" and words.at(place - 1) == "per":
        return True  # "le misure, per quanto attese"
    if words.text[place] == "salvo" and words.at(place - 1) == "in":
        return True  # "portano in salvo centinaia di libri"
    if place and words.facts[place].participles and "avere" in words.facts[place - 1].finite_lemmas:
        following = words.modifiers(place + 1) if place + 1 < words.size else frozenset()
        if following and not following & words.nouns(place):
            return True  # "hanno estratto vivi i passeggeri"
    if (
        words.finite(place)
        and words.text[place] not in FORMS
        and words.at(place - 1) in ("che", "cui", "chi", "si", "non")
        and not (words.pos[place - 1 : place + 1] == ["DET", "ADJ"] and words.at(place - 2) in ("", *QUOTES))
    ):
        return True  # "un errore che causa dubbi"
    return "quanto" in (words.text[place], words.at(place - 1)) and _asks_how_much(words, place)


def _asks_how_much(words: Words, place: int) -> bool:
    """ "quanto costi questa borsa": "costi" is the verb, since another phrase follows."""
    verb = place + (words.text[place] == "quanto")
    return verb + 1 < words.size and bool(words.finite(verb)) and words.facts[verb + 1].determines


def has_adjective(words: Words, place: int) -> bool:
    """Whether an adjective, and nothing else, stands right behind and hangs on the word: "prigionieri politici"."""
    following = place + 1
    if following >= words.size or words.facts[following].parts != {"ADJ"}:
        return False
    token = words.doc[following]
    return token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i == place


def is_object(words: Words, place: int) -> bool:
    """ "si trovano vestiti molto economici": a noun, though the parser takes it for a participle, since an adjective
    hangs on it and the verb before is no auxiliary."""
    if words.pos[place] != "VERB" or place < 1:
        return False
    adjective = place + 1
    while words.at(adjective) in ("molto", "più", "meno", "così", "troppo", "assai", "poco"):
        adjective += 1
    if (
        adjective >= words.size
        or words.facts[adjective].parts - {"ADJ", "NOUN", "VERB"}
        or words.pos[adjective] != "ADJ"
    ):
        return False
    if words.doc[adjective].dep_ != "amod" or words.head(adjective) != place:
        return False
    verb = place - 1 - (words.pos[place - 1] == "ADV")
    lemmas = words.facts[verb].finite_lemmas if verb >= 0 else frozenset[str]()
    return bool(lemmas) and words.pos[verb] == "VERB" and not lemmas & _AUXILIARIES


def infinitive_noun(words: Words, place: int) -> bool:
    """ "parere contrario", "dovere morale": no infinitive, for want of a verb or preposition that governs it."""
    if words.text[place] not in _INFINITIVE_NOUNS or words.at(place - 1) in PREPOSITIONS:
        return False
    governed = place > 0 and bool(words.verb_lemmas(place - 1) & {"potere", "dovere", "volere", "fare", "lasciare"})
    adjective = place + 1 < words.size and words.pos[place + 1] == "ADJ"
    return adjective and not governed and "ADJ" in words.facts[place + 1].parts


def adjective_in_complement(words: Words, place: int) -> bool:
    """ "di grande valore", "in continua evoluzione": behind a preposition no verb can stand, and an adjective before a
    noun is the noun's."""
    text, facts = words.text[place], words.facts[place]
    if (
        words.at(place - 1) not in PREPOSITIONS
        or "ADJ" not in facts.parts
        or text in (NEVER_MODIFIER | _ALONE) - {"vario"}
    ):
        return False
    if (facts.nouns and words.pos[place] == "NOUN") or text in FORMS or place + 1 >= words.size:
        return False
    noun = words.facts[place + 1]
    if text in _CLASSES and words.text[place + 1] in ("liceo", "ginnasio"):
        return False  # "in prima liceo"
    if words.at(place - 1) == "in" and words.pos[place] != "ADJ" and ("m", "s") in facts.nouns - noun.nouns:
        return False  # "in curdo istruzioni"
    if not noun.nouns or noun.capital or words.text[place + 1] in CLAUSE_WORDS | {"rispetto", "riguardo"}:
        return False
    if noun.modifiers or noun.infinitive:
        return words.pos[place + 1] == "NOUN" and not facts.nouns
    return True


def before_noun(words: Words, place: int) -> bool:
    """ "mezzo milione", "minuscoli frammenti": a form that may be a noun, before what is only a noun."""
    if not words.modifiers(place) or not tagged_noun(words, place + 1) or words.facts[place].capital:
        return False
    if words.text[place] in _HALF:
        return words.at(place - 1) != "a" or words.text[place + 1] not in _MEANS
    if words.text[place] == "proprio" and words.at(place - 1) in PREPOSITIONS:
        return True  # "a proprie spese"
    token, facts = words.doc[place], words.facts[place]
    if facts.finite or facts.participles or not only_noun(words, place + 1):
        return False  # "una cooperativa coltiva luppolo"
    return token.dep_ == "amod" and token.head.i == place + 1 and "ADJ" in words.facts[place].parts


def tagged_noun(words: Words, place: int) -> bool:
    """Whether the form is tagged a noun or a number ("milione"), and can be no adjective."""
    tagged = place < words.size and words.pos[place] in ("NOUN", "NUM")
    return tagged and bool(words.nouns(place)) and not words.modifiers(place)
