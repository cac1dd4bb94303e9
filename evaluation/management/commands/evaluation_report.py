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
        parser.add_argument("--v4", type=int, help="Number of V4's evaluation; default: the newest that fits.")
        parser.add_argument("--v5", type=int, help="Number of V5's evaluation; default: the newest.")
        parser.add_argument("--output", type=Path, default=settings.BASE_DIR / "docs" / "V5_EVALUATION.md")

    def handle(self, *args: Any, **options: Any) -> None:
        v4, v5 = newest_pair()
        v4 = self._named(options["v4"]) or v4
        v5 = self._named(options["v5"]) or v5
        if v4 is None or v5 is None:
            raise CommandError("There are not two finished evaluations yet; launch them, or run `make demo`.")
        try:
            text = write_report(compare_evaluations(v4, v5))
        except ComparisonError as error:
            raise CommandError(str(error)) from error
        options["output"].write_text(text, encoding="utf-8")
        self.stdout.write(f"Written to {options['output']}.")

    def _named(self, pk: int | None) -> EvaluationRun | None:
        if pk is None:
            return None
        try:
            return EvaluationRun.objects.get(pk=pk)
        except EvaluationRun.DoesNotExist:
            raise CommandError(f"There is no evaluation {pk}.") from None
