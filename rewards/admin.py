"""Admin of request datasets (import and export as JSONL), requests and rubrics."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.base import File
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.text import slugify

from rewards.models import ExerciseRequest, RequestDataset, Rubric
from rewards.request_dataset import RequestLinesError
from rewards.services import request_dataset_export, request_dataset_import

MAX_UPLOAD = 50 * 1024 * 1024


class ImportForm(forms.Form):
    """A JSONL file of requests, or of V4's chats, and the name that its dataset gets."""

    name = forms.CharField(max_length=100)
    file = forms.FileField(
        label="JSONL file",
        help_text="One request per line, or V4's training data, from which requests are extracted. UTF-8.",
    )

    def clean_file(self) -> "File[bytes]":
        file: File[bytes] = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise forms.ValidationError(f"The file is larger than {MAX_UPLOAD // 1024 // 1024} MB; split it.")
        return file

    def store(self) -> RequestDataset | None:
        """The dataset; None when lines cannot be used, each then an error of the field."""
        file: File[bytes] = self.cleaned_data["file"]
        try:
            return request_dataset_import(name=self.cleaned_data["name"], lines=file, source=file.name or "")
        except RequestLinesError as error:
            self.add_error("file", str(error).splitlines())
        except ValueError as error:
            self.add_error("name", str(error))
        return None


class Unchanging:
    """Rows that are made elsewhere and never changed by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(RequestDataset)
class RequestDatasetAdmin(Unchanging, admin.ModelAdmin):  # type: ignore[type-arg]
    """Datasets never change: a corrected one is imported under another name."""

    list_display = ("name", "requests", "source", "created_at")
    search_fields = ("name",)
    actions = ("export",)
    change_list_template = "admin/rewards/requestdataset/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[RequestDataset]:
        rows: QuerySet[RequestDataset] = super().get_queryset(request)
        return rows.annotate(request_count=Count("requests"))

    @admin.display(ordering="request_count")
    def requests(self, dataset: RequestDataset) -> int:
        return int(getattr(dataset, "request_count", 0))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="rewards_requestdataset_import"), *super().get_urls()]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("rewards.add_requestdataset"):
            return HttpResponse("You may not import requests.", status=403, content_type="text/plain")
        form = ImportForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and (dataset := form.store()):
            messages.success(request, f"{dataset.name}: {dataset.requests.count()} requests.")
            return redirect("admin:rewards_requestdataset_changelist")
        context = {**self.admin_site.each_context(request), "form": form, "title": "Import requests", "opts": self.opts}
        status = 422 if form.errors else 200
        return render(request, "admin/rewards/requestdataset/import.html", context, status=status)

    @admin.action(description="Export as JSONL (choose one)", permissions=["view"])
    def export(self, request: HttpRequest, queryset: QuerySet[RequestDataset]) -> StreamingHttpResponse | None:
        chosen = list(queryset)
        if len(chosen) != 1:
            messages.error(request, "Choose exactly one dataset to export.")
            return None
        lines = (line.rstrip("\n") + "\n" for line in request_dataset_export(dataset=chosen[0]))
        name = slugify(chosen[0].name) or "requests"
        return StreamingHttpResponse(
            lines,
            content_type="application/jsonl; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}.jsonl"'},
        )


@admin.register(ExerciseRequest)
class ExerciseRequestAdmin(Unchanging, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("grammar", "level", "topic", "num_exercises", "split", "dataset")
    list_filter = ("dataset", "split", "level", "grammar")
    search_fields = ("topic", "grammar")
    list_select_related = ("dataset",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Rubric)
class RubricAdmin(Unchanging, admin.ModelAdmin):  # type: ignore[type-arg]
    """Versions of the reward function; a change makes a new one."""

    list_display = ("name", "version", "weights", "code_hash", "created_at")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
