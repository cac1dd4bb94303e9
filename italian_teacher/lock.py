"""One installation is started once: whoever runs its broker and workers holds RUNTIME_DIR/up.lock."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(RuntimeError):
    """Another process runs this installation; str() says where and what to do."""


@contextmanager
def only_one(runtime_dir: Path, where: str) -> Iterator[None]:
    """Hold the lock while the block lasts. `where` tells the next one what runs: an address or a command.

    Raises AlreadyRunning. The system lets go of the lock when the process dies, however it dies.
    """
    with (runtime_dir / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(f"It is running already: {lock.read().strip()}. Stop that one first.") from None
        lock.truncate(0)
        lock.write(where)
        lock.flush()
        yield
