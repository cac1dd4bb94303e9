"""manage.py score: what completions are worth, and why.

printf '%s\\n' '{"request": {…}, "completion": "[…]"}' | python manage.py score
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rewards.jsonl import LineError, shown
from rewards.management.jsonl_command import JsonLinesCommand
from rewards.requests import Request, RequestError
from rewards.rubric import CompletionScore, Rubric, score_batch
from rewards.services import configured_tools

Line = tuple[Request, str]


class Command(JsonLinesCommand[Line]):
    help = "Score JSON lines with a request and a completion; one JSON line out for each."

    def read(self, data: Mapping[str, Any]) -> Line:
        for key in ("request", "completion"):
            if key not in data:
                raise LineError(key, 'missing; a line is {"request": {…}, "completion": "…"}')
        if not isinstance(data["completion"], str):
            raise LineError("completion", f"not a text but {shown(data['completion'])}")
        try:
            return Request.from_mapping(data["request"]), data["completion"]
        except RequestError as error:
            raise LineError(f"request.{error.key}" if error.key else "request", str(error)) from error

    def process(self, items: Sequence[Line]) -> Iterable[Mapping[str, Any]]:
        if not items:
            return []
        rubric = Rubric()
        requests = [request for request, _ in items]
        scores = score_batch(rubric, requests, [text for _, text in items], configured_tools())
        return [score_mapping(score, rubric) for score in scores]


def score_mapping(score: CompletionScore, rubric: Rubric) -> dict[str, Any]:
    """{"total", "components": {name: points, max, status, explanation, findings, notes}}.

    points are value x weight, rounded to two decimals, null when there is no value.
    findings cost points; notes (words that carried the topic, unverified words) do not.
    """
    components = {}
    for name, component in score.components.items():
        weight = rubric.weights[name]
        findings = [finding.as_mapping() for finding in component.findings]
        components[name] = {
            "points": None if component.value is None else round(component.value * weight, 2),
            "max": weight,
            "status": component.status,
            "explanation": component.explanation,
            "findings": [_public(finding) for finding in findings if finding["error"]],
            "notes": [_public(finding) for finding in findings if not finding["error"]],
        }
    return {"total": None if score.total is None else round(score.total, 2), "components": components}


def _public(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in finding.items() if key != "error"}
