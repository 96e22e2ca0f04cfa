"""What was true of a place on a course at a moment."""

from django.db.models import Case, Q, Value, When

from reports.calculations import COMPLETED, OVERDUE, STARTED
from reports.selectors.filters import Filter


def marks(asked: Filter, place: str = "") -> Case:
    """What was true of a place on a course (whose fields begin with `place`) at the moment."""
    completed = Q((f"{place}completed_at__lte", asked.moment))
    started, late = Q((f"{place}started_at__lte", asked.moment)), Q((f"{place}due_on__lt", asked.day))
    return Case(
        When(completed, then=Value(COMPLETED)),
        When(started & late, then=Value(STARTED + OVERDUE)),
        When(started, then=Value(STARTED)),
        When(late, then=Value(OVERDUE)),
        default=Value(0),
    )
