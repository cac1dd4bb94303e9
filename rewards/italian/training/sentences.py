"""Short annotated sentences of the kind that exercises hold, for training the pipeline.

The treebanks are speeches, essays and news; exercises are "Il lombrico striscia." and
"Prendi il libro!". A small random grammar writes such sentences with part of speech and
head of every word; now and then an article does not agree, so that the parser does not
depend on the agreement that the reward checks. Sentences are ours; forms are the lexicon's.
"""

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from rewards.italian.conjugation import whole_form
from rewards.italian.training.clauses import Clauses
from rewards.italian.training.phrases import (
    FINITE,
    LISTS,
    OWN,
    PERSONS,
    SUBJECTS,
    Tree,
    articulated,
    fitting_article,
)
from rewards.italian.verb_tables import ESSERE

_SUBORDINATIONS = (
    ("che", "sub", "pres"),
    ("che", "", ""),
    ("quando", "", ""),
    ("se", "sub", "impf"),
    ("perché", "", ""),
    ("mentre", "ind", "impf"),
    ("benché", "sub", "pres"),
)


class SentenceMaker(Clauses):
    """Writes random annotated sentences; the same seed writes the same ones."""

    def docs(self, vocab: Vocab, count: int) -> Iterator[Doc]:
        """`count` documents of one to three sentences."""
        for _ in range(count):
            trees = [self._sentence() for _ in range(self.random.choice((1, 1, 2, 3)))]
            yield _doc(vocab, trees)

    def _sentence(self) -> Tree:
        tree = Tree()
        kind = self.pick(
            ["plain"] * 6 + ["compound"] * 4 + ["copula"] * 2 + ["command"] * 3 + ["clitic"] * 2 + ["reflexive"] * 2
            + ["question"] * 2 + ["complex"] * 4 + ["passive"] * 2 + ["modal", "there", "short", "short", "progressive"]
            + ["related"] * 5 + ["inverted"] * 4 + ["distant"] * 3
        )  # fmt: skip
        root = getattr(self, kind if hasattr(self, kind) else f"_{kind}")(tree)
        tree.attach(root, "ROOT", root)
        mark = {"command": "!", "question": "?"}.get(kind, ".")
        if kind != "short" or self.chance(0.3):
            tree.add(mark, "PUNCT", "punct", root)
        if self.chance(0.9):
            tree.words[0] = tree.words[0][:1].upper() + tree.words[0][1:]
        return tree

    # Kinds of sentence: each gives the index of its root.

    def _plain(self, tree: Tree) -> int:
        return self.clause(tree)

    def _compound(self, tree: Tree) -> int:
        early = tree.add(self.pick(LISTS["times"]), "ADV") if self.chance(0.25) else None
        subject, person, number, gender = self.subject(tree)
        lemma, transitive = self.lemma()
        negation = tree.add("non", "ADV") if self.chance(0.15) else None
        clitic = tree.add(self.pick(["l'", "mi", "ti", "gli", "ci"]), "PRON") if self.chance(0.12) else None
        essere = lemma in ESSERE
        mood, tense = self.random.choice((("ind", "pres"),) * 3 + (("ind", "impf"), ("ind", "fut"), ("cond", "pres")))
        auxiliary = tree.add(self.verb("essere" if essere else "avere", person, number, mood, tense), "AUX")
        middle = tree.add(self.pick(["già", "sempre", "mai", "appena"]), "ADV") if self.chance(0.2) else None
        agreed = (gender, number) if essere else ("m", "s")
        verb = tree.add(self.participle(lemma, *agreed), "VERB")
        relations = ((early, "advmod"), (subject, "nsubj"), (negation, "advmod"), (clitic, "obj"), (auxiliary, "aux"))
        for place, relation in (*relations, (middle, "advmod")):
            if place is not None:
                tree.attach(place, relation, verb)
        self.tail(tree, verb, transitive and clitic is None)
        return verb

    def _copula(self, tree: Tree) -> int:
        subject, gender, number = self.noun_phrase(tree)
        copula = tree.add(self.verb("essere", 3, number, "ind", self.pick(["pres", "pres", "impf", "fut"])), "AUX")
        adverb = tree.add(self.pick(["molto", "più", "sempre", "così"]), "ADV") if self.chance(0.3) else None
        root = tree.add(self.adjective(gender, number), "ADJ")
        tree.attach(subject, "nsubj", root)
        tree.attach(copula, "cop", root)
        if adverb is not None:
            tree.attach(adverb, "advmod", root)
        return root

    def _command(self, tree: Tree) -> int:
        name = tree.add(self.pick(LISTS["names"]), "PROPN") if self.chance(0.2) else None
        comma = tree.add(",", "PUNCT") if name is not None else None
        lemma, transitive = self.lemma()
        if self.chance(0.2):
            negation = tree.add("non", "ADV")
            verb = tree.add(lemma, "VERB")
            tree.attach(negation, "advmod", verb)
        else:
            person, number = self.random.choice(((2, "s"), (2, "s"), (2, "p"), (1, "p")))
            verb = tree.add(self.verb(lemma, person, number, "impr", "pres"), "VERB")
        if name is not None and comma is not None:
            tree.attach(name, "vocative", verb)
            tree.attach(comma, "punct", verb)
        self.tail(tree, verb, transitive)
        return verb

    def _clitic(self, tree: Tree) -> int:
        subject, person, number, _ = self.subject(tree)
        word = self.pick(["lo", "la", "li", "le", "gli", "mi", "ti", "ci", "vi", "ne"])
        clitic = tree.add(word, "PRON")
        mood, tense = self.random.choice(FINITE)
        verb = tree.add(self.verb(self.pick(LISTS["transitive"]), person, number, mood, tense), "VERB")
        tree.attach(clitic, "iobj" if word == "gli" else "obj", verb)
        if subject is not None:
            tree.attach(subject, "nsubj", verb)
        self.tail(tree, verb, word in {"gli", "mi", "ti"})
        return verb

    def _reflexive(self, tree: Tree) -> int:
        subject, person, number, _ = self.subject(tree)
        clitic = tree.add(OWN[person, number], "PRON")
        mood, tense = self.random.choice(FINITE)
        verb = tree.add(self.verb(self.pick(LISTS["reflexive"]), person, number, mood, tense), "VERB")
        tree.attach(clitic, "expl", verb)
        if subject is not None:
            tree.attach(subject, "nsubj", verb)
        self.tail(tree, verb, False)
        return verb

    def _question(self, tree: Tree) -> int:
        opener = self.pick(["dove", "quando", "perché", "come", "chi", "che cosa", ""])
        first: list[int] = []
        if opener == "che cosa":
            determiner = tree.add("che", "DET")
            thing = tree.add("cosa", "PRON")
            tree.attach(determiner, "det", thing)
            first = [thing]
        elif opener:
            first = [tree.add(opener, "PRON" if opener == "chi" else "ADV")]
        person, number = (3, "s") if opener == "chi" else self.random.choice(PERSONS)
        mood, tense = self.random.choice(FINITE)
        verb = tree.add(self.verb(self.lemma()[0], person, number, mood, tense), "VERB")
        relation = {"chi": "nsubj", "che cosa": "obj"}.get(opener, "advmod")
        for place in first:
            tree.attach(place, relation, verb)
        if person == 3 and opener != "chi" and self.chance(0.6):
            subject, _, _ = self.noun_phrase(tree, number)
            tree.attach(subject, "nsubj", verb)
        else:
            self.tail(tree, verb, opener != "che cosa")
        return verb

    def _complex(self, tree: Tree) -> int:
        word, mood, tense = self.random.choice(_SUBORDINATIONS)
        if word == "che":
            governor = self.pick(["pensare", "credere", "sperare", "dire", "volere", "sapere"])
            person, number = self.random.choice(PERSONS)
            main = tree.add(self.verb(governor, person, number, "ind", "pres"), "VERB")
            mark = tree.add("che", "SCONJ")
            inner = self.clause(tree, mood, tense)
            tree.attach(inner, "ccomp", main)
        elif self.chance(0.5):
            mark = tree.add(word, "SCONJ")
            inner = self.clause(tree, mood, tense)
            comma = tree.add(",", "PUNCT", "punct", inner)
            main = self.clause(tree)
            tree.attach(inner, "advcl", main)
            tree.attach(comma, "punct", inner)
        else:
            main = self.clause(tree)
            mark = tree.add(word, "SCONJ")
            inner = self.clause(tree, mood, tense)
            tree.attach(inner, "advcl", main)
        tree.attach(mark, "mark", inner)
        return main

    def _passive(self, tree: Tree) -> int:
        subject, gender, number = self.noun_phrase(tree)
        auxiliary = tree.add(self.verb(self.pick(["essere", "venire"]), 3, number, *self.random.choice(FINITE)), "AUX")
        second = tree.add(self.participle("essere", gender, number), "AUX") if self.chance(0.3) else None
        if second is not None:
            tree.words[auxiliary] = self.verb("essere", 3, number, "ind", self.pick(["pres", "impf"]))
        verb = tree.add(self.participle(self.pick(LISTS["transitive"]), gender, number), "VERB")
        tree.attach(subject, "nsubj:pass", verb)
        tree.attach(auxiliary, "aux" if second is not None else "aux:pass", verb)
        if second is not None:
            tree.attach(second, "aux:pass", verb)
        if self.chance(0.6):
            word, gender, number = self.bare_noun()
            case = tree.add(articulated("da", fitting_article(word, gender, number, False)), "ADP")
            agent = tree.add(word, "NOUN", "obl:agent", verb)
            tree.attach(case, "case", agent)
        return verb

    def _modal(self, tree: Tree) -> int:
        subject, person, number, _ = self.subject(tree)
        lemma, transitive = self.lemma()
        mood, tense = self.random.choice(FINITE)
        modal = tree.add(self.verb(self.pick(["dovere", "potere", "volere"]), person, number, mood, tense), "AUX")
        verb = tree.add(lemma, "VERB")
        tree.attach(modal, "aux", verb)
        if subject is not None:
            tree.attach(subject, "nsubj", verb)
        self.tail(tree, verb, transitive)
        return verb

    def _progressive(self, tree: Tree) -> int:
        subject, person, number, _ = self.subject(tree)
        lemma, transitive = self.lemma()
        auxiliary = tree.add(self.verb("stare", person, number, "ind", self.pick(["pres", "impf"])), "AUX")
        forms = self.lexicon.forms(lemma, "VERB", mood="ger", tense="pres")
        verb = tree.add(whole_form(forms) or "facendo", "VERB")
        tree.attach(auxiliary, "aux", verb)
        if subject is not None:
            tree.attach(subject, "nsubj", verb)
        self.tail(tree, verb, transitive)
        return verb

    def _there(self, tree: Tree) -> int:
        number = self.pick(["s", "p"])
        single, several = self.pick(["c'è/ci sono", "c'era/c'erano", "ci sarà/ci saranno"]).split("/")
        shown = single if number == "s" else several
        clitic, verb_word = shown.split(" ") if " " in shown else (shown[:2], shown[2:])
        expletive = tree.add(clitic, "PRON")
        verb = tree.add(verb_word, "VERB")
        tree.attach(expletive, "expl", verb)
        subject, _, _ = self.noun_phrase(tree, number)
        tree.attach(subject, "nsubj", verb)
        if self.chance(0.5):
            self.place(tree, verb)
        return verb

    def _short(self, tree: Tree) -> int:
        """What stands alone in an answer: a form, a drill, a noun phrase."""
        kind = self.random.random()
        if kind < 0.3:
            return self.noun_phrase(tree)[0]
        lemma, _ = self.lemma()
        mood, tense = self.random.choice(FINITE)
        root = -1
        persons = list(PERSONS) if kind > 0.8 else [self.random.choice(PERSONS)]
        spoken = self.chance(0.5)
        for number, (person, count) in enumerate(persons[: self.random.choice((1, 3, 5))]):
            if number:
                comma = tree.add(",", "PUNCT")
            pronoun = next(word for word, value in SUBJECTS.items() if value == (person, count))
            subject = tree.add(pronoun, "PRON") if spoken else None
            verb = tree.add(self.verb(lemma, person, count, mood, tense), "VERB")
            if subject is not None:
                tree.attach(subject, "nsubj", verb)
            if number:
                tree.attach(comma, "punct", verb)
                tree.attach(verb, "conj", root)
            else:
                root = verb
        return root


def _doc(vocab: Vocab, trees: list[Tree]) -> Doc:
    words: list[str] = []
    parts: list[str] = []
    relations: list[str] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for tree in trees:
        offset = len(words)
        words += tree.words
        parts += tree.parts
        relations += tree.relations
        heads += [head + offset for head in tree.heads]
        starts += [index == 0 for index in range(len(tree.words))]
    spaces = [
        not word.endswith("'") and not (index + 1 < len(words) and words[index + 1] in {",", ".", "!", "?"})
        for index, word in enumerate(words)
    ]
    spaces[-1] = False
    return Doc(vocab, words=words, spaces=spaces, pos=parts, deps=relations, heads=heads, sent_starts=starts)
