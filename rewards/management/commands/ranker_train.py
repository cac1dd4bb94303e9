"""manage.py ranker_train: train the shipped rankers of agreement anew."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rewards.italian.language import load_language
from rewards.italian.ranker import DATA
from rewards.italian.training.pipeline_training import TreebankError
from rewards.italian.training.ranker_training import train_rankers


class Command(BaseCommand):
    requires_system_checks = []
    help = "Train the rankers, which find the subject of a verb and the noun of an adjective in long sentences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--treebanks", type=Path, required=True, help="Folder of CoNLL-U files.")
        parser.add_argument("--output", type=Path, default=DATA, help=f"Folder for the two files (default {DATA}).")
        parser.add_argument("--seed", type=int, default=0)

    def handle(self, *args: Any, treebanks: Path, output: Path, seed: int, **options: Any) -> None:
        try:
            train_rankers(load_language(), treebanks, output, seed=seed, report=self.stdout.write)
        except (TreebankError, OSError) as error:
            raise CommandError(str(error)) from error
