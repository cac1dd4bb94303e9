"""Frames for clauses and complex structures."""

from training.reference.frames_verbs import NAMES
from training.reference.material import Frame, Material
from training.reference.scene import ANNA, LUCA, MARCO, SARA, Scene


def _pair(s: Scene) -> Scene:
    """Somebody with a name, so that the clause can go on about him or her."""
    return s.of(s.rng.choice((MARCO, ANNA, LUCA, SARA)))


def _pronoun(s: Scene) -> str:
    return "she" if s.who.gender == "f" else "he"


def temporal_clauses(s: Scene) -> Material:
    s = _pair(s)
    joint, english = s.rng.choice((("quando", "when"), ("mentre", "while"), ("appena", "as soon as")))
    end, en_end = s.rng.choice(
        (("canta", "sings"), ("sorride", "smiles"), ("è contento", "is happy"), ("telefona a Paola", "calls Paola"))
    )
    if end.endswith("contento") and s.who.gender == "f":
        end = "è contenta"
    return Material(
        f"{{{joint}}} {s.who.italian} [{s.v('presente')}] {s.the()}, {end}",
        f"{english} {s.who.english} {s.en_v('presente')} {s.en_the()}, {_pronoun(s)} {en_end}",
        s.others(joint, ("benché", "affinché", "purché", "perciò")),
        source=f"{s.who.italian} {s.v('presente')} {s.the()} e {end}",
        task=f"Comincia con {joint}",
    )


def causal_clauses(s: Scene) -> Material:
    joint, english, late = s.rng.choice(
        (
            ("perché", "because", True),
            ("siccome", "since", False),
            ("poiché", "since", False),
            ("dato che", "given that", False),
        )
    )
    reason = f"[{s.be()}] {s.adj()}"
    en_reason = f"{s.en_be()} {s.adjective.english}"
    it = "they" if s.en_plural else "it"
    if late:
        text = f"{s.who.italian} {s.v('presente')} {s.the()} {{{joint}}} {reason}"
        meaning = f"{s.who.english} {s.en_v('presente')} {s.en_the()} {english} {it} {en_reason}"
    else:
        text = f"{{{joint}}} {s.the()} {reason}, {s.who.italian} {_SMILE[s.who.person, s.who.number]}"
        third = s.who.person == 3 and s.who.number == "s"
        meaning = f"{english} {s.en_the()} {en_reason}, {s.who.english} {'smiles' if third else 'smile'}"
    then = f"{s.v('presente')} {s.the()}" if late else _SMILE[s.who.person, s.who.number]
    return Material(
        text,
        meaning,
        s.others(joint, ("benché", "affinché", "purché", "sebbene")),
        verb_hint="essere",
        source=f"{s.the()} {s.be()} {s.adj()}, perciò {s.who.italian} {then}",
        task=f"Usa {joint}",
    )


_SMILE = {
    (1, "s"): "sorrido",
    (2, "s"): "sorridi",
    (3, "s"): "sorride",
    (1, "p"): "sorridiamo",
    (2, "p"): "sorridete",
    (3, "p"): "sorridono",
}
_STAY = {
    (1, "s"): "resto",
    (2, "s"): "resti",
    (3, "s"): "resta",
    (1, "p"): "restiamo",
    (2, "p"): "restate",
    (3, "p"): "restano",
}


def _stays(s: Scene) -> tuple[str, str]:
    third = s.who.person == 3 and s.who.number == "s"
    return (
        f"{s.who.italian} {_STAY[s.who.person, s.who.number]} qui",
        f"{s.who.english} {'stays' if third else 'stay'} here",
    )


def final_clauses(s: Scene) -> Material:
    start, english = _stays(s)
    return Material(
        f"{start} {{per}} [{s.verb.lemma}] {s.the()}",
        f"{english} to {s.verb.english} {s.en_the()}",
        ("perché", "benché", "che"),
        source=f"{start} perché {s.verb_of('volere', 'presente')} {s.verb.lemma} {s.the()}",
        task="Usa per e l'infinito",
    )


def consecutive_clauses(s: Scene) -> Material:
    so, en_so = "così", "so"
    end, en_end = s.rng.choice(
        (
            ("tutti sorridono", "everybody smiles"),
            ("nessuno parla", "nobody speaks"),
            ("tutti ne parlano", "everybody talks about it"),
        )
    )
    return Material(
        f"{s.the()} [{s.be()}] {so} {s.adj()} {{che}} {end}",
        f"{s.en_the()} {s.en_be()} {en_so} {s.adjective.english} that {en_end}",
        ("cui", "perché", "quando"),
        verb_hint="essere",
        source=f"{s.the()} {s.be()} {s.adj()} e {end}",
        task=f"Usa {so} ... che",
    )


def concessive_clauses(s: Scene) -> Material:
    joint, english = s.rng.choice((("benché", "although"), ("sebbene", "although"), ("nonostante", "even though")))
    be = s.conjugator.finite("essere", "congiuntivo_presente", s.thing, aux="essere")
    start, en_start = _stays(s)
    return Material(
        f"{{{joint}}} {s.the()} [{be}] {s.adj()}, {start}",
        f"{english} {s.en_the()} {s.en_be()} {s.adjective.english}, {en_start}",
        s.others(joint, ("perché", "quando", "siccome", "così")),
        verb_hint="essere",
        source=f"{s.the()} {s.be()} {s.adj()}, ma {start}",
        task=f"Usa {joint}",
    )


def conditional_clauses(s: Scene) -> Material:
    joint, english = s.rng.choice(
        (("purché", "provided that"), ("a patto che", "on condition that"), ("a condizione che", "on condition that"))
    )
    be = s.conjugator.finite("essere", "congiuntivo_presente", s.thing, aux="essere")
    start, en_start = _stays(s)
    return Material(
        f"{start} {{{joint}}} {s.the()} [{be}] {s.adj()}",
        f"{en_start} {english} {s.en_the()} {s.en_be()} {s.adjective.english}",
        s.others(joint, ("perché", "benché", "siccome", "quando")),
        verb_hint="essere",
        source=f"{start} se {s.the()} {s.be()} {s.adj()}",
        task=f"Usa {joint}",
    )


def relative_clauses(s: Scene) -> Material:
    verb = s.v("presente")
    return Material(
        f"ecco {s.the()} {{che}} {s.who.italian} [{verb}]",
        f"here {s.en_be()} {s.en_the()} that {s.who.english} {s.en_v('presente')}",
        ("cui", "chi", "quale"),
        source=f"{s.who.italian} {verb} {s.the()}",
        task="Comincia con «Ecco»",
    )


def declarative_clauses(s: Scene) -> Material:
    main, english = s.rng.choice((("so", "I know"), ("vedo", "I see"), ("sappiamo", "we know"), ("sanno", "they know")))
    return Material(
        f"{main} {{che}} {s.the()} [{s.be()}] {s.adj()}",
        f"{english} that {s.en_the()} {s.en_be()} {s.adjective.english}",
        ("cui", "chi", "quale"),
        verb_hint="essere",
        source=f"{s.the()} {s.be()} {s.adj()}",
        task=f"Comincia con «{main.capitalize()} che»",
    )


def indirect_questions(s: Scene) -> Material:
    main, english = s.rng.choice(
        (("non so", "I do not know"), ("mi chiedo", "I wonder"), ("mi domando", "I ask myself"))
    )
    joint, en_joint = s.rng.choice((("dove", "where"), ("perché", "why"), ("quando", "when")))
    s = _pair(s)
    return Material(
        f"{main} {{{joint}}} {s.who.italian} [{s.v('presente')}] {s.the()}",
        f"{english} {en_joint} {s.who.english} {s.en_v('presente')} {s.en_the()}",
        s.others(joint, ("che", "cui", "benché", "di")),
        source=f"{joint} {s.who.italian} {s.v('presente')} {s.the()}?",
        task=f"Comincia con «{main.capitalize()}»",
    )


# --- Complex structures ---------------------------------------------------------------


def direct_indirect_speech(s: Scene) -> Material:
    speaker = _pair(s)
    tense = "imperfetto"
    said = s.rng.choice(("disse", "ha detto", "diceva"))
    be = s.conjugator.finite("essere", tense, s.thing, aux="essere")
    now = s.be()
    return Material(
        f"{speaker.who.italian} {said} che {s.the()} {{{be}}} {s.adj()}",
        f"{speaker.who.english} said that {s.en_the()} {s.en_be(past=True)} {s.adjective.english}",
        s.others(be, [s.be(t) for t in ("presente", "futuro", "passato_remoto", "congiuntivo_presente")]),
        hint="essere",
        source=f"{speaker.who.italian} {said}: {s.the()} {now} {s.adj()}",
        task="Al discorso indiretto",
    )


_GLAD = {
    "presente": ("presente", "is"),
    "condizionale_presente": ("condizionale_presente", "would be"),
    "condizionale_passato": ("condizionale_passato", "would have been"),
}


def hypothetical(protasis: str, apodosis: str, en_tense: str) -> Frame:
    """se + protasis, main clause in the apodosis' tense: "Se Marco vedesse l'aquila, sarebbe contento"."""

    def frame(s: Scene) -> Material:
        s = _pair(s)
        glad, en_glad = s.rng.choice((("contento", "happy"), ("tranquillo", "calm"), ("sorpreso", "surprised")))
        glad = glad[:-1] + "a" if s.who.gender == "f" else glad
        be = s.verb_of("essere", apodosis, aux="essere")
        would = _GLAD[apodosis][1]
        verb = s.v(protasis)
        pool = [
            s.v(t)
            for t in (
                "congiuntivo_presente",
                "condizionale_presente",
                "passato_remoto",
                "condizionale_passato",
                "congiuntivo_passato",
            )
        ]
        return Material(
            f"se {s.who.italian} {{{verb}}} {s.the()}, {be} {glad}",
            f"if {s.who.english} {s.en_v(en_tense)} {s.en_the()}, {_pronoun(s)} {would} {en_glad}",
            s.others(verb, [form for form in pool if form != verb]),
            hint=s.verb.lemma,
            source=f"{s.who.italian} {s.v('presente')} {s.the()} ed è {glad}",
            task="Comincia con se",
            note=f"{NAMES[protasis]} dopo se",
        )

    return frame


def subjunctive_in_subordinates(s: Scene) -> Material:
    main, english = s.rng.choice(
        (
            ("penso che", "I think that"),
            ("spero che", "I hope that"),
            ("credo che", "I believe that"),
            ("è possibile che", "it is possible that"),
            ("non so se", "I do not know if"),
        )
    )
    be = s.conjugator.finite("essere", "congiuntivo_presente", s.thing, aux="essere")
    return Material(
        f"{main} {s.the()} {{{be}}} {s.adj()}",
        f"{english} {s.en_the()} {s.en_be()} {s.adjective.english}",
        s.others(be, [s.be(t) for t in ("presente", "futuro", "passato_remoto", "condizionale_presente")]),
        hint="essere",
        source=f"{s.the()} {s.be()} {s.adj()}",
        task=f"Comincia con «{main[0].upper()}{main[1:]}»",
        note="congiuntivo nella subordinata",
    )


FRAMES: dict[str, Frame] = {
    "temporal_clauses": temporal_clauses,
    "causal_clauses": causal_clauses,
    "final_clauses": final_clauses,
    "consecutive_clauses": consecutive_clauses,
    "concessive_clauses": concessive_clauses,
    "conditional_clauses": conditional_clauses,
    "relative_clauses": relative_clauses,
    "declarative_clauses": declarative_clauses,
    "indirect_questions": indirect_questions,
    "direct_indirect_speech": direct_indirect_speech,
    "hypothetical_type1": hypothetical("presente", "presente", "presente"),
    "hypothetical_type2": hypothetical("congiuntivo_imperfetto", "condizionale_presente", "passato_remoto"),
    "hypothetical_type3": hypothetical("congiuntivo_trapassato", "condizionale_passato", "trapassato_prossimo"),
    "subjunctive_in_subordinates": subjunctive_in_subordinates,
}
