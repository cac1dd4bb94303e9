"""What `score` and `analyse` share: JSON lines in, one JSON line out for each, in order, in constant memory."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.core.management.base import BaseCommand, CommandError

from rewards.jsonl import LineError, decode_object, line_text, read_lines

Item = TypeVar("Item")


class JsonLinesCommand(BaseCommand, Generic[Item]):
    """A filter over JSON lines. A bad line gives {"error": …, "line": n}, and exit code 1 at the end."""

    requires_system_checks = ()
    batch_size = 128

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="JSON lines (default: standard input).")

    def read(self, data: Mapping[str, Any]) -> Item:
        """Check one decoded line. Raises LineError."""
        raise NotImplementedError

    def process(self, items: Sequence[Item]) -> Iterable[Mapping[str, Any]]:
        """The results of a batch, in order."""
        raise NotImplementedError

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        bad = 0
        with ExitStack() as stack:
            try:
                source = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror or error}") from error
            try:
                for result in self._results(read_lines(source)):
                    bad += "error" in result
                    # ASCII escapes: the line survives every terminal, pipe and lone surrogate.
                    self.stdout.write(json.dumps(result, allow_nan=False))
            except BrokenPipeError:
                # The reader (head, less) has seen enough; silence the interpreter's last flush too.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                return
        if bad:
            raise CommandError(f"{bad} bad line{'s' * (bad != 1)}; see the error lines.")

    def _results(self, lines: Iterator[bytes]) -> Iterator[Mapping[str, Any]]:
        numbered = enumerate(lines, start=1)
        while batch := list(islice(numbered, self.batch_size)):
            read = [self._read_line(number, line) for number, line in batch]
            results = iter(self.process([item for item, _ in read if item is not None]))
            for item, error in read:
                if error is not None:
                    yield error
                elif item is not None:
                    yield next(results)

    def _read_line(self, number: int, line: bytes) -> tuple[Item | None, Mapping[str, Any] | None]:
        """(item, None), (None, error), or (None, None) for an empty line."""
        try:
            text = line_text(line, first=number == 1)
            return (self.read(decode_object(text)), None) if text.strip() else (None, None)
        except LineError as error:
            place = f"Line {number}, {error.key}" if error.key else f"Line {number}"
            return None, {"error": f"{place}: {error}", "line": number}
