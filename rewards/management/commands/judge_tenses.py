"""manage.py judge_tenses: how often the reward reports the tense that a treebank gives a finite verb."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rewards.italian.language import load_language
from rewards.italian.measure.tense_measure import measure_tenses


class Command(BaseCommand):
    help = "Compare the reported tenses of finite verbs with those of CoNLL-U treebanks."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, help="CoNLL-U treebanks.")
        parser.add_argument("--misses", action="store_true", help="Show every verb whose tense was not reported.")

    def handle(self, *args: Any, files: list[Path], misses: bool, **options: Any) -> None:
        language = load_language(settings.SPACY_MODEL)
        for path in files:
            self.stdout.write(path.name)
            for name, as_labelled in (("as labelled", True), ("labels read", False)):
                try:
                    found = measure_tenses(language, path, as_labelled=as_labelled)
                except (OSError, UnicodeDecodeError) as error:
                    raise CommandError(f"{path}: {error}") from error
                if not found.verbs:
                    raise CommandError(f"{path}: no finite verb with mood and tense; is it a CoNLL-U treebank?")
                shares = f"{found.reported / found.verbs:7.1%} in the set {found.alone / found.verbs:7.1%} alone"
                self.stdout.write(f"  {name:12} {found.verbs:5} verbs {shares}")
            if misses:
                for text, verb, tense, tenses in found.missed:
                    self.stdout.write(f"  missed {tense}: {verb} [{', '.join(tenses)}] {text}")
