"""Dashboard, exercises, side by side, evaluations, glossary."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from evaluation import browse, selectors, services
from evaluation.forms import CompareForm, EvaluationForm, ExerciseFilter
from evaluation.glossary import GLOSSARY
from evaluation.metrics import METRICS
from evaluation.models import EvaluationRun
from italian_teacher.http import person, render_part
from rewards.catalog import TOPICS
from rewards.models import CompletionScore
from rewards.selectors import completion_view
from training.models import LanguageModel
from training.selectors import job_state, log_tail
from training.services import job_cancel, job_resume
from training.views import change_job


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Where V5 stands, what is running, what is newest."""
    context = {"board": selectors.dashboard()}
    return render_part(request, "evaluation/dashboard.html", "board", context, last=not context["board"].changing)


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """All completions behind filters; the address holds the filters."""
    form = ExerciseFilter(request.GET)
    found = browse.filtered_scores(form.usable())
    page = Paginator(found.select_related(*browse.SHOWN), browse.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "hits": browse.hits(list(page.object_list)), "filters": _filters(request)}
    context["topics"] = TOPICS.values()
    return render_part(request, "evaluation/exercises.html", "results", context)


def _filters(request: HttpRequest) -> str:
    """The filters of an address without its page, to hang onto links."""
    query = QueryDict(mutable=True)
    for key in ExerciseFilter.base_fields:
        if value := request.GET.get(key):
            query[key] = value
    return query.urlencode()


@require_safe
def completion(request: HttpRequest, pk: int) -> HttpResponse:
    """One completion: findings in its text, its four parts, its neighbours under the same filters."""
    scores = CompletionScore.objects.filter(completion=pk).select_related(*browse.SHOWN).order_by("-pk")
    versions = list(scores.prefetch_related("components"))
    if not versions:
        raise Http404("No scored completion with this number.")
    filters = ExerciseFilter(request.GET).usable()
    rubric = filters.get("rubric")
    score = next((row for row in versions if rubric and row.rubric_id == rubric.pk), versions[0])
    context = {
        "view": completion_view(score),
        "versions": versions,
        "beside": browse.neighbours(browse.filtered_scores(filters), pk),
        "filters": _filters(request),
    }
    return render(request, "evaluation/completion.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two models' completions for the same request."""
    form = CompareForm(request.GET, pair=selectors.newest_pair())
    left, right, wanted, order = form.chosen()
    found = selectors.comparison(left, right, wanted, order) if left and right else None
    context = {"form": form, "left": left, "right": right, "order": order, "comparison": found}
    return render_part(request, "evaluation/compare.html", "pair", context)


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    """All evaluations, newest first."""
    page = Paginator(selectors.evaluations(), 25).get_page(request.GET.get("page"))
    rows = [(evaluation, selectors.metric_rows(evaluation, None)) for evaluation in page.object_list]
    return render(request, "evaluation/evaluations.html", {"page": page, "rows": rows, "metrics": METRICS.values()})


def evaluation_new(request: HttpRequest) -> HttpResponse:
    """Launch an evaluation."""
    form = EvaluationForm(request.POST or None, initial={"model": request.GET.get("model")})
    if request.method == "POST" and form.is_valid():
        evaluation = services.evaluation_create(**form.cleaned_data, created_by=person(request))
        messages.success(request, "The evaluation is queued.")
        return redirect("evaluation", pk=evaluation.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "has_models": LanguageModel.objects.exists()}
    return render(request, "evaluation/evaluation_new.html", context, status=status)


@require_safe
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """One evaluation: its state while it runs, its metrics afterwards."""
    job = get_object_or_404(selectors.evaluations(), pk=pk)
    state = job_state(job, selectors.jobs_ahead(job))
    context = {"job": job, "state": state, "rows": selectors.metric_rows(job, None), "unit": "completions"}
    context |= {
        "cancel_url": reverse("evaluation_cancel", args=[pk]),
        "resume_url": reverse("evaluation_resume", args=[pk]),
    }
    return render_part(request, "evaluation/evaluation.html", "live", context, last=not state.changing)


@require_safe
def evaluation_log(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of its log."""
    job = get_object_or_404(selectors.evaluations(), pk=pk)
    return render_part(request, "_log.html", "tail", {"job": job, "log": log_tail(job)}, last=not job.is_active)


@require_POST
def evaluation_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop it."""
    change_job(request, get_object_or_404(EvaluationRun, pk=pk), job_cancel, how=EvaluationRun.Cancel.KILL)
    return redirect("evaluation", pk=pk)


@require_POST
def evaluation_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the requests that are not answered yet."""
    change_job(request, get_object_or_404(EvaluationRun, pk=pk), job_resume)
    return redirect("evaluation", pk=pk)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The terms of these pages, each in a sentence or two."""
    return render(request, "evaluation/glossary.html", {"terms": GLOSSARY})
