"""The words of a text that speak for a topic: lemmas from the lexicon, weights from the catalogue."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from spacy.tokens import Doc

from rewards.catalog import wordnet
from rewards.catalog.topics import TOPICS
from rewards.italian.lexicon import Lexicon

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


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its possible lemmas; offsets in that text."""

    start: int
    end: int
    lemmas: frozenset[str]


def words(text: str, lexicon: Lexicon, doc: Doc | None = None) -> Iterator[Word]:
    """The content words of a text. With its Doc, a form that is noun and verb counts as what it is there."""
    tags = _tags(doc) if doc is not None else {}
    for match in _WORD.finditer(text):
        if lemmas := _lemmas(match[0].casefold(), tags.get(match.start(), ""), lexicon):
            yield Word(match.start(), match.end(), lemmas)


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
def _lemmas(form: str, tag: str, lexicon: Lexicon) -> frozenset[str]:
    readings = [reading for reading in lexicon.readings(form) if reading.pos in _CONTENT]
    if not readings:
        # A function word, or a form that the lexicon lacks (names, new words).
        return (
            frozenset() if lexicon.known(form) else frozenset({form, simplemma.lemmatize(form, lang="it").casefold()})
        )
    if tag == "VERB":
        readings = [reading for reading in readings if reading.pos == "VERB"] or readings
    elif tag == "NOUN":
        readings = [reading for reading in readings if reading.pos != "VERB"] or readings
    return frozenset(reading.lemma.casefold() for reading in readings)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """Lemma -> topic -> weight in (0, 1]. A word chosen for several topics counts less for each."""
    chosen: dict[str, set[str]] = {}
    for topic in TOPICS.values():
        named = {noun for nouns in (*topic.words.values(), *topic.themes.values()) for noun in nouns}
        for lemma in named.union(topic.keywords):
            chosen.setdefault(lemma.casefold(), set()).add(topic.id)
    found = {lemma: dict.fromkeys(topics, CHOSEN / len(topics) ** 0.5) for lemma, topics in chosen.items()}
    for lemma, domains in wordnet.domains().items():
        # Where we chose, WordNet's opinion is not asked.
        if lemma not in found:
            found[lemma] = dict.fromkeys(domains, DOMAIN / len(domains) ** 0.5)
    return found


def strength(word: Word, topic: str) -> float:
    """How much a word speaks for a topic, in [0, 1]."""
    table = weights()
    return max((table[lemma].get(topic, 0.0) for lemma in word.lemmas if lemma in table), default=0.0)


def evidence(found: list[Word], topic: str) -> tuple[float, float]:
    """(strength of the words for a topic, its lead over the best other topic); each lemma once.

    A word that belongs to several topics ("ditta": work and economy) speaks for each and
    against none: only words that do not belong to the topic count for the others.
    """
    table = weights()
    own, others = 0.0, dict.fromkeys(TOPICS, 0.0)
    for lemmas in dict.fromkeys(word.lemmas for word in found):
        best: dict[str, float] = {}
        for lemma in lemmas:
            for name, weight in table.get(lemma, {}).items():
                best[name] = max(weight, best.get(name, 0.0))
        if topic in best:
            own += best[topic]
            continue
        for name, weight in best.items():
            others[name] += weight
    return own, own - max(others.values())
