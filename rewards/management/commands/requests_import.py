"""manage.py requests_import FILE: requests from JSONL, or from V4's chat-format training data."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rewards.jsonl import read_lines
from rewards.request_dataset import RequestLinesError
from rewards.services import request_dataset_import


class Command(BaseCommand):
    requires_system_checks = []
    help = "Store the requests of a JSONL file as a dataset. All or nothing: every bad line is reported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Requests, one JSON object a line, or V4's chats.")
        parser.add_argument("--name", default="", help="The dataset's name (default: the file's).")

    def handle(self, *args: Any, file: Path, name: str, **options: Any) -> None:
        try:
            with file.open("rb") as lines:
                dataset = request_dataset_import(name=name or file.stem, lines=read_lines(lines), source=file.name)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}") from error
        except RequestLinesError as error:
            raise CommandError(f"{file}: nothing was imported.\n{error}") from error
        except ValueError as error:
            raise CommandError(f"{file}: nothing was imported: {error}.") from error
        self.stdout.write(
            f'Dataset "{dataset.name}": {dataset.requests.count()} requests, sha256 {dataset.sha256[:12]}.'
        )
