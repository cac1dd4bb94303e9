"""Frames for pronouns and adverbs."""

from training.reference import phrases
from training.reference.conjugation import REFLEXIVE
from training.reference.material import Frame, Material
from training.reference.scene import NAMED, PEOPLE, PRONOUNS, Scene

SUBJECTS = ("io", "tu", "lui", "lei", "noi", "voi", "loro")
OBJECTS = {("m", "s"): "lo", ("f", "s"): "la", ("m", "p"): "li", ("f", "p"): "le"}
REFLEXIVES = ("mi", "ti", "si", "ci", "vi")
# Reflexive verb without -si, the preposition it takes, English base and third person.
REFLEXIVE_VERBS = (
    ("avvicinare", "a", "get close to", "gets close to"),
    ("occupare", "di", "take care of", "takes care of"),
    ("fermare", "davanti a", "stop in front of", "stops in front of"),
    ("ricordare", "di", "remember", "remembers"),
    ("dimenticare", "di", "forget about", "forgets about"),
    ("lamentare", "di", "complain about", "complains about"),
    ("preoccupare", "per", "worry about", "worries about"),
)


def to_the(s: Scene, preposition: str) -> str:
    """ "all'aquila", "davanti all'aquila", "per l'aquila"."""
    before, _, last = preposition.rpartition(" ")
    return f"{before} {s.the(last)}".strip()


def someone_else(s: Scene) -> Scene:
    """The scene with another subject, of another person or number where possible."""
    return s.of(s.rng.choice([who for who in PEOPLE if (who.person, who.number) != (s.who.person, s.who.number)]))


def subject_pronouns(s: Scene) -> Material:
    who = s.rng.choice(PRONOUNS)
    s = s.of(who)
    verb = s.v("presente")
    # lui and lei, noi and loro would both do with the same form: only other persons are offered.
    same = [p.italian for p in PRONOUNS if (p.person, p.number) == (who.person, who.number)]
    named = s.of(s.rng.choice(NAMED))
    return Material(
        f"{{{who.italian}}} [{verb}] {s.the()}",
        f"{who.english} {s.en_v('presente')} {s.en_the()}",
        s.others(who.italian, [p for p in SUBJECTS if p not in same]),
        source=f"{named.who.italian} {named.v('presente')} {s.the()}",
        task=f"Con il soggetto {who.italian}",
    )


def object_pronouns(s: Scene) -> Material:
    pronoun = OBJECTS[s.gender, s.number]
    if s.slip == "adjective":
        pronoun = OBJECTS["f" if s.gender == "m" else "m", s.number]
    verb, them = s.v("presente"), "it" if not s.en_plural else "them"
    use = s.rng.choice(s.second_verbs)
    second = s.conjugator.finite(use.lemma, "presente", s.agent, aux=use.aux)
    english = use.english_third if s.who.person == 3 and s.who.number == "s" else use.english
    return Material(
        f"{s.who.italian} {verb} {s.the()} e {{{pronoun}}} [{second}]",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()} and {english} {them}",
        s.others(pronoun, ("lo", "la", "li", "le", "gli", "ne")),
        verb_hint=use.lemma,
        source=f"{s.who.italian} {verb} {s.the()} e {second} {s.the()}",
        task="Usa il pronome",
    )


def _reflexive(s: Scene) -> tuple[str, str, str, str, str]:
    """(lemma, clitic, finite form, complement, English)."""
    lemma, preposition, english, third = s.rng.choice(REFLEXIVE_VERBS)
    clitic = REFLEXIVE[s.who.person, s.who.number]
    form = s.verb_of(lemma, "presente")
    does = third if s.who.person == 3 and s.who.number == "s" else english
    return lemma, clitic, form, to_the(s, preposition), f"{s.who.english} {does} {s.en_the()}"


def reflexive_pronouns(s: Scene) -> Material:
    lemma, clitic, form, rest, english = _reflexive(s)
    other = someone_else(s)
    return Material(
        f"{s.who.italian} {{{clitic}}} [{form}] {rest}",
        english,
        s.others(clitic, REFLEXIVES),
        verb_hint=lemma,
        source=f"{other.who.italian} {other.verb_of(lemma, 'presente', reflexive=True)} {rest}",
        task=f"Con il soggetto {s.who.italian}",
    )


def reflexive_verbs(s: Scene) -> Material:
    lemma, clitic, form, rest, english = _reflexive(s)
    other = someone_else(s)
    wrong = [s.of(who).verb_of(lemma, "presente", reflexive=True) for who in PEOPLE]
    return Material(
        f"{s.who.italian} {{{clitic} {form}}} {rest}",
        english,
        s.others(f"{clitic} {form}", wrong),
        hint=lemma[:-1] + "si",
        source=f"{other.who.italian} {other.verb_of(lemma, 'presente', reflexive=True)} {rest}",
        task=f"Con il soggetto {s.who.italian}",
    )


_MINE = {
    "io": ("my", "mine"),
    "tu": ("your", "yours"),
    "lui": ("his", "his"),
    "noi": ("our", "ours"),
    "voi": ("your", "yours"),
}


def possessive_pronouns(s: Scene) -> Material:
    s = s.plural() if s.noun.kin else s
    first, second = s.rng.sample(list(_MINE), 2)
    if {first, second} == {"tu", "voi"}:
        first = "io"
    mine, yours = s.possessive(first), s.possessive(second)
    article = s.article(first=mine)
    adjective, opposite = s.adj(), s.adj(s.opposite)
    return Material(
        f"{article} {mine} {s.word} {s.be()} {adjective}, {article} {{{yours}}} [{s.be()}] {opposite}",
        f"{_MINE[first][0]} {s.en_word} {s.en_be()} {s.adjective.english}, "
        f"{_MINE[second][1]} {s.en_be()} {s.opposite.english}",
        s.others(yours, phrases.POSSESSIVES[second]),
        hint=second,
        verb_hint="essere",
        source=f"{article} {mine} {s.word} {s.be()} {adjective}, {article} {yours} {s.word} {s.be()} {opposite}",
        task="Usa il pronome",
    )


def demonstrative_pronouns(s: Scene) -> Material:
    this, word = s.this("questo")
    gender = s.gender
    that = {("m", "s"): "quello", ("f", "s"): "quella", ("m", "p"): "quelli", ("f", "p"): "quelle"}[gender, s.number]
    here, there = ("these", "those") if s.en_plural else ("this", "that")
    start = f"{phrases.join(this, word)} {s.be()} {s.adj()}"
    return Material(
        f"{start}, {{{that}}} [{s.be()}] {s.adj(s.opposite)}",
        f"{here} {s.en_word} {s.en_be()} {s.adjective.english}, {there} {s.en_be()} {s.opposite.english}",
        s.others(that, ("quello", "quella", "quelli", "quelle")),
        hint="quello",
        verb_hint="essere",
        source=f"{start}, {phrases.join(*s.this('quello'))} {s.be()} {s.adj(s.opposite)}",
        task="Usa il pronome",
    )


def relative_pronouns(s: Scene) -> Material:
    verb = s.v("presente")
    if s.rng.random() < 0.6:
        return Material(
            f"{s.the()} {{che}} {s.who.italian} [{verb}] {s.be()} {s.adj()}",
            f"{s.en_the()} that {s.who.english} {s.en_v('presente')} {s.en_be()} {s.adjective.english}",
            ("cui", "chi", "quale"),
            source=f"{s.who.italian} {verb} {s.the()}; {s.the()} {s.be()} {s.adj()}",
            task="Unisci con il relativo",
        )
    speak = s.verb_of("parlare", "presente")
    does = "speaks" if s.who.person == 3 and s.who.number == "s" else "speak"
    return Material(
        f"{s.the()} di {{cui}} {s.who.italian} [{speak}] {s.be()} {s.adj()}",
        f"{s.en_the()} {s.who.english} {does} about {s.en_be()} {s.adjective.english}",
        ("che", "chi", "quale"),
        verb_hint="parlare",
        source=f"{s.who.italian} {speak} {s.the('di')}; {s.the()} {s.be()} {s.adj()}",
        task="Unisci con il relativo",
    )


def interrogative_pronouns(s: Scene) -> Material:
    s = s.of(s.rng.choice([who for who in PEOPLE if who.person == 3 and who.number == "s"]))
    verb = s.v("presente")
    word = s.rng.choice(("chi", "chi", "quale", "quanto"))
    if word == "quanto":
        s = s.plural()
        word = "quanto" if s.number == "s" else ("quante" if s.gender == "f" else "quanti")
        if s.number == "s" and s.gender == "f":
            word = "quanta"
        much = "how many" if s.number == "p" else "how much"
        text, question = (
            f"{{{word}}} {s.word} [{verb}] {s.who.italian}?",
            f"{much} {s.en_word} does {s.who.english} {s.verb.english}?",
        )
    elif word == "quale":
        word = "quali" if s.number == "p" else "quale"
        text, question = (
            f"{{{word}}} {s.word} [{verb}] {s.who.italian}?",
            f"which {s.en_word} does {s.who.english} {s.verb.english}?",
        )
    else:
        text, question = f"{{chi}} [{verb}] {s.the()}?", f"who {s.en_v('presente')} {s.en_the()}?"
    return Material(
        text,
        question,
        s.others(word, ("chi", "quali", "quale", "quanto", "quanta", "quanti", "quante")),
        source=f"{s.who.italian} {verb} {s.the()}",
        task=f"Fai una domanda con {word}",
    )


INDEFINITES = (
    ("qualcuno", "somebody", "s"),
    ("nessuno", "nobody", "s"),
    ("ognuno", "everybody", "s"),
    ("tutti", "everybody", "p"),
    ("molti", "many people", "p"),
    ("alcuni", "some people", "p"),
)


def indefinite_pronouns(s: Scene) -> Material:
    word, english, number = s.rng.choice(INDEFINITES)
    who = next(p for p in NAMED if p.number == number)
    s = s.of(who)
    third = s.verb.english if english.endswith("people") else s.verb.english_third
    return Material(
        f"{{{word}}} [{s.v('presente')}] {s.the()}",
        f"{english} {third} {s.en_the()}",
        s.others(word, ("niente", "qualche", "ogni", "ciascuna")),
        source=f"{who.italian} {s.v('presente')} {s.the()}",
        task=f"Con il pronome {word}",
    )


ADVERBS = (
    ("attentamente", "carefully"),
    ("volentieri", "gladly"),
    ("sempre", "always"),
    ("spesso", "often"),
    ("raramente", "rarely"),
    ("finalmente", "finally"),
    ("lentamente", "slowly"),
    ("subito", "at once"),
)


def adverbs(s: Scene) -> Material:
    adverb, english = s.rng.choice(ADVERBS)
    hint = {"attentamente": "attento", "raramente": "raro", "finalmente": "finale", "lentamente": "lento"}.get(
        adverb, english
    )
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {{{adverb}}} {s.the()}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()} {english}",
        s.others(adverb, ("attento", "volenteroso", "raro", "lento", "finale")),
        hint=hint,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Aggiungi l'avverbio {adverb}",
    )


COMPARED = (
    ("più attentamente", "more carefully"),
    ("più volentieri", "more gladly"),
    ("più spesso", "more often"),
    ("più raramente", "more rarely"),
    ("più lentamente", "more slowly"),
    ("meglio", "better"),
    ("meno spesso", "less often"),
)


def adverb_comparison(s: Scene) -> Material:
    adverb, english = s.rng.choice(COMPARED)
    base = {"meglio": "bene"}.get(adverb, adverb.split()[-1])
    standard, than = s.rng.choice((("di prima", "than before"), ("di te", "than you"), ("di noi", "than us")))
    wrong = (
        ("più bene", "migliore", "più buono", "molto spesso")
        if adverb == "meglio"
        else (f"di più {base}", f"{base} più", f"il più {base}", f"{base} tanto")
    )
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {s.the()} {{{adverb}}} {standard}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()} {english} {than}",
        s.others(adverb, wrong),
        hint=base,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Confronta, con {adverb}",
    )


FRAMES: dict[str, Frame] = {
    "subject_pronouns": subject_pronouns,
    "object_pronouns": object_pronouns,
    "reflexive_pronouns": reflexive_pronouns,
    "possessive_pronouns": possessive_pronouns,
    "demonstrative_pronouns": demonstrative_pronouns,
    "relative_pronouns": relative_pronouns,
    "interrogative_pronouns": interrogative_pronouns,
    "indefinite_pronouns": indefinite_pronouns,
    "adverbs": adverbs,
    "adverb_comparison": adverb_comparison,
    "reflexive_verbs": reflexive_verbs,
}
