"""The words of a text that speak for a topic: lemmas from the lexicon, weights from the catalogue."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from rewards.catalog import wordnet
from rewards.catalog.topics import TOPICS
from rewards.italian.lexicon import Lexicon
from rewards.italian.tokens import Doc

_WORD = re.compile(r"[^\W\d_]{2,}")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "OTHER"})
# A word found by WordNet's domains alone says less than one that we chose.
CHOSEN, DOMAIN = 1.0, 0.5
# Words of instructions and grammar, which say nothing about the topic of a question.
_INSTRUCTION_WORDS = """
completare scegliere tradurre trasformare coniugare inserire scrivere riscrivere mettere usare leggere correggere
indicare sostituire formare rispondere frase parola verbo forma spazio testo risposta domanda esercizio traduzione
lingua grammatica articolo nome sostantivo aggettivo pronome avverbio preposizione soggetto oggetto complemento tempo
modo presente passato futuro imperfetto trapassato singolare plurale maschile femminile genere numero persona
significato regola accento lettera errore opzione
"""
INSTRUCTION_WORDS = frozenset(_INSTRUCTION_WORDS.split())
# Auxiliaries and verbs of every text, which are nouns too ("gli averi", "il fare").
_EMPTY = frozenset({"avere", "essere", "fare", "stare", "dire", "potere", "dovere", "volere"})
# People and places of every text: they speak for their own topic and against none.
_EVERYWHERE_WORDS = """
marco ragazzo ragazza bambino bambina uomo donna amico amica signore signora persona gente casa scuola tempo giorno anno
cosa
"""
EVERYWHERE = frozenset(_EVERYWHERE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its possible lemmas, and those of them that are nouns; offsets in that text."""

    start: int
    end: int
    lemmas: frozenset[str]
    nouns: frozenset[str]


def words(text: str, lexicon: Lexicon, doc: Doc | None = None) -> Iterator[Word]:
    """The content words of a text. With its Doc, a form that is noun and verb counts as what it is there."""
    tags = _tags(doc) if doc is not None else {}
    for match in _WORD.finditer(text):
        lemmas, nouns = _lemmas(match[0].casefold(), tags.get(match.start(), ""), lexicon)
        if lemmas:
            yield Word(match.start(), match.end(), lemmas, nouns)


_PARTING = ".!?;:…()\n"
_PART, _PARTED = re.compile(rf"[^{_PARTING}]+"), re.compile(rf"[{_PARTING}]")
_COMMA_PART = re.compile(r"[^,]+")


def asides(text: str) -> list[tuple[int, int]]:
    """The places of words that stand beside the sentences of a text, without a clause of their own.

    A part of one or two words between full stops beside one of three or more ("Il treno è
    partito. Aquila."), or one word set off by the only comma ("Aquila, il treno è partito").
    A word in a list, or alone in its text, is no aside.
    """
    if text.count(",") != 1 and not _PARTED.search(text.strip(_PARTING)):
        return []  # one part in one piece
    parts = list(_PART.finditer(text))
    sizes = [len(_WORD.findall(part[0])) for part in parts]
    if max(sizes, default=0) < 3:
        return []
    found = [part.span() for part, size in zip(parts, sizes, strict=True) if 0 < size <= 2]
    for part, size in zip(parts, sizes, strict=True):
        pieces = [(piece, len(_WORD.findall(piece[0]))) for piece in _COMMA_PART.finditer(part[0])]
        if size >= 3 and len(pieces) == 2:
            for piece, count in pieces:
                if count == 1 and size - count >= 2:
                    found.append((part.start() + piece.start(), part.start() + piece.end()))
    return found


def without(text: str, places: list[tuple[int, int]]) -> str:
    """The text with these places left out."""
    for start, end in sorted(places, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def _tags(doc: Doc) -> dict[int, str]:
    """Offset -> "VERB", "NOUN", or "" where it is not sure."""
    tags: dict[int, str] = {}
    before = ""
    for token in doc:
        tag = token.pos_
        if tag == "VERB":
            # After a determiner or preposition even a participle may be a noun: "il gelato", "di ricamo".
            tags[token.idx] = "" if before in ("DET", "ADP", "NUM") else "VERB"
        elif tag in ("NOUN", "PROPN", "ADJ"):
            tags[token.idx] = "NOUN"
        before = tag
    return tags


@lru_cache(maxsize=50_000)
def _lemmas(form: str, tag: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """(lemmas, lemmas that are nouns); both empty for a function word."""
    everything = lexicon.readings(form)
    readings = [one for one in everything if one.pos in _CONTENT and one.lemma not in _EMPTY]
    if not readings:
        if everything:
            return frozenset(), frozenset()
        # Names and new words that the lexicon lacks.
        unknown = frozenset({form, simplemma.lemmatize(form, lang="it").casefold()})
        return unknown, unknown
    if tag == "VERB":
        readings = [one for one in readings if one.pos == "VERB"] or readings
    elif tag == "NOUN":
        readings = [one for one in readings if one.pos != "VERB"] or readings
    nouns = frozenset(one.lemma.casefold() for one in readings if one.pos == "NOUN")
    return frozenset(one.lemma.casefold() for one in readings), nouns


@lru_cache(maxsize=1)
def _chosen() -> Mapping[str, Mapping[str, float]]:
    """Our words: lemma -> topic -> weight. A word chosen for several topics counts less for each."""
    found: dict[str, set[str]] = {}
    for topic in TOPICS.values():
        named = {noun for nouns in (*topic.words.values(), *topic.themes.values()) for noun in nouns}
        for lemma in named.union(topic.keywords):
            found.setdefault(lemma.casefold(), set()).add(topic.id)
    return {lemma: dict.fromkeys(topics, CHOSEN / len(topics) ** 0.5) for lemma, topics in found.items()}


def topics_of(word: Word) -> Mapping[str, float]:
    """Topic -> how much a word speaks for it, in (0, 1]: our words, or for other nouns WordNet's domains."""
    return _topics(word.lemmas, word.nouns)


@lru_cache(maxsize=20_000)
def _topics(lemmas: frozenset[str], nouns: frozenset[str]) -> Mapping[str, float]:
    chosen = _chosen()
    best: dict[str, float] = {}
    for lemma in lemmas:
        table = chosen.get(lemma)
        if table is None and lemma in nouns:
            domains = wordnet.domains().get(lemma, frozenset())
            table = dict.fromkeys(domains, DOMAIN / max(len(domains), 1) ** 0.5)
        for topic, weight in (table or {}).items():
            best[topic] = max(weight, best.get(topic, 0.0))
    return best


def evidence(found: list[Word], topic: str) -> tuple[float, float]:
    """(strength of the words for a topic, its lead over the best other topic); each lemma once.

    A word that belongs to several topics ("ditta": work and economy) speaks for each and
    against none: only nouns that do not belong to the topic, and not everywhere, count
    for the others.
    """
    own, others = 0.0, dict.fromkeys(TOPICS, 0.0)
    for word in {word.lemmas: word for word in found}.values():
        best = topics_of(word)
        if topic in best:
            own += best[topic]
        elif word.nouns and not word.nouns & EVERYWHERE:
            for name, weight in best.items():
                others[name] += weight
    return own, own - max(others.values())
