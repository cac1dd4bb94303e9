"""From two evaluations in the database to the report."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from evaluation.comparison import Row, compare
from evaluation.metrics import distinct_share
from evaluation.models import EvaluationRun
from evaluation.records import exercises_of, records_of
from evaluation.report import ProblemCase, Report, ReportRow, Sample, markdown
from rewards.models import CompletionScore
from rewards.request_dataset import PROBLEM_CASES
from rewards.requests import Request
from training.models import LanguageModel

MAX_FINDINGS = 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations with their metrics and the share of distinct exercises among V5's."""

    v4: EvaluationRun
    v5: EvaluationRun
    rows: Sequence[Row]
    distinct: float | None


class ComparisonError(ValueError):
    """Two evaluations that cannot be compared; str() says why."""


def compare_evaluations(v4: EvaluationRun, v5: EvaluationRun) -> Comparison:
    """Compare two finished evaluations. Raises ComparisonError unless both judged the same requests by one rubric."""
    same = ("dataset_id", "split", "limit", "rubric_id")
    if different := [name for name in same if getattr(v4, name) != getattr(v5, name)]:
        raise ComparisonError(f"The evaluations differ in {different[0].removesuffix('_id')}; make them alike.")
    first, second = records_of(v4), records_of(v5)
    if not first or len(first) != len(second):
        raise ComparisonError(f"{len(first)} and {len(second)} completions: an evaluation is not finished.")
    return Comparison(v4, v5, compare(first, second), distinct_share(exercises_of(v5)))


def write_report(comparison: Comparison) -> str:
    """The Markdown report of a comparison."""
    rows = [ReportRow(row.metric, row.v4, row.v5, row.difference) for row in comparison.rows]
    pair = (comparison.v4, comparison.v5)
    models = {evaluation.model.name: _describe(evaluation.model) for evaluation in pair}
    return markdown(Report(rows, comparison.distinct, _cases(pair), models, _facts(comparison)))


def _cases(pair: tuple[EvaluationRun, EvaluationRun]) -> list[ProblemCase]:
    cases = []
    for wanted in PROBLEM_CASES:
        samples = [sample for evaluation in pair if (sample := _sample(evaluation, wanted))]
        if samples:
            cases.append(ProblemCase(f"{wanted.level}, {wanted.grammar.replace('_', ' ')}, {wanted.topic}", samples))
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
        .order_by("completion__evaluation_item__index")
        .first()
    )
    if score is None:
        return None
    findings = [f for part in score.components.all() for f in part.findings if f.get("error", True)]
    messages = [f"{finding['rule']}: {finding['message']}" for finding in findings[:MAX_FINDINGS]]
    if len(findings) > MAX_FINDINGS:
        messages.append(f"and {len(findings) - MAX_FINDINGS} more")
    return Sample(evaluation.model.name, _pretty(score.completion.text), score.total, messages)


def _pretty(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    except ValueError:
        return text


def _describe(model: LanguageModel) -> str:
    size = f"{model.parameters / 1e6:.1f} million parameters. " if model.parameters else ""
    return size + model.description


def _facts(comparison: Comparison) -> dict[str, str]:
    v4, v5 = comparison.v4, comparison.v5
    facts = {
        "Requests": f"{v5.dataset.name}, {v5.get_split_display().lower()} split, {v5.items.count()} completions of each "
        f"model at temperature {v5.temperature:g}, seed {v5.seed}",
        "Requests, SHA-256": v5.dataset.sha256,
        "Rubric": f"{v5.rubric}, code and data {v5.rubric.code_hash}",
        "V4, SHA-256 of its weights": v4.model.sha256,
        "V5, SHA-256 of its weights": v5.model.sha256,
    }
    run = v5.model.run
    if run is not None:
        config = run.config
        facts["Training"] = (
            f"{run.progress} steps of GRPO, {config['num_generations']} completions per prompt, learning rate "
            f"{config['learning_rate']:g}, beta {config['beta']:g}, LoRA r={config['lora_r']}, seed {run.seed}; "
            f"{run.facts.get('trainable_parameters', 0):,} trainable parameters, {run.facts.get('seconds', 0):.0f} s on "
            f"{run.facts.get('device', 'an unknown device')}"
        )
    facts["Libraries"] = ", ".join(f"{name} {version}" for name, version in v5.facts.get("versions", {}).items())
    facts["Code"] = v5.facts.get("git_revision") or f"not under version control ({settings.BASE_DIR.name})"
    return facts
