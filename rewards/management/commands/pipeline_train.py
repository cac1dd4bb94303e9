"""manage.py pipeline_train: train the shipped spaCy pipeline anew."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rewards.italian.pipeline import SHIPPED
from rewards.italian.training.pipeline_training import TreebankError, train_pipeline


class Command(BaseCommand):
    requires_system_checks = []
    help = "Train the Italian pipeline (part of speech and heads) from Universal Dependencies treebanks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--treebanks", type=Path, required=True, help="Folder of CoNLL-U files.")
        parser.add_argument("--output", type=Path, default=SHIPPED, help=f"Folder to replace (default {SHIPPED}).")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--max-steps", type=int, default=7000)

    def handle(self, *args: Any, treebanks: Path, output: Path, seed: int, max_steps: int, **options: Any) -> None:
        try:
            train_pipeline(treebanks, output, seed=seed, max_steps=max_steps, report=self.stdout.write)
        except (TreebankError, OSError) as error:
            raise CommandError(str(error)) from error
