"""What-if and re-scores: rubric versions tried on what is stored."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from evaluation import rescore_selectors as selectors
from evaluation import services
from evaluation.forms import RescoreForm, WhatIfForm
from evaluation.models import RescoreRun
from evaluation.rescore_metrics import metric_changes
from evaluation.selectors import jobs_ahead
from evaluation.whatif import asked
from italian_teacher.http import person, render_part
from rewards.selectors import preview
from training.selectors import job_state, log_tail
from training.services import job_cancel, job_resume
from training.views import change_job


@require_safe
def whatif(request: HttpRequest) -> HttpResponse:
    """Stored scores under other weights, at once; the address holds the weights."""
    form = WhatIfForm(request.GET)
    found = asked(form, request.GET.get("page"))
    form.fill(found.weights)
    context: dict[str, Any] = {"form": form, "asked": found}
    return render_part(request, "evaluation/whatif.html", "result", context)


@require_safe
def rescores(request: HttpRequest) -> HttpResponse:
    """All re-scores, newest first."""
    page = Paginator(selectors.rescores(), 25).get_page(request.GET.get("page"))
    return render(request, "evaluation/rescores.html", {"page": page})


def rescore_new(request: HttpRequest) -> HttpResponse:
    """Launch a re-score."""
    start = {"source": request.GET.get("source"), "rubric": request.GET.get("rubric")}
    form = RescoreForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = services.rescore_create(
            rubric=form.cleaned_data["rubric"], **form.chosen_source(), created_by=person(request)
        )
        messages.success(request, "The re-score is queued.")
        return redirect("rescore", pk=made.pk)
    return render(request, "evaluation/rescore_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def rescore(request: HttpRequest, pk: int) -> HttpResponse:
    """One re-score: its state while it runs, and what changed."""
    job = get_object_or_404(selectors.rescores(), pk=pk)
    state = job_state(job, jobs_ahead(job))
    context = {"job": job, "state": state, "changes": selectors.changes(job), "unit": "completions"}
    context["metrics"] = metric_changes(job)
    context |= {
        "cancel_url": reverse("rescore_cancel", args=[pk]),
        "resume_url": reverse("rescore_resume", args=[pk]),
    }
    return render_part(request, "evaluation/rescore.html", "live", context, last=not state.changing)


@require_safe
def rescore_cases(request: HttpRequest, pk: int) -> HttpResponse:
    """The completions that gained or lost findings of a rule."""
    job = get_object_or_404(selectors.rescores(), pk=pk)
    rule, change = request.GET.get("rule", ""), request.GET.get("change", "gained")
    change = change if change in ("gained", "lost") else "gained"
    page = Paginator(selectors.cases(job, rule, change), 25).get_page(request.GET.get("page"))
    rows = [(case, *preview(case.item.completion.text)) for case in page.object_list]
    context = {"job": job, "rule": rule, "change": change, "page": page, "rows": rows}
    return render(request, "evaluation/rescore_cases.html", context)


@require_safe
def rescore_log(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of its log."""
    job = get_object_or_404(selectors.rescores(), pk=pk)
    return render_part(request, "_log.html", "tail", {"job": job, "log": log_tail(job)}, last=not job.is_active)


@require_POST
def rescore_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop it."""
    change_job(request, get_object_or_404(RescoreRun, pk=pk), job_cancel, how=RescoreRun.Cancel.KILL)
    return redirect("rescore", pk=pk)


@require_POST
def rescore_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the completions that are not scored yet."""
    change_job(request, get_object_or_404(RescoreRun, pk=pk), job_resume)
    return redirect("rescore", pk=pk)
