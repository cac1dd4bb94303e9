"""manage.py bootstrap: everything a fresh installation needs before its first page."""

from typing import Any

from django.core.management.base import BaseCommand

from italian_teacher.bootstrap import bootstrap


class Command(BaseCommand):
    help = "Make tables, request dataset, reference model and first superuser where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        made = bootstrap(lambda text: self.stdout.write(f"  {text} …"))
        self.stdout.write(f"{made.dataset.requests.count()} requests, model {made.reference}, rubric {made.rubric}.")
        if made.password:
            self.stdout.write(f"User {made.username}, password {made.password} (shown only now)")
