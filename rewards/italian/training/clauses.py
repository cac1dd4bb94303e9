"""Subjects where they are hard to find, for training the pipeline: behind their verb, far in front of
it, and as "che" in a relative clause, which may as well be the object.

Serianni, Grammatica italiana, XIV (relative clauses) and XI.1; Renzi, Salvi and Cardinaletti, I.III, on
subjects behind the verb.
"""

from rewards.italian.training.phrases import FINITE, LISTS, PERSONS, Phrases, Tree, articulated, fitting_article
from rewards.italian.verb_tables import ESSERE

_DATIVES = ("mi", "ti", "gli", "le", "ci", "vi")


class Clauses(Phrases):
    """Random clauses of these kinds; each method gives the index of the clause's verb."""

    # Subjects far from their verb

    def distant(self, tree: Tree) -> int:
        """ "Le lettere della zia di Marco arrivano presto"."""
        subject, _, number = self.noun_phrase(tree)
        self.modify(tree, subject)
        return self._predicate(tree, subject, number)

    def modify(self, tree: Tree, noun: int, chance: float = 1.0) -> None:
        """ "… della zia di Marco" behind a noun."""
        if not self.chance(chance):
            return
        if self.chance(0.2):
            case = tree.add("di", "ADP")
            owner = tree.add(self.pick(LISTS["names"]), "PROPN", "nmod", noun)
        else:
            word, gender, number = self.bare_noun()
            article = fitting_article(word, gender, number, False)
            case = tree.add(articulated(self.pick(["de", "de", "de", "ne", "a", "su"]), article), "ADP")
            owner = tree.add(word, "NOUN", "nmod", noun)
        tree.attach(case, "case", owner)
        if self.chance(0.2):
            tree.add(self.adjective("m", "s"), "ADJ", "amod", owner)
        self.modify(tree, owner, 0.3)

    def _predicate(self, tree: Tree, subject: int, number: str) -> int:
        """A verb of the third person with what follows, hung on its subject."""
        lemma, transitive = self.lemma()
        negation = tree.add("non", "ADV") if self.chance(0.12) else None
        verb = tree.add(self.verb(lemma, 3, number, *self.random.choice(FINITE)), "VERB")
        if negation is not None:
            tree.attach(negation, "advmod", verb)
        tree.attach(subject, "nsubj", verb)
        self.tail(tree, verb, transitive)
        return verb

    # Relative clauses

    def related(self, tree: Tree) -> int:
        """ "Il gatto che dorme ha fame" or "Conosco la lingua che parlano"."""
        if self.chance(0.5):
            subject, _, number = self.noun_phrase(tree)
            self.modify(tree, subject, 0.2)
            self.relative(tree, subject, number)
            return self._predicate(tree, subject, number)
        person, count = self.random.choice(PERSONS)
        copula = self.chance(0.3)
        word = "essere" if copula else self.pick(LISTS["transitive"])
        verb = tree.add(self.verb(word, 3 if copula else person, count, *self.random.choice(FINITE)), "VERB")
        noun, _, number = self.noun_phrase(tree, count if copula else "")
        self.relative(tree, noun, number)
        if not copula:
            tree.attach(noun, "obj", verb)
            return verb
        tree.parts[verb] = "AUX"
        tree.attach(verb, "cop", noun)
        return noun

    def relative(self, tree: Tree, noun: int, number: str) -> None:
        """A relative clause behind `noun`, which has `number`."""
        comma = tree.add(",", "PUNCT") if self.chance(0.12) else None
        kind = self.pick(["subject"] * 5 + ["object"] * 4 + ["cui"] * 2)
        verb = getattr(self, f"_relative_{kind}")(tree, number)
        tree.attach(verb, "acl:relcl", noun)
        if comma is not None:
            tree.attach(comma, "punct", verb)
            tree.add(",", "PUNCT", "punct", verb)

    def _relative_subject(self, tree: Tree, number: str) -> int:
        """ "che legge il giornale", "che lo conosce", "che vive a Roma"."""
        pronoun = tree.add("che", "PRON")
        lemma, transitive = self.lemma()
        clitic = tree.add(self.pick(["lo", "la", "li", "le", "mi", "ci"]), "PRON") if self.chance(0.12) else None
        verb = self._verb(tree, lemma, 3, number)
        tree.attach(pronoun, "nsubj", verb)
        if clitic is not None and tree.words[clitic] not in ("mi", "ci"):
            lemma, transitive = self.pick(LISTS["transitive"]), False
            tree.words[verb] = self.verb(lemma, 3, number, *self.random.choice(FINITE))
        if clitic is not None:
            tree.attach(clitic, "iobj" if transitive else "obj", verb)
        if transitive:
            noun, _, _ = self.noun_phrase(tree)
            tree.attach(noun, "obj", verb)
        self.tail(tree, verb, False)
        return verb

    def _relative_object(self, tree: Tree, number: str) -> int:
        """ "che legge Marco", "che Marco legge", "che ho letto ieri"."""
        pronoun = tree.add("che", "PRON")
        order = self.pick(["before", "behind", "dropped", "dropped"])
        subject, person, count, _ = self.subject(tree) if order == "before" else (None, *self._third(order), "m")
        dative = tree.add(self.pick(list(_DATIVES)), "PRON") if self.chance(0.15) else None
        verb = self._verb(tree, self.pick(LISTS["transitive"]), person, count)
        tree.attach(pronoun, "obj", verb)
        if order == "behind":
            subject, _, _ = self.noun_phrase(tree, count)
        if subject is not None:
            tree.attach(subject, "nsubj", verb)
        if dative is not None:
            tree.attach(dative, "iobj", verb)
        self.tail(tree, verb, False)
        return verb

    def _third(self, order: str) -> tuple[int, str]:
        return (3, self.pick(["s", "p"])) if order == "behind" else self.random.choice((*PERSONS, (3, "p"), (3, "p")))

    def _relative_cui(self, tree: Tree, number: str) -> int:
        """ "in cui nascono i fiori", "di cui parlano i giornali"."""
        case = tree.add(self.pick(["in", "di", "con", "da", "a", "su"]), "ADP")
        pronoun = tree.add("cui", "PRON")
        tree.attach(case, "case", pronoun)
        verb = self.inverted(tree) if self.chance(0.5) else self.clause(tree)
        tree.attach(pronoun, "obl", verb)
        return verb

    def _verb(self, tree: Tree, lemma: str, person: int, number: str) -> int:
        """A simple or compound verb."""
        if self.chance(0.6):
            return tree.add(self.verb(lemma, person, number, *self.random.choice(FINITE)), "VERB")
        helper = "essere" if lemma in ESSERE else "avere"
        auxiliary = tree.add(self.verb(helper, person, number, "ind", self.pick(["pres", "pres", "impf"])), "AUX")
        verb = tree.add(self.participle(lemma, "m", number if helper == "essere" else "s"), "VERB")
        tree.attach(auxiliary, "aux", verb)
        return verb

    # Subjects behind their verb

    def inverted(self, tree: Tree) -> int:
        """ "Nasce così un problema", "Mi piacciono i film", "È necessario un intervento"."""
        kind = self.pick(["arriving"] * 4 + ["dative", "with_si", "with_si", "passive_first", "adjective_first"] * 2)
        number = self.pick(["s", "p"])
        root: int = getattr(self, f"_{kind}")(tree, number)
        if self.chance(0.25):
            tree.add(self.pick([*LISTS["manner"], "così", "quindi", "invece", "anche"]), "ADV", "advmod", root)
        subject, gender, _ = self.noun_phrase(tree, number)
        if kind == "adjective_first":
            tree.words[root] = self.adjective(gender, number)
        elif kind == "passive_first":
            tree.words[root] = self.participle(self.pick(LISTS["transitive"]), gender, number)
        self.modify(tree, subject, 0.3)
        tree.attach(subject, "nsubj:pass" if kind == "passive_first" else "nsubj", root)
        if self.chance(0.3):
            self.place(tree, root)
        return root

    def _arriving(self, tree: Tree, number: str) -> int:
        lemma = self.pick(LISTS["unaccusative"])
        if self.chance(0.2):
            modal = self.verb(self.pick(["dovere", "potere"]), 3, number, *self.random.choice(FINITE))
            auxiliary = tree.add(modal, "AUX")
            verb = tree.add(lemma, "VERB")
            tree.attach(auxiliary, "aux", verb)
            return verb
        return self._verb(tree, lemma, 3, number)

    def _dative(self, tree: Tree, number: str) -> int:
        clitic = tree.add(self.pick(list(_DATIVES)), "PRON")
        verb = self._verb(tree, self.pick(LISTS["pleasing"]), 3, number)
        tree.attach(clitic, "iobj", verb)
        return verb

    def _with_si(self, tree: Tree, number: str) -> int:
        clitic = tree.add("si", "PRON")
        verb = tree.add(self.verb(self.pick(LISTS["with_si"]), 3, number, *self.random.choice(FINITE)), "VERB")
        tree.attach(clitic, "expl", verb)
        return verb

    def _passive_first(self, tree: Tree, number: str) -> int:
        helper = self.verb(self.pick(["essere", "venire"]), 3, number, *self.random.choice(FINITE))
        auxiliary = tree.add(helper, "AUX")
        verb = tree.add("stato", "VERB")
        tree.attach(auxiliary, "aux:pass", verb)
        return verb

    def _adjective_first(self, tree: Tree, number: str) -> int:
        copula = tree.add(self.verb("essere", 3, number, "ind", self.pick(["pres", "pres", "impf", "fut"])), "AUX")
        adjective = tree.add("importante", "ADJ")
        tree.attach(copula, "cop", adjective)
        return adjective
