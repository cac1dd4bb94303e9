"""Phrases of the short training sentences: words with part of speech, relation and head."""

import random
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from rewards.italian.conjugation import whole_form
from rewards.italian.lexicon import Lexicon

LISTS = {
    name: text.split()
    for name, text in tomllib.loads(
        (Path(__file__).parents[1] / "data" / "training_words.toml").read_text("utf-8")
    ).items()
}
SUBJECTS = {
    "io": (1, "s"),
    "tu": (2, "s"),
    "lui": (3, "s"),
    "lei": (3, "s"),
    "noi": (1, "p"),
    "voi": (2, "p"),
    "loro": (3, "p"),
}
OWN = {(1, "s"): "mi", (2, "s"): "ti", (3, "s"): "si", (1, "p"): "ci", (2, "p"): "vi", (3, "p"): "si"}
FINITE = (
    (("ind", "pres"),) * 5
    + (("ind", "impf"),) * 3
    + (("ind", "past"),) * 3
    + (("ind", "fut"),) * 2
    + (("cond", "pres"),)
)
PERSONS = ((1, "s"), (2, "s"), (3, "s"), (3, "s"), (3, "p"), (1, "p"), (2, "p"))
_ENDINGS = {("m", "s"): "o", ("f", "s"): "a", ("m", "p"): "i", ("f", "p"): "e"}
_POSSESSIVES = {("mio", "m", "p"): "miei", ("tuo", "m", "p"): "tuoi", ("suo", "m", "p"): "suoi"}
_WRONG_ARTICLE = 0.1


@dataclass
class Tree:
    """Words with part of speech, relation and head (an index into words; itself for the root)."""

    words: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)

    def add(self, word: str, part: str, relation: str = "", head: int = -1) -> int:
        self.words.append(word)
        self.parts.append(part)
        self.relations.append(relation)
        self.heads.append(head)
        return len(self.words) - 1

    def attach(self, place: int, relation: str, head: int) -> None:
        self.relations[place], self.heads[place] = relation, head


class Phrases:
    """Random phrases of forms that the lexicon knows; each method adds words to a tree."""

    def __init__(self, lexicon: Lexicon, seed: int) -> None:
        self.lexicon = lexicon
        self.random = random.Random(seed)

    def pick(self, words: list[str]) -> str:
        return self.random.choice(words)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def verb(self, lemma: str, person: int, number: str, mood: str, tense: str) -> str:
        forms = self.lexicon.forms(lemma, "VERB", mood=mood, tense=tense, person=person, number=number)
        return whole_form(forms) or self.verb("parlare", person, number, mood, tense)

    def participle(self, lemma: str, gender: str, number: str) -> str:
        forms = self.lexicon.forms(lemma, "VERB", mood="part", tense="past", gender=gender, number=number)
        return whole_form(forms) or "stato"

    def noun_phrase(self, tree: Tree, number: str = "") -> tuple[int, str, str]:
        """A determined noun, perhaps with an adjective: (index, gender, number)."""
        number = number or self.pick(["s", "s", "p"])
        noun = self.pick(LISTS["nouns"])
        genders = sorted({r.gender for r in self.lexicon.readings(noun) if r.pos == "NOUN" and r.gender})
        gender = genders[0] if genders else "m"
        forms = self.lexicon.forms(noun, "NOUN", gender=gender, number=number)
        noun = whole_form(forms) or noun
        before = self.chance(0.12)
        adjective = self.adjective(gender, number) if before or self.chance(0.2) else ""
        next_word = adjective if before and adjective else noun
        wrong = self.chance(_WRONG_ARTICLE)
        article = fitting_article(
            next_word, ("f" if gender == "m" else "m") if wrong else gender, number, self.chance(0.35)
        )
        start = []
        if not article.endswith("'") and self.chance(0.12):
            owner = self.pick(["mio", "tuo", "suo", "nostro", "vostro"])
            possessive = _POSSESSIVES.get((owner, gender, number)) or owner[:-1] + _ENDINGS[gender, number]
            start = [(tree.add(fitting_article("m", gender, number, False), "DET"), "det")]
            start.append((tree.add(possessive, "DET"), "det:poss"))
        else:
            start = [(tree.add(article, "DET"), "det")]
        if adjective and before:
            start.append((tree.add(adjective, "ADJ"), "amod"))
        place = tree.add(noun, "NOUN")
        for word, relation in start:
            tree.attach(word, relation, place)
        if adjective and not before:
            tree.add(adjective, "ADJ", "amod", place)
        return place, gender, number

    def adjective(self, gender: str, number: str) -> str:
        lemma = self.pick(LISTS["adjectives"])
        forms = self.lexicon.forms(lemma, "ADJ", gender=gender, number=number)
        plain = [form for form in forms if "issim" not in form]
        return whole_form(tuple(plain)) or lemma

    def subject(self, tree: Tree) -> tuple[int | None, int, str, str]:
        """(index or None, person, number, gender) of a subject: noun, name, pronoun or none."""
        kind = self.random.random()
        if kind < 0.5:
            place, gender, number = self.noun_phrase(tree)
            return place, 3, number, gender
        if kind < 0.68:
            name = self.pick(LISTS["names"])
            return tree.add(name, "PROPN"), 3, "s", "f" if name.endswith("a") and name != "Luca" else "m"
        if kind < 0.82:
            word = self.pick(list(SUBJECTS))
            person, number = SUBJECTS[word]
            return tree.add(word, "PRON"), person, number, "m"
        person, number = self.random.choice(PERSONS)
        return None, person, number, "m"

    def place(self, tree: Tree, head: int) -> None:
        """A prepositional phrase."""
        if self.chance(0.25):
            case = tree.add("a", "ADP")
            noun = tree.add(self.pick(LISTS["places"]), "PROPN", "obl", head)
        elif self.chance(0.6):
            stem = self.pick(["ne", "a", "su", "da"])
            noun_word, gender, number = self.bare_noun()
            article = fitting_article(noun_word, gender, number, False)
            case = tree.add(articulated(stem, article), "ADP")
            noun = tree.add(noun_word, "NOUN", "obl", head)
        else:
            case = tree.add(self.pick(["con", "per", "tra", "dopo", "sotto"]), "ADP")
            noun, _, _ = self.noun_phrase(tree)
            tree.attach(noun, "obl", head)
        tree.attach(case, "case", noun)

    def bare_noun(self) -> tuple[str, str, str]:
        lemma = self.pick(LISTS["nouns"])
        genders = sorted({r.gender for r in self.lexicon.readings(lemma) if r.pos == "NOUN" and r.gender})
        number = self.pick(["s", "s", "p"])
        gender = genders[0] if genders else "m"
        forms = self.lexicon.forms(lemma, "NOUN", gender=gender, number=number)
        return whole_form(forms) or lemma, gender, number

    def tail(self, tree: Tree, verb: int, transitive: bool) -> None:
        """Object, place and adverb after a verb."""
        if self.chance(0.2):
            tree.add(self.pick(LISTS["manner"]), "ADV", "advmod", verb)
        if transitive and self.chance(0.85):
            place, _, _ = self.noun_phrase(tree)
            tree.attach(place, "obj", verb)
        if self.chance(0.4):
            self.place(tree, verb)
        if self.chance(0.12):
            tree.add(self.pick(LISTS["times"]), "ADV", "advmod", verb)

    def lemma(self) -> tuple[str, bool]:
        transitive = self.chance(0.6)
        return self.pick(LISTS["transitive"] if transitive else LISTS["intransitive"]), transitive

    def clause(self, tree: Tree, mood: str = "", tense: str = "", negate: float = 0.12) -> int:
        """Subject, simple finite verb and what follows."""
        early = tree.add(self.pick(LISTS["times"]), "ADV") if self.chance(0.12) else None
        subject, person, number, _ = self.subject(tree)
        lemma, transitive = self.lemma()
        if not mood:
            mood, tense = self.random.choice(FINITE)
        negation = tree.add("non", "ADV") if self.chance(negate) else None
        verb = tree.add(self.verb(lemma, person, number, mood, tense), "VERB")
        for place, relation in ((early, "advmod"), (subject, "nsubj"), (negation, "advmod")):
            if place is not None:
                tree.attach(place, relation, verb)
        if subject is None and self.chance(0.15):
            late, _, _ = self.noun_phrase(tree, "s")
            tree.attach(late, "nsubj", verb)
        else:
            self.tail(tree, verb, transitive)
        return verb


def fitting_article(word: str, gender: str, number: str, indefinite: bool) -> str:
    """The article that fits before `word`."""
    vowel = word[:1].lower() in "aeiouàèéìòùh"
    impure = (
        word[:1] in {"z", "x", "y"} or word[:2] in {"gn", "ps", "pn"} or (word[:1] == "s" and word[1:2] not in "aeiou")
    )
    if indefinite and number == "s":
        if gender == "f":
            return "un'" if vowel else "una"
        return "uno" if impure else "un"
    if number == "p":
        return "le" if gender == "f" else ("gli" if vowel or impure else "i")
    if vowel:
        return "l'"
    return "la" if gender == "f" else ("lo" if impure else "il")


def articulated(stem: str, article: str) -> str:
    endings = {"il": "l", "lo": "llo", "l'": "ll'", "la": "lla", "i": "i", "gli": "gli", "le": "lle"}
    return stem + endings[article]
