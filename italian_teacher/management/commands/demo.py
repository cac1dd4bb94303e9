"""manage.py demo: from requests to a V5 that is compared with V4, as `make demo` runs it."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluation.report import figure, summary, verdict, with_interval
from evaluation.reporting import Comparison, compare_evaluations, write_report
from italian_teacher.bootstrap import bootstrap
from italian_teacher.demo import DemoError, Size, run_demo
from italian_teacher.lock import AlreadyRunning, only_one

INTERRUPTED = 130


class Command(BaseCommand):
    help = "Train V5 from the reference V4, evaluate both, print the table, write docs/V5_EVALUATION.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, help="The report; default: docs/V5_EVALUATION.md.")
        parser.add_argument("--steps", type=int, help="Training steps, for a shorter trial; default: the preset's.")
        parser.add_argument("--requests", type=int, help="Test requests at most, for a shorter trial; default: all.")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        size = Size(options["steps"], options["requests"])
        # A trial's figures do not replace those of the whole.
        folder = settings.BASE_DIR / "docs" if size == Size() else settings.RUNTIME_DIR
        output = options["output"] or folder / "V5_EVALUATION.md"
        try:
            with only_one(settings.RUNTIME_DIR, "a demo"):
                self.stdout.write("Preparing:")
                made = bootstrap(lambda text: self.stdout.write(f"  {text} …"))
                if made.password:
                    self.stdout.write(f"  user {made.username}, password {made.password} (shown only now)")
                v4, v5 = run_demo(made, size, self.stdout.write)
        except (DemoError, AlreadyRunning) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            again = "Stopped; nothing is left running. `make demo` or `make run` goes on from the newest checkpoint."
            raise CommandError(again, returncode=INTERRUPTED) from None
        comparison = compare_evaluations(v4, v5)
        self._print(comparison)
        output.write_text(write_report(comparison), encoding="utf-8")
        self.stdout.write(f"Report: {output}. The whole took {(time.monotonic() - began) / 60:.1f} minutes.")

    def _print(self, comparison: Comparison) -> None:
        line = "{:<18} {:>23}  {:>23}  {:>10}  {:>22}  {}"
        self.stdout.write("\n" + line.format("", "V4 (95 %)", "V5 (95 %)", "target", "difference (95 %)", "").rstrip())
        for row in comparison.rows:
            unit = row.metric.unit
            self.stdout.write(
                line.format(
                    row.metric.label,
                    with_interval(row.v4, unit),
                    with_interval(row.v5, unit),
                    f"≥ {figure(row.metric.target, unit)}",
                    with_interval(row.difference, unit, signed=True),
                    ("✓ " if row.reached else "✗ ") + verdict(row),
                )
            )
        before, after = comparison.distinct
        self.stdout.write(f"\nDifferent exercises: {figure(after, '%')} of V5's, {figure(before, '%')} of V4's.")
        self.stdout.write(summary(comparison.rows))
