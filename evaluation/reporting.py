"""From two evaluations in the database to the report."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.comparison import Record, Row, by_level, compare
from evaluation.metrics import distinct_share
from evaluation.models import EvaluationRun
from evaluation.records import exercises_of, records_of
from evaluation.report import ProblemCase, Report, Sample, markdown
from rewards.models import CompletionScore
from rewards.request_dataset import PROBLEM_CASES
from rewards.requests import Request
from training.jobs.models import JobStatus
from training.models import LanguageModel, TrainingRun

MAX_FINDINGS = 6
# Below this a model is one of the small ones that are trained from scratch to show the way.
SMALL = 100_000_000
CAUTION = (
    "Both are small reference models, trained from scratch on synthetic exercises with V4's error profile, on one CPU: "
    "the figures show what the reward and GRPO do to such errors, not how the 8B V4 fares. That one goes through the "
    "same code on a GPU, with the `seed` preset."
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations with their metrics; distinct: the shares of different exercises of V4 and V5."""

    v4: EvaluationRun
    v5: EvaluationRun
    before: Sequence[Record]
    after: Sequence[Record]
    rows: Sequence[Row]
    distinct: tuple[float | None, float | None]


# What two evaluations must share, so that only the model differs: attribute -> its name in a sentence.
_ALIKE = {"dataset_id": "dataset", "split": "split", "rubric_id": "rubric", "temperature": "temperature"}


class ComparisonError(ValueError):
    """Two evaluations that cannot be compared; str() says why and what to do."""


def compare_evaluations(v4: EvaluationRun, v5: EvaluationRun) -> Comparison:
    """Compare two finished evaluations. Raises ComparisonError unless both are finished and share what _ALIKE names."""
    for evaluation in (v4, v5):
        if evaluation.status != JobStatus.SUCCEEDED:
            raise ComparisonError(f"Evaluation {evaluation.pk} ({evaluation}) has not succeeded; wait, or resume it.")
    for name, label in _ALIKE.items():
        if getattr(v4, name) != getattr(v5, name):
            raise ComparisonError(
                f"Evaluations {v4.pk} and {v5.pk} differ in their {label}; evaluate both models with the same."
            )
    before, after = records_of(v4), records_of(v5)
    distinct = distinct_share(exercises_of(v4)), distinct_share(exercises_of(v5))
    return Comparison(v4, v5, before, after, compare(before, after), distinct)


def write_report(comparison: Comparison) -> str:
    """The Markdown report of a comparison."""
    pair = (comparison.v4, comparison.v5)
    small = all(0 < (evaluation.model.parameters or 0) < SMALL for evaluation in pair)
    return markdown(
        Report(
            rows=comparison.rows,
            levels=by_level(comparison.before, comparison.after),
            distinct=comparison.distinct,
            errors=sum(record.scored.errors > 0 for record in (*comparison.before, *comparison.after)),
            caution=CAUTION if small else "",
            models={
                f"{side}: {evaluation.model.name}": _describe(evaluation.model)
                for side, evaluation in zip(("V4", "V5"), pair, strict=True)
            },
            cases=_cases(pair),
            facts=_facts(comparison),
            steps=_steps(comparison, small),
        )
    )


def _cases(pair: tuple[EvaluationRun, EvaluationRun]) -> list[ProblemCase]:
    cases = []
    for wanted in PROBLEM_CASES:
        samples = [sample for evaluation in pair if (sample := _sample(evaluation, wanted))]
        if samples:
            name = f"{wanted.level}, {wanted.grammar}, {wanted.topic}"
            cases.append(ProblemCase(name, samples))
    return cases


def _sample(evaluation: EvaluationRun, wanted: Request) -> Sample | None:
    """The evaluation's first completion for this level, focus and topic."""
    score = (
        CompletionScore.objects.filter(
            rubric=evaluation.rubric_id,
            completion__evaluation_item__evaluation=evaluation,
            completion__request__level=wanted.level,
            completion__request__grammar=wanted.grammar,
            completion__request__topic=wanted.topic,
        )
        .select_related("completion")
        .prefetch_related("components")
        .order_by("completion__evaluation_item__index")
        .first()
    )
    if score is None:
        return None
    text, is_json = _pretty(score.completion.text)
    return Sample(evaluation.model.name, text, is_json, score.total, _findings(score))


def _findings(score: CompletionScore) -> list[str]:
    """The findings that cost points, the first few in words."""
    found = [finding for part in score.components.all() for finding in part.findings if finding.get("error", True)]
    told = [
        f"{finding['rule']}{_place(finding['exercise'])}: {finding['message']}"
        + (f" Expected: {finding['expected']}." if finding.get("expected") else "")
        for finding in found[:MAX_FINDINGS]
    ]
    return told + ([f"and {len(found) - MAX_FINDINGS} more"] if len(found) > MAX_FINDINGS else [])


def _place(exercise: int) -> str:
    return f", exercise {exercise + 1}" if exercise >= 0 else ""


def _pretty(text: str) -> tuple[str, bool]:
    """JSON laid out, or the text as it is; and whether it is JSON."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1), True
    except (ValueError, RecursionError):
        return text, False


def _describe(model: LanguageModel) -> str:
    size = f"{model.parameters / 1e6:.1f} million parameters. " if model.parameters else ""
    return size + model.description


def _facts(comparison: Comparison) -> dict[str, str]:
    v4, v5 = comparison.v4, comparison.v5
    facts = {
        "Requests": f"{v5.dataset.name}, {v5.get_split_display().lower()} split: {len(comparison.before)} completions "
        f"of V4, {len(comparison.after)} of V5, one per request",
        "Sampling": f"temperature {v5.temperature:g}, seed {v4.seed} and {v5.seed}",
        "Requests, SHA-256": v5.dataset.sha256,
        "Rubric": f"{v5.rubric}, SHA-256 of its code and data {v5.rubric.code_hash}",
        "V4's weights, SHA-256": v4.model.sha256,
        "V5's weights, SHA-256": v5.model.sha256,
    }
    if v5.model.run is not None:
        facts |= _training(v5.model.run)
    versions = {"Python": v5.facts.get("python", "?"), **v5.facts.get("versions", {})}
    facts["Libraries"] = ", ".join(f"{name} {version}" for name, version in versions.items())
    if v5.finished_at:
        facts["Finished"] = f"{v5.finished_at:%Y-%m-%d %H:%M} UTC on {v5.facts.get('device', 'an unknown device')}"
    facts["Code"] = v5.facts.get("git_revision") or "not under version control"
    return facts


def _training(run: TrainingRun) -> dict[str, str]:
    config, facts = run.config, run.facts
    completions = config["per_device_train_batch_size"] * config["gradient_accumulation_steps"]
    return {
        "Training": f"GRPO, preset {run.preset}: {run.progress} steps of {completions // config['num_generations']} "
        f"prompts × {config['num_generations']} completions, learning rate {config['learning_rate']:g}, "
        f"beta {config['beta']:g}, seed {run.seed}, {facts.get('seconds', 0):.0f} s",
        "LoRA": f"r={config['lora_r']}, alpha={config['lora_alpha']}, all linear layers, "
        f"{facts.get('trainable_parameters', 0):,} trainable parameters",
    }


def _steps(comparison: Comparison, small: bool) -> list[str]:
    v4, v5 = comparison.v4, comparison.v5
    again = (
        f"`python manage.py evaluation_report --baseline {v4.pk} --candidate {v5.pk}` writes this file again from the "
        "stored scores."
    )
    if not small:
        return [again]
    return ["`make demo` trains V5 from V4, evaluates both and writes this file: some minutes on two cores.", "", again]
