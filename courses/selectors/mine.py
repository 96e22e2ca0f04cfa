"""What somebody learns and has learned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.text.dates import format_date
from core.text.numbers import format_number
from courses.models import Enrolment
from courses.selectors.catalogue import Due, due_of
from courses.selectors.progress import places_of


@dataclass(frozen=True)
class Line:
    """A course somebody is or was on."""

    enrolment: Enrolment

    @property
    def due(self) -> Due:
        """Until when, in words; nothing once it is finished."""
        return due_of(None if self.enrolment.completed_at else self.enrolment.due_on)

    @property
    def year(self) -> int:
        """The year in which it was finished, in Viet Nam; 0 before that."""
        done = self.enrolment.completed_at
        return timezone.localdate(done).year if done else 0

    @property
    def meta(self) -> str:
        """How far it came, in words."""
        place = self.enrolment
        if place.completed_at:
            day = format_date(timezone.localdate(place.completed_at))
            said = [_("Hoàn thành {day}").format(day=day)]
            if place.score_percent is not None:
                said.append(_("điểm {score}/100").format(score=format_number(place.score_percent)))
            if place.course.periods:
                said.append(_("{periods} tiết").format(periods=format_number(place.course.periods)))
            return ", ".join(said)
        if place.started_at is None:
            return _("{total} bài. Chưa bắt đầu").format(total=place.total)
        return _("Xong {done}/{total} bài").format(done=place.done, total=place.total)


@dataclass(frozen=True)
class MyLearning:
    """Everything somebody is or was on: what is under way by its last day, what is finished from the latest back."""

    under_way: Sequence[Line]
    finished: Sequence[Line]

    @property
    def late(self) -> int:
        """How many courses should have been finished by now."""
        today = timezone.localdate()
        return sum((line.enrolment.due_on or date.max) < today for line in self.under_way)

    @property
    def periods(self) -> Decimal:
        """The class periods of the finished courses."""
        return sum((line.enrolment.course.periods for line in self.finished), Decimal(0))

    @property
    def years(self) -> list[tuple[int, list[Line]]]:
        """The finished courses by year, the latest first."""
        years = sorted({line.year for line in self.finished}, reverse=True)
        return [(year, [line for line in self.finished if line.year == year]) for year in years]


def learning_of(person: Person) -> MyLearning:
    """Everything the person is or was on, under whichever of their records."""
    lines = [Line(place) for place in places_of(person).select_related("course")]
    under_way = [line for line in lines if not line.year]
    finished = [line for line in lines if line.year]
    under_way.sort(key=lambda line: (line.enrolment.due_on or date.max, line.enrolment.enrolled_at))
    finished.sort(key=lambda line: line.enrolment.completed_at or line.enrolment.enrolled_at, reverse=True)
    return MyLearning(under_way, finished)
