"""Questions that turned out to be faulty, and how each is made good."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from quizzes.models import QuestionVersion, Regrade, RegradeState


def corrected_key(version: QuestionVersion, quiz_id: int) -> Mapping[str, Any]:
    """The key of a question as it was last put right for the quiz."""
    regrade = amendments_of([version], quiz_id).get(version.pk)
    key: Mapping[str, Any] = version.key if regrade is None or regrade.key is None else regrade.key
    return key


def amendments_of(versions: Iterable[QuestionVersion], quiz_id: int) -> dict[int, Regrade]:
    """The newest correction of each faulty question of a quiz; nearly always there is none, and nothing is asked."""
    amended = [version.pk for version in versions if version.is_amended]
    if not amended:
        return {}
    applied = Regrade.objects.filter(Q(quiz=None) | Q(quiz=quiz_id), version__in=amended, state=RegradeState.APPLIED)
    return {regrade.version_id: regrade for regrade in applied.order_by("decided_at", "pk")}
