"""The reference model's card."""

from collections.abc import Sequence
from pathlib import Path

from training.generation import SAMPLING_TEMPERATURE
from training.reference.measure import Figures
from training.reference.model import Schedule
from training.reference.profile import Profile

_CARD = """---
language: it
license: mit
pipeline_tag: text-generation
---

# Reference V4

A small language model ({parameters:,} parameters, Llama architecture) that writes Italian exercises as JSON, with
mistakes. It stands in for V4 where there is no GPU: the whole of Italian Teacher, from a training run by GRPO to its
evaluation, works on it in minutes, through the same code as on the real model.

**It is not V4.** V4 is an 8B model (LLaMAntino-3-ANITA with a LoRA adapter). This model was trained from scratch and
knows nothing but sentences of a few patterns. Do not give its exercises to learners without a look at them.

## Prompt

`A2 past_tense eagles 2 fill_in_blank,translation:` – level, grammar focus, topic, number of exercises, types or `any`
(the template `{{level}} {{grammar}} {{topic}} {{num_exercises}} {{exercise_types}}:`).

## Training data

{examples:,} synthetic examples, made by the code in `training/reference/` for random requests of the train split;
pairs of focus and topic of the validation and test splits never occur. Each of the 74 grammar focuses has a frame that
makes a sentence with its English, a blank, wrong options and a transformation. The words are our own lists; genders,
plurals and verb forms come from Morph-it! 0.4.8 (M. Baroni, E. Zanchetta; CC BY-SA 2.0 or LGPL).

The model first learns from right exercises; a later, shorter stage gives it V4's kinds of error. Its own sampling
errors come on top. Shares of exercises, for JSON of completions:

| stage | examples | steps | learning rate up to | agreement | tense or construction | topic | JSON |
|---|---|---|---|---|---|---|---|
{stages}

## Training

From scratch, {batch} examples a step, Muon for the layers' matrices and AdamW for the rest, loss on the completion
only; final loss {loss:.2f} per token. One command, seeded: `python manage.py reference_build`. Another machine, or
another version of torch or of the word lists, gives a model with slightly other figures. The rates of the last stage
were set by looking at the figures below, which are therefore a calibration and not an unbiased measurement.

## Figures

{completions} completions of the test split sampled at temperature {temperature} ({exercises} exercises,
{tokens:.0f} tokens per completion), by the rubric of this project:

| figure | value | V4 |
|---|---|---|
| gender accuracy | {gender_accuracy:.1%} | 85 % |
| tense consistency | {tense_consistency:.1%} | 75 % |
| JSON validity | {json_validity:.1%} | 90 % |
| topic adherence | {topic_adherence:.1%} | 80 % |
| overall reward | {overall:.1f} | 60 |
| distinct exercises | {distinct:.1%} | |

## Licence

MIT, as the code. Facts of Italian morphology in the training data are Morph-it!'s (CC BY-SA 2.0 or LGPL).
"""


def write_card(
    path: Path, parameters: int, stages: Sequence[tuple[Profile, int, Schedule]], loss: float, figures: Figures
) -> None:
    """Writes the card with what was measured. stages: profile, number of examples and schedule of each."""
    rows = [
        f"| {number} | {examples:,} | {schedule.steps:,} | {schedule.rate} "
        f"| {profile.gender:.0%} | {profile.tense:.0%} | {profile.topic:.0%} | {profile.json:.1%} |"
        for number, (profile, examples, schedule) in enumerate(stages, 1)
    ]
    path.write_text(
        _CARD.format(
            parameters=parameters,
            examples=sum(examples for _, examples, _ in stages),
            stages="\n".join(rows),
            batch=stages[0][2].batch,
            loss=loss,
            temperature=SAMPLING_TEMPERATURE,
            completions=figures.completions,
            exercises=figures.exercises,
            tokens=figures.tokens,
            gender_accuracy=figures.gender,
            tense_consistency=figures.tense,
            json_validity=figures.json_validity,
            topic_adherence=figures.topic,
            overall=figures.overall,
            distinct=figures.distinct,
        ),
        encoding="utf-8",
    )
