"""manage.py evaluation_report: write docs/V5_EVALUATION.md from stored evaluations."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluation.models import EvaluationRun
from evaluation.reporting import ComparisonError, compare_evaluations, write_report
from evaluation.selectors import newest_pair


class Command(BaseCommand):
    help = "Compare two evaluations of the same requests and write the report."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--baseline", type=int, help="Number of V4's evaluation; default: the newest that fits.")
        parser.add_argument("--candidate", type=int, help="Number of V5's evaluation; default: the newest.")
        parser.add_argument("--output", type=Path, default=settings.BASE_DIR / "docs" / "V5_EVALUATION.md")

    def handle(self, *args: Any, **options: Any) -> None:
        newest_v4, newest_v5 = newest_pair()
        v4 = _numbered(options["baseline"]) or newest_v4
        v5 = _numbered(options["candidate"]) or newest_v5
        if v4 is None or v5 is None:
            raise CommandError("There are not two finished evaluations yet; launch them, or run `make demo`.")
        try:
            text = write_report(compare_evaluations(v4, v5))
            options["output"].write_text(text, encoding="utf-8")
        except (ComparisonError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written to {options['output']}.")


def _numbered(pk: int | None) -> EvaluationRun | None:
    """Evaluation number `pk`; None for None."""
    if pk is None:
        return None
    found = EvaluationRun.objects.select_related("model__run", "dataset", "rubric").filter(pk=pk).first()
    if found is None:
        raise CommandError(f"There is no evaluation {pk}; the evaluations page lists them with their numbers.")
    return found
