"""JSON lines from files of unknown quality: strict objects, clear reasons, bounded memory."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

MAX_LINE = 1_000_000


class LineError(ValueError):
    """A line that cannot be used: key names the place ("" for the whole line), str() the reason and remedy."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of a line that is too long only its beginning, which line_text refuses."""
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line


def shown(value: Any) -> str:
    """A value as an error message shows it: at most 60 characters, without control characters."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def decode_object(text: str) -> dict[str, Any]:
    """One strict JSON object of a line. Raises LineError (duplicate keys and NaN included)."""
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except LineError:
        raise
    except json.JSONDecodeError as error:
        raise LineError("", f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise LineError("", "not usable JSON: nested too deeply") from error
    except ValueError as error:
        raise LineError("", "not usable JSON: a number with too many digits") from error
    if not isinstance(data, dict):
        raise LineError("", f"not a JSON object but {shown(data)}")
    return data


def line_text(line: bytes | str, first: bool) -> str:
    if len(line) > MAX_LINE:
        raise LineError("", f"longer than {MAX_LINE:,} characters; is this a JSONL file, one request a line?")
    if isinstance(line, bytes):
        try:
            line = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise LineError("", f"not UTF-8 (byte {error.start + 1}); save the file as UTF-8") from error
    # Some editors put a byte order mark before the first line.
    return line.removeprefix("\ufeff") if first else line


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise LineError(shown(twice).strip("'\""), "given twice")
    return data


def _no_constant(name: str) -> Any:
    raise LineError("", f"not JSON: {name}")
