"""Small helpers around requests and responses, shared by the apps' views."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django_htmx.http import HTMX_STOP_POLLING, HttpResponseClientRefresh
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """A request behind django-htmx's middleware."""

    htmx: HtmxDetails


def person(request: HttpRequest) -> User:
    """Who asks. Every page but the login is behind LoginRequiredMiddleware, so there is always somebody."""
    assert isinstance(request.user, User)
    return request.user


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page: not a boosted link, not a step back in history."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if htmx is None or not htmx:
        return False
    return not htmx.boosted and not htmx.history_restore_request


def render_part(
    request: HttpRequest, template: str, part: str, context: Mapping[str, Any], *, last: bool = False, status: int = 200
) -> HttpResponse:
    """The page, or its named part when htmx asks.

    last: the part's answer also ends htmx's polling (status 286); a page never has that status.
    """
    asked = wants_part(request)
    code = HTMX_STOP_POLLING if asked and last else status
    response = render(request, f"{template}#{part}" if asked else template, dict(context), status=code)
    patch_vary_headers(response, ["HX-Request"])
    return response


class SignIn(LoginView):
    """Login. When a session ends under a polling page, the whole page is loaded again, not a part of it replaced."""

    template_name = "login.html"
    redirect_authenticated_user = True

    @method_decorator([sensitive_post_parameters(), csrf_protect, never_cache, login_not_required])
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "GET" and wants_part(request):
            return HttpResponseClientRefresh()
        return super().dispatch(request, *args, **kwargs)
