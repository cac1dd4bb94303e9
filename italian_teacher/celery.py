"""The Celery application. Messages carry primary keys only; the database is the truth."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "italian_teacher.settings")

app = Celery("italian_teacher")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
