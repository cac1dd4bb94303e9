"""score_topic(): right and wrong texts apart, concrete words by the thing itself, words shown as evidence."""

import json
from pathlib import Path
from typing import Any

import pytest

from rewards.catalog.topics import TOPIC_OF_WORD, TOPICS
from rewards.components.batch import Batch
from rewards.components.topic import KIN_VALUE, ON_TOPIC, score_topic
from rewards.exercises import parse
from rewards.requests import Request
from rewards.score import Score
from rewards.tools import Tools

SENTENCES: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "cases" / "topic_sentences.json").read_text(encoding="utf-8")
)


def translation(answer: str, **more: Any) -> dict[str, Any]:
    return {"type": "translation", "question": "Translate into Italian.", "answer": answer, **more}


def judge(tools: Tools, topic: str, *exercises: dict[str, Any]) -> Score:
    request = Request("B1", "present_tense", topic, max(len(exercises), 1))
    return score_topic(Batch([request], [parse(json.dumps(exercises))], tools))[0]


@pytest.fixture(scope="module")
def table(tools: Tools) -> dict[str, list[tuple[str, str, float]]]:
    """Topic asked for -> (topic meant, sentence, value) for every sentence."""
    rows = [(meant, sentence) for meant, sentences in SENTENCES.items() for sentence in sentences]
    completion = parse(json.dumps([translation(sentence) for _, sentence in rows]))
    requests = [Request("B1", "present_tense", topic, 10) for topic in TOPICS]
    scores = score_topic(Batch(requests, [completion] * len(requests), tools))
    return {
        topic: [(meant, sentence, value or 0.0) for (meant, sentence), value in zip(rows, score.exercises, strict=True)]
        for topic, score in zip(TOPICS, scores, strict=True)
    }


def test_calibration(table: dict[str, list[tuple[str, str, float]]]) -> None:
    right = [value for topic, rows in table.items() for meant, _, value in rows if meant == topic]
    wrong = [value for topic, rows in table.items() for meant, _, value in rows if meant != topic]
    assert sum(value >= ON_TOPIC for value in right) / len(right) >= 0.95
    # Some sentences belong to two topics: a nurse is a profession and medicine.
    assert sum(value >= ON_TOPIC for value in wrong) / len(wrong) <= 0.03
    assert sum(value == 1.0 for value in right) / len(right) >= 0.8, "clear cases earn everything"
    pairs = [(one > other) + 0.5 * (one == other) for one in right for other in wrong]
    assert sum(pairs) / len(pairs) >= 0.98, "area under the curve"


@pytest.mark.parametrize(
    ("topic", "answer", "low", "high", "reason"),
    [
        ("eagles", "L'aquila ha volato.", 1.0, 1.0, "the thing itself"),
        ("eagles", "Le aquile cacciano i conigli.", 1.0, 1.0, "its plural, beside another animal"),
        ("eagles", "Il falco ha volato alto.", 0.2, 0.49, "another bird: only the category"),
        ("eagles", "Il treno parte alle nove.", 0.0, 0.1, "another world"),
        ("aquila", "L'aquila ha volato.", 1.0, 1.0, "the topic in Italian"),
        ("spiders", "I ragni tessono la tela.", 1.0, 1.0, "a rare noun of V4"),
        ("spiders", "La tarantola è pericolosa.", KIN_VALUE, KIN_VALUE, "a kind of spider"),
        ("earthworms", "Il lombrico vive nella terra.", 1.0, 1.0, "a rare noun of V4"),
        ("cars", "La berlina è nuova.", KIN_VALUE, KIN_VALUE, "a kind of car"),
        ("cooking", "Credo che la nonna prepari la pasta.", 0.9, 1.0, "cooking means its whole category"),
        ("cooking", "Penso che il giudice abbia ragione.", 0.0, 0.1, "law is not cooking"),
        ("swans", "Il cigno nuota nel lago.", 1.0, 1.0, "a word that only the dictionary has"),
        ("swans", "Il cane dorme.", 0.1, 0.49, "an animal, but no swan"),
        ("home_furniture", "Il gatto dorme sul divano in salotto.", 0.9, 1.0, "two topics in one sentence: one"),
        (
            "animals_wildlife",
            "Il gatto dorme sul divano in salotto.",
            0.5,
            1.0,
            "two topics in one sentence: the other",
        ),
        ("food_cooking", "Salgo le scale con Marco.", 0.0, 0.3, '"salgo" is no salt'),
        ("vehicles_transport", "Il parco è verde.", 0.0, 0.3, "a park is no car park"),
    ],
)
def test_concrete_words(tools: Tools, topic: str, answer: str, low: float, high: float, reason: str) -> None:
    score = judge(tools, topic, translation(answer))
    assert score.value is not None
    assert low <= score.value <= high, (reason, score.findings)


def test_every_word_of_the_catalogue_is_recognised(tools: Tools) -> None:
    requests = [Request("B1", "present_tense", word, 1) for word in TOPIC_OF_WORD]
    nouns = [topic.words[word][0] for word, topic in TOPIC_OF_WORD.items()]
    completions = [parse(json.dumps([translation(f"Parliamo di {noun}.")])) for noun in nouns]
    scores = score_topic(Batch(requests, completions, tools))
    missed = {request.topic: score.value for request, score in zip(requests, scores, strict=True) if score.value != 1.0}
    wide = {word for topic in TOPICS.values() for word in topic.wide}
    assert set(missed) <= wide
    assert all(value is not None and value >= ON_TOPIC for value in missed.values())


def test_the_word_that_carried_it_is_shown(tools: Tools) -> None:
    (note,) = judge(tools, "eagles", translation("Ieri le aquile volavano.")).findings
    assert (note.rule, note.error) == ("topic.word", False)
    assert (note.field, note.start, note.end) == ("answer", 8, 14)


def test_what_is_off_topic_is_said(tools: Tools) -> None:
    score = judge(tools, "eagles", translation("Il cane dorme."))
    (finding,) = [finding for finding in score.findings if finding.error]
    assert finding.rule == "topic.off_topic"
    assert finding.message == "About animals and wildlife, not eagles."
    assert finding.expected == "aquila"


def test_a_blank_is_judged_with_its_answer(tools: Tools) -> None:
    blank = {"type": "fill_in_blank", "question": "Le ___ (eagle) volano.", "answer": "aquile"}
    assert judge(tools, "eagles", blank).value == 1.0


def test_the_noun_asked_about_counts(tools: Tools) -> None:
    choice = {"type": "multiple_choice", "question": "Qual è l'articolo di 'aquila'?", "answer": "l'"}
    assert judge(tools, "eagles", {**choice, "options": ["il", "lo", "l'", "la"]}).value == 1.0


def test_a_distractor_does_not_count(tools: Tools) -> None:
    choice = {"type": "multiple_choice", "question": "Il treno ___.", "answer": "parte"}
    score = judge(tools, "eagles", {**choice, "options": ["aquila", "parte", "aquile", "partono"]})
    assert score.value is not None
    assert score.value < 0.3


def test_an_explanation_does_not_count(tools: Tools) -> None:
    score = judge(tools, "eagles", translation("Il treno parte.", explanation="L'aquila vola. Le aquile volano."))
    assert score.value is not None
    assert score.value < 0.3


def test_one_mention_in_three_exercises_is_no_adherence(tools: Tools) -> None:
    score = judge(tools, "eagles", *map(translation, ("L'aquila vola.", "Il treno parte.", "La banca chiude.")))
    assert score.value is not None
    assert score.value < ON_TOPIC
    assert [value is not None and value >= ON_TOPIC for value in score.exercises] == [True, False, False]


def test_words_of_the_instruction_say_nothing(tools: Tools) -> None:
    question = "Completa la frase con la forma corretta del verbo: il cane ___ forte."
    blank = {"type": "fill_in_blank", "question": question, "answer": "abbaia"}
    score = judge(tools, "education_learning", blank)
    assert score.value is not None
    assert score.value < 0.3


def test_english_is_not_read_as_italian(tools: Tools) -> None:
    # "sale" (salt) and "pane" (bread) are English words too.
    exercise = {"type": "translation", "question": "The sale of the window pane.", "answer": "Il treno parte."}
    score = judge(tools, "food_cooking", exercise)
    assert score.value is not None
    assert score.value < 0.3


def test_nothing_readable_is_not_applicable(tools: Tools) -> None:
    assert judge(tools, "eagles").status == "not_applicable"


def test_the_batch_does_not_matter(tools: Tools) -> None:
    completions = [
        parse(json.dumps([translation(sentence)])) for sentences in SENTENCES.values() for sentence in sentences
    ]
    requests = [Request("B1", "present_tense", "animals_wildlife", 1)] * len(completions)
    together = score_topic(Batch(requests, completions, tools))
    alone = [score_topic(Batch([request], [one], tools))[0] for request, one in zip(requests, completions, strict=True)]
    assert together == alone
