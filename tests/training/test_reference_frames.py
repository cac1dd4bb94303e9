"""The frames: every focus has exercises of every type, and the reward finds them right."""

import json
import random

import pytest

from rewards.catalog import FOCUSES, TOPICS
from rewards.requests import Request
from rewards.rubric import Rubric, score_batch
from rewards.tools import load_tools
from training.reference.conjugation import Agent
from training.reference.corpus import exercise, possible_types
from training.reference.frames import FRAMES
from training.reference.scenes import Scenes, load_scenes


@pytest.fixture(scope="module")
def scenes() -> Scenes:
    return load_scenes()


def test_every_focus_has_a_frame() -> None:
    assert set(FRAMES) == set(FOCUSES)


def test_every_topic_has_nouns(scenes: Scenes) -> None:
    words = [word for topic in TOPICS.values() for word in topic.words]
    missing = [name for name in (*TOPICS, *words) if not scenes.nouns.get(name)]
    assert missing == []
    # Twenty-five or more for each category, so that exercises differ.
    assert {
        name: len(scenes.lexis.topics[name].nouns) for name in TOPICS if len(scenes.lexis.topics[name].nouns) < 25
    } == {}


@pytest.mark.parametrize("focus", sorted(FOCUSES))
def test_every_type_of_a_focus_is_well_made(scenes: Scenes, focus: str) -> None:
    rng = random.Random(1)
    for kind in possible_types(focus):
        made = exercise(scenes, rng, Request(FOCUSES[focus].levels[0], focus, "animals_wildlife", 1), kind)
        assert made["type"] == kind
        assert made["question"] != made["answer"]
        assert made["explanation"]
        if kind == "multiple_choice":
            options = made["options"]
            assert isinstance(options, list)
            assert len(set(options)) == 4
            assert made["answer"] in options


def test_correct_exercises_get_full_marks(scenes: Scenes) -> None:
    """A seeded sample over all focuses and types: what a frame makes, the reward must find right."""
    rng = random.Random(7)
    requests, texts = [], []
    for focus in FOCUSES:
        for kind in rng.sample(possible_types(focus), 2):
            topic = rng.choice(scenes.topics())
            request = Request(FOCUSES[focus].levels[0], focus, topic, 1, (kind,))
            requests.append(request)
            texts.append(json.dumps([exercise(scenes, rng, request, kind)], ensure_ascii=False))
    scores = score_batch(Rubric(), requests, texts, load_tools())
    totals = [score.total or 0.0 for score in scores]
    assert sum(totals) / len(totals) >= 97, sorted(zip(totals, texts, strict=True))[:10]
    for component, least in (("gender", 0.95), ("tense", 0.95), ("structure", 0.98), ("topic", 0.93)):
        values = [score.components[component].value for score in scores]
        known = [value for value in values if value is not None]
        assert sum(known) / len(known) >= least, component


@pytest.mark.parametrize(
    ("lemma", "tense", "agent", "aux", "form"),
    [
        ("vedere", "passato_prossimo", Agent(1, "s"), "avere", "ho visto"),
        ("vedere", "passato_remoto", Agent(3, "s"), "avere", "vide"),  # strong
        ("rompere", "trapassato_prossimo", Agent(3, "p"), "avere", "avevano rotto"),
        ("partire", "passato_prossimo", Agent(3, "p", "f"), "essere", "sono partite"),  # agrees
        ("finire", "presente", Agent(3, "s"), "avere", "finisce"),  # -isc-
        ("cercare", "futuro", Agent(1, "p"), "avere", "cercheremo"),  # the sound stays
        ("essere", "congiuntivo_presente", Agent(3, "p"), "essere", "siano"),
        ("trovare", "congiuntivo_presente", Agent(3, "p"), "avere", "trovino"),  # not the cut "trovin"
        ("dovere", "presente", Agent(1, "s"), "avere", "devo"),  # not debbo
        ("bere", "condizionale_presente", Agent(2, "s"), "avere", "berresti"),
    ],
)
def test_conjugation(scenes: Scenes, lemma: str, tense: str, agent: Agent, aux: str, form: str) -> None:
    assert scenes.conjugator.finite(lemma, tense, agent, aux=aux) == form
