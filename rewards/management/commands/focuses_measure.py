"""manage.py focuses_measure: how often each grammar focus is judged as a teacher would."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rewards.focus_measure import measure, table, with_table
from rewards.italian.language import load_language
from rewards.tools import Tools


class Command(BaseCommand):
    requires_system_checks = []
    help = "Judge a table of exercises and print the 74 focuses with the share judged right."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=Path, default=settings.BASE_DIR / "tests/rewards/cases/focuses.json")
        parser.add_argument("--write", type=Path, metavar="PAGE", help="Replace the table of this page.")

    def handle(self, *args: Any, cases: Path, write: Path | None, **options: Any) -> None:
        try:
            loaded = json.loads(cases.read_text("utf-8"))
            page = write.read_text("utf-8") if write else ""
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        # The tense component needs no embedder.
        tools = Tools(load_language(settings.SPACY_MODEL), None)  # type: ignore[arg-type]
        measured = measure(loaded, tools)
        lines = table(measured)
        if write:
            try:
                write.write_text(with_table(page, lines), encoding="utf-8")
            except ValueError as error:
                raise CommandError(f"{write}: {error}") from error
        else:
            self.stdout.write("\n".join(lines))
        right, total = (sum(pair[index] for pair in measured.values()) for index in (0, 1))
        self.stdout.write(f"{right} of {total} cases judged as their table says.")
