"""Template tags and filters that put stored values into words. They compute no score."""

from datetime import datetime, timedelta

from django import template
from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

NOTHING = "—"
SYMBOLS = {"queued": "○", "running": "◐", "succeeded": "✓", "failed": "✕", "crashed": "⚡", "cancelled": "▢"}
UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))


@register.filter
def ago(moment: datetime | None) -> str:
    """ "3 min ago" in an element whose title is the exact time; — when there is none."""
    if moment is None:
        return NOTHING
    exact = moment.strftime("%Y-%m-%d %H:%M:%S UTC")
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(), exact, _since(moment))


def _since(moment: datetime) -> str:
    seconds = int((timezone.now() - moment).total_seconds())
    if seconds < 5:
        return "just now"
    if seconds >= 30 * 86400:
        return moment.strftime("%-d %b %Y")
    size, name = next((size, name) for size, name in UNITS if seconds >= size)
    return f"{seconds // size} {name} ago"


@register.filter
def duration(length: timedelta | float | None) -> str:
    """ "2 h 5 min"; the two largest units."""
    if length is None:
        return NOTHING
    seconds = int(length.total_seconds() if isinstance(length, timedelta) else length)
    parts = []
    for size, name in UNITS:
        if seconds >= size:
            parts.append(f"{seconds // size} {name}")
            seconds %= size
    return " ".join(parts[:2]) or "0 s"


@register.filter
def words(name: str) -> str:
    """ "fill_in_blank" -> "fill in blank"."""
    return str(name).replace("_", " ")


@register.filter
def decimal(value: float | None, places: int = 1) -> str:
    """A number with a real minus sign; — for None."""
    return NOTHING if value is None else f"{value:,.{places}f}".replace("-", "−")


@register.filter
def signed(value: float | None, places: int = 2) -> str:
    """A number with its sign, as an advantage or a difference is read."""
    return NOTHING if value is None else f"{value:+.{places}f}".replace("-", "−")


@register.simple_tag
def status(job_status: str, label: str = "") -> SafeString:
    """A job's status: symbol, word and colour."""
    return format_html(
        '<span class="status {0}"><span aria-hidden="true">{1}</span>{2}</span>',
        job_status, SYMBOLS.get(job_status, "?"), label or job_status.capitalize(),
    )  # fmt: skip


@register.simple_tag
def term(key: str, text: str = "") -> SafeString:
    """A technical term as a link to its entry in the glossary."""
    return format_html('<a class="term" href="{}#{}">{}</a>', reverse("glossary"), key, text or words(key))


@register.inclusion_tag("_field.html")
def field(bound: BoundField, wide: bool = False) -> dict[str, object]:
    """A form field with its label, help and messages."""
    return {"field": bound, "wide": wide, "checkbox": bound.widget_type == "checkbox"}
