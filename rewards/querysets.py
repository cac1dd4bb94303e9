"""Filters over stored scores, as methods of their QuerySets."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from rewards.models import CompletionScore, ComponentScore, Rubric  # noqa: F401


class CompletionScoreQuerySet(QuerySet["CompletionScore"]):
    """Scores of completions; the browser's rows."""

    def newest(self) -> "CompletionScoreQuerySet":
        """Each completion's latest score only."""
        later = self.model.objects.filter(completion=OuterRef("completion"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later))

    def of_type(self, kind: str) -> "CompletionScoreQuerySet":
        """Completions that hold an exercise of this type."""
        return self.filter(completion__text__contains=f'"{kind}"')

    def with_text(self, words: str) -> "CompletionScoreQuerySet":
        return self.filter(completion__text__icontains=words)

    def with_component(
        self, component: str, *, below: float | None = None, above: float | None = None, status: str = ""
    ) -> "CompletionScoreQuerySet":
        """Completions whose component has a value < below, > above (both 0–1), a status; all of those given."""
        from rewards.models import ComponentScore

        wanted = ComponentScore.objects.filter(completion_score=OuterRef("pk"), component=component)
        if below is not None:
            wanted = wanted.filter(value__lt=below)
        if above is not None:
            wanted = wanted.filter(value__gt=above)
        if status:
            wanted = wanted.filter(status=status)
        return self.filter(Exists(wanted))

    def with_rule(self, rule: str) -> "CompletionScoreQuerySet":
        """Completions with a finding of this rule ("gender.article_form")."""
        from rewards.models import ComponentScore

        found = (
            ComponentScore.objects.filter(completion_score=OuterRef("pk"), component=rule.partition(".")[0])
            .annotate(findings_text=Cast("findings", TextField()))
            .filter(findings_text__contains=f'"{rule}"')
        )
        return self.filter(Exists(found))
