"""The Django project: settings, Celery application, URLs."""

from italian_teacher.celery import app as celery_app

__all__ = ["celery_app"]
