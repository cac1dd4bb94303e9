"""Frames for sentences."""

from training.reference.frames_pronouns import someone_else
from training.reference.frames_verbs import options
from training.reference.material import Frame, Material
from training.reference.scene import IO, MARCO, NAMED, NOI, TU, Scene


def simple_sentence(s: Scene) -> Material:
    verb = s.v("presente")
    return Material(
        f"{s.who.italian} {{{verb}}} {s.the()}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()}",
        options(s, "presente"),
        hint=s.verb.lemma,
        source=f"{s.who.italian} non {verb} {s.the()}",
        task="Alla forma affermativa",
    )


def subject_verb_agreement(s: Scene) -> Material:
    verb = s.v("presente")
    other = someone_else(s)
    wrong = [s.of(who).v("presente") for who in (IO, TU, NOI, MARCO, *NAMED)]
    return Material(
        f"{s.who.italian} {{{verb}}} {s.the()}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()}",
        s.others(verb, [*wrong, s.verb.lemma]),
        hint=s.verb.lemma,
        source=f"{other.who.italian} {other.v('presente')} {s.the()}",
        task=f"Con il soggetto {s.who.italian}",
    )


def complex_sentence(s: Scene) -> Material:
    joint, english, wrong = s.rng.choice(
        (
            ("perché", "because", ("di", "con", "senza")),
            ("quando", "when", ("di", "con", "tra")),
            ("se", "if", ("di", "con", "da")),
        )
    )
    they_are = "they are" if s.en_plural else "it is"
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {s.the()} {{{joint}}} {s.be()} {s.adj()}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()} {english} {they_are} {s.adjective.english}",
        wrong,
        source=f"{s.who.italian} {s.v('presente')} {s.the()}. {s.the().capitalize()} {s.be()} {s.adj()}",
        task=f"Unisci con {joint}",
    )


def complements(s: Scene) -> Material:
    friend, english = s.rng.choice((("Paola", "Paola"), ("Giorgio", "Giorgio"), ("Elena", "Elena")))
    preposition = "con"
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {s.the()} {{{preposition}}} {friend}",
        f"{s.who.english} {s.en_v('presente')} {s.en_the()} with {english}",
        s.others(preposition, ("di", "tra", "su", "in")),
        source=f"{s.who.italian} {s.v('presente')} {s.the()}",
        task=f"Aggiungi «con {friend}»",
    )


def si_impersonal(s: Scene) -> Material:
    adverb, english = s.rng.choice((("spesso", "often"), ("sempre", "always")))
    here, en_here = s.rng.choice(
        (("qui", "here"), ("in Italia", "in Italy"), ("a scuola", "at school"), ("a casa", "at home"))
    )
    lemma, does, tail = s.rng.choice((("pensare", "think", "a"), ("credere", "believe", "a")))
    form = s.conjugator.simple(lemma, "presente", 3, "s")
    about = s.the(tail)
    wrong = (f"ci {form}", f"si {s.conjugator.simple(lemma, 'presente', 3, 'p')}", f"si {lemma}", f"mi {form}")
    return Material(
        f"{here} {{si {form}}} {adverb} {about}",
        f"{en_here} people {adverb_first(english, does)} {'in' if lemma == 'credere' else 'about'} {s.en_the()}",
        s.others(f"si {form}", wrong),
        hint=lemma,
        source=f"{here} la gente {form} {adverb} {about}",
        task="Con il si impersonale",
    )


def adverb_first(adverb: str, verb: str) -> str:
    return f"{adverb} {verb}" if adverb in ("often", "always") else f"{verb} {adverb}"


def si_passive(s: Scene) -> Material:
    here, english = s.rng.choice((("qui", "here"), ("oggi", "today")))
    use = s.verb
    form = s.conjugator.simple(use.lemma, "presente", 3, s.number)
    forms = [f"si {s.conjugator.simple(use.lemma, 'presente', 3, n)}" for n in "sp"]
    wrong = [*forms, f"si {use.lemma}", f"ci {form}", f"è {form}"]
    return Material(
        f"{here} {{si {form}}} {s.the()}",
        f"{english} {s.en_the()} {s.en_be()} {use.english_participle}",
        s.others(f"si {form}", wrong),
        hint=use.lemma,
        source=f"{here} tutti {s.conjugator.simple(use.lemma, 'presente', 3, 'p')} {s.the()}",
        task="Con il si passivante",
    )


def word_order(s: Scene) -> Material:
    words = [s.who.italian, s.v("presente"), s.the(), s.adj()]
    shuffled = s.rng.sample(words, len(words))
    while shuffled == words:
        shuffled = s.rng.sample(words, len(words))
    right = f"{s.the()} {s.adj()}"
    wrong = (
        f"{s.adj()} {s.word} {s.article()}",
        f"{s.word} {s.article()} {s.adj()}",
        f"{s.word} {s.adj()} {s.article()}",
    )
    return Material(
        f"{s.who.italian} [{s.v('presente')}] {{{right}}}",
        f"{s.who.english} {s.en_v('presente')} the {s.adjective.english} {s.en_word}",
        wrong,
        source=" / ".join(shuffled),
        task="Metti in ordine",
    )


FRAMES: dict[str, Frame] = {
    "simple_sentence": simple_sentence,
    "complex_sentence": complex_sentence,
    "complements": complements,
    "si_impersonal": si_impersonal,
    "si_passive": si_passive,
    "subject_verb_agreement": subject_verb_agreement,
    "word_order": word_order,
}
