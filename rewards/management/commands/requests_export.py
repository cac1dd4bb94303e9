"""manage.py requests_export NAME: a stored dataset as JSONL."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rewards.models import RequestDataset
from rewards.services import request_dataset_export


class Command(BaseCommand):
    requires_system_checks = []
    help = "Write a stored request dataset as JSONL, to a file or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="The dataset's name.")
        parser.add_argument("--output", type=Path, default=None, help="File (default: standard output).")

    def handle(self, *args: Any, name: str, output: Path | None, **options: Any) -> None:
        dataset = RequestDataset.objects.filter(name=name).first()
        if dataset is None:
            names = ", ".join(f'"{one}"' for one in RequestDataset.objects.values_list("name", flat=True)) or "none"
            raise CommandError(f'There is no dataset "{name}". Datasets: {names}.')
        lines = request_dataset_export(dataset=dataset)
        if output is None:
            # UTF-8 whatever the terminal's locale: this is data.
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            self.stdout.writelines(lines)
            return
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        self.stdout.write(f"{output}: {dataset.requests.count()} requests.")
