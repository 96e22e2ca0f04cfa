"""A list of attendance from end to end: what is clear is taken in, what is not comes back; the same list again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.selectors import surviving_id
from core.events import publish
from core.files.findings import FileError
from core.files.sheets import read_book
from live.errors import CohortCancelledError
from live.events import AttendanceImported
from live.formats import AttendanceFile, PersonLine, PointLine, read_attendance
from live.models import AttendanceSource, Cohort, CohortMember, HeadCount, Session
from live.selectors import attended, places_in
from live.services.attendance import Mark, take_attendance
from live.services.attendance_import.reporting import AttendanceReport, row_of
from live.services.attendance_import.sessions import SessionFinder
from live.services.places import add_people
from organisation.selectors.browsing import units_called
from organisation.selectors.meant import PeopleMeant, Told
from organisation.selectors.roles import Scope

LEGACY = "legacy_encoding"


@dataclass(frozen=True)
class ListFile:
    """A list as it was given; `scope` is of whose people the giver may speak, None for an operator."""

    content: bytes
    accepted: frozenset[str] = frozenset()
    scope: Scope | None = None


def import_attendance(*, cohort: Cohort, file: ListFile, actor: User | None, dry_run: bool = False) -> AttendanceReport:
    """Take a list into a class; rows that are asked about are left out, whatever else is clear is stored."""
    report = AttendanceReport()
    if cohort.cancelled_at:
        raise CohortCancelledError
    try:
        book = read_book(file.content, convert_legacy=LEGACY in file.accepted)
        read = read_attendance(book, year=cohort.starts_on.year)
    except FileError as error:
        say = report.ask if error.code == LEGACY else report.refuse
        say(error.code, error.sentence, _("tệp"))
        return report
    with transaction.atomic():
        _Taking(cohort, file, actor, report).take(read)
        transaction.set_rollback(dry_run)
    return report


class _Taking:
    """One list being taken in."""

    def __init__(self, cohort: Cohort, file: ListFile, actor: User | None, report: AttendanceReport) -> None:
        self.cohort, self.file, self.actor, self.report = cohort, file, actor, report
        self.sessions = SessionFinder(cohort, report, actor)
        self.marks = self.head_counts = self.results = 0

    def take(self, read: AttendanceFile) -> None:
        """Take what is clear."""
        for finding in read.findings:
            self.report.warn(finding.code, finding.message, finding.where)
        for number, why in read.skipped:
            self.report.warn("row_skipped", why, row_of(number))
        if read.is_of_points:
            self._take_points(read)
        else:
            self._take_people(read)
        if self.marks or self.head_counts or self.results:
            done = AttendanceImported(
                cohort_id=self.cohort.pk, marks=self.marks, head_counts=self.head_counts, results=self.results
            )
            publish(done, actor=self.actor)

    def _take_people(self, read: AttendanceFile) -> None:
        sessions = self.sessions.of_columns(read.sessions)
        inside = set(places_in(self.cohort).values_list(surviving_id("learner"), flat=True))
        names = [row.full_name for row in read.people]
        people = PeopleMeant(names, self.file.scope, timezone.localdate(), company=inside)
        known: list[tuple[PersonLine, Person]] = []
        for row in read.people:
            person = self._person(people, row)
            if person is not None and any(person.pk == other.pk for _row, other in known):
                said = _("Đồng chí {name} có hai dòng trong danh sách. Đồng chí giữ một dòng.")
                self.report.ask("person_twice", said.format(name=row.full_name), row_of(row.row))
                self.report.count("skipped")
            elif person is not None:
                known.append((row, person))
        add_people(cohort=self.cohort, people=[person for _row, person in known], actor=self.actor)
        places: dict[int, CohortMember | None] = dict.fromkeys(person.pk for _row, person in known)
        places |= {place.human: place for place in places_in(self.cohort).annotate(human=surviving_id("learner"))}
        changed = self._write_marks(known, sessions, places) | self._write_results(known, places)
        for _row, person in known:
            self.report.count(
                "created" if person.pk not in inside else "updated" if person.pk in changed else "unchanged"
            )
        self._count_turnout([session for session in sessions if session])

    def _person(self, people: PeopleMeant, row: PersonLine) -> Person | None:
        for doubt in row.doubts:
            self.report.ask(doubt.code, doubt.message, row_of(row.row))
        told = {name: getattr(row, name) for name in Told.__dataclass_fields__}
        meant = people.find(Told(**told))
        if meant.person is not None:
            return meant.person
        self.report.count("skipped")
        choices = [
            {"value": str(person.uid), "label": f"{person.full_name}, {post}"} for person, post in meant.candidates
        ]
        if choices:
            said = _(
                "Chưa chắc đồng chí {name} trong danh sách là ai trong sổ cán bộ. Đồng chí ghi thêm số điện thoại."
            )
        else:
            said = _("Sổ cán bộ chưa có đồng chí {name}. Đồng chí thêm vào sổ trước rồi nhập lại danh sách.")
        code = "person_unclear" if choices else "person_unknown"
        self.report.ask(code, said.format(name=row.full_name), row_of(row.row), choices)
        return None

    def _write_marks(
        self,
        known: Sequence[tuple[PersonLine, Person]],
        sessions: Sequence[Session | None],
        places: dict[int, CohortMember | None],
    ) -> set[int]:
        """Whom it changed; one event a session."""
        changed: set[int] = set()
        for number, session in enumerate(sessions):
            if session is None:
                continue
            marks = {
                place.learner_id: Mark(row.marks[number])
                for row, person in known
                if (place := places[person.pk]) is not None and row.marks[number]
            }
            before = dict(session.attendances.values_list("learner_id", "presence"))
            changed |= {
                person.pk
                for _row, person in known
                if (place := places[person.pk]) is not None
                and place.learner_id in marks
                and before.get(place.learner_id) != marks[place.learner_id].presence
            }
            self.marks += take_attendance(
                session=session, marks=_unknown_only(marks, before), actor=self.actor, source=AttendanceSource.LIST
            )
        return changed

    def _write_results(
        self, known: Sequence[tuple[PersonLine, Person]], places: dict[int, CohortMember | None]
    ) -> set[int]:
        """Whom it changed; an empty cell says nothing and takes nothing away."""
        changed: set[int] = set()
        for row, person in known:
            place = places[person.pk]
            said = {"score": row.score, "grade": row.grade, "certificate_number": row.certificate_number}
            news = {name: value for name, value in said.items() if value not in {None, ""}}
            if place is not None and any(getattr(place, name) != value for name, value in news.items()):
                CohortMember.objects.filter(pk=place.pk).update(**news)
                changed.add(person.pk)
        self.results += len(changed)
        return changed

    def _count_turnout(self, sessions: Sequence[Session]) -> None:
        there = attended(self.cohort).filter(session__in=sessions)
        pairs = set(there.values_list("session_id", surviving_id("learner")))
        self.report.attendances, self.report.people = len(pairs), len({human for _session, human in pairs})

    def _take_points(self, read: AttendanceFile) -> None:
        session = self.sessions.of_title(read)
        if session is None:
            self.report.skipped += len(read.points)
            return
        for point in read.points:
            self.report.count(self._write_point(session, point))
        counts = list(session.head_counts.values_list("present", flat=True))
        self.report.attendances = sum(counts)

    def _write_point(self, session: Session, point: PointLine) -> str:
        for doubt in point.doubts:
            self.report.ask(doubt.code, doubt.message, row_of(point.row))
        if point.doubts or point.summoned is None or point.present is None:
            return "skipped"
        scope = Scope(frozenset({self.cohort.owner_unit_id}))
        units = units_called(point.unit, scope, timezone.localdate(session.starts_at))
        if len(units) != 1:
            choices = [{"value": unit.code, "label": unit.name} for unit in units]
            said = _("Không rõ “{unit}” là đơn vị nào. Đồng chí ghi đúng tên hoặc mã.").format(unit=point.unit)
            self.report.ask("unit_unclear", said, row_of(point.row), choices)
            return "skipped"
        counts = {"summoned": point.summoned, "present": point.present}
        standing = HeadCount.objects.filter(session=session, unit=units[0].unit).first()
        if standing and (standing.summoned, standing.present) == (point.summoned, point.present):
            return "unchanged"
        HeadCount.objects.update_or_create(
            session=session, unit=units[0].unit, defaults={**counts, "recorded_by": self.actor}
        )
        self.head_counts += 1
        return "updated" if standing else "created"


def _unknown_only(marks: dict[int, Mark], before: dict[int, str]) -> dict[int, Mark]:
    """Leave out what is known already, so that a remark of the trainer is not wiped by the same mark in a list."""
    return {learner: mark for learner, mark in marks.items() if before.get(learner) != mark.presence}
