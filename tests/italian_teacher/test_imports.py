"""What every process of the app loads: the web server, the workers and beat are small, and start at once."""

import subprocess
import sys

from django.conf import settings

HEAVY = ("torch", "spacy", "transformers", "trl", "datasets")
LOADED = (
    "import sys, django; django.setup(); from italian_teacher.celery import app; app.loader.import_default_modules(); "
    f"print([name for name in {HEAVY!r} if name in sys.modules])"
)


def test_an_idle_process_has_loaded_no_model_library() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
