"""What stands around a noun phrase: whether it is a title, a member of a list, one of two behind "tra", the stressed
part of a cleft sentence."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ARTICULATED, BEFORE_DETERMINER, PREPOSITIONS, STOPS, TIMES
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.valency import SEEMING
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

LONG_DASHES = ("–", "—")
_ADDRESSES = word_set("signor signora signorina dottor dottoressa professor professoressa onorevole caro cara")
_OF = word_set("of de von van du des")  # within foreign names
_MELTING = word_set("di d' a ad da in su")
_SECOND_NOUNS = word_set(
    "guida chiave tipo base limite modello pilota ponte simbolo studio stampa record fantasma lampo"
)


def has_closing_dash(words: Words, place: int) -> bool:
    """Whether a second dash closes the aside that one opens: "La notizia – attesa da mesi – ha sorpreso tutti"."""
    for other in range(place + 1, words.size):
        if words.text[other] == words.text[place]:
            return True
        if words.text[other] in (".", "!", "?", ";"):
            return False
    return False


def join_list(words: Words, candidates: list[Subject]) -> None:
    """Leave of a list but the last candidate, two nouns that "e" joins: "il pane, il latte e le uova"."""
    members = slice(_list_start(words, candidates), -1)
    if any(one.single for one in candidates[members]):
        candidates[-1].persons |= {(3, "s")}  # "ogni isola, valle e pianura è …"
    # "Io, i miei genitori e mia sorella arrivammo"
    candidates[-1].persons |= {(one.person, "p") for one in candidates[members] if one.person < 3}
    del candidates[members]


def _list_start(words: Words, candidates: list[Subject]) -> int:
    """The first noun of the list that ends the candidates, its last two joined already."""
    first = len(candidates) - 2
    while first > 0:
        comma = candidates[first - 1].end
        after = comma + 1 + (words.at(comma + 1) in BEFORE_DETERMINER)
        if words.at(comma) != "," or after != candidates[first].start:
            break
        first -= 1
    return first


def is_list(words: Words, candidates: list[Subject]) -> bool:
    """Whether only a comma stands between two nouns: "la fame, la guerra"."""
    if len(candidates) != 2:
        return False
    first, second = candidates
    return words.at(first.end) == "," and second.start == first.end + 1


def name_follows(subject: Subject, end: int) -> None:
    """A name follows the noun: "papa Giovanni" is as certain as "il papa"."""
    subject.end = end
    if subject.bare and "s" in subject.numbers and subject.text.lower() not in _ADDRESSES:
        subject.bare, subject.sure = False, True
        subject.persons = frozenset({(3, "s")})


def pluralize(subject: Subject) -> None:
    """Something that may be joined to it follows."""
    subject.persons |= {(3, "p")}
    subject.readings |= {("m", "p"), ("f", "p")}


def is_title(words: Words, phrase: NounPhrase) -> bool:
    """ "nel romanzo «I promessi sposi»": a title behind its noun."""
    before = phrase.start - 1
    if words.text[phrase.start] in ("tra", "fra") or words.text[phrase.start].startswith("tutt'"):
        return True  # "Fra Mosca e Vladivostok", "Tutt'intorno"
    return before > 0 and words.text[before] in QUOTES and (bool(words.nouns(before - 1)) or words.is_name(before - 1))


def is_between(words: Words, phrase: NounPhrase) -> bool:
    """ "la sfida tra l'Italia e la Francia": "e" joins the two behind "tra"."""
    if words.at(phrase.start - 1) not in ("e", "ed"):
        return False
    for place in range(phrase.start - 2, max(-1, phrase.start - 9), -1):
        text = words.text[place]
        if text in ("tra", "fra"):
            # "tra un anno io e mia sorella partiamo"
            return not any(one in TIMES or one in ("io", "tu") for one in words.text[place + 1 : phrase.start])
        if text in ("e", "ed", ",", *STOPS) or words.facts[place].only_verb:
            return False
    return False


def is_of_whole(words: Words, phrase: NounPhrase) -> bool:
    """ "Delle tue promesse non mi fido", "dei tre fratelli uno parte", "Delle cose che vide raccontò poco": with a
    possessive, a numeral or a complement "delle" is mostly "di le"."""
    if words.text[phrase.start] not in ("dei", "degli", "delle"):
        return False
    following = words.at(phrase.end)
    complement = following in ("che", ",", "di") or (following in FORMS and FORMS[following].family in ARTICULATED)
    return complement or words.at(phrase.start + 1) in POSSESSIVES or is_numeral(words, phrase.start + 1)


def is_past_aside(words: Words, che: int, nouns: list[Subject]) -> bool:
    """ "richieda, con decisione motivata, che …": the clause hangs on the verb before the aside."""
    if nouns[-1].bare and words.at(che - 1) == "," == words.at(nouns[-1].start - 1):
        return True  # "Le confesso, avvocato, che …"
    start = nouns[0].start - 1
    aside = words.at(che - 1) == "," and words.at(start) in PREPOSITIONS and words.at(start - 1) == ","
    return aside and words.pos[che] == "SCONJ"


def prepositional_since(words: Words, start: int, stop: int) -> bool:
    """Whether a preposition stands there, so that what follows "e" may hang on it too; those that melt with the
    article would be said again: "l'oro delle cornici e il rosso dei tendaggi", "il padre con il figlio e la figlia"."""
    article = FORMS.get(words.at(stop + 1))
    definite = article is not None and article.family == "definite"
    melting = _MELTING if definite else frozenset()
    return any(
        (words.text[i] in PREPOSITIONS and words.text[i] not in melting)
        or (not definite and words.text[i] in FORMS and FORMS[words.text[i]].family in ARTICULATED)
        for i in range(start, stop)
    )


def seems(words: Words, place: int, verbs: set[int]) -> bool:
    """ "il libro che pare abbiano scelto": a verb whose subject stands nowhere."""
    before = place - 1
    while before > 0 and words.text[before] in ("non", "lo", "la", "li", "le", "si", "ne"):
        before -= 1
    return before in verbs and bool(words.facts[before].finite_lemmas & SEEMING)


def is_absolute(words: Words, start: int) -> bool:
    """ "Finita la cena, …", "Una volta chiusa la pratica, …": the noun is the participle's own."""
    participle = start > 0 and bool(words.facts[start - 1].participles)
    return participle and words.at(start - 2) in ("", "volta", *STOPS)


def with_cui(words: Words, subject: Subject) -> None:
    """ "il cui nome", "le cui case": the article before "cui" is that of the noun."""
    entry = FORMS.get(words.at(subject.start - 2))
    if entry is not None and entry.family == "definite" and subject.readings & entry.readings:
        subject.readings &= entry.readings
        subject.persons = frozenset((3, number) for _, number in subject.readings)
        subject.bare, subject.sure = False, True


def belongs_to_last(words: Words, phrase: NounPhrase, last_end: int, candidates: list[Subject]) -> bool:
    """ "la signora Rossi", "la Bank of Scotland", "Plinio il Vecchio", "le linee guida"; not "ieri Laura"."""
    start = phrase.start
    if words.at(start - 1) in _OF and last_end == start - 1 and phrase.proper and words.is_name(start - 2):
        return True
    if last_end != start or words.at(start - 1) in TIMES:
        return False
    if phrase.determiner is None:
        return phrase.proper or (
            bool(candidates) and candidates[-1].end == start and words.raw[phrase.head] in _SECOND_NOUNS
        )
    epithet = words.facts[phrase.head].capital and "ADJ" in words.facts[phrase.head].parts
    return epithet and words.is_name(start - 1) and words.text[start] in ("il", "la", "lo")


def defines(words: Words, phrase: NounPhrase, candidates: list[Subject]) -> bool:
    """ "noi alunni della terza B": the noun says who "noi" are."""
    near = bool(candidates) and candidates[-1].end == phrase.start and phrase.determiner is None
    return near and not phrase.proper and words.text[candidates[-1].place] in ("noi", "voi")


def is_apposition(words: Words, last: list[Subject]) -> bool:
    """ "Kiki, un'amica che …": a noun with its article behind a name and a comma."""
    if len(last) < 2:
        return False
    name, noun = last[-2:]
    named = words.facts[name.place].capital and words.at(noun.start - 1) == ","
    return named and words.text[noun.start] in FORMS


def completes(words: Words, phrase: NounPhrase, last_end: int) -> bool:
    """Whether "della …" hangs on a noun or verb right before it, not on a pronoun: "la forza della mente"."""
    return last_end == phrase.start or words.pos[phrase.start - 1] in ("NOUN", "VERB")


def is_enclosed(words: Words, subject: Subject) -> bool:
    """Whether a name or bare noun stands between two commas."""
    return words.text[subject.start] not in FORMS and words.at(subject.start - 1) == "," == words.at(subject.end)
