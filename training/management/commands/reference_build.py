"""manage.py reference_build: make the small reference V4 again."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand

if TYPE_CHECKING:
    from training.reference.build import Stage


def _shortened(stage: "Stage", steps: int) -> "Stage":
    steps = min(steps, stage.schedule.steps)
    examples = min(stage.examples, max(steps, 10) * stage.schedule.batch)
    return replace(stage, examples=examples, schedule=replace(stage.schedule, steps=steps))


class Command(BaseCommand):
    help = "Make the reference V4: corpus, tokenizer, training from scratch, figures on the test split, model card."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output", type=Path, default=settings.MODELS_ROOT / "reference_v4", help="Folder to write."
        )
        parser.add_argument("--steps", type=int, help="Steps of each stage at most, for a quick try.")
        parser.add_argument("--limit", type=int, default=400, help="Test requests to sample for the figures.")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument(
            "--keep", type=Path, help="Keep each stage's model in this folder, and go on from those kept there."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        import torch

        from training.reference.build import STAGES, build_reference

        torch.set_num_threads(1)  # the same sums in the same order on every machine

        most = options["steps"]
        stages = [stage if most is None else _shortened(stage, most) for stage in STAGES]
        built = build_reference(
            options["output"],
            seed=options["seed"],
            stages=stages,
            limit=options["limit"],
            log=self.stdout.write,
            keep=options["keep"],
        )
        found = built.figures
        self.stdout.write(
            f"gender {found.gender:.1%}, tense {found.tense:.1%}, JSON {found.json_validity:.1%}, "
            f"topic {found.topic:.1%}, overall {found.overall:.1f}, distinct {found.distinct:.1%} "
            f"({found.completions} completions)"
        )
        self.stdout.write(self.style.SUCCESS(f"Wrote {options['output']}"))
