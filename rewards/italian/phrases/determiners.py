"""Which words open a noun phrase: articles, demonstratives and quantifiers, unless they stand alone as pronouns."""

from rewards.italian.articles import CLITIC_LIKE, FORMS
from rewards.italian.function_words import CLITICS
from rewards.italian.phrases.adjectives_after import DEGREES
from rewards.italian.phrases.bare_nouns import LIKING, QUANTITIES
from rewards.italian.phrases.clitics import is_clitic
from rewards.italian.phrases.noun_choice import DEMONSTRATIVES
from rewards.italian.phrases.phrase_ends import stands_alone
from rewards.italian.phrases.verbs_after import tells
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_BEFORE_GIVE = CLITICS | {"non", "tu"}  # "mi dai retta"
# Pronouns or adverbs when no noun follows.
_NEVER_DETERMINERS = word_set("quanto quanta quanti quante quale quali quel-che tutto tutta tutti tutte proprio ne che")


def is_determiner(words: Words, place: int) -> bool:
    """Whether the word opens a noun phrase here, and is no pronoun, clitic or adverb."""
    text = words.text[place]
    following = words.at(words.after(place))
    if (
        text in DEGREES
        and following
        and not following.startswith("altr")
        and ("m", "s") not in words.modifiers(place + 1)
        and words.modifiers(place + 1)
    ):
        return False  # "molto grandi", "troppo vecchie"
    if text in QUANTITIES and place and words.verb_lemmas(place - 1) & LIKING:
        return False  # "mi piacciono molto cani e gatti"
    if following == "spesso" or (following == "più" and words.at(place - 1) == "per"):
        return False  # "molto spesso", "per lo più"
    if (
        text in QUANTITIES
        and following in ("più", "meno")
        and "ADJ" in words.facts[min(place + 2, words.size - 1)].parts
    ):
        return False  # "molto più brava"
    if text in QUANTITIES and _leaves_adjective(words, place):
        return False
    if text == "al" and following in ("massimo", "minimo", "più", "meno", "corrente"):
        return False
    if (text, following) == ("sull'", "attenti") or (text == "dai" and words.at(place - 1) in _BEFORE_GIVE):
        return False
    if text in _NEVER_DETERMINERS or following in ("quale", "quali", "tutto", "che"):
        return False
    if text in ("uno", "una", "un", "nessuno", "nessuna", "ciascuno", "alcuni", "alcune", "molti", "molte") and (
        following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")
    ):
        return False  # "uno dei primi": a pronoun
    if stands_alone(words, place):
        return False
    if text in FORMS and FORMS[text].family not in ("bello", "quello"):
        return not (text in CLITIC_LIKE and is_clitic(words, place))
    beyond = place + 1
    while words.at(beyond) in QUOTES:
        beyond += 1
    verbal = beyond < words.size and words.pos[beyond] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT")
    if verbal and words.facts[beyond].parts != {"NOUN"} and not _leads_noun(words, place):
        return False  # "questo porta a …": a pronoun; but not in "altre vie", where the form is only a noun
    if text in DEMONSTRATIVES and following and (_names_no_noun(words, place) or _in_absolute(words, place)):
        return False
    if text in FORMS and FORMS[text].family == "quello":
        return True
    return "DET" in words.facts[place].parts and bool(words.modifiers(place))


def _in_absolute(words: Words, place: int) -> bool:
    """ "non avendo questa prodotto gli estratti conto": the subject of a gerund with its participle."""
    gerund = place > 0 and words.text[place - 1] in ("avendo", "essendo")
    return gerund and bool(words.facts[place + 1].participles)


def _leaves_adjective(words: Words, place: int) -> bool:
    """ "persone molto simpatico": behind a bare noun "molto" strengthens the adjective, whatever its ending."""
    following = place + 1
    if following >= words.size or words.pos[following] != "ADJ" or words.facts[following].parts - {"ADJ", "NOUN"}:
        return False
    bare = place > 0 and words.pos[place - 1] == "NOUN" and bool(words.nouns(place - 1))
    return bare and not (following + 1 < words.size and words.nouns(following + 1))


def _leads_noun(words: Words, place: int) -> bool:
    """ "questo continui sforzo": what follows the determiner might be a subjunctive, but is the adjective of a noun."""
    following = place + 1
    if place + 2 >= words.size or "ADJ" not in words.facts[following].parts or tells(words, following):
        return False
    return bool(words.finite(following)) and bool(words.own(place) & words.nouns(place + 2))


def _names_no_noun(words: Words, place: int) -> bool:
    """ "Questo porta a …", "Questa secondo me …": what follows is a verb or preposition, and agrees as no noun."""
    own = words.modifiers(place) | (FORMS[words.text[place]].readings if words.text[place] in FORMS else frozenset())
    facts = words.facts[place + 1]
    other = any(person == 3 for person, _ in facts.finite) or "ADP" in facts.parts
    if words.pos[place + 1] == "NOUN" and place and words.pos[place - 1] in ("VERB", "AUX"):
        return False  # "mi piace questa musica"
    beyond = place + 2
    while words.at(beyond) in CLITICS and words.at(beyond) not in ("il", "un"):
        beyond += 1  # "questi canzoni le cantava"
    if words.nouns(place + 1) and beyond < words.size and words.facts[beyond].only_verb and words.pos[beyond] != "ADJ":
        return False  # "questo programma comincia": the clause has its verb
    if _is_described(words, place + 1):
        return False
    if _leads_noun(words, place):
        return False
    return other and not own & (words.nouns(place + 1) | words.modifiers(place + 1))


def _is_described(words: Words, place: int) -> bool:
    """ "quella programma televisivo va": a noun with its adjective; not "questo porta nuova ricchezza"."""
    if words.pos[place] != "NOUN" or place + 1 >= words.size or not words.nouns(place) & words.modifiers(place + 1):
        return False
    return place + 2 >= words.size or not words.nouns(place + 2)
