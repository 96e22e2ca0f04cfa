"""Courses done again: what a renewal counts, since an enrolment remembers only that it was completed once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import records_of, surviving_id
from courses.calculations import EXAM
from courses.models import EditionItem, Enrolment, LearnerEvent, OutsideCompletion, OutsideState


@dataclass(frozen=True)
class _Study:
    """A place on a course: what would renew it, and every completion of each item."""

    course: int
    completed_at: datetime | None
    again: tuple[tuple[datetime, ...], ...]

    def since(self, day: date) -> datetime | None:
        """When it was completed for the first time, or wholly again, on that day or later."""
        if self.completed_at and timezone.localdate(self.completed_at) >= day:
            return self.completed_at
        moments = [next((at for at in of_item if timezone.localdate(at) >= day), None) for of_item in self.again]
        done = [moment for moment in moments if moment]
        return max(done) if done and len(done) == len(moments) else None


class Repetition:
    """Every completion of some courses by some people, first ones and later ones.

    Done again is a course all of whose exams were passed again; one without an exam, when every required lesson was
    completed again; one done elsewhere, when that was approved.
    """

    def __init__(self, courses: Collection[int], people: Collection[int]) -> None:
        """Fetch them in five statements, however many people there are."""
        records = records_of(people)
        self._humans: dict[int, int] = dict(records.values_list("pk", surviving_id()))
        self._studies: dict[int, list[_Study]] = defaultdict(list)
        self._elsewhere: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
        self._read_studies(Enrolment.objects.filter(course__in=courses, learner__in=records))
        self._read_elsewhere(records, courses)

    def since(self, record: int, day: date) -> dict[int, datetime]:
        """The courses that the human behind the record completed on that day or later, each at its earliest moment."""
        human = self._humans.get(record, record)
        moments = [(study.course, study.since(day)) for study in self._studies[human]]
        moments += [(course, at) for course, at in self._elsewhere[human] if timezone.localdate(at) >= day]
        found: dict[int, datetime] = {}
        for course, at in moments:
            if at is not None:
                found[course] = min(at, found.get(course, at))
        return found

    def _read_studies(self, places: QuerySet[Enrolment]) -> None:
        rows = list(places.values_list("pk", "learner_id", "course_id", "edition_id", "completed_at"))
        keys = _keys_that_renew({edition for _pk, _learner, _course, edition, _at in rows})
        events: dict[tuple[int, UUID], list[datetime]] = defaultdict(list)
        completed = LearnerEvent.objects.filter(enrolment__in=places, verb=LearnerEvent.Verb.COMPLETED)
        for place, key, at in completed.order_by("occurred_at").values_list("enrolment_id", "item_key", "occurred_at"):
            events[place, key].append(at)
        for place, learner, course, edition, completed_at in rows:
            again = tuple(tuple(events[place, key]) for key in keys.get(edition, ()))
            self._studies[self._humans[learner]].append(_Study(course, completed_at, again))

    def _read_elsewhere(self, records: QuerySet[Person], courses: Collection[int]) -> None:
        claims = OutsideCompletion.objects.filter(learner__in=records, course__in=courses, state=OutsideState.APPROVED)
        for learner, course, day in claims.values_list("learner_id", "course_id", "completed_on"):
            noon = timezone.make_aware(datetime.combine(day, time(12)))
            self._elsewhere[self._humans[learner]].append((course or 0, noon))


def _keys_that_renew(editions: Collection[int]) -> dict[int, list[UUID]]:
    """Of each edition the exams, or all that it requires where it has none."""
    rows = EditionItem.objects.filter(edition__in=editions, is_required=True).values_list("edition_id", "key", "kind")
    exams: dict[int, list[UUID]] = defaultdict(list)
    required: dict[int, list[UUID]] = defaultdict(list)
    for edition, key, kind in rows:
        required[edition].append(key)
        if kind == EXAM:
            exams[edition].append(key)
    return {edition: exams.get(edition) or keys for edition, keys in required.items()}
