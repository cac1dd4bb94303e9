"""Frames for tenses and moods."""

from training.reference.material import Frame, Material
from training.reference.scene import IO, NAMED, NOI, TU, VOI, Scene

TIMES: dict[str, tuple[tuple[str, str], ...]] = {
    "presente": (("ogni giorno", "every day"), ("oggi", "today"), ("di solito", "usually"), ("adesso", "now")),
    "imperfetto": (("ogni estate", "every summer"), ("una volta", "once"), ("mentre pioveva", "while it was raining")),
    "passato_prossimo": (("ieri", "yesterday"), ("stamattina", "this morning"), ("la settimana scorsa", "last week")),
    "trapassato_prossimo": (
        ("il giorno prima", "the day before"),
        ("poco prima", "shortly before"),
        ("fino ad allora", "until then"),
    ),
    "passato_remoto": (("quel giorno", "that day"), ("molti anni fa", "many years ago"), ("nel 1990", "in 1990")),
    "futuro": (("domani", "tomorrow"), ("fra un anno", "in a year"), ("la settimana prossima", "next week")),
    "futuro_anteriore": (
        ("entro domani", "by tomorrow"),
        ("fra un'ora", "in an hour"),
        ("prima di sera", "before evening"),
    ),
    "condizionale_presente": (
        ("in quel caso", "in that case"),
        ("con più tempo", "with more time"),
        ("senza la pioggia", "without the rain"),
    ),
    "condizionale_passato": (
        ("in quel caso", "in that case"),
        ("con più tempo", "with more time"),
        ("senza la pioggia", "without the rain"),
    ),
}
NAMES = {
    "presente": "presente",
    "imperfetto": "imperfetto",
    "passato_prossimo": "passato prossimo",
    "trapassato_prossimo": "trapassato prossimo",
    "passato_remoto": "passato remoto",
    "trapassato_remoto": "trapassato remoto",
    "futuro": "futuro",
    "futuro_anteriore": "futuro anteriore",
    "condizionale_presente": "condizionale presente",
    "condizionale_passato": "condizionale passato",
    "congiuntivo_presente": "congiuntivo presente",
    "congiuntivo_imperfetto": "congiuntivo imperfetto",
    "congiuntivo_passato": "congiuntivo passato",
    "congiuntivo_trapassato": "congiuntivo trapassato",
    "imperativo": "imperativo",
}
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


_THEN = (
    ("tornò a casa", "tornarono a casa", "went home"),
    ("partì", "partirono", "left"),
    ("sorrise", "sorrisero", "smiled"),
)


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
        ("è possibile che", "it is possible that"),
        ("spero che", "I hope that"),
        ("penso che", "I think that"),
        ("credo che", "I believe that"),
        ("bisogna che", "it is necessary that"),
    ),
    "passato": (
        ("era possibile che", "it was possible that"),
        ("speravo che", "I hoped that"),
        ("pensavo che", "I thought that"),
        ("credevo che", "I believed that"),
    ),
}
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
        trigger, english = s.rng.choice(
            [t for t in _TRIGGERS[time] if not (t[0] == "bisogna che" and tense != "congiuntivo_presente")]
        )
        return Material(
            f"{trigger} {s.subject} {{{s.v(tense)}}} {s.rest}",
            f"{english} {s.en_subject} {s.en_v(tense)} {s.en_rest}",
            options(
                s, tense, pool=("imperfetto", "passato_prossimo", "futuro", "condizionale_presente", "passato_remoto")
            ),
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
        (
            (TU, "Marco, ", "Marco, "),
            (TU, "Anna, ", "Anna, "),
            (VOI, "ragazzi, ", "boys, "),
            (NOI, "oggi ", "today let's "),
            (TU, "per favore, ", "please "),
        )
    )
    s = s.of(who)
    form = s.conjugator.imperative(s.verb.lemma, who.person, who.number)
    forms = [s.of(other).v(tense) for other in (TU, VOI, NOI) for tense in ("presente", "futuro", "imperfetto")]
    return Material(
        f"{call}{{{form}}} {s.the()}!",
        f"{english}{s.verb.english} {s.en_the()}!",
        s.others(
            form,
            [f for f in forms if f not in (s.of(TU).v("presente"), s.of(VOI).v("presente"), s.of(NOI).v("presente"))],
        ),
        hint=s.verb.lemma,
        source=f"{who.italian} {s.v('presente')} {s.the()}",
        task="All'imperativo",
        note=note(s, "presente").replace("presente", "imperativo"),
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
}
