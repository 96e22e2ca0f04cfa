"""Closing duties that are met, and giving their learners places on the courses that are open to them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors import records_of, surviving_id
from core.events import publish
from courses.calculations.duties import holds_until
from courses.calculations.trees import Standing, courses_of, courses_to_give, standing_of
from courses.events import DutyMet
from courses.models import Duty, DutyState, Programme
from courses.selectors.programmes import Trees, completed_again, completed_of, open_programmes, tree_of
from courses.services.places import Wanted, give_places

Found = tuple[Duty, int]


@dataclass(frozen=True)
class Settlement:
    """How many duties were met, and how many places on courses were given."""

    met: int = 0
    enrolled: int = 0


def settle(*, programme: Programme, people: Collection[int] | None = None, now: datetime) -> Settlement:
    """Close what is met and give the places that are due; for callers who hold the programme and tell of it themselves."""
    duties = _open_duties(programme, people)
    trees, today = tree_of(programme), timezone.localdate(now)
    met: dict[Duty, datetime] = {}
    wanted = _Wishes()
    for found, standing in _standings(duties, trees, people):
        if standing.met_at is not None:
            met[found[0]] = standing.met_at
        else:
            wanted.add(found, courses_to_give(standing, today))
    _close(met, programme)
    return Settlement(len(met), sum(give_places(course_id=course, wanted=wanted[course]) for course in sorted(wanted)))


@transaction.atomic
def settle_learner(*, learner_id: int, course_id: int, actor: User | None) -> int:
    """Recount the open duties of a learner who finished a course; returns how many were met by it."""
    waiting = Duty.objects.filter(state=DutyState.OPEN, programme__nodes__course=course_id)
    if not waiting.exists():
        return 0
    programmes = open_programmes().filter(pk__in=waiting.values("programme")).order_by("pk")
    count = 0
    for programme in programmes.select_for_update():
        before = [duty.pk for duty, _human in _open_duties(programme, {learner_id})]
        settle(programme=programme, people={learner_id}, now=timezone.now())
        for duty in Duty.objects.filter(pk__in=before, state=DutyState.MET):
            count += 1
            publish(DutyMet(duty_id=duty.pk, programme_id=programme.pk, learner_id=duty.learner_id), actor=actor)
    return count


def recount_duties() -> int:
    """Derive anew which duties are met; how many had been overlooked."""
    count = 0
    for programme in open_programmes():
        with transaction.atomic():
            locked = Programme.objects.select_for_update().get(pk=programme.pk)
            count += settle(programme=locked, now=timezone.now()).met
    return count


class _Wishes(dict[int, dict[int, Wanted]]):
    """Which humans are to have a place on which course."""

    def add(self, found: Found, courses: Iterable[int]) -> None:
        """One duty's wishes."""
        duty, human = found
        for course in courses:
            self.setdefault(course, {})[human] = Wanted(duty.seat_id, duty.due_on)


def _open_duties(programme: Programme, people: Collection[int] | None) -> list[Found]:
    """The open duties with the human behind each."""
    duties = Duty.objects.filter(programme=programme, state=DutyState.OPEN)
    if people is not None:
        duties = duties.filter(learner__in=records_of(people))
    return [(duty, duty.human) for duty in duties.annotate(human=surviving_id("learner")).order_by("pk")]


def _close(met: Mapping[Duty, datetime], programme: Programme) -> None:
    """A period closes when the last thing it asked for was done, but never before it was given."""
    renewals = {duty.learner_id for duty in met if duty.is_renewal}
    before = Duty.objects.filter(programme=programme, learner__in=renewals).order_by("period")
    earlier = dict(before.exclude(valid_until=None).values_list("learner_id", "valid_until"))
    for duty, met_at in met.items():
        met_on = timezone.localdate(met_at)
        duty.state = DutyState.MET
        duty.closed_at = max(met_at, duty.assigned_at)
        duty.valid_until = holds_until(met_on, programme.valid_months, earlier.get(duty.learner_id))
    Duty.objects.bulk_update(met, ["state", "closed_at", "valid_until"], batch_size=500)


def _standings(
    duties: Collection[Found], trees: Trees, people: Collection[int] | None
) -> Iterator[tuple[Found, Standing]]:
    """How each duty stands; those who completed nothing stand alike, which is most of them at the beginning."""
    first = completed_of(courses_of(trees.first) | courses_of(trees.renewal), people)
    again = completed_again([duty for duty, _human in duties if duty.is_renewal], trees)
    blank: dict[tuple[bool, date], Standing] = {}
    for duty, human in duties:
        done: Mapping[int, datetime] = again[duty.pk] if duty.is_renewal else first.get(human, {})
        if done:
            yield (duty, human), standing_of(trees.of(duty), done, duty.begun_on)
            continue
        key = duty.is_renewal, duty.begun_on
        if key not in blank:
            blank[key] = standing_of(trees.of(duty), {}, duty.begun_on)
        yield (duty, human), blank[key]
