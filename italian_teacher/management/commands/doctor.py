"""manage.py doctor: is everything here that the app needs?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from italian_teacher.doctor import examine

MARKS = {"ok": "ok   ", "note": "note ", "wrong": "WRONG"}


class Command(BaseCommand):
    help = "Check broker, database, lexicon, pipeline, embedder, models, GPU and disk."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for check in examine():
            style = {"ok": self.style.SUCCESS, "note": self.style.NOTICE, "wrong": self.style.ERROR}[check.verdict]
            self.stdout.write(f"{style(MARKS[check.verdict])} {check.name:<9} {check.detail}")
            if check.remedy:
                self.stdout.write(f"      {'':<9} → {check.remedy}")
            wrong += check.verdict == "wrong"
        if wrong:
            raise CommandError(f"{wrong} of the checks found something wrong.")
