"""Admin of language models: their names and words; what a model is stays as it was registered."""

from django.contrib import admin
from django.http import HttpRequest

from training.models import LanguageModel


@admin.register(LanguageModel)
class LanguageModelAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "kind", "path", "base", "run", "created_at")
    list_filter = ("kind",)
    search_fields = ("name", "path")
    list_select_related = ("base", "run")
    fields = (
        "name",
        "description",
        "prompt_template",
        "kind",
        "path",
        "base",
        "run",
        "sha256",
        "parameters",
        "created_at",
    )
    readonly_fields = ("kind", "path", "base", "run", "sha256", "parameters", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Models are registered on their page, which looks at the folder first."""
        return False
