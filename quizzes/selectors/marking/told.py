"""What events about marks speak of: for those who tell people."""

from collections.abc import Sequence

from django.db.models import F, OuterRef, Subquery

from quizzes.models import Appeal, Attempt, AttemptRuling, AttemptState, GradingRun, Regrade, Release


def attempt_just_marked(pk: int) -> tuple[Attempt, str]:
    """An attempt, and why it was marked anew; empty where its markers have only now come to an end."""
    attempt = Attempt.objects.select_related("quiz").get(pk=pk)
    run = GradingRun.objects.filter(attempt=attempt).order_by("-number").first()
    return attempt, run.reason if run else ""


def attempts_released(release_id: int) -> Sequence[Attempt]:
    """The attempts that one act opened."""
    release = Release.objects.get(pk=release_id)
    found = Attempt.objects.filter(quiz=release.quiz_id, released_at=release.released_at)
    return list(found.select_related("quiz"))


def attempts_regraded(regrade_id: int) -> tuple[Sequence[Attempt], str]:
    """The released attempts whose result a correction changed, and why."""
    regrade = Regrade.objects.get(pk=regrade_id)
    before = GradingRun.objects.filter(attempt=OuterRef("attempt"), number=OuterRef("number") - 1)
    runs = GradingRun.objects.filter(regrade=regrade).annotate(old=Subquery(before.values("percent")[:1]))
    changed = runs.exclude(percent=F("old")).values("attempt")
    found = Attempt.objects.filter(pk__in=changed, state=AttemptState.RELEASED).select_related("quiz")
    return list(found), regrade.reason


def latest_ruling(attempt_id: int) -> AttemptRuling:
    """What was last decided about an attempt."""
    rulings = AttemptRuling.objects.filter(attempt=attempt_id).select_related("attempt__quiz")
    return rulings.order_by("-made_at", "-pk")[0]


def appeal_with_id(pk: int) -> Appeal:
    """The appeal of which an event speaks."""
    return Appeal.objects.select_related("attempt__quiz").get(pk=pk)
