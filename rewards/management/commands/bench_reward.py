"""manage.py bench_reward: how quick and how big the reward is on this machine (make bench-reward)."""

from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rewards.benchmark import Bench, exercises, independent, measure_batches, measure_growth, peak_megabytes
from rewards.italian.language import load_language

MOST_RATIO, LEAST_PER_SECOND, MOST_MEGABYTES, MOST_GROWTH = 1.3, 300, 700, 1.1


class Command(BaseCommand):
    help = "Measure the reward's CPU time per exercise, its ratio to the bare parts, its memory and its growth."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="Other exercises.")
        parser.add_argument("--sizes", type=int, nargs="+", default=[1, 32, 512], help="Batch sizes.")
        parser.add_argument("--repeat", type=int, default=5, help="Batches of the largest size; more of the others.")
        parser.add_argument("--exercises", type=int, default=50_000, help="How far growth is followed; 0: not.")

    def handle(self, *args: Any, seed: int, sizes: list[int], repeat: int, **options: Any) -> None:
        bench = Bench(load_language(settings.SPACY_MODEL), settings.EMBEDDER)
        lines = exercises(seed)
        largest = max(sizes)
        for batch in (list(islice(lines, largest)) for _ in range(2)):
            bench.score(batch)  # loads what loads late
        self.stdout.write("batch  exercises/s  ms each  of it spaCy  embedder  total/parts")
        for size in sizes:
            row = measure_batches(bench, lines, size, max(repeat, min(200, repeat * largest // (8 * size))))
            self.stdout.write(
                f"{row.size:5}  {row.per_second:11.0f}  {row.seconds * 1e3:7.2f}  {row.spacy * 1e3:11.2f}"
                f"  {row.embedder * 1e3:8.2f}  {row.ratio:11.2f}"
            )
        self.stdout.write(f"wanted at 512: at least {LEAST_PER_SECOND} exercises/s, at most {MOST_RATIO} x the parts")
        if total := options["exercises"]:
            marks = sorted({min(mark, total) for mark in (1_000, 10_000, total)})
            growth = measure_growth(bench, lines, marks, largest)
            for count, seconds in growth:
                self.stdout.write(f"{count:6} exercises: {seconds * 1e3:.2f} ms each, {peak_megabytes():.0f} MB")
            ratio = growth[-1][1] / growth[0][1]
            self.stdout.write(f"growth {ratio:.2f} (wanted: at most {MOST_GROWTH})")
        self.stdout.write(f"peak memory {peak_megabytes():.0f} MB (wanted: at most {MOST_MEGABYTES})")
        if not independent(bench, list(islice(lines, 120)), (1, 7)):
            raise CommandError("Scores depend on the batch size or order.")
        self.stdout.write("120 exercises have the same scores and findings in batches of 1, 7 and 120, and reversed.")
