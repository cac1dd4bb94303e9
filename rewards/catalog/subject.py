"""Subject: what a request's topic means, whichever way it was written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from rewards.catalog import wordnet
from rewards.catalog.topics import TOPIC_OF_WORD, TOPICS, Topic


@dataclass(frozen=True, slots=True)
class Subject:
    """A request's topic, resolved.

    category: its topic category, None when unknown.
    nouns: the Italian nouns for the thing asked for; empty when the topic is a whole category.
    kin: Italian names of its kinds and parts.
    texts: what its meaning is measured by, in English and Italian.
    """

    category: Topic | None
    nouns: frozenset[str]
    kin: frozenset[str]
    texts: tuple[str, ...]

    @property
    def is_category(self) -> bool:
        return not self.nouns and self.category is not None


@lru_cache(maxsize=4096)
def subject(topic: str) -> Subject:
    """Resolve a topic in normal form ("animals_wildlife", "eagles", "aquila", "swans")."""
    if category := TOPICS.get(topic) or _ALIASES.get(topic):
        return Subject(category, frozenset(), frozenset(), category_texts(category))
    for word in _forms(topic):
        if word in TOPIC_OF_WORD:
            return _of_word(word)
        if word in _THEMES:
            theme = _THEMES[word]
            return Subject(
                theme, frozenset(theme.themes[word]), frozenset(), (word.replace("_", " "), *theme.themes[word][:3])
            )
    lemma = simplemma.lemmatize(topic, lang="it")
    for noun in (topic, lemma):
        if noun in _WORD_OF_NOUN:
            return _of_word(_WORD_OF_NOUN[noun])
    spoken = topic.replace("_", " ")
    nouns = _italian_nouns(topic, lemma) or tuple(
        noun for part in topic.split("_") for noun in _italian_nouns(part, simplemma.lemmatize(part, lang="it"))
    )
    return Subject(_category_of(nouns), frozenset(nouns or (topic, lemma)), frozenset(), (spoken, *nouns[:2]))


def category_texts(category: Topic) -> tuple[str, ...]:
    """What a category's meaning is measured by."""
    return (category.english, category.description, category.italian, ", ".join(category.keywords[:12]))


def _of_word(word: str) -> Subject:
    topic = TOPIC_OF_WORD[word]
    nouns = topic.words[word]
    texts = (word.replace("_", " "), " ".join(nouns))
    if word in topic.wide:
        return Subject(topic, frozenset(), frozenset(), texts)
    kin = wordnet.kin().get(word, frozenset()) | {kind.casefold() for kind in topic.kinds.get(word, ())}
    return Subject(topic, frozenset(nouns), kin - set(nouns), texts)


def _forms(topic: str) -> Iterator[str]:
    """The topic and its plural, as the catalogue writes its words."""
    yield topic
    yield f"{topic}s"
    yield f"{topic}es"
    if topic.endswith("y"):
        yield f"{topic[:-1]}ies"
    if topic.endswith(("f", "fe")):
        yield f"{topic.removesuffix('e').removesuffix('f')}ves"


def _singulars(topic: str) -> Iterator[str]:
    yield topic
    if topic.endswith("ies"):
        yield f"{topic[:-3]}y"
    if topic.endswith("ves"):
        yield f"{topic[:-3]}f"
        yield f"{topic[:-3]}fe"
    yield topic.removesuffix("s")
    yield topic.removesuffix("es")


def _italian_nouns(topic: str, lemma: str) -> tuple[str, ...]:
    """The topic itself when it is Italian, otherwise its translations."""
    for word in (topic, lemma):
        if word in wordnet.domains() or word in _CATEGORY_OF_KEYWORD:
            return (word,)
    for word in _singulars(topic):
        if found := wordnet.english().get(word):
            return found
    return ()


def _category_of(nouns: Iterable[str]) -> Topic | None:
    votes: Counter[str] = Counter()
    for noun in nouns:
        votes.update(wordnet.domains().get(noun, ()))
        if noun in _CATEGORY_OF_KEYWORD:
            votes[_CATEGORY_OF_KEYWORD[noun]] += 2
    if not votes:
        return None
    best = max(votes.values())
    return TOPICS[min(name for name, count in votes.items() if count == best)]


_THEMES = {theme: topic for topic in TOPICS.values() for theme in topic.themes}
_CATEGORY_OF_KEYWORD = {keyword: topic.id for topic in TOPICS.values() for keyword in topic.keywords}
_WORD_OF_NOUN = {nouns[0]: word for topic in TOPICS.values() for word, nouns in topic.words.items()}


def _aliases() -> dict[str, Topic]:
    """Parts and labels of a category's name: "animals", "fauna_selvatica", "food_and_cooking"."""
    found: dict[str, Topic] = {}
    for topic in TOPICS.values():
        labels = [label.lower().replace(" ", "_") for label in (topic.english, topic.italian)]
        parts = [part for label in labels for part in (*label.split("_and_"), *label.split("_e_"))]
        for name in (*labels, *parts, *topic.id.split("_")):
            if name not in TOPIC_OF_WORD:
                found.setdefault(name, topic)
    return found


_ALIASES = _aliases()
