"""What the browser test starts from: an account, a tiny V4 that loads, requests to train and to test on.

Run as `python -m tests.browser.seed` with the environment of the installation.
"""

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "italian_teacher.settings")
    import django

    django.setup()

    from django.conf import settings
    from django.contrib.auth import get_user_model

    from rewards.models import ExerciseRequest
    from tests.factories import TINY_REQUESTS, build_tiny_model, make_dataset, register_tiny_model

    get_user_model().objects.create_superuser("anna", email="", password="una parola lunga")
    dataset = make_dataset(name="Requests")
    ExerciseRequest.objects.bulk_create(
        ExerciseRequest(dataset=dataset, split="test", **request) for request in TINY_REQUESTS[:4]
    )
    register_tiny_model(build_tiny_model(settings.MODELS_ROOT / "tiny"), "Tiny V4")


if __name__ == "__main__":
    main()
