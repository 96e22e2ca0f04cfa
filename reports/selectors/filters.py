"""What a report is asked for: which courses, which people, as of when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from core.text.dates import VIET_NAM
from courses.models import CoursePage
from courses.selectors import published_courses
from organisation.models import Category
from reports.calculations import State

MANDATORY, ALL = "bat-buoc", "tat-ca"


class Units(StrEnum):
    """By which units a report adds up: those of its day, the districts of its day, or today's."""

    THEN = "luc-do"
    DISTRICTS = "huyen"
    TODAY = "hien-nay"


@dataclass(frozen=True)
class Filter:
    """The question: a course set (`bat-buoc`, `tat-ca` or a course's slug), a category of seats (or every one), a day."""

    chosen: str = MANDATORY
    category: str = Category.FULL_TIME
    day: date = field(default_factory=timezone.localdate)
    units: Units = Units.THEN
    now: datetime = field(default_factory=timezone.now)

    @property
    def moment(self) -> datetime:
        """The last moment counted: now, or the end of a day gone by."""
        end = datetime.combine(self.day + timedelta(days=1), time(), VIET_NAM) - timedelta(microseconds=1)
        return min(self.now, end)

    @cached_property
    def on_offer(self) -> Sequence[CoursePage]:
        """Every course that can be asked for."""
        return list(published_courses())

    @cached_property
    def courses(self) -> Sequence[CoursePage]:
        """The courses asked for; all of them where none is mandatory."""
        if self.chosen == ALL:
            return self.on_offer
        if self.chosen == MANDATORY:
            return [course for course in self.on_offer if course.is_mandatory] or self.on_offer
        return [course for course in self.on_offer if course.slug == self.chosen]

    @property
    def is_known(self) -> bool:
        """Whether there is such a course set."""
        return self.chosen in {MANDATORY, ALL} or bool(self.courses)

    @property
    def course_ids(self) -> list[int]:
        """Their ids."""
        return [course.pk for course in self.courses]

    @property
    def today(self) -> date:
        """The last day that can be asked for."""
        return timezone.localdate(self.now)

    @property
    def units_day(self) -> date:
        """The day whose units the report speaks of."""
        return self.today if self.units == Units.TODAY else self.day

    @property
    def title(self) -> str:
        """What a page about it is called."""
        titles = {MANDATORY: _("Tiến độ khóa bắt buộc"), ALL: _("Tiến độ tất cả khóa học")}
        return titles.get(self.chosen) or self.courses[0].title

    @property
    def query(self) -> str:
        """The filter as the query of an address; empty for the usual question."""
        return f"?{self._parameters}" if self._parameters else ""

    @property
    def more(self) -> str:
        """The filter as the rest of a query."""
        return f"&{self._parameters}" if self._parameters else ""

    @property
    def hidden(self) -> Sequence[tuple[str, str]]:
        """What is asked beyond the usual, as fields of a form."""
        usual = Filter(now=self.now)
        asked = {
            "khoa": self.chosen if self.chosen != usual.chosen else "",
            "dien": (self.category or ALL) if self.category != usual.category else "",
            "ngay": f"{self.day:%Y-%m-%d}" if self.day != self.today else "",
            "don-vi": self.units if self.units != usual.units else "",
        }
        return [(name, value) for name, value in asked.items() if value]

    @property
    def _parameters(self) -> str:
        return urlencode(self.hidden)


@dataclass(frozen=True)
class Choices:
    """What the filter form offers: (value, label, whether it is chosen)."""

    courses: Sequence[tuple[str, str, bool]]
    categories: Sequence[tuple[str, str, bool]]
    units: Sequence[tuple[str, str, bool]]


def choices_of(asked: Filter) -> Choices:
    """The options of the filter form, with what is asked chosen."""
    sets = [(MANDATORY, _("Các khóa bắt buộc")), (ALL, _("Tất cả khóa học"))]
    courses = [*sets, *((course.slug, course.title) for course in asked.on_offer)]
    categories = [*((value, category_label(value)) for value in Category.values), (ALL, category_label(""))]
    return Choices(
        courses=[(value, label, value == asked.chosen) for value, label in courses],
        categories=[(value, label, value == (asked.category or ALL)) for value, label in categories],
        units=[(value, label, value == asked.units) for value, label in units_labels().items()],
    )


def course_set_label(asked: Filter) -> str:
    """The course set in words."""
    labels = {MANDATORY: _("Các khóa bắt buộc"), ALL: _("Tất cả khóa học")}
    return labels.get(asked.chosen) or asked.courses[0].title


def units_labels() -> dict[Units, str]:
    """The ways of counting units in words."""
    return {
        Units.THEN: _("Theo đơn vị lúc đó"),
        Units.DISTRICTS: _("Theo đơn vị lúc đó, gộp theo huyện"),
        Units.TODAY: _("Quy đổi theo đơn vị hiện nay"),
    }


def category_label(category: str) -> str:
    """The people in words."""
    label = str(Category(category).label) if category else _("mọi đối tượng")
    return label[:1].upper() + label[1:]


def state_labels() -> dict[str, str]:
    """States in words."""
    return {
        State.COMPLETED: _("Hoàn thành"),
        State.STUDYING: _("Đang học"),
        State.NOT_STARTED: _("Chưa bắt đầu"),
        State.EXEMPT: _("Được miễn"),
    }
