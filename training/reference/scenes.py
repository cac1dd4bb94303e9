"""Scenes about a topic: nouns of the category or of the concrete word's family, with fitting words around them."""

import random
from collections.abc import Iterable
from functools import lru_cache

from rewards.catalog import TOPICS
from training.reference.conjugation import Conjugator
from training.reference.frames import ACTING
from training.reference.lexis import Lexis, Noun, Verb, load_lexis, noun_of
from training.reference.scene import PEOPLE, Scene, Slip
from training.reference.words import Noun as Word
from training.reference.words import Phrase

_GENERAL = 5
# A category is written about with its most usual nouns; the first of a list come most often.
_USUAL = 32


class Scenes:
    """Draws scenes; keeps the nouns of every topic and the forms of every verb once made."""

    def __init__(self, lexis: Lexis) -> None:
        self.lexis = lexis
        self.conjugator = Conjugator(lexis.lexicon)
        self.nouns: dict[str, list[Noun]] = {}
        self._places: dict[str, tuple[Phrase, ...]] = {}
        for topic in lexis.topics.values():
            for word in topic.nouns:
                self._places.setdefault(word.italian, topic.places)
            known = TOPICS[topic.id]
            central = {*known.keywords, *(noun for nouns in known.words.values() for noun in nouns)}
            self._add(topic.id, [noun for noun in topic.nouns if noun.italian in central][:_USUAL])
            for name, family in topic.families.items():
                self._add(name, [noun for noun in family if noun.italian in known.words[name]] or list(family[:1]))

    def _add(self, name: str, words: Iterable[Word]) -> None:
        nouns = [noun_of(word, self.lexis.lexicon) for word in words]
        usable = [n for n in nouns if n is not None and self.lexis.verbs(n) and len(self.lexis.qualities(n)) >= 4]
        if usable:
            self.nouns[name] = usable

    def words(self) -> list[str]:
        """Every form of every noun that scenes use, and all topics."""
        forms = {
            form: None for nouns in self.nouns.values() for noun in nouns for form in (noun.lemma, noun.plural) if form
        }
        return [*forms, *self.nouns]

    def topics(self) -> list[str]:
        """The 20 categories and every concrete word."""
        return list(self.nouns)

    def _verb(self, rng: random.Random, noun: Noun) -> Verb:
        """What somebody does to it: half of the time one of the few verbs that fit almost everything."""
        verbs = self.lexis.verbs(noun)
        general, special = verbs[:_GENERAL], verbs[_GENERAL:]
        return rng.choice(general if not special or rng.random() < 0.5 else special)

    def draw(self, rng: random.Random, topic: str, focus: str, slip: Slip = "") -> Scene:
        """A scene about the topic; about a concrete word only the thing itself comes."""
        nouns = self.nouns[topic]
        noun = rng.choices(nouns, [1 / (place + 4) for place in range(len(nouns))])[0]
        number = "p" if noun.plural_only or (noun.countable and noun.plural and rng.random() < 0.4) else "s"
        acts = self.lexis.acts(noun)
        acting = focus in ACTING and bool(acts) and rng.random() < 0.5
        verb = rng.choice(acts) if acting else self._verb(rng, noun)
        place = rng.choice(self._places[noun.lemma])
        return Scene(
            rng=rng,
            lexis=self.lexis,
            conjugator=self.conjugator,
            noun=noun,
            number=number,
            who=rng.choice(PEOPLE),
            verb=verb,
            adjective=rng.choice(self.lexis.qualities(noun)),
            acting=acting,
            place=(place.italian, place.english),
            slip=slip,
        )


@lru_cache(maxsize=1)
def load_scenes() -> Scenes:
    return Scenes(load_lexis())
