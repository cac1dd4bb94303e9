"""Frames for nouns, articles and adjectives."""

from collections.abc import Callable

from training.reference import phrases
from training.reference.lexis import Adjective
from training.reference.material import Frame, Material, mark
from training.reference.scene import MARCO, RAGAZZI, Scene

ARTICLES = ("il", "lo", "la", "l'", "i", "gli", "le")
INDEFINITES = ("un", "uno", "una", "un'")
PARTITIVES = ("del", "dello", "della", "dell'", "dei", "degli", "delle")
DEMONSTRATIVES = ("questo", "questa", "questi", "queste", "quel", "quello", "quella", "quei", "quegli", "quelle")
# Irregular nouns that can act in any topic: singular, its article, plural, its article, English.
IRREGULAR = (
    ("uomo", "l'", "uomini", "gli", "man", "men"),
    ("collega", "il", "colleghi", "i", "colleague", "colleagues"),
    ("poeta", "il", "poeti", "i", "poet", "poets"),
    ("pilota", "il", "piloti", "i", "pilot", "pilots"),
    ("atleta", "l'", "atleti", "gli", "athlete", "athletes"),
)


def varied(scene: Scene, describe: Callable[[Scene, str], str]) -> tuple[str, str]:
    """(task, source) of a transformation: the other number, or for a noun without one the negative."""
    if scene.can_flip:
        return ("Al plurale" if scene.number == "p" else "Al singolare"), describe(scene.flipped(), "")
    return "Alla forma affermativa", describe(scene, "non ")


def adjective_forms(lemma: str) -> tuple[str, ...]:
    forms = tuple(dict.fromkeys(phrases.inflect(lemma, g, n) for g in "mf" for n in "sp"))
    # An adjective in -e has two forms; learners also try the endings of those in -o.
    return forms if len(forms) == 4 else (*forms, lemma[:-1] + "a", lemma[:-1] + "o")


def _described(s: Scene, negation: str = "") -> str:
    return f"{s.the()} {negation}{s.be()} {s.adj()}"


def _en_described(s: Scene) -> str:
    return f"{s.en_the()} {s.en_be()} {s.adjective.english}"


def noun_gender(s: Scene) -> Material:
    article = s.article()
    task, source = varied(s, _described)
    return Material(
        f"{mark(article, s.word)} [{s.be()}] {s.adj()}",
        _en_described(s),
        s.others(article, ARTICLES),
        verb_hint="essere",
        source=source,
        task=task,
    )


def noun_number(s: Scene) -> Material:
    s = s.plural()
    if s.number == "s":
        return _colours(s)
    right = s.word
    forms = [s.noun.lemma, s.noun.plural, *(right[:-1] + ending for ending in "aeio")]
    task, source = varied(s, _described)
    return Material(
        phrases.join(s.article(), f"{{{right}}}") + f" [{s.be()}] {s.adj()}",
        _en_described(s),
        s.others(right, [form for form in forms if form]),
        hint=s.noun.lemma,
        verb_hint="essere",
        source=source,
        task=task,
    )


def _colours(s: Scene) -> Material:
    """A plural for what has none itself."""
    one, right, english = s.rng.choice(
        (("colore", "colori", "colours"), ("aspetto", "aspetti", "aspects"), ("segreto", "segreti", "secrets"))
    )
    article, single = phrases.definite("m", "p", right), phrases.definite("m", "s", one)
    return Material(
        f"{article} {{{right}}} {s.the('di')} [sono] belli",
        f"the {english} of {s.en_the()} are beautiful",
        s.others(right, (one, one[:-1] + "a", right[:-1] + "a", right[:-1] + "o", right[:-1] + "u")),
        hint=one,
        verb_hint="essere",
        source=f"{phrases.join(single, one)} {s.the('di')} è bello",
        task="Al plurale",
    )


def irregular_nouns(s: Scene) -> Material:
    singular, one, plural, many, _, englishes = s.rng.choice(IRREGULAR)
    verb = s.conjugator.finite
    does, do = (verb(s.verb.lemma, "presente", who, aux=s.verb.aux) for who in (MARCO.agent, RAGAZZI.agent))
    stem = plural[:-1]
    return Material(
        f"{many} {{{plural}}} [{do}] {s.the()}",
        f"the {englishes} {s.verb.english} {s.en_the()}",
        s.others(plural, (stem + "a", stem + "e", stem + "o", singular)),
        hint=singular,
        verb_hint=s.verb.lemma,
        source=f"{phrases.join(one, singular)} {does} {s.the()}",
        task="Al plurale",
    )


def definite_articles(s: Scene) -> Material:
    article = s.article()
    subject, verb = s.who.italian, s.v("presente")
    task, source = varied(s, lambda scene, no: f"{subject} {no}{verb} {scene.the()}")
    return Material(
        f"{subject} [{verb}] {mark(article, s.word)}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()}",
        s.others(article, ARTICLES),
        source=source,
        task=task,
    )


def indefinite_articles(s: Scene) -> Material:
    s = s.singular()
    article = s.a_article()
    what, english = s.word, s.en_a()
    if not s.noun.countable:  # una neve leggera
        what, english = f"{s.word} {s.adj()}", f"a {s.adjective.english} {s.en_word}"
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {mark(article, what)}",
        f"{s.who.english} {s.en_v('presente')} {english}",
        s.others(article, INDEFINITES),
        source=f"{s.who.italian} {s.v('presente')} {phrases.join(s.article(), what)}",
        task="Con l'articolo indeterminativo",
    )


def partitive_articles(s: Scene) -> Material:
    s = s.plural()
    article = s.article("di")
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {mark(article, s.word)}",
        f"{s.who.english} {s.en_v('presente')} some {s.en_word}",
        s.others(article, PARTITIVES),
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task="Con l'articolo partitivo",
    )


def qualitative_adjectives(s: Scene) -> Material:
    task, source = varied(s, _described)
    return Material(
        f"{s.the()} [{s.be()}] {{{s.adj()}}}",
        _en_described(s),
        s.others(s.adj(), adjective_forms(s.adjective.lemma)),
        hint=s.adjective.lemma,
        verb_hint="essere",
        source=source,
        task=task,
    )


def noun_adjective_agreement(s: Scene) -> Material:
    subject, verb = s.who.italian, s.v("presente")
    task, source = varied(s, lambda scene, no: f"{subject} {no}{verb} {scene.the()} {scene.adj()}")
    return Material(
        f"{subject} [{verb}] {s.the()} {{{s.adj()}}}",
        f"{s.who.english} {s.en_v('presente')} the {s.adjective.english} {s.en_word}",
        s.others(s.adj(), adjective_forms(s.adjective.lemma)),
        hint=s.adjective.lemma,
        source=source,
        task=task,
    )


def demonstrative_adjectives(s: Scene) -> Material:
    which, english = s.rng.choice((("questo", ("this", "these")), ("quello", ("that", "those"))))
    form, word = s.this(which)

    def describe(scene: Scene, negation: str) -> str:
        return f"{phrases.join(*scene.this(which))} {negation}{scene.be()} {scene.adj()}"

    task, source = varied(s, describe)
    return Material(
        f"{mark(form, word)} [{s.be()}] {s.adj()}",
        f"{english[s.en_plural]} {s.en_word} {s.en_be()} {s.adjective.english}",
        s.others(form, DEMONSTRATIVES),
        hint=which,
        verb_hint="essere",
        source=source,
        task=task,
    )


_OWNERS = (("io", "my"), ("tu", "your"), ("lui", "his"), ("noi", "our"), ("voi", "your"))


def possessive_adjectives(s: Scene) -> Material:
    owner, english = s.rng.choice(_OWNERS)
    form = s.possessive(owner)

    def describe(scene: Scene, negation: str) -> str:
        mine = scene.possessive(owner)
        return f"{scene.article(first=mine)} {mine} {scene.word} {negation}{scene.be()} {scene.adj()}"

    s = s if not s.noun.kin else s.plural()  # mio padre, but i miei fratelli
    form = s.possessive(owner)
    task, source = varied(s, describe) if not s.noun.kin else ("Alla forma affermativa", describe(s, "non "))
    pool = phrases.POSSESSIVES[owner]
    return Material(
        f"{s.article(first=form)} {{{form}}} {s.word} [{s.be()}] {s.adj()}",
        f"{english} {s.en_word} {s.en_be()} {s.adjective.english}",
        s.others(form, pool),
        hint=owner,
        verb_hint="essere",
        source=source,
        task=task,
    )


def superlative(adjective: str) -> str:
    """The absolute superlative, masculine singular: veloce, velocissimo; bianco, bianchissimo; vecchio, vecchissimo."""
    stem = adjective[:-1]
    if adjective.endswith(("co", "go")):
        stem += "h"
    elif stem.endswith("i"):
        stem = stem[:-1]
    return stem + "issimo"


def adjective_degrees(s: Scene) -> Material:
    form = s.adj()
    if s.rng.random() < 0.4:
        top = s.adj(Adjective(superlative(s.adjective.lemma), ""))
        return Material(
            f"{s.the()} [{s.be()}] {{{top}}}",
            f"{s.en_the()} {s.en_be()} very {s.adjective.english}",
            s.others(top, [*adjective_forms(superlative(s.adjective.lemma)), form]),
            hint=s.adjective.lemma,
            verb_hint="essere",
            source=_described(s),
            task="Al superlativo assoluto",
        )
    standard, than = s.rng.choice((("del solito", "than usual"), ("di prima", "than before")))
    much, english = s.rng.choice((("più", s.adjective.more), ("meno", f"less {s.adjective.english}")))
    wrong = [f"{much} {f}" for f in adjective_forms(s.adjective.lemma)]
    return Material(
        f"{s.the()} [{s.be()}] {{{much} {form}}} {standard}",
        f"{s.en_the()} {s.en_be()} {english} {than}",
        s.others(f"{much} {form}", wrong),
        hint=f"{much}, {s.adjective.lemma}",
        verb_hint="essere",
        source=_described(s),
        task="Al comparativo",
    )


FRAMES: dict[str, Frame] = {
    "noun_gender": noun_gender,
    "noun_number": noun_number,
    "irregular_nouns": irregular_nouns,
    "definite_articles": definite_articles,
    "indefinite_articles": indefinite_articles,
    "partitive_articles": partitive_articles,
    "qualitative_adjectives": qualitative_adjectives,
    "demonstrative_adjectives": demonstrative_adjectives,
    "possessive_adjectives": possessive_adjectives,
    "adjective_degrees": adjective_degrees,
    "noun_adjective_agreement": noun_adjective_agreement,
}
