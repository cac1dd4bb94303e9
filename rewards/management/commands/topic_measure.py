"""manage.py topic_measure: how well the topic component tells right texts from wrong ones.

python manage.py topic_measure              # the shipped table: its tuned half and its other half
python manage.py topic_measure --errors tune  # and each text of that half on the wrong side of the threshold
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from rewards.thresholds import ON_TOPIC
from rewards.tools import load_tools
from rewards.topic_measure import Pair, judge_pairs, summary

TABLE = settings.BASE_DIR / "tests" / "rewards" / "cases" / "topic_texts.json"


class Command(BaseCommand):
    help = "AUC of the topic component, and the shares of right and wrong texts above its threshold, per half."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=TABLE, help="half -> category -> [[topic, text]]")
        parser.add_argument("--errors", metavar="HALF", help="also list the misjudged pairs of this half")

    def handle(self, *args: Any, file: Path, errors: str | None, **options: Any) -> None:
        tools = load_tools(settings.SPACY_MODEL, settings.EMBEDDER)
        for half, rows in json.loads(file.read_text(encoding="utf-8")).items():
            pairs = judge_pairs(tools, {category: [(one, two) for one, two in row] for category, row in rows.items()})
            self.stdout.write(f"{half}: {summary(pairs)}")
            if half == errors:
                self._list(pairs)

    def _list(self, pairs: list[Pair]) -> None:
        for pair in pairs:
            if (pair.value >= ON_TOPIC) != pair.right:
                self.stdout.write(
                    f"  {'missed' if pair.right else 'wrong '} {pair.value:.2f} {pair.topic}: {pair.text}"
                )
