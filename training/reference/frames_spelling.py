"""Frames for spelling and the lexicon."""

from training.reference.frames_pronouns import someone_else
from training.reference.material import Frame, Material
from training.reference.scene import ANNA, IO, LUCA, MARCO, RAGAZZI, TU, Scene

ACCENTED = (
    ("lunedì", "on Monday", ("lunedi", "lunedí", "lùnedi")),
    ("martedì", "on Tuesday", ("martedi", "martedí", "màrtedi")),
    ("giovedì", "on Thursday", ("giovedi", "giovedí", "giòvedi")),
    ("venerdì", "on Friday", ("venerdi", "venerdí", "vènerdi")),
    ("più tardi", "later", ("piu tardi", "piú tardi", "pìu tardi")),
    ("però", "however", ("pero", "peró", "pèro")),
    ("così", "like this", ("cosi", "cosí", "còsi")),
)


def accents(s: Scene) -> Material:
    word, english, wrong = s.rng.choice(ACCENTED)
    bare = wrong[0]
    return Material(
        f"{{{word}}} {s.who.italian} [{s.v('presente')}] {s.the()}",
        f"{english} {s.who.english} {s.en_v('presente')} {s.en_the()}",
        wrong,
        hint=bare,
        source=f"{bare} {s.who.italian} {s.v('presente')} {s.the()}",
        task="Metti l'accento",
    )


def apostrophe_elision(s: Scene) -> Material:
    if s.elides:
        s = s.singular()
        article = s.article()
        return Material(
            f"{s.who.italian} [{s.v('presente')}] {{{article}}}{s.word}"
            if article.endswith("'")
            else f"{s.who.italian} [{s.v('presente')}] {{{article}}} {s.word}",
            f"{s.who.english} {s.en_v('presente')} {s.en_the()}",
            s.others(article, ("lo", "la", "il", "le", "l'")),
            source=f"{s.who.italian} {s.v('presente')} {s.plural().the()}",
            task="Al singolare",
        )
    form, english, wrong, source = s.rng.choice(
        (
            ("dov'è", "where is", ("dove è", "dovè", "dov è"), "dove sono"),
            ("com'è", "what is it like,", ("come è", "comè", "com è"), "come sono"),
            ("c'è", "there is", ("ci è", "cè", "c è"), "ci sono"),
        )
    )
    s = s.singular()
    mark = "" if form == "c'è" else "?"
    return Material(
        f"{{{form}}} {s.the()}{mark}",
        f"{english} {s.en_the()}{mark}",
        wrong,
        verb_hint="essere",
        source=f"{source} {s.plural().the()}{mark}",
        task="Al singolare",
    )


DOUBLES = (
    ("oggi", "today", ("ogi", "ogii", "oghi")),
    ("adesso", "now", ("adeso", "addesso", "addeso")),
    ("ogni mattina", "every morning", ("ogni matina", "oggni mattina", "oggni matina")),
    ("spesso", "often", ("speso", "sppesso", "sppeso")),
    ("ogni anno", "every year", ("ogni ano", "oggni anno", "oggni ano")),
    ("a mezzogiorno", "at noon", ("a mezogiorno", "a mezzoggiorno", "a mezoggiorno")),
)


def double_consonants(s: Scene) -> Material:
    word, english, wrong = s.rng.choice(DOUBLES)
    return Material(
        f"{{{word}}} {s.who.italian} [{s.v('presente')}] {s.the()}",
        f"{english} {s.who.english} {s.en_v('presente')} {s.en_the()}",
        wrong,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Comincia con «{word.capitalize()}»",
    )


_HAVE = {(1, "s"): ("ho", "o"), (2, "s"): ("hai", "ai"), (3, "s"): ("ha", "a"), (3, "p"): ("hanno", "anno")}


def _with_have(s: Scene) -> Scene:
    return s.of(s.rng.choice((IO, TU, MARCO, ANNA, LUCA, RAGAZZI)))


def h_usage(s: Scene) -> Material:
    s = _with_have(s)
    right, _ = _HAVE[s.who.person, s.who.number]
    participle = s.participle()
    other = someone_else(s)
    return Material(
        f"{s.who.italian} {{{right}}} {participle} {s.the()}",
        f"{s.who.english} {s.en_v('passato_prossimo')} {s.en_the()}",
        s.others(right, ("o", "ho", "ai", "hai", "a", "ha", "anno", "hanno")),
        hint="avere",
        source=f"{other.who.italian} {other.v('passato_prossimo')} {s.the()}",
        task=f"Con il soggetto {s.who.italian}",
        note=f"{right} con la h",
    )


def homophones(s: Scene) -> Material:
    s = _with_have(s)
    right, wrong = _HAVE[s.who.person, s.who.number]
    participle = s.participle()
    return Material(
        f"{s.who.italian} {{{right}}} {participle} {s.the()}",
        f"{s.who.english} {s.en_v('passato_prossimo')} {s.en_the()}",
        s.others(right, (wrong, "o", "ai", "a", "anno")) if wrong in ("o", "ai", "a", "anno") else (wrong, "o", "a"),
        hint=f"{right} o {wrong}?",
        verb_hint="avere",
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Al passato prossimo, con {right} o {wrong}",
        note=f"{right} e {wrong}",
    )


def synonyms_antonyms(s: Scene) -> Material:
    opposite = s.adj(s.opposite)
    return Material(
        f"{s.the()} non è {s.adj()}, ma {{{opposite}}}"
        if s.number == "s"
        else f"{s.the()} non sono {s.adj()}, ma {{{opposite}}}",
        f"{s.en_the()} {s.en_be()} not {s.adjective.english}, but {s.opposite.english}",
        s.others(opposite, [s.adj(quality) for quality in s.qualities if quality not in (s.opposite, s.adjective)]),
        hint=f"contrario di {s.adjective.lemma}",
        verb_hint="",
        source=f"{s.the()} {s.be()} {s.adj()}",
        task="Nega e usa il contrario",
        note=f"contrario di {s.adjective.lemma}",
    )


_IDIOMS = (
    ("non {} {{l'ora}} di {} {}", "vedere", "cannot wait to", ("il tempo", "il giorno", "la sera"), "inf"),
    ("{} {{voglia}} di {} {}", "avere", "feel like", ("volere", "vista", "via"), "inf"),
    ("{} un'{{occhiata}} {}", "dare", "take a look at", ("orecchia", "occhio", "mano"), "a"),
    ("{} a {{meno}} {}", "fare", "do without", ("poco", "più", "molto"), "di"),
)


def idiomatic_expressions(s: Scene) -> Material:
    pattern, lemma, english, wrong, tail = s.rng.choice(_IDIOMS)
    verb = "[" + s.verb_of(lemma, "presente") + "]"
    third = s.who.person == 3 and s.who.number == "s"
    en_verb = english if english.startswith("cannot") or not third else _EN_THIRD[english]
    if tail == "inf":
        text, source = (
            pattern.format(verb, s.verb.lemma, s.the()),
            f"{s.verb_of('volere', 'presente')} {s.verb.lemma} {s.the()}",
        )
        en_rest = f"{s.verb.english_ing if english == 'feel like' else s.verb.english} {s.en_the()}"
    else:
        text, en_rest = pattern.format(verb, s.the(tail)), s.en_the()
        source = f"{s.v('presente')} {s.the()}"
    return Material(
        f"{s.who.italian} {text}",
        f"{s.who.english} {en_verb} {en_rest}",
        wrong,
        verb_hint=lemma,
        source=f"{s.who.italian} {source}",
        task="Usa un modo di dire",
        note="modo di dire",
    )


_EN_THIRD = {"feel like": "feels like", "take a look at": "takes a look at", "do without": "does without"}
PROVERBS = (
    ("chi cerca", "trova", "seek and you shall find", ("perde", "dorme", "parla")),
    ("chi dorme non piglia", "pesci", "you snooze, you lose", ("gatti", "treni", "fiori")),
    ("chi va piano va", "sano", "slow and steady wins the race", ("solo", "male", "presto")),
    ("tra il dire e il fare c'è di mezzo il", "mare", "easier said than done", ("monte", "fiume", "vento")),
    ("l'appetito viene", "mangiando", "appetite comes with eating", ("dormendo", "correndo", "leggendo")),
)


def proverbs(s: Scene) -> Material:
    start, end, english, wrong = s.rng.choice(PROVERBS)
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {s.the()}: {start} {{{end}}}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()}: {english}",
        wrong,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Aggiungi il proverbio che comincia con «{start.split()[0].capitalize()} {start.split()[1]}»",
        note="proverbio",
    )


FRAMES: dict[str, Frame] = {
    "accents": accents,
    "apostrophe_elision": apostrophe_elision,
    "double_consonants": double_consonants,
    "h_usage": h_usage,
    "homophones": homophones,
    "synonyms_antonyms": synonyms_antonyms,
    "idiomatic_expressions": idiomatic_expressions,
    "proverbs": proverbs,
}
