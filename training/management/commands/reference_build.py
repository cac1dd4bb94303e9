"""manage.py reference_build: make the small reference V4 again."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make the reference V4: corpus, tokenizer, training from scratch, figures on the test split, model card."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output", type=Path, default=settings.MODELS_ROOT / "reference_v4", help="Folder to write."
        )
        parser.add_argument("--steps", type=int, default=4200, help="Steps of 32 examples of the main stage.")
        parser.add_argument("--settling", type=int, default=700, help="Steps of the second stage; 0 leaves it out.")
        parser.add_argument("--examples", type=int, default=30_000, help="Size of the corpus.")
        parser.add_argument("--limit", type=int, default=400, help="Test requests to sample for the figures.")
        parser.add_argument("--seed", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        from training.reference.build import SETTLING, Plan, build_reference
        from training.reference.model import Schedule

        built = build_reference(
            options["output"],
            seed=options["seed"],
            plan=Plan(
                main=Schedule(steps=options["steps"]),
                settling=replace(SETTLING, steps=options["settling"]),
                corpus=options["examples"],
            ),
            limit=options["limit"],
            log=self.stdout.write,
        )
        found = built.figures
        self.stdout.write(
            f"gender {found.gender:.1%}, tense {found.tense:.1%}, JSON {found.json_validity:.1%}, "
            f"topic {found.topic:.1%}, overall {found.overall:.1f}, distinct {found.distinct:.1%} "
            f"({found.completions} completions)"
        )
        self.stdout.write(self.style.SUCCESS(f"Wrote {options['output']}"))
