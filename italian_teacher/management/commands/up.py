"""manage.py up: the whole app in one terminal, as `make run` starts it."""

import shlex
import sys
import threading
import time
from typing import Any

import honcho.manager
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from italian_teacher.bootstrap import Installation, bootstrap
from italian_teacher.broker import use_broker
from italian_teacher.first_run import queue_first_run
from italian_teacher.lock import AlreadyRunning, only_one
from italian_teacher.processes import (
    any_free_port,
    broker_answers,
    child_environment,
    page_answers,
    port_is_free,
    web_command,
    worker_commands,
)

# The worker needs some seconds to stop a trainer before it may be killed itself.
honcho.manager.KILL_WAIT = 20
# The web server listens before it has imported everything: half a minute on a busy machine.
FIRST_PAGE_SECONDS = 120.0
BROKER_SECONDS = 30.0


class Command(BaseCommand):
    help = "Start broker, web server, workers and beat; Ctrl-C stops them all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000, help="The next free one is taken when it is in use.")
        parser.add_argument("--no-first-run", action="store_true", help="Queue nothing, even when there is no V5 yet.")

    def handle(self, *args: Any, **options: Any) -> None:
        host = options["host"]
        port = next((p for p in range(options["port"], options["port"] + 50) if port_is_free(host, p)), None)
        if port is None:
            raise CommandError(
                f"Ports {options['port']} to {options['port'] + 49} are in use; name another with --port."
            )
        try:
            with only_one(settings.RUNTIME_DIR, f"http://{host}:{port}/"):
                manager = self._run(host, port, first_run=not options["no_first_run"])
        except AlreadyRunning as error:
            raise CommandError(str(error)) from error
        # 130 and 143 say that a person stopped it, which is how it is meant to end.
        if manager.returncode not in (0, 130, 143):
            raise CommandError(f"A process ended by itself (code {manager.returncode}); its last lines are above.")

    def _run(self, host: str, port: int, *, first_run: bool) -> honcho.manager.Manager:
        """Everything until a person, or a process, ends it."""
        self.stdout.write("Preparing:")
        made = bootstrap(lambda text: self.stdout.write(f"  {text} …"))
        embedded = not settings.ENV_REDIS_URL
        broker_port = any_free_port() if embedded else None
        broker_url = f"redis://127.0.0.1:{broker_port}/0" if embedded else settings.ENV_REDIS_URL
        manager = self._manager(host, port, broker_url, broker_port)
        use_broker(broker_url)
        threading.Thread(target=self._welcome, args=(host, port, made, first_run), daemon=True).start()
        manager.loop()
        return manager

    def _manager(self, host: str, port: int, broker_url: str, broker_port: int | None) -> honcho.manager.Manager:
        """The processes, not started yet. broker_port: that of the embedded broker; None: another one runs already."""
        commands = {"web": web_command(host, port), **worker_commands()}
        if broker_port:
            commands["broker"] = [sys.executable, "-m", "italian_teacher.broker", "--port", str(broker_port)]
        environment = child_environment(settings.RUNTIME_DIR, broker_url)
        manager = honcho.manager.Manager()
        for name, command in commands.items():
            manager.add_process(name, "exec " + shlex.join(command), env=dict(environment), cwd=str(settings.BASE_DIR))
        return manager

    def _welcome(self, host: str, port: int, made: Installation, first_run: bool) -> None:
        """While the processes start: queue the first run, then say where the app is."""
        if first_run:
            self._queue(made)
        self._announce(host, port, made)

    def _queue(self, made: Installation) -> None:
        """The first run, once the broker can be told of it; a broker that stays away delays it, no more."""
        deadline = time.monotonic() + BROKER_SECONDS
        while not broker_answers(settings.CELERY_BROKER_URL) and time.monotonic() < deadline:
            time.sleep(0.1)
        try:
            if queue_first_run(made):
                self.stdout.write("There is no V5 yet: the reference run and its evaluations are queued.")
        finally:
            connection.close()  # this thread's own

    def _announce(self, host: str, port: int, made: Installation) -> None:
        """Print the address once the first page comes; the password in any case, for it is shown only now."""
        deadline = time.monotonic() + FIRST_PAGE_SECONDS
        while not page_answers(f"http://{host}:{port}/login/", FIRST_PAGE_SECONDS) and time.monotonic() < deadline:
            time.sleep(0.2)
        who = f"user {made.username}"
        secret = (
            f"password {made.password} (shown only now)"
            if made.password
            else (f"password as before; forgotten? python manage.py changepassword {made.username}")
        )
        line = "─" * 72
        self.stdout.write(
            f"\n{line}\n  Italian Teacher is at http://{host}:{port}/\n  {who}, {secret}\n  Ctrl-C stops it.\n{line}\n"
        )
        self.stdout.flush()
