"""Runs, the groups of their steps, models."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from italian_teacher.http import person, render_part
from training import selectors, services
from training.forms import ModelForm, RunForm
from training.jobs.models import Job
from training.loading import ModelFolderError
from training.models import LanguageModel, TrainingRun
from training.prompts import TemplateError


def change_job(request: HttpRequest, job: Job, service: Callable[..., None], **arguments: Any) -> None:
    """Change a job's course and say what came of it; a change that its state forbids is a message, not a failure."""
    try:
        service(job=job, **arguments)
    except services.JobStateError as error:
        messages.error(request, str(error))
    else:
        job.refresh_from_db(fields=["status"])
        done = {"queued": "It is queued again.", "cancelled": "It is cancelled."}
        messages.success(request, done.get(job.status, "It is being stopped."))


@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """All runs, newest first."""
    page = Paginator(selectors.runs(), 25).get_page(request.GET.get("page"))
    return render(request, "training/runs.html", {"page": page})


def run_new(request: HttpRequest) -> HttpResponse:
    """Launch a run. A GET with another preset (by htmx) brings that preset's values."""
    form = RunForm(request.POST) if request.method == "POST" else RunForm.of_preset(request.GET)
    if request.method == "POST" and form.is_valid():
        run = services.training_run_create(**form.arguments(), created_by=person(request))
        messages.success(request, "The run is queued.")
        return redirect("run", pk=run.pk)
    context = {"form": form, "has_models": LanguageModel.objects.exists()}
    return render_part(request, "training/run_new.html", "values", context, status=422 if form.errors else 200)


@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: its state, its curves, what it has made."""
    job = get_object_or_404(selectors.runs().select_related("rubric"), pk=pk)
    state = selectors.job_state(job, selectors.jobs_ahead(job))
    data = selectors.curves(job)
    context = {
        "job": job,
        "state": state,
        "curves": data,
        "latest": selectors.latest(data) if data["x"] else [],
        "steps": selectors.recorded_steps(job),
        "results": list(job.results.order_by("-kind")),
        "unit": "steps",
        "cancel_url": reverse("run_cancel", args=[pk]),
        "resume_url": reverse("run_resume", args=[pk]),
    }
    return render_part(request, "training/run.html", "live", context, last=not state.changing)


@require_safe
def run_log(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of its log."""
    job = get_object_or_404(TrainingRun, pk=pk)
    context = {"job": job, "log": selectors.log_tail(job)}
    return render_part(request, "_log.html", "tail", context, last=not job.is_active)


@require_safe
def run_step(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """The groups of a step."""
    found = get_object_or_404(TrainingRun, pk=pk)
    groups = selectors.step_groups(found, step)
    if groups is None:
        raise Http404("Nothing is recorded for this step.")
    return render(request, "training/step.html", {"run": found, "step": groups})


@require_safe
def run_step_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """From the step's number in a form to its address: the nearest step that is recorded."""
    found = get_object_or_404(TrainingRun, pk=pk)
    wanted = request.GET.get("step", "")
    nearest = selectors.nearest_step(found, int(wanted) if wanted.isascii() and wanted.isdigit() else 0)
    return redirect("run", pk=pk) if nearest is None else redirect("run_step", pk=pk, step=nearest)


@require_POST
def run_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop it, after this step and with a checkpoint, or at once."""
    change_job(request, get_object_or_404(TrainingRun, pk=pk), services.job_cancel, how=request.POST.get("how", ""))
    return redirect("run", pk=pk)


@require_POST
def run_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on from the newest valid checkpoint."""
    change_job(request, get_object_or_404(TrainingRun, pk=pk), services.job_resume)
    return redirect("run", pk=pk)


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """All models, newest first."""
    page = Paginator(selectors.models(), 50).get_page(request.GET.get("page"))
    return render(request, "training/models.html", {"page": page})


@require_safe
def model(request: HttpRequest, pk: int) -> HttpResponse:
    """One model and where it comes from."""
    return render(request, "training/model.html", {"model": get_object_or_404(selectors.models(), pk=pk)})


def model_new(request: HttpRequest) -> HttpResponse:
    """Register a model that lies under MODELS_ROOT."""
    form = ModelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.language_model_register(**form.cleaned_data)
        except ModelFolderError as error:
            form.add_error("path", str(error))
        except TemplateError as error:
            form.add_error("prompt_template", str(error))
        else:
            messages.success(request, f"{made.name} is registered.")
            return redirect("model", pk=made.pk)
    return render(request, "training/model_new.html", {"form": form}, status=422 if form.errors else 200)
