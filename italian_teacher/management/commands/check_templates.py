"""manage.py check_templates: every template of the project compiles."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError
from django.template.loader import get_template


class Command(BaseCommand):
    help = "Compile every template under templates/."

    def handle(self, *args: Any, **options: Any) -> None:
        root: Path = settings.BASE_DIR / "templates"
        names = sorted(str(path.relative_to(root)) for path in root.rglob("*.html"))
        faults = []
        for name in names:
            try:
                get_template(name)
            except TemplateSyntaxError as error:
                faults.append(f"{name}: {error}")
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(names)} templates compile.")
