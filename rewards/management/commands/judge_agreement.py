"""manage.py judge_agreement: how many wrong words the agreement rules find, and how many right sentences they flag."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rewards.italian.language import load_language
from rewards.italian.measure.minimal_pairs import KINDS, read_pairs
from rewards.italian.measure.pair_measure import measure

DEFAULT = Path(settings.BASE_DIR) / "tests" / "rewards" / "cases" / "agreement_pairs.txt"


class Command(BaseCommand):
    help = "Change one word at a time in right sentences and count what the agreement rules find."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="*", default=[str(DEFAULT)], help="CoNLL-U treebanks, or marked sentences (default: ours)."
        )
        parser.add_argument("--misses", action="store_true", help="Show what was missed, and the false alarms.")

    def handle(self, *args: Any, files: list[str], misses: bool, **options: Any) -> None:
        language = load_language(settings.SPACY_MODEL)
        for name in files:
            try:
                texts, pairs = read_pairs(Path(name), language.lexicon)
            except (OSError, UnicodeDecodeError) as error:
                raise CommandError(f"{name}: {error}") from error
            result = measure(language, texts, pairs)
            self.stdout.write(Path(name).name)
            for kind in KINDS:
                if total := result.pairs[kind]:
                    found, findings = result.found[kind], result.true[kind] + result.false[kind]
                    self.stdout.write(
                        f"  {kind:15} {found:5} of {total:5}  {100 * result.recall(kind):5.1f} %"
                        f"   precision {100 * result.precision(kind):5.1f} % of {findings:5} findings"
                    )
            share = 100 * result.flagged / max(result.sentences, 1)
            self.stdout.write(f"  right sentences flagged {result.flagged} of {result.sentences}  {share:.2f} %")
            if misses:
                for pair in result.missed:
                    self.stdout.write(f"  missed {pair.kind}: {pair.wrong}")
                for text, message in result.alarms:
                    self.stdout.write(f"  flagged: {text} {message}")
