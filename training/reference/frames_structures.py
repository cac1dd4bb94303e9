"""Frames for infinitive, gerund, participle, passive, modal, pronominal and impersonal verbs."""

from training.reference.conjugation import Agent
from training.reference.frames_verbs import NAMES, options
from training.reference.material import Frame, Material
from training.reference.scene import NAMED, NOI, PEOPLE, Scene, english_be

_WITH_INFINITIVE = (
    ("volere", "wants to", "want to"),
    ("potere", "can", "can"),
    ("dovere", "must", "must"),
    ("sapere", "knows how to", "know how to"),
)


def _third(s: Scene) -> bool:
    return s.who.person == 3 and s.who.number == "s"


def infinitive(s: Scene) -> Material:
    lemma, third, base = s.rng.choice(_WITH_INFINITIVE)
    main = s.verb_of(lemma, "presente")
    return Material(
        f"{s.who.italian} {main} {{{s.verb.lemma}}} {s.the()}",
        f"{s.who.english} {third if _third(s) else base} {s.verb.english} {s.en_the()}",
        s.others(s.verb.lemma, [s.v("presente"), s.v("futuro"), s.participle(), s.gerund()]),
        verb_hint=s.verb.lemma,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Con il verbo {lemma}",
        note="infinito",
    )


def modal_verbs(s: Scene) -> Material:
    lemma, third, base = s.rng.choice(_WITH_INFINITIVE[:3])
    main = s.verb_of(lemma, "presente")
    wrong = [s.of(who).verb_of(lemma, "presente") for who in PEOPLE]
    return Material(
        f"{s.who.italian} {{{main}}} {s.verb.lemma} {s.the()}",
        f"{s.who.english} {third if _third(s) else base} {s.verb.english} {s.en_the()}",
        s.others(main, wrong),
        hint=lemma,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Con il verbo {lemma}",
        note=f"verbo modale {lemma}",
    )


def gerund(s: Scene) -> Material:
    stare = s.verb_of("stare", "presente", aux="essere")
    form = s.gerund()
    return Material(
        f"{s.who.italian} {stare} {{{form}}} {s.the()}",
        f"{s.who.english} {english_be(s.who)} {s.verb.english_ing} {s.en_the()}",
        s.others(form, [s.verb.lemma, s.participle(), s.v("presente"), s.v("futuro")]),
        hint=s.verb.lemma,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task="Con stare e il gerundio",
        note=f"gerundio di {s.verb.lemma}",
    )


def participle(s: Scene) -> Material:
    have = s.verb_of("avere", "presente")
    form = s.participle()
    return Material(
        f"{s.who.italian} {have} {{{form}}} {s.the()}",
        f"{s.who.english} {s.en_v('passato_prossimo')} {s.en_the()}",
        s.others(form, [s.verb.lemma, s.gerund(), s.v("presente"), s.v("futuro")]),
        hint=s.verb.lemma,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task="Con il participio passato",
        note=f"participio di {s.verb.lemma}",
    )


def _agreeing(s: Scene) -> Agent:
    """The thing as a subject, in the wrong gender when the scene slips on endings."""
    if s.slip == "adjective":
        return Agent(3, s.number, "f" if s.gender == "m" else "m")
    return s.thing


def passive_voice(s: Scene) -> Material:
    s = s.people().of(s.rng.choice(NAMED))
    tense = s.rng.choice(("presente", "passato_prossimo", "futuro"))
    form = s.conjugator.passive(s.verb.lemma, tense, _agreeing(s))
    wrong = [
        s.conjugator.passive(s.verb.lemma, t, Agent(3, n, g)) for t in ("presente", tense) for n in "sp" for g in "mf"
    ]
    english = {
        "presente": s.en_be(),
        "futuro": "will be",
        "passato_prossimo": "have been" if s.en_plural else "has been",
    }[tense]
    agent = {"i ragazzi": "dai ragazzi", "le ragazze": "dalle ragazze"}.get(s.who.italian, f"da {s.who.italian}")
    return Material(
        f"{s.the()} {{{form}}} {agent}",
        f"{s.en_the()} {english} {s.verb.english_participle} by {s.who.english}",
        s.others(form, wrong),
        hint=s.verb.lemma,
        source=f"{s.who.italian} {s.v(tense)} {s.the()}",
        task="Al passivo",
        note=f"passivo di {s.verb.lemma}",
    )


# Sentence with {} for the clitics and verb, the forms by person, English third and base.
_FARCELA = {
    (1, "s"): "ce la faccio",
    (2, "s"): "ce la fai",
    (3, "s"): "ce la fa",
    (1, "p"): "ce la facciamo",
    (2, "p"): "ce la fate",
    (3, "p"): "ce la fanno",
}
_ANDARSENE = {
    (1, "s"): "me ne vado",
    (2, "s"): "te ne vai",
    (3, "s"): "se ne va",
    (1, "p"): "ce ne andiamo",
    (2, "p"): "ve ne andate",
    (3, "p"): "se ne vanno",
}
_METTERCI = {
    (1, "s"): "ci metto",
    (2, "s"): "ci metti",
    (3, "s"): "ci mette",
    (1, "p"): "ci mettiamo",
    (2, "p"): "ci mettete",
    (3, "p"): "ci mettono",
}
_ACCORGERSI = {
    (1, "s"): "mi accorgo",
    (2, "s"): "ti accorgi",
    (3, "s"): "si accorge",
    (1, "p"): "ci accorgiamo",
    (2, "p"): "vi accorgete",
    (3, "p"): "si accorgono",
}
PRONOMINAL = {"farcela": _FARCELA, "andarsene": _ANDARSENE, "accorgersi": _ACCORGERSI}


def pronominal_verbs(s: Scene) -> Material:
    lemma = s.rng.choice(list(PRONOMINAL))
    forms = PRONOMINAL[lemma]
    rest, english, third = {
        "farcela": (
            f"a {s.verb.lemma} {s.the()}",
            f"manage to {s.verb.english} {s.en_the()}",
            f"manages to {s.verb.english} {s.en_the()}",
        ),
        "andarsene": (
            f"senza {s.verb.lemma} {s.the()}",
            f"leave without {s.verb.english_ing} {s.en_the()}",
            f"leaves without {s.verb.english_ing} {s.en_the()}",
        ),
        "accorgersi": (s.the("di"), f"notice {s.en_the()}", f"notices {s.en_the()}"),
    }[lemma]
    form = forms[s.who.person, s.who.number]
    other = s.rng.choice([who for who in PEOPLE if (who.person, who.number) != (s.who.person, s.who.number)])
    return Material(
        f"{s.who.italian} {{{form}}} {rest}",
        f"{s.who.english} {third if _third(s) else english}",
        s.others(form, list(forms.values())),
        hint=lemma,
        source=f"{other.italian} {forms[other.person, other.number]} {rest}",
        task=f"Con il soggetto {s.who.italian}",
        note=f"verbo pronominale {lemma}",
    )


_IMPERSONAL = (
    ("bisogna", "it is necessary to", "bisognare"),
    ("è necessario", "it is necessary to", "essere"),
    ("è bello", "it is nice to", "essere"),
    ("è facile", "it is easy to", "essere"),
    ("è utile", "it is useful to", "essere"),
    ("conviene", "it is best to", "convenire"),
)


def impersonal_verbs(s: Scene) -> Material:
    form, english, lemma = s.rng.choice(_IMPERSONAL)
    wrong = ("bisogno", "sono necessari", "conveniamo", "bisognano", "sono utili")
    return Material(
        f"{{{form}}} {s.verb.lemma} {s.the()}",
        f"{english} {s.verb.english} {s.en_the()}",
        s.others(form, wrong),
        hint="" if lemma == "essere" else lemma,
        verb_hint=lemma if lemma != "essere" else form.replace("è", "essere"),
        source=f"noi {s.of(NOI).v('presente')} {s.the()}",
        task=f"Comincia con «{form[0].upper()}{form[1:]}»",
        note="verbo impersonale",
    )


_SAID = (
    ("dico", "I say", "passato_prossimo", "passato_prossimo"),
    ("dicevo", "I said", "trapassato_prossimo", "trapassato_prossimo"),
    ("so", "I know", "futuro", "futuro"),
    ("sapevo", "I knew", "condizionale_passato", "condizionale_presente"),
    ("penso", "I think", "congiuntivo_presente", "presente"),
    ("pensavo", "I thought", "congiuntivo_imperfetto", "passato_remoto"),
)


def sequence_of_tenses(s: Scene) -> Material:
    s = s.people()
    main, english, tense, en_tense = s.rng.choice(_SAID)
    pool = (
        ("presente", "imperfetto", "trapassato_remoto", "futuro_anteriore")
        if not tense.startswith("cong")
        else ("futuro", "passato_remoto", "futuro_anteriore", "condizionale_presente")
    )
    return Material(
        f"{main} che {s.who.italian} {{{s.v(tense)}}} {s.the()}",
        f"{english} that {s.who.english} {s.en_v(en_tense)} {s.en_the()}",
        options(s, tense, pool=pool),
        hint=s.verb.lemma,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Comincia con «{main[0].upper()}{main[1:]} che»",
        note=f"{NAMES[tense]} dopo {main}",
    )


FRAMES: dict[str, Frame] = {
    "infinitive": infinitive,
    "gerund": gerund,
    "participle": participle,
    "passive_voice": passive_voice,
    "pronominal_verbs": pronominal_verbs,
    "modal_verbs": modal_verbs,
    "impersonal_verbs": impersonal_verbs,
    "sequence_of_tenses": sequence_of_tenses,
}
