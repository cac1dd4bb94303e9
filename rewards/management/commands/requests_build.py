"""manage.py requests_build: the request dataset, seeded."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rewards.request_dataset import SplitRequest, build_requests, split_of, summary, to_lines


class Command(BaseCommand):
    requires_system_checks = []
    help = "Write the request dataset: every grammar focus with every topic, 2,000–3,000 requests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--count", type=int, default=2800, help="How many requests (default 2800).")
        parser.add_argument("--output", type=Path, default=settings.REQUESTS_FILE)

    def handle(self, *args: Any, seed: int, count: int, output: Path, **options: Any) -> None:
        try:
            requests = build_requests(seed, count)
        except ValueError as error:
            raise CommandError(str(error)) from error
        items = [SplitRequest(request, split_of(request)) for request in requests]
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text("".join(to_lines(items)), encoding="utf-8")
        self.stdout.write(f"{output}: {summary(items)}")
