"""Frames for tenses, moods and other verb structures."""

from training.reference.conjugation import Agent
from training.reference.material import Frame, Material
from training.reference.scene import ANNA, IO, LUCA, MARCO, NAMED, NOI, PEOPLE, SARA, TU, VOI, Scene, english_be

TIMES: dict[str, tuple[tuple[str, str], ...]] = {
    "presente": (("ogni giorno", "every day"), ("oggi", "today"), ("di solito", "usually"), ("adesso", "now")),
    "imperfetto": (("ogni estate", "every summer"), ("una volta", "once"), ("mentre pioveva", "while it was raining")),
    "passato_prossimo": (("ieri", "yesterday"), ("stamattina", "this morning"), ("la settimana scorsa", "last week")),
    "trapassato_prossimo": (("il giorno prima", "the day before"), ("poco prima", "shortly before"), ("fino ad allora", "until then")),
    "passato_remoto": (("quel giorno", "that day"), ("molti anni fa", "many years ago"), ("nel 1990", "in 1990")),
    "futuro": (("domani", "tomorrow"), ("fra un anno", "in a year"), ("la settimana prossima", "next week")),
    "futuro_anteriore": (("entro domani", "by tomorrow"), ("fra un'ora", "in an hour"), ("prima di sera", "before evening")),
    "condizionale_presente": (("in quel caso", "in that case"), ("con più tempo", "with more time"), ("senza la pioggia", "without the rain")),
    "condizionale_passato": (("in quel caso", "in that case"), ("con più tempo", "with more time"), ("senza la pioggia", "without the rain")),
}  # fmt: skip
NAMES = {
    "presente": "presente", "imperfetto": "imperfetto", "passato_prossimo": "passato prossimo",
    "trapassato_prossimo": "trapassato prossimo", "passato_remoto": "passato remoto",
    "trapassato_remoto": "trapassato remoto", "futuro": "futuro", "futuro_anteriore": "futuro anteriore",
    "condizionale_presente": "condizionale presente", "condizionale_passato": "condizionale passato",
    "congiuntivo_presente": "congiuntivo presente", "congiuntivo_imperfetto": "congiuntivo imperfetto",
    "congiuntivo_passato": "congiuntivo passato", "congiuntivo_trapassato": "congiuntivo trapassato",
    "imperativo": "imperativo",
}  # fmt: skip
_POOL = ("presente", "imperfetto", "passato_prossimo", "futuro", "condizionale_presente", "passato_remoto")


def options(s: Scene, tense: str, *, pool: tuple[str, ...] = _POOL) -> tuple[str, ...]:
    """Three other tenses of the same verb form."""
    right = s.v(tense)
    return s.others(right, [s.v(other) for other in pool])


def note(s: Scene, tense: str) -> str:
    return f"{NAMES[tense]} di {s.verb.lemma}"


def indicative(tense: str) -> Frame:
    """A clause with an adverbial of time, in an indicative or conditional tense."""

    def frame(s: Scene) -> Material:
        time, english = s.rng.choice(TIMES[tense])
        source = "presente" if tense != "presente" else "futuro"
        return Material(
            f"{time} {s.subject} {{{s.v(tense)}}} {s.rest}",
            f"{english} {s.en_subject} {s.en_v(tense)} {s.en_rest}",
            options(s, tense),
            hint=s.verb.lemma,
            source=f"{s.subject} {s.v(source)} {s.rest}",
            task=f"{'All' + chr(39) if tense == 'imperfetto' else 'Al '}{NAMES[tense]}",
            note=note(s, tense),
        )

    return frame


_THEN = (("tornò a casa", "tornarono a casa", "went home"), ("partì", "partirono", "left"), ("sorrise", "sorrisero", "smiled"))


def remote_pluperfect(s: Scene) -> Material:
    """The trapassato remoto lives in a clause of time before a passato remoto."""
    s = s.people()
    when, english = s.rng.choice((("dopo che", "after"), ("quando", "when"), ("appena", "as soon as")))
    one, many, then = s.rng.choice(_THEN)
    main = one if s.who.number == "s" else many
    verb = s.v("trapassato_remoto")
    they = {"s": {"m": "he", "f": "she"}[s.who.gender], "p": "they"}[s.who.number]
    return Material(
        f"{when} {s.who.italian} {{{verb}}} {s.the()}, {main}",
        f"{english} {s.who.english} {s.en_v('trapassato_remoto')} {s.en_the()}, {they} {then}",
        options(s, "trapassato_remoto"),
        hint=s.verb.lemma,
        source=f"{s.who.italian} {s.v('passato_remoto')} {s.the()}, poi {main}",
        task="Al trapassato remoto",
        note=note(s, "trapassato_remoto"),
    )


_TRIGGERS = {
    "presente": (
        ("è possibile che", "it is possible that"), ("spero che", "I hope that"), ("penso che", "I think that"),
        ("credo che", "I believe that"), ("bisogna che", "it is necessary that"),
    ),
    "passato": (
        ("era possibile che", "it was possible that"), ("speravo che", "I hoped that"),
        ("pensavo che", "I thought that"), ("credevo che", "I believed that"),
    ),
}  # fmt: skip
_SUBJUNCTIVES = {
    "congiuntivo_presente": ("presente", "presente"),
    "congiuntivo_passato": ("presente", "passato_prossimo"),
    "congiuntivo_imperfetto": ("passato", "imperfetto"),
    "congiuntivo_trapassato": ("passato", "trapassato_prossimo"),
}


def subjunctive(tense: str) -> Frame:
    """A clause after a verb of opinion, hope or necessity."""

    def frame(s: Scene) -> Material:
        if s.who is IO and not s.acting:
            s = s.of(s.rng.choice((TU, *NAMED)))
        time, plain_tense = _SUBJUNCTIVES[tense]
        trigger, english = s.rng.choice([t for t in _TRIGGERS[time] if not (t[0] == "bisogna che" and tense != "congiuntivo_presente")])
        return Material(
            f"{trigger} {s.subject} {{{s.v(tense)}}} {s.rest}",
            f"{english} {s.en_subject} {s.en_v(tense)} {s.en_rest}",
            options(s, tense, pool=("imperfetto", "passato_prossimo", "futuro", "condizionale_presente", "passato_remoto")),
            hint=s.verb.lemma,
            source=f"{s.subject} {s.v(plain_tense)} {s.rest}",
            task=f"Comincia con «{trigger[0].upper()}{trigger[1:]}»",
            note=note(s, tense),
        )

    return frame


def any_subjunctive(s: Scene) -> Material:
    return subjunctive(s.rng.choice(list(_SUBJUNCTIVES)))(s)


def imperative(s: Scene) -> Material:
    s = s.people()
    who, call, english = s.rng.choice(
        ((TU, "Marco, ", "Marco, "), (TU, "Anna, ", "Anna, "), (VOI, "ragazzi, ", "boys, "), (NOI, "oggi ", "today let's "), (TU, "per favore, ", "please "))
    )
    s = s.of(who)
    form = s.conjugator.imperative(s.verb.lemma, who.person, who.number)
    forms = [s.of(other).v(tense) for other in (TU, VOI, NOI) for tense in ("presente", "futuro", "imperfetto")]
    return Material(
        f"{call}{{{form}}} {s.the()}!",
        f"{english}{s.verb.english} {s.en_the()}!",
        s.others(form, [f for f in forms if f not in (s.of(TU).v("presente"), s.of(VOI).v("presente"), s.of(NOI).v("presente"))]),
        hint=s.verb.lemma,
        source=f"{who.italian} {s.v('presente')} {s.the()}",
        task="All'imperativo",
        opener=False,
        note=note(s, "presente").replace("presente", "imperativo"),
    )


_WITH_INFINITIVE = (
    ("volere", "wants to", "want to"), ("potere", "can", "can"), ("dovere", "must", "must"),
    ("sapere", "knows how to", "know how to"),
)  # fmt: skip


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
    wrong = [s.conjugator.passive(s.verb.lemma, t, Agent(3, n, g)) for t in ("presente", tense) for n in "sp" for g in "mf"]
    english = {"presente": s.en_be(), "futuro": "will be", "passato_prossimo": "have been" if s.en_plural else "has been"}[tense]
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
_FARCELA = {(1, "s"): "ce la faccio", (2, "s"): "ce la fai", (3, "s"): "ce la fa", (1, "p"): "ce la facciamo", (2, "p"): "ce la fate", (3, "p"): "ce la fanno"}
_ANDARSENE = {(1, "s"): "me ne vado", (2, "s"): "te ne vai", (3, "s"): "se ne va", (1, "p"): "ce ne andiamo", (2, "p"): "ve ne andate", (3, "p"): "se ne vanno"}
_METTERCI = {(1, "s"): "ci metto", (2, "s"): "ci metti", (3, "s"): "ci mette", (1, "p"): "ci mettiamo", (2, "p"): "ci mettete", (3, "p"): "ci mettono"}
_ACCORGERSI = {(1, "s"): "mi accorgo", (2, "s"): "ti accorgi", (3, "s"): "si accorge", (1, "p"): "ci accorgiamo", (2, "p"): "vi accorgete", (3, "p"): "si accorgono"}
PRONOMINAL = {"farcela": _FARCELA, "andarsene": _ANDARSENE, "accorgersi": _ACCORGERSI}


def pronominal_verbs(s: Scene) -> Material:
    lemma = s.rng.choice(list(PRONOMINAL))
    forms = PRONOMINAL[lemma]
    rest, english, third = {
        "farcela": (f"a {s.verb.lemma} {s.the()}", f"manage to {s.verb.english} {s.en_the()}", f"manages to {s.verb.english} {s.en_the()}"),
        "andarsene": (f"senza {s.verb.lemma} {s.the()}", f"leave without {s.verb.english_ing} {s.en_the()}", f"leaves without {s.verb.english_ing} {s.en_the()}"),
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
    ("bisogna", "it is necessary to", "bisognare"), ("è necessario", "it is necessary to", "essere"),
    ("è bello", "it is nice to", "essere"), ("è facile", "it is easy to", "essere"), ("è utile", "it is useful to", "essere"),
    ("conviene", "it is best to", "convenire"),
)  # fmt: skip


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
    ("dico", "I say", "passato_prossimo", "passato_prossimo"), ("dicevo", "I said", "trapassato_prossimo", "trapassato_prossimo"),
    ("so", "I know", "futuro", "futuro"), ("sapevo", "I knew", "condizionale_passato", "condizionale_presente"),
    ("penso", "I think", "congiuntivo_presente", "presente"), ("pensavo", "I thought", "congiuntivo_imperfetto", "passato_remoto"),
)  # fmt: skip


def sequence_of_tenses(s: Scene) -> Material:
    s = s.people()
    main, english, tense, en_tense = s.rng.choice(_SAID)
    pool = ("presente", "imperfetto", "trapassato_remoto", "futuro_anteriore") if not tense.startswith("cong") else (
        "futuro", "passato_remoto", "futuro_anteriore", "condizionale_presente"
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
    "present_tense": indicative("presente"),
    "imperfect_tense": indicative("imperfetto"),
    "past_tense": indicative("passato_prossimo"),
    "pluperfect": indicative("trapassato_prossimo"),
    "simple_past": indicative("passato_remoto"),
    "remote_pluperfect": remote_pluperfect,
    "future_tense": indicative("futuro"),
    "future_perfect": indicative("futuro_anteriore"),
    "subjunctive_present": subjunctive("congiuntivo_presente"),
    "subjunctive_imperfect": subjunctive("congiuntivo_imperfetto"),
    "subjunctive_past": subjunctive("congiuntivo_passato"),
    "subjunctive_pluperfect": subjunctive("congiuntivo_trapassato"),
    "subjunctive": any_subjunctive,
    "conditional_present": indicative("condizionale_presente"),
    "conditional_past": indicative("condizionale_passato"),
    "imperative": imperative,
    "infinitive": infinitive,
    "gerund": gerund,
    "participle": participle,
    "passive_voice": passive_voice,
    "pronominal_verbs": pronominal_verbs,
    "modal_verbs": modal_verbs,
    "impersonal_verbs": impersonal_verbs,
    "sequence_of_tenses": sequence_of_tenses,
}
