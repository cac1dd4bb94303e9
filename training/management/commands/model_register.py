"""manage.py model_register NAME PATH: make a folder under MODELS_ROOT a model that runs can start from."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from training.loading import ModelFolderError, resolve_folder
from training.models import LanguageModel
from training.prompts import TemplateError
from training.services import language_model_register, weights_hash


class Command(BaseCommand):
    help = "Register a Hugging Face causal LM folder, or a LoRA adapter over one. Doing it twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="What the pages call it.")
        parser.add_argument("path", help="The folder, relative to MODELS_ROOT.")
        parser.add_argument("--template", default="", help="Plain prompt template; empty: V4's chat messages.")
        parser.add_argument("--base", default="", help="For an adapter: the name of the registered model under it.")
        parser.add_argument("--description", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            model = self._registered(options) or language_model_register(
                name=options["name"],
                path=options["path"],
                prompt_template=options["template"],
                description=options["description"],
                base=self._base(options["base"]),
            )
        except (ModelFolderError, TemplateError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{model.name}: {model.get_kind_display()}, {model.parameters:,} parameters, {model.path}")

    def _registered(self, options: dict[str, Any]) -> LanguageModel | None:
        """The row that says already what is asked; None when there is none. Another one is an error later."""
        folder = resolve_folder(settings.MODELS_ROOT, options["path"])
        same = {"name": options["name"], "path": str(folder.relative_to(settings.MODELS_ROOT))}
        model = LanguageModel.objects.filter(**same).first()
        if model is not None and model.sha256 != weights_hash(folder):
            raise CommandError(
                f"{model.name}: the weights under {folder} are not those that were registered. "
                "Copy the new ones to another folder and register that under another name."
            )
        return model

    def _base(self, name: str) -> LanguageModel | None:
        if not name:
            return None
        model = LanguageModel.objects.filter(name=name).first()
        if model is None:
            known = ", ".join(LanguageModel.objects.values_list("name", flat=True)) or "none yet"
            raise CommandError(f"There is no model called {name}. Registered: {known}.")
        return model
