"""Questions that turned out to be faulty, and how each is made good."""

from collections.abc import Iterable

from django.db.models import Q

from quizzes.models import QuestionVersion, Regrade, RegradeState


def amendments_of(versions: Iterable[QuestionVersion], quiz_id: int) -> dict[int, Regrade]:
    """The newest correction of each faulty question of a quiz; nearly always there is none, and nothing is asked."""
    amended = [version.pk for version in versions if version.is_amended]
    if not amended:
        return {}
    applied = Regrade.objects.filter(Q(quiz=None) | Q(quiz=quiz_id), version__in=amended, state=RegradeState.APPLIED)
    return {regrade.version_id: regrade for regrade in applied.order_by("decided_at", "pk")}
