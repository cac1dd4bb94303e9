"""Scenes about a topic: nouns of the category or of the concrete word's family, with fitting words around them."""

import random
from functools import lru_cache

from rewards.catalog import TOPICS

from training.reference.conjugation import Conjugator
from training.reference.frames import ACTING
from training.reference.lexis import Lexis, Noun, load_lexis, noun_of
from training.reference.scene import PEOPLE, Scene, Slip


class Scenes:
    """Draws scenes; keeps the nouns of every topic and the forms of every verb once made."""

    def __init__(self, lexis: Lexis) -> None:
        self.lexis = lexis
        self.conjugator = Conjugator(lexis.lexicon)
        self.nouns: dict[str, list[Noun]] = {}
        for topic in lexis.topics.values():
            known = TOPICS[topic.id]
            central = {*known.keywords, *(noun for nouns in known.words.values() for noun in nouns)}
            self._add(topic.id, [noun for noun in topic.nouns if noun.italian in central])
            for word, family in topic.families.items():
                self._add(word, [noun for noun in family if noun.italian in known.words[word]] or family[:1])

    def _add(self, name: str, words: object) -> None:
        nouns = [noun_of(word, self.lexis.lexicon) for word in words]  # type: ignore[attr-defined]
        usable = [n for n in nouns if n is not None and self.lexis.verbs(n) and len(self.lexis.qualities(n)) >= 4]
        if usable:
            self.nouns[name] = usable

    def topics(self) -> list[str]:
        """The 20 categories and every concrete word."""
        return list(self.nouns)

    def draw(self, rng: random.Random, topic: str, focus: str, slip: Slip = "") -> Scene:
        """A scene about the topic. Of a concrete word only the thing itself comes, so that the scene is surely about it."""
        nouns = self.nouns[topic]
        noun = rng.choice(nouns)
        number = "p" if noun.plural_only or (noun.countable and noun.plural and rng.random() < 0.4) else "s"
        acts = self.lexis.acts(noun)
        acting = focus in ACTING and bool(acts) and rng.random() < 0.5
        verb = rng.choice(acts if acting else self.lexis.verbs(noun))
        places = [phrase for t in self.lexis.topics.values() if any(w.italian == noun.lemma for w in t.nouns) for phrase in t.places]
        place = rng.choice(places) if places else None
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
            place=(place.italian, place.english) if place else ("", ""),
            slip=slip,
        )


@lru_cache(maxsize=1)
def load_scenes() -> Scenes:
    return Scenes(load_lexis())
