"""Scene: the words of one exercise (who, does what, to which thing) and the phrases made of them.

A frame asks its scene for phrases; the scene makes them agree - or, when it carries a
slip, makes the one mistake that V4 would make.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from training.reference import phrases
from training.reference.conjugation import Agent, Conjugator
from training.reference.lexis import Adjective, Lexis, Noun, Verb

Slip = Literal["", "article", "adjective"]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who can be a subject: the Italian and English words and the verb's person."""

    italian: str
    english: str
    person: int
    number: str
    gender: str = "m"

    @property
    def agent(self) -> Agent:
        return Agent(self.person, self.number, self.gender)


IO = Who("io", "I", 1, "s")
TU = Who("tu", "you", 2, "s")
NOI = Who("noi", "we", 1, "p")
VOI = Who("voi", "you", 2, "p")
PRONOUNS = (IO, TU, NOI, VOI, Who("lui", "he", 3, "s"), Who("lei", "she", 3, "s", "f"), Who("loro", "they", 3, "p"))
MARCO, ANNA, LUCA, SARA = (
    Who("Marco", "Marco", 3, "s"),
    Who("Anna", "Anna", 3, "s", "f"),
    Who("Luca", "Luca", 3, "s"),
    Who("Sara", "Sara", 3, "s", "f"),
)
RAGAZZI = Who("i ragazzi", "the boys", 3, "p")
RAGAZZE = Who("le ragazze", "the girls", 3, "p", "f")
NAMED = (MARCO, ANNA, LUCA, SARA, RAGAZZI, RAGAZZE)
PEOPLE = (IO, TU, NOI, VOI, *NAMED)

_WRONG_GENDER = {
    "il": "la",
    "lo": "la",
    "i": "le",
    "gli": "le",
    "la": "il",
    "le": "i",
    "un": "una",
    "uno": "una",
    "una": "un",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """who does verb to noun (number s/p); adjective fits the noun; slip is the mistake to make, if any.

    acting: the noun itself is the subject and verb is intransitive, with place as its adverbial.
    """

    rng: random.Random
    lexis: Lexis
    conjugator: Conjugator
    noun: Noun
    number: str
    who: Who
    verb: Verb
    adjective: Adjective
    acting: bool = False
    place: tuple[str, str] = ("", "")
    slip: Slip = ""

    # --- the thing -------------------------------------------------------

    @property
    def word(self) -> str:
        return self.noun.plural if self.number == "p" and self.noun.plural else self.noun.lemma

    @property
    def gender(self) -> str:
        return self.noun.plural_gender or self.noun.gender if self.number == "p" else self.noun.gender

    @property
    def en_word(self) -> str:
        return self.noun.english_plural if self.number == "p" else self.noun.english

    @property
    def thing(self) -> Agent:
        return Agent(3, self.number, self.gender)

    @property
    def can_flip(self) -> bool:
        return self.noun.countable and not self.noun.plural_only and self.noun.plural != self.noun.lemma

    def flipped(self) -> "Scene":
        """The same scene with the thing in the other number; unchanged for a noun that has only one."""
        return replace(self, number="p" if self.number == "s" else "s") if self.can_flip else self

    def singular(self) -> "Scene":
        return replace(self, number="s") if not self.noun.plural_only else self

    def plural(self) -> "Scene":
        return replace(self, number="p") if self.noun.plural else self

    def people(self) -> "Scene":
        """The scene with its person, not the thing, as the one who acts."""
        if not self.acting:
            return self
        verb = self.rng.choice(self.lexis.verbs(self.noun))
        return replace(self, acting=False, verb=verb)

    @property
    def second_verbs(self) -> list[Verb]:
        """What else somebody can do to the thing."""
        return [verb for verb in self.lexis.verbs(self.noun) if verb != self.verb]

    @property
    def qualities(self) -> list[Adjective]:
        return self.lexis.qualities(self.noun)

    @property
    def opposite(self) -> Adjective:
        return self.lexis.adjectives[self.adjective.opposite]

    @property
    def elides(self) -> bool:
        return self.can_flip and phrases.begins(self.noun.lemma) == "vowel"

    def participle(self) -> str:
        return self.conjugator.participle(self.verb.lemma)

    def gerund(self) -> str:
        return self.conjugator.gerund(self.verb.lemma)

    def of(self, who: Who) -> "Scene":
        return replace(self, who=who)

    def correct(self) -> "Scene":
        return replace(self, slip="")

    def article(self, preposition: str = "", first: str = "") -> str:
        """The definite article, or articulated preposition, before `first` (default: the noun); with the slip."""
        following = first or self.word
        article = phrases.definite(self.gender, self.number, following)
        if self.slip == "article":
            article = self._wrong_article(article, following)
        return phrases.articulated(preposition, article) if preposition else article

    def _wrong_article(self, article: str, following: str) -> str:
        if article == "l'":
            return "il" if self.gender == "f" else "lo"
        if article in ("lo", "gli") and phrases.begins(following) == "impure":
            return {"lo": "il", "gli": "i"}[article]
        return _WRONG_GENDER[article]

    def the(self, preposition: str = "") -> str:
        """ "l'aquila", "alle sedie"."""
        return phrases.join(self.article(preposition), self.word)

    def a(self) -> str:
        """ "un'aquila"; "delle aquile"."""
        return phrases.join(self.a_article(), self.word)

    def a_article(self) -> str:
        if self.number == "p":
            return self.article("di")
        if self.slip == "article":
            return "un" if self.gender == "f" else "una"
        return phrases.indefinite(self.gender, self.word)

    def this(self, which: str) -> tuple[str, str]:
        """("quell'", "aquila"): the demonstrative and the noun."""
        gender = self.gender
        if self.slip == "article":
            gender = "f" if gender == "m" else "m"
        return phrases.demonstrative(which, gender, self.number, self.word), self.word

    def possessive(self, owner: str) -> str:
        gender = self.gender
        if self.slip:
            gender = "f" if gender == "m" else "m"
        return phrases.possessive(owner, gender, self.number)

    def adj(self, adjective: Adjective | None = None) -> str:
        """The adjective agreeing with the thing; with the slip "adjective" in the other gender (-o) or number (-e)."""
        lemma = (adjective or self.adjective).lemma
        gender, number = self.gender, self.number
        if self.slip == "adjective":
            if lemma.endswith("o"):
                gender = "f" if gender == "m" else "m"
            else:
                number = "p" if number == "s" else "s"
        return phrases.inflect(lemma, gender, number)

    def be(self, tense: str = "presente") -> str:
        return self.conjugator.finite("essere", tense, self.thing, aux="essere")

    def en_the(self) -> str:
        return f"the {self.en_word}"

    def en_a(self) -> str:
        if self.number == "p" or not self.noun.countable:
            return f"some {self.en_word}"
        return f"{'an' if self.en_word[0] in 'aeiou' else 'a'} {self.en_word}"

    def en_be(self, past: bool = False) -> str:
        if past:
            return "were" if self.en_plural else "was"
        return "are" if self.en_plural else "is"

    @property
    def en_plural(self) -> bool:
        return self.number == "p" or self.noun.english_number == "p"

    # --- the clause --------------------------------------------------------

    @property
    def agent(self) -> Agent:
        return self.thing if self.acting else self.who.agent

    @property
    def subject(self) -> str:
        return self.the() if self.acting else self.who.italian

    @property
    def en_subject(self) -> str:
        return self.en_the() if self.acting else self.who.english

    @property
    def rest(self) -> str:
        """What follows the verb: the thing as object, or where it happens."""
        return self.place[0] if self.acting else self.the()

    @property
    def en_rest(self) -> str:
        return self.place[1] if self.acting else self.en_the()

    def v(self, tense: str) -> str:
        """The scene's verb in a tense, agreeing with the scene's subject."""
        agent = self.agent
        if self.acting and self.slip == "adjective":
            agent = Agent(3, agent.number, "f" if agent.gender == "m" else "m")
        return self.conjugator.finite(self.verb.lemma, tense, agent, aux=self.verb.aux)

    def verb_of(self, lemma: str, tense: str, *, aux: str = "avere", reflexive: bool = False) -> str:
        """Any verb with the scene's person (who) as its subject."""
        return self.conjugator.finite(lemma, tense, self.who.agent, aux=aux, reflexive=reflexive)

    def en_v(self, tense: str) -> str:
        third = self.agent.person == 3 and not (self.en_plural if self.acting else self.agent.number == "p")
        return english_verb(self.verb, tense, third, self.en_am(past=True))

    def en_am(self, past: bool = False) -> str:
        """To be, for the subject."""
        if self.acting:
            return self.en_be(past)
        return english_be(self.who, past)

    # --- choices -------------------------------------------------------------

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def others(self, right: str, pool: Sequence[str]) -> tuple[str, ...]:
        """Three distinct wrong answers; raises ValueError when the pool has fewer."""
        wrong = list(dict.fromkeys(word for word in pool if word != right))
        return tuple(self.rng.sample(wrong, 3))


def english_be(who: Who, past: bool = False) -> str:
    if past:
        return "was" if who.number == "s" and who.person != 2 else "were"
    if who.number == "p" or who.person == 2:
        return "are"
    return "am" if who.person == 1 else "is"


def english_verb(verb: Verb, tense: str, third: bool, was: str) -> str:
    """The English for a verb in one of our tenses; third: third person singular; was: "was" or "were"."""
    have = "has" if third else "have"
    done = verb.english_participle
    return {
        "presente": verb.english_third if third else verb.english,
        "imperfetto": f"{was} {verb.english_ing}",
        "passato_prossimo": f"{have} {done}",
        "passato_remoto": verb.english_past,
        "trapassato_prossimo": f"had {done}",
        "trapassato_remoto": f"had {done}",
        "futuro": f"will {verb.english}",
        "futuro_anteriore": f"will have {done}",
        "condizionale_presente": f"would {verb.english}",
        "condizionale_passato": f"would have {done}",
        "congiuntivo_presente": verb.english_third if third else verb.english,
        "congiuntivo_imperfetto": verb.english_past,
        "congiuntivo_passato": f"{have} {done}",
        "congiuntivo_trapassato": f"had {done}",
    }[tense]
