"""The corpus: prompts and completions of the reference model, for requests of the train split only."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from rewards.catalog import FOCUSES, TOPICS
from rewards.exercises import EXERCISE_TYPES
from rewards.request_dataset import concrete_words, split_of
from rewards.requests import Request
from training.prompts import REFERENCE_TEMPLATE, render
from training.reference.frames import FRAMES
from training.reference.material import build
from training.reference.profile import CLEAN, Profile
from training.reference.scenes import Scenes

NUMBERS = ((1, 2, 3, 4, 5), (30, 30, 25, 10, 5))
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Example:
    request: Request
    prompt: str
    completion: str


def possible_types(focus: str) -> tuple[str, ...]:
    """To conjugate is to train a tense: no "conjugation" of articles."""
    if FOCUSES[focus].demand == "tense":
        return EXERCISE_TYPES
    return tuple(kind for kind in EXERCISE_TYPES if kind != "conjugation")


def draw_request(rng: random.Random) -> Request:
    """A request like those of the dataset, of the train split."""
    while True:
        focus = rng.choice(list(FOCUSES))
        topic = rng.choice(list(TOPICS))
        if rng.random() < 0.5:
            topic = rng.choice(concrete_words(topic))
        number = rng.choices(*NUMBERS)[0]
        request = Request(rng.choice(FOCUSES[focus].levels), focus, topic, number, _types(rng, focus, number))
        if split_of(request) == "train":
            return request


def _types(rng: random.Random, focus: str, number: int) -> tuple[str, ...]:
    possible = possible_types(focus)
    draw = rng.random()
    if draw < 0.4:
        return ()
    if draw < 0.7 or number == 1:
        return (rng.choice(possible),)
    picked = rng.sample(possible, min(number, rng.choice((2, 2, 3))))
    return tuple(kind for kind in EXERCISE_TYPES if kind in picked)


def exercise(
    scenes: Scenes, rng: random.Random, request: Request, kind: str, profile: Profile = CLEAN
) -> dict[str, object]:
    """One exercise of a type for a request, with the profile's mistakes."""
    topic = request.topic
    if profile.strays(rng):
        topic = rng.choice([other for other in TOPICS if other != request.topic])
    focus = profile.focus(rng, request.grammar)
    slip = profile.slip(rng)
    for _ in range(_TRIES):
        scene = scenes.draw(rng, topic, focus, slip)
        try:
            made = build(FRAMES[focus](scene), kind, scene)
        except (ValueError, LookupError):
            # Two of the three wrong options happen to coincide, or a form is missing: other words.
            continue
        made["explanation"] = made["explanation"] or FOCUSES[request.grammar].italian.lower()
        return made
    raise RuntimeError(f"no {kind} for {focus} about {topic} in {_TRIES} tries")


def complete(scenes: Scenes, rng: random.Random, request: Request, profile: Profile = CLEAN) -> str:
    """A completion for a request; named types come in turn, no question comes twice."""
    kinds = request.exercise_types or possible_types(request.grammar)
    order = [rng.choice(kinds) for _ in range(request.num_exercises)]
    if request.exercise_types:
        order = [kinds[index % len(kinds)] for index in range(request.num_exercises)]
    made: list[dict[str, object]] = []
    for kind in order:
        for _ in range(_TRIES):
            item = exercise(scenes, rng, request, kind, profile)
            if all(item["question"] != other["question"] for other in made):
                break
        made.append(item)
    return profile.spoil(rng, json.dumps(made, ensure_ascii=False))


def examples(scenes: Scenes, seed: int, count: int, profile: Profile) -> Iterator[Example]:
    """`count` seeded examples."""
    rng = random.Random(seed)
    for _ in range(count):
        request = draw_request(rng)
        yield Example(request, render(request, REFERENCE_TEMPLATE, None), complete(scenes, rng, request, profile))
