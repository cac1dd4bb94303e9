"""Rubrics and the playground."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from italian_teacher.http import person, render_part, wants_part
from rewards import services
from rewards.catalog import TOPICS
from rewards.forms import RubricForm, row_number
from rewards.models import Completion
from rewards.playground import MAX_TEXT, is_ready, judge, warm_up
from rewards.playground_form import PlaygroundForm, stored_values
from rewards.selectors import rubric_newest, rubric_rows


@require_safe
def rubrics(request: HttpRequest) -> HttpResponse:
    """All versions of the reward function, newest first."""
    rows = rubric_rows(services.present_code_hash(), services.DEFAULT_RUBRIC)
    return render(request, "rewards/rubrics.html", {"rows": rows})


def rubric_new(request: HttpRequest) -> HttpResponse:
    """A new version, from the values of another."""
    form = RubricForm(request.POST) if request.method == "POST" else RubricForm.from_address(request.GET)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.rubric_create(**form.arguments(), created_by=person(request))
        except services.RubricError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{made} is made. New runs and evaluations use it.")
            return redirect("rubrics")
    return render(request, "rewards/rubric_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def playground(request: HttpRequest) -> HttpResponse:
    """An exercise or a completion, judged as it is written. The address holds it while it is short enough."""
    form = PlaygroundForm(_asked(request))
    if request.POST.get("switch"):
        form = form.switched()
    context: dict[str, Any] = {"form": form, "topics": TOPICS.values(), "limit": MAX_TEXT}
    part = wants_part(request)
    # Loading the reward's models takes seconds: the page comes at once and asks again. Without htmx it waits.
    if is_ready() or (request.method == "POST" and not part):
        context |= _judged(form)
    else:
        warm_up()
    address = f"{reverse('playground')}?{form.address()}".rstrip("?")
    if request.method == "POST" and not part and form.is_valid() and form.address():
        return redirect(address)
    status = 422 if form.errors and not part and request.method == "POST" else 200
    response = render_part(request, "rewards/playground.html", "verdict", context, status=status)
    if part:
        response["HX-Replace-Url"] = address
    return response


def _asked(request: HttpRequest) -> Mapping[str, Any]:
    """What the form starts from: what was sent, or a stored completion."""
    if request.method == "POST":
        return request.POST.dict()
    if key := row_number(request.GET.get("completion")):
        completion = get_object_or_404(Completion.objects.select_related("request"), pk=key)
        return stored_values(completion, request.GET.get("exercise", ""))
    return request.GET.dict()


def _judged(form: PlaygroundForm) -> dict[str, Any]:
    """The form's draft with its judgement, or why there is none."""
    if not form.is_valid() or form.draft is None:
        return {"judged": True}
    rubric = form.cleaned_data["rubric"] or rubric_newest(services.DEFAULT_RUBRIC)
    try:
        return {"judged": True, "rubric": rubric, "view": judge(form.draft, rubric)}
    except (OSError, ValueError) as error:
        return {"judged": True, "problem": str(error)}
