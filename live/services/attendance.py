"""Who was there: claimed with the code on the screen, written down by a trainer, taken from a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from core.events import publish
from courses.selectors import completed_items, place_of_activity
from courses.services import complete_item
from live.calculations import Hours
from live.errors import NotInCohortError, NotOpenForPresenceError
from live.events import AttendanceTaken, PresenceClaimed
from live.models import ACTIVITY_KIND, Attendance, AttendanceSource, Cohort, Presence, Session
from live.selectors import Register, place_of, share_of
from live.selectors.registers import finishers

KEPT = 200


@dataclass(frozen=True)
class Mark:
    """What is to be known of somebody at a session; an empty presence takes back what was."""

    presence: str
    remark: str = ""


@transaction.atomic
def claim_presence(*, session: Session, person: Person, at: datetime, actor: User | None) -> Attendance:
    """Take a learner's word, given with the code at that moment, that they are there; again, nothing more happens.

    What a trainer or a list said before stays.
    """
    place = place_of(session.cohort, person)
    if place is None or session.cohort.cancelled_at:
        raise NotInCohortError
    hours = Hours(session.starts_at, session.ends_at)
    if session.cancelled_at or not hours.is_open(at):
        raise NotOpenForPresenceError
    presence = Presence.LATE if hours.is_late(at) else Presence.PRESENT
    known = {"presence": presence, "source": AttendanceSource.CODE, "recorded_at": at, "recorded_by": actor}
    attendance, is_new = Attendance.objects.get_or_create(session=session, learner=place.learner, defaults=known)
    if is_new:
        event = PresenceClaimed(session_id=session.pk, learner_id=place.learner_id, presence=presence)
        publish(event, actor=actor)
        settle(cohort=session.cohort, person=place.learner, actor=actor)
    return attendance


@transaction.atomic
def take_attendance(
    *,
    session: Session,
    marks: Mapping[int, Mark],
    actor: User | None,
    source: str = AttendanceSource.TRAINER,
) -> int:
    """Write down who was there, by the ids of those in the class; how many marks that changed. One event for all."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    known = {mark.learner_id: mark for mark in Attendance.objects.filter(session=session, learner__in=marks)}
    changes = [
        (learner, known[learner].presence if learner in known else "", mark)
        for learner, mark in marks.items()
        if _differs(known.get(learner), mark)
    ]
    if not changes:
        return 0
    _write(session, changes, source, actor)
    told: list[list[int | str]] = [[learner, before, mark.presence] for learner, before, mark in changes]
    publish(AttendanceTaken(session_id=session.pk, source=source, changes=told), actor=actor)
    settle_cohort(cohort=session.cohort, actor=actor)
    return len(changes)


def _write(session: Session, changes: Sequence[tuple[int, str, Mark]], source: str, actor: User | None) -> None:
    now = timezone.now()
    gone = [learner for learner, _before, mark in changes if not mark.presence]
    Attendance.objects.filter(session=session, learner__in=gone).delete()
    Attendance.objects.bulk_create(
        [
            Attendance(
                session=session,
                learner_id=learner,
                presence=mark.presence,
                remark=mark.remark[:KEPT],
                source=source,
                recorded_at=now,
                recorded_by=actor,
            )
            for learner, _before, mark in changes
            if mark.presence
        ],
        update_conflicts=True,
        unique_fields=["session", "learner"],
        update_fields=["presence", "remark", "source", "recorded_at", "recorded_by"],
    )


def _differs(known: Attendance | None, mark: Mark) -> bool:
    if known is None:
        return bool(mark.presence)
    return (known.presence, known.remark) != (mark.presence, mark.remark[:KEPT])


@transaction.atomic
def settle(*, cohort: Cohort, person: Person, actor: User | None) -> bool:
    """Complete the lesson that asks for attendance once its learner was there often enough; whether that was new.

    A lesson completed stays so, as everywhere: who was marked present by mistake is corrected by the trainer of the course.
    """
    return share_of(cohort, person).reaches(cohort.attendance_percent) and _complete(cohort, person, actor)


@transaction.atomic
def settle_cohort(*, cohort: Cohort, actor: User | None) -> int:
    """The same for everybody of the class: how many lessons that completed."""
    return sum(_complete(cohort, person, actor) for person in finishers(cohort))


def rederive_attendance() -> int:
    """Complete what the attendance known today completes; 0 as long as nothing was forgotten."""
    return sum(settle_cohort(cohort=cohort, actor=None) for cohort in _standing())


def _standing() -> Iterable[Cohort]:
    held = Attendance.objects.filter(session__cancelled_at=None).values("session__cohort")
    return Cohort.objects.filter(pk__in=held, cancelled_at=None).select_related("course")


def _complete(cohort: Cohort, person: Person, actor: User | None) -> bool:
    place = place_of_activity(person, f"{ACTIVITY_KIND}:{cohort.course.code}")
    if place is None or place.item.key in completed_items(place.enrolment):
        return False
    event_id = uuid5(cohort.uid, f"{place.enrolment.uid}:{place.item.key}")
    complete_item(enrolment=place.enrolment, item_key=place.item.key, event_id=event_id, actor=actor)
    return True


def marks_of_form(register: Register, sent: Mapping[str, str]) -> dict[int, Mark]:
    """What a sheet of one session says of each of its people; `con-lai` is what becomes of those without a word."""
    rest = sent.get("con-lai", "")
    marks = {}
    for line in register.lines:
        said = sent.get(f"m{line.place.pk}", "") or rest
        if said in {"", *Presence.values}:
            marks[line.place.learner_id] = Mark(said, sent.get(f"g{line.place.pk}", "").strip())
    return marks
