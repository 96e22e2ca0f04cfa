"""What learners see of their programmes: the tree in words, the due day, what comes next."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import identity_ids
from core.text.dates import format_date
from courses.calculations.duties import is_overdue, renews_on
from courses.calculations.trees import Ask, Node, Standing, next_course
from courses.models import CoursePage, Duty, DutyState, Programme
from courses.selectors.catalogue import Due, due_of
from courses.selectors.programmes.trees import standings_of, trees_of

RowState = Literal["done", "todo", "locked"]


@dataclass(frozen=True)
class Part:
    """A node of the tree as it is read."""

    standing: Standing
    slugs: Mapping[int, str]
    today: date

    @property
    def title(self) -> str:
        """What it is called."""
        return self.standing.node.title

    @property
    def is_course(self) -> bool:
        """Whether it is a course."""
        return self.standing.node.ask is Ask.COURSE

    @cached_property
    def parts(self) -> Sequence["Part"]:
        """Those below it."""
        return [Part(part, self.slugs, self.today) for part in self.standing.parts]

    @property
    def state(self) -> RowState:
        """Done, to do, or not open yet."""
        if self.standing.is_met:
            return "done"
        return "todo" if self.standing.is_open(self.today) else "locked"

    @property
    def href(self) -> str:
        """Where the course is."""
        slug = self.slugs.get(self.standing.node.course)
        return reverse("courses:course", args=[slug]) if slug else ""

    @property
    def asks(self) -> str:
        """What a group asks for."""
        node = self.standing.node
        if node.ask is Ask.POINTS:
            return _("Đạt ít nhất {points} điểm").format(points=self.standing.asked)
        if node.ask is Ask.ANY:
            return _("Chọn và hoàn thành ít nhất {needed} trong {count} phần").format(
                needed=self.standing.asked, count=len(node.parts)
            )
        return _("Hoàn thành lần lượt từng phần") if node.is_ordered else _("Hoàn thành tất cả các phần")

    @property
    def progress(self) -> str:
        """How far a group has come."""
        amounts = {"got": self.standing.got, "asked": self.standing.asked}
        if self.standing.node.ask is Ask.POINTS:
            return _("{got}/{asked} điểm").format(**amounts)
        return _("{got}/{asked} phần").format(**amounts)

    @property
    def meta(self) -> str:
        """When it was done, or from when it may be."""
        if self.standing.met_at:
            return _("Hoàn thành ngày {day}").format(day=format_date(timezone.localdate(self.standing.met_at)))
        if self.standing.waits_for:
            return _("Mở khi xong “{title}”").format(title=self.standing.waits_for.title)
        opens_on = self.standing.opens_on
        return _("Mở từ ngày {day}").format(day=format_date(opens_on)) if opens_on and opens_on > self.today else ""


@dataclass(frozen=True)
class DutySheet:
    """A period of duty with its tree."""

    duty: Duty
    tree: Part

    @property
    def programme(self) -> Programme:
        """What is to be followed."""
        return self.duty.programme

    @property
    def is_open(self) -> bool:
        """Whether it is under way."""
        return self.duty.state == DutyState.OPEN

    @property
    def percent(self) -> Decimal:
        """How much of what the programme asks for is met; of a single group, of that."""
        standing = self.tree.standing
        while len(standing.parts) == 1 and standing.parts[0].parts:
            standing = standing.parts[0]
        return Decimal(100 * standing.got) / max(standing.asked, 1)

    @property
    def next_part(self) -> Part | None:
        """The course to go on with."""
        node = next_course(self.tree.standing, self.tree.today) if self.is_open else None
        return self._part_of(node) if node else None

    @property
    def due(self) -> Due:
        """By when, in words; days of grace are said."""
        return due_of_duty(self.duty, self.tree.today)

    @property
    def renews_on(self) -> date | None:
        """From when it may be renewed."""
        return renews_on(self.duty.valid_until, self.programme.renewal_days)

    def _part_of(self, node: Node) -> Part:
        found = next(standing for standing in self.tree.standing.walk() if standing.node is node)
        return Part(found, self.tree.slugs, self.tree.today)


def due_of_duty(duty: Duty, today: date) -> Due:
    """By when an open period is to be met, and how loudly to say it; of others how they ended."""
    if duty.state != DutyState.OPEN:
        tones = {DutyState.MET: "ok", DutyState.LAPSED: "warn"}
        return Due(str(duty.get_state_display()), tones.get(DutyState(duty.state), "plain"))  # type: ignore[arg-type]
    if duty.due_on is None:
        return Due("", "plain")
    if today > duty.due_on and not is_overdue(duty.due_on, duty.programme.grace_days, today):
        return Due(_("Đang trong thời gian gia hạn"), "warn")
    return due_of(duty.due_on)


def duty_sheets_of(person: Person) -> list[DutySheet]:
    """Every period of the person, what is under way first and by its day, then the latest."""
    duties = Duty.objects.filter(learner__in=identity_ids(person)).select_related("programme")
    far = date.max
    listed = sorted(duties, key=lambda duty: (duty.state != DutyState.OPEN, duty.due_on or far, -duty.pk))
    return sheets_of(listed)


def sheets_of(duties: Collection[Duty]) -> list[DutySheet]:
    """These periods with their trees: the same number of statements for one programme, whatever the number of periods."""
    today = timezone.localdate()
    programmes = {duty.programme_id: duty.programme for duty in duties}
    trees = trees_of(list(programmes.values()))
    by_programme: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties:
        by_programme[duty.programme_id].append(duty)
    standings: dict[int, Standing] = {}
    for programme, listed in by_programme.items():
        standings |= standings_of(listed, trees[programme])
    slugs = dict(CoursePage.objects.filter(programme_nodes__programme__in=programmes).values_list("pk", "slug"))
    return [DutySheet(duty, Part(standings[duty.pk], slugs, today)) for duty in duties]
