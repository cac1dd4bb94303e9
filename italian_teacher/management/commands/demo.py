"""manage.py demo: from requests to a V5 that is compared with V4, as `make demo` runs it."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from evaluation.report import figure, with_interval
from evaluation.reporting import Comparison, compare_evaluations, write_report
from italian_teacher.bootstrap import bootstrap
from italian_teacher.demo import DemoError, run_demo


class Command(BaseCommand):
    help = "Train V5 from the reference V4, evaluate both, print the table, write docs/V5_EVALUATION.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, default=settings.BASE_DIR / "docs" / "V5_EVALUATION.md")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        self.stdout.write("Preparing:")
        made = bootstrap(lambda text: self.stdout.write(f"  {text} …"))
        try:
            v4, v5 = run_demo(made, f"Reference V5, {timezone.localtime():%Y-%m-%d %H:%M:%S}")
        except DemoError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. `make run` continues the run from its last checkpoint.") from None
        comparison = compare_evaluations(v4, v5)
        options["output"].write_text(write_report(comparison), encoding="utf-8")
        self._print(comparison)
        self.stdout.write(f"Report: {options['output']}. Whole demo: {(time.monotonic() - began) / 60:.1f} minutes.")

    def _print(self, comparison: Comparison) -> None:
        line = "{:<18} {:>24} {:>24} {:>9} {:>24}  {}"
        self.stdout.write("\n" + line.format("", "V4", "V5", "target", "difference", ""))
        for row in comparison.rows:
            unit = row.metric.unit
            self.stdout.write(
                line.format(
                    row.metric.label,
                    with_interval(row.v4, unit),
                    with_interval(row.v5, unit),
                    figure(row.metric.target, unit),
                    with_interval(row.difference, unit, signed=True),
                    "reached" if row.reached else "MISSED",
                )
            )
        self.stdout.write(f"Distinct exercises of V5: {figure(comparison.distinct, '%')}\n")
        if missed := [row.metric.label for row in comparison.rows if not row.reached]:
            self.stdout.write(f"Targets missed: {', '.join(missed)}.")
