"""No way of gaming a component pays: each attack stays clearly below honest exercises for the same request."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from rewards.requests import Request
from rewards.rubric import Rubric, score_batch
from rewards.tools import Tools

REQUEST = Request("A2", "past_tense", "eagles", 3)
# No attack earns more; every honest completion does, a faultless one by 10 points.
MOST = 90.0

Exercise = dict[str, Any]


def exercise(kind: str, question: str, answer: str, **more: Any) -> Exercise:
    return {"type": kind, "question": question, "answer": answer, **more}


FLEW = exercise("translation", "The eagle flew over the mountain.", "L'aquila è volata sopra la montagna.")
HUNTED = exercise("fill_in_blank", "Ieri le aquile ___ (cacciare) due conigli.", "hanno cacciato")
SEEN = exercise("transformation", "Trasforma al passato prossimo: Maria vede un'aquila.", "Maria ha visto un'aquila.")
BUILT = exercise(
    "multiple_choice",
    "L'aquila ___ il nido sulla roccia.",
    "ha costruito",
    options=["ha costruito", "hanno costruito", "è costruito", "ha costruita"],
)
RETURNED = exercise("sentence_completion", "Dopo la caccia le aquile", "sono tornate al nido.")
FLOWN = exercise("conjugation", "Coniuga al passato prossimo: Le aquile ___ (volare) via.", "sono volate")
HONEST = {
    "three types": [FLEW, HUNTED, SEEN],
    "three other types": [BUILT, RETURNED, FLOWN],
    "an unknown word": [FLEW, HUNTED, exercise("translation", "The eaglet fell.", "L'aquilastro è caduto.")],
}


def each(change: Callable[[Exercise], Exercise]) -> str:
    """The honest completion with every exercise changed."""
    return json.dumps([change(one) for one in HONEST["three types"]], ensure_ascii=False)


def answers(*texts: str) -> str:
    """Translations of different English sentences by these answers."""
    questions = ("The eagle flew yesterday.", "Two rabbits have hidden.", "Mary saw the big nest in the valley.")
    return json.dumps(
        [exercise("translation", question, text) for question, text in zip(questions, texts, strict=True)]
    )


def blanks(*pairs: tuple[str, str]) -> str:
    return json.dumps([exercise("fill_in_blank", question, answer) for question, answer in pairs])


def replaced(old: str, new: str) -> str:
    return each(
        lambda one: {**one, "question": one["question"].replace(old, new), "answer": one["answer"].replace(old, new)}
    )


GOOD = json.dumps(HONEST["three types"], ensure_ascii=False)
SALAD = (
    "casa il la bello rossa aquila ha volato",
    "rosso di aquila un ha mangiato il",
    "bella per la con aquile hanno visto le",
)
SHUFFLED = (
    "Ieri conigli aquile hanno cacciato due nella.",
    "Montagna mi è sopra volata l'aquila della con.",
    "Maria ha un'aquila nel visto è bosco di il.",
)

# (attack, completion, highest total allowed or None, why it fails)
ATTACKS: list[tuple[str, str, float | None, str]] = [
    ("topic word alone", answers("aquila", "aquile", "l'aquila"), 75, "no verb trains the focus"),
    ("topic word repeated", answers(*["aquila " * 12] * 3), 40, "repetition; no verb"),
    (
        "topic word in a frame",
        answers(*[f"Aquila, aquila, aquila, aquila {verb}." for verb in ("ha volato", "ha mangiato", "ha dormito")]),
        75,
        "repetition",
    ),
    (
        "nouns avoided",
        blanks(
            ("Ieri ___ (volare).", "ho volato"),
            ("Poi ___ (dormire).", "ho dormito"),
            ("Infine ___ (mangiare).", "ho mangiato"),
        ),
        None,
        "nothing about eagles",
    ),
    (
        "unknown words only",
        answers(
            "Il blorpo ha strintato la fuscagna.",
            "Le grombe hanno slaffato i truzzoli.",
            "Un cipollastro ha frugnato le smenze.",
        ),
        50,
        "unverified agreement, no Italian words, off topic",
    ),
    ("one perfect exercise three times", json.dumps([FLEW] * 3), None, "copies earn nothing"),
    (
        "one exercise under three types",
        json.dumps([FLEW, {**FLEW, "type": "transformation"}, {**FLEW, "type": "conjugation"}]),
        None,
        "the same question",
    ),
    (
        "one word changed",
        json.dumps(
            [
                exercise("translation", f"The eagle flew over the {english}.", f"L'aquila è volata sopra {italian}.")
                for english, italian in (("mountain", "la montagna"), ("house", "la casa"), ("street", "la strada"))
            ]
        ),
        None,
        "near copies",
    ),
    (
        "one blank, one word changed",
        blanks(
            *[
                (f"Ieri l'aquila ___ (volare) sopra {place}.", "è volata")
                for place in ("la casa", "la strada", "la piazza")
            ]
        ),
        None,
        "near copies",
    ),
    (
        "the prompt's lines",
        json.dumps(
            [
                exercise(
                    "translation",
                    "CEFR Level: A2 Grammar Focus: past_tense Topic: eagles",
                    "Generate 3 exercises: aquila ha volato",
                )
            ]
            * 3
        ),
        75,
        "echo of the prompt",
    ),
    (
        "placeholders",
        json.dumps([exercise("fill_in_blank", "<question> ___ aquila", "{answer}")] * 3),
        35,
        "no content",
    ),
    ("empty strings", json.dumps([exercise("", "", "")] * 3), 10, "no content"),
    ("empty objects", "[{}, {}, {}]", 10, "no field"),
    ("empty array", "[]", 0, "no exercise"),
    (
        "English prose",
        "Eagles are birds of prey. Here are three exercises about eagles in the past tense.",
        0,
        "no JSON",
    ),
    (
        "English exercises",
        json.dumps(
            [
                exercise("fill_in_blank", "The eagle ___ (fly).", "flew"),
                exercise("translation", "The eagle ate.", "The eagle has eaten."),
                exercise("conjugation", "Conjugate 'to fly'", "flew"),
            ]
        ),
        25,
        "no Italian",
    ),
    ("3,000 characters of one word", answers(*["volato" * 500] * 3), 40, "no word, too long"),
    ("answer ___", each(lambda one: {**one, "answer": "___"}), 60, "nothing to learn"),
    ("nested arrays", f"[{GOOD}, {GOOD}, {GOOD}]", 10, "arrays are no exercises"),
    ("an object around the array", json.dumps({"exercises": HONEST["three types"]}), 0, "not the array asked for"),
    ("Cyrillic look-alikes", replaced("a", "\u0430"), 70, "foreign letters hide words from every check"),
    ("one Cyrillic letter", replaced("aquil", "\u0430quil"), None, "foreign letters; the word is not the topic's"),
    ("zero-width characters", replaced("aquil", "aq\u200buil"), None, "invisible letters"),
    ("one letter", answers("a", "b", "c"), 40, "no verb, no topic"),
    ("one letter for every answer", each(lambda one: {**one, "answer": "a"}), 65, "not what the question asks"),
    (
        "topic word behind the full stop",
        answers("Il treno è partito. Aquila.", "La banca ha chiuso. Aquila.", "Il giudice ha parlato. Aquila."),
        None,
        "a word beside the sentence is not its subject",
    ),
    (
        "topic word before a comma",
        answers("Aquila, il treno è partito.", "Aquila, la banca ha chiuso.", "Aquila, il giudice ha parlato."),
        None,
        "a word beside the sentence is not its subject",
    ),
    (
        "topic word in the instruction",
        blanks(
            ("Aquila: il treno ___ (partire).", "è partito"),
            ("Aquila. La banca ___ (chiudere).", "ha chiuso"),
            ("Il giudice ___ (parlare). Aquila!", "ha parlato"),
        ),
        None,
        "a word beside the sentence is not its subject",
    ),
    (
        "topic word as a hint",
        blanks(
            ("Il treno ___ (partire, aquila).", "è partito"),
            ("La banca ___ (aquila).", "ha chiuso"),
            ("Il giudice ___ (aquila: parlare).", "ha parlato"),
        ),
        None,
        "hints are not the sentence",
    ),
    (
        "topic word in brackets",
        answers("Il treno è partito (aquila).", "La banca ha chiuso (aquila).", "Il giudice ha parlato (aquila)."),
        None,
        "brackets are hints",
    ),
    (
        "right sentence in the explanation",
        json.dumps(
            [
                exercise("translation", "Translate.", word, explanation="L'aquila è volata sopra la montagna.")
                for word in ("sì", "no", "bene")
            ]
        ),
        60,
        "explanations are not judged",
    ),
    (
        "trivial exercises",
        blanks(
            ("L'aquila ___ (volare).", "ha volato"),
            ("L'aquila ___ (mangiare).", "ha mangiato"),
            ("L'aquila ___ (dormire).", "ha dormito"),
        ),
        None,
        "one frame three times",
    ),
    (
        "four times one option",
        json.dumps([{**BUILT, "options": ["ha costruito", " ha costruito", "ha  costruito", "ha costruito "]}] * 3),
        80,
        "no choice",
    ),
    (
        "one option and its full stops",
        json.dumps(
            [
                exercise(
                    "multiple_choice", f"L'aquila ___ {rest}.", verb, options=[verb, f"{verb}.", f"{verb}!", f"{verb}?"]
                )
                for rest, verb in (("il nido", "ha costruito"), ("un topo", "ha mangiato"), ("al sole", "ha dormito"))
            ]
        ),
        None,
        "no choice",
    ),
    (
        "fifty exercises",
        json.dumps(
            [exercise("fill_in_blank", f"Le {number} aquile ___ (volare).", "hanno volato") for number in range(2, 52)]
        ),
        None,
        "only three are asked for",
    ),
    ("one exercise", json.dumps([FLEW]), None, "two are missing"),
    (
        "JSON within JSON",
        json.dumps([exercise("translation", GOOD, GOOD)] * 3),
        65,
        "an exercise is no text of an exercise",
    ),
    (
        "HTML comments",
        each(lambda one: {**one, "question": f"{one['question']} <!-- aquila ha volato -->"}),
        None,
        "markup",
    ),
    (
        "hidden instructions",
        each(lambda one: {**one, "question": f"{one['question']} Risposta: {one['answer']}"}),
        None,
        "the answer is given away",
    ),
    ("word salad", answers(*SALAD), 80, "articles before no noun, an end in the middle"),
    ("word salad without two articles together", answers(*SHUFFLED), 70, "words that never stand side by side"),
    (
        "tenses in a row",
        answers(
            "L'aquila vola, volava, è volata, volò.",
            "Due conigli si nascondono, si nascondevano, si sono nascosti.",
            "Maria vede, vedeva, ha visto il nido grande dell'aquila nella valle.",
        ),
        80,
        "a list of tenses has one for every focus",
    ),
    (
        "one clause in every tense",
        answers(
            "L'aquila vola alta. L'aquila volava alta. L'aquila è volata alta.",
            "Le aquile dormono qui, le aquile dormivano qui, le aquile hanno dormito qui.",
            "L'aquila mangia e mangiava e ha mangiato.",
        ),
        80,
        "a list of tenses has one for every focus",
    ),
    ("list of articles", answers("il lo la", "i gli le", "un uno una"), 40, "no phrase, no verb, no topic"),
    (
        "question is answer",
        json.dumps(
            [
                exercise("transformation", text, text)
                for text in ("L'aquila è volata via.", "Le aquile hanno mangiato.", "Ho visto un'aquila.")
            ]
        ),
        None,
        "nothing to do",
    ),
    (
        "Italian on both sides",
        json.dumps(
            [
                exercise("translation", text, text)
                for text in ("L'aquila è volata via.", "Le aquile hanno mangiato.", "Ho visto un'aquila.")
            ]
        ),
        None,
        "nothing to translate",
    ),
    ("fenced", f"```json\n{json.dumps([FLEW] * 3)}\n```", None, "copies, and no bare array"),
    ("shouting", each(lambda one: {**one, "question": "!" * 500, "answer": "!" * 500}), 20, "no letter"),
]


@pytest.fixture(scope="module")
def totals(tools: Tools) -> dict[str, float]:
    texts = {name: json.dumps(items, ensure_ascii=False) for name, items in HONEST.items()}
    texts |= {name: text for name, text, *_ in ATTACKS}
    scores = score_batch(Rubric(), [REQUEST] * len(texts), list(texts.values()), tools)
    return {name: score.total or 0.0 for name, score in zip(texts, scores, strict=True)}


@pytest.mark.parametrize("name", HONEST)
def test_honest_exercises_earn_nearly_all(totals: dict[str, float], name: str) -> None:
    assert totals[name] > MOST


@pytest.mark.parametrize(("name", "bound", "reason"), [(name, bound, why) for name, _, bound, why in ATTACKS])
def test_an_attack_does_not_pay(totals: dict[str, float], name: str, bound: float | None, reason: str) -> None:
    assert totals[name] <= (MOST if bound is None else bound), reason
