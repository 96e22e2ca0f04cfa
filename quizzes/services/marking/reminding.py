"""Telling markers once a day what waits for them."""

from core.events import publish
from quizzes.events import MarkingWaits
from quizzes.models import Appeal, AppealState, MarkingState, MarkingTask, Regrade, RegradeState


def remind_markers() -> int:
    """Announce what waits, if anything does; how much it is."""
    waits = MarkingWaits(
        answers=MarkingTask.objects.exclude(state=MarkingState.SETTLED).count(),
        appeals=Appeal.objects.filter(state=AppealState.WAITING).count(),
        regrades=Regrade.objects.filter(state=RegradeState.WAITING).count(),
    )
    total = waits.answers + waits.appeals + waits.regrades
    if total:
        publish(waits, actor=None)
    return total
