"""How learners stand with a course, item by item and in words: what the learner and the trainer read is the same."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.text.dates import format_date
from core.text.search import fold
from courses import calculations
from courses.calculations import NOTHING, CourseStanding, Facts, ItemStanding, Missing
from courses.calculations.progress import ACTIVITY, CHECKED, CONFIRMED, OPENED, READ, SUBMITTED, WATCHED
from courses.models import Correction, CoursePage, Enrolment, ItemProgress, LessonKind, Submission
from courses.selectors.outline import outline_of
from courses.selectors.progress import facts_in
from organisation.selectors import Scope

# Of what must come first, so many are named.
NAMED = 3
STATES = {
    "chua-bat-dau": Q(started_at=None, completed_at=None),
    "dang-hoc": Q(started_at__isnull=False, completed_at=None),
    "da-xong": Q(completed_at__isnull=False),
}
OVERDUE = "qua-han"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One item on the page that explains, with what it still asks in words."""

    standing: ItemStanding
    words: str

    @property
    def is_done(self) -> bool:
        """Whether nothing is asked any more."""
        return self.standing.state == "done"

    @property
    def sign(self) -> str:
        """The sign in front of it in a list."""
        return {"done": "done", "locked": "locked"}.get(self.standing.state, "todo")


@dataclass(frozen=True, kw_only=True)
class SetRight:
    """Something that a trainer confirmed or corrected."""

    correction: Correction
    lesson: str

    @property
    def by(self) -> str:
        """Who did."""
        user = self.correction.made_by
        return str(user.person) if user and user.person else _("hệ thống")


@dataclass(frozen=True, kw_only=True)
class StandingSheet:
    """A learner's standing with a course, on one page."""

    enrolment: Enrolment
    standing: CourseStanding
    lines: Sequence[Line]
    corrections: Sequence[Correction]

    @property
    def missing(self) -> list[Line]:
        """What stands between the learner and the end of the course."""
        return [line for line in self.lines if line.standing.item.is_required and not line.is_done]

    @property
    def others(self) -> list[Line]:
        """What is done, and what is not required."""
        return [line for line in self.lines if line not in self.missing]

    @property
    def set_right(self) -> list[SetRight]:
        """What trainers confirmed or corrected, the latest first."""
        titles = {one.item.key: one.item.title for one in self.standing.items}
        return [SetRight(correction=one, lesson=titles.get(one.item_key, "")) for one in self.corrections]

    @property
    def next(self) -> Line | None:
        """What to do next."""
        return next((line for line in self.lines if line.standing.item is self.standing.next), None)


@dataclass(frozen=True, kw_only=True)
class LearnerLine:
    """A learner on the list of a course's trainer."""

    enrolment: Enrolment
    standing: CourseStanding
    words: str

    @property
    def meta(self) -> str:
        """How far they are and what is next."""
        one = self.enrolment
        if one.completed_at:
            day = format_date(timezone.localdate(one.completed_at))
            return _("Hoàn thành ngày {day}").format(day=day)
        count = _("Đạt {percent}%, xong {done}/{total} bài.").format(
            percent=one.percent, done=one.done, total=one.total
        )
        return f"{count} {self.words}"


def standing_of(enrolment: Enrolment) -> CourseStanding:
    """Everything about a learner on a course."""
    return standings_of([enrolment])[enrolment.pk]


def standings_of(enrolments: Iterable[Enrolment]) -> dict[int, CourseStanding]:
    """The same of many learners, by enrolment: two queries however many."""
    enrolments = list(enrolments)
    facts = _facts_of([enrolment.pk for enrolment in enrolments])
    return {
        enrolment.pk: calculations.standing(
            outline_of(enrolment.edition).items, facts[enrolment.pk], enrolment.last_item_key
        )
        for enrolment in enrolments
    }


def facts_of_item(enrolment: Enrolment, key: UUID) -> Facts:
    """What is known of a learner and one item."""
    return _facts_of([enrolment.pk], [key])[enrolment.pk].get(key, NOTHING)


def standing_sheet(enrolment: Enrolment) -> StandingSheet:
    """The page that explains to its learner, and to a trainer, why a course is not completed."""
    standing = standing_of(enrolment)
    return StandingSheet(
        enrolment=enrolment,
        standing=standing,
        lines=[Line(standing=one, words=words_of(one)) for one in standing.items],
        corrections=list(enrolment.corrections.select_related("made_by__person")),
    )


def learner_lines(enrolments: Iterable[Enrolment]) -> list[LearnerLine]:
    """Learners of a course with what each should do next, in words."""
    enrolments = list(enrolments)
    standings = standings_of(enrolments)
    return [
        LearnerLine(enrolment=one, standing=standings[one.pk], words=_next_words(one, standings[one.pk]))
        for one in enrolments
    ]


def learners_of(course: CoursePage, scope: Scope) -> QuerySet[Enrolment]:
    """Those on a course whom somebody with this scope may see: all of their own course, of a common one their people."""
    learners = Enrolment.objects.filter(course=course, learner__merged_into=None, learner__erased_at=None)
    if course.owner_unit is None or not scope.covers(course.owner_unit):
        learners = learners.filter(seat__unit__in=scope.unit_ids(timezone.localdate()))
    return learners.select_related("learner", "edition", "seat").order_by("learner__sort_key", "pk")


def those_wished(
    learners: QuerySet[Enrolment], *, name: str, state: str, lacking: str, today: date
) -> QuerySet[Enrolment]:
    """Of some learners those of a name, in a state, or who have not completed the item of this key."""
    if name:
        learners = learners.filter(learner__search_key__contains=fold(name))
    if state == OVERDUE:
        learners = learners.filter(due_on__lt=today, completed_at=None)
    elif state in STATES:
        learners = learners.filter(STATES[state])
    if lacking:
        done = ItemProgress.objects.filter(item_key=lacking, completed_at__isnull=False).values("enrolment")
        learners = learners.exclude(pk__in=done).filter(completed_at=None)
    return learners


def words_of(one: ItemStanding) -> str:
    """What an item still asks, in words that fit the learner and the trainer; nothing of a completed one."""
    if one.state == "done":
        return ""
    if one.in_the_way:
        return _words_of_way([item.title for item in one.in_the_way])
    if one.missing is None:
        return ""
    if one.item.condition == SUBMITTED:
        return _words_of_work(one.work)
    return _words_of_missing(one, one.missing)


def _words_of_way(titles: Sequence[str]) -> str:
    """What must come first: the next lessons by name, the rest by number."""
    named, others = ", ".join(titles[:NAMED]), len(titles) - NAMED
    if others <= 0:
        return _("Mở khi xong: {titles}.").format(titles=named)
    return _("Mở khi xong: {titles} và {others} bài khác.").format(titles=named, others=others)


def _words_of_work(state: str) -> str:
    if state == "waiting":
        return _("Bài đã nộp, chờ giảng viên xem.")
    if state == "returned":
        return _("Bài nộp cần làm lại theo nhận xét của giảng viên.")
    return _("Cần nộp bài để giảng viên xem.")


def _words_of_missing(one: ItemStanding, missing: Missing) -> str:
    if missing.condition == ACTIVITY:
        is_test = one.item.kind in {LessonKind.QUIZ, LessonKind.EXAM}
        return _("Cần làm bài kiểm tra và đạt.") if is_test else _("Cần làm xong phần việc của bài.")
    if missing.condition == CONFIRMED:
        return (
            _("Chờ giảng viên xác nhận.") if one.state == "waiting" else _("Cần làm theo bài để giảng viên xác nhận.")
        )
    if missing.condition == READ and not missing.has:
        return _("Cần đọc hết bài rồi bấm “Xong”.")
    words = {
        OPENED: _("Cần mở bài ra xem."),
        READ: _("Đã đọc {has}%. Cần đọc hết bài rồi bấm “Xong”."),
        WATCHED: _("Đã xem {has}% thời lượng, cần xem {needs}%."),
        CHECKED: _("Đã trả lời đúng {has} câu tự kiểm tra, cần {needs} câu."),
    }[missing.condition]
    return words.format(has=missing.has, needs=missing.needs)


def _next_words(enrolment: Enrolment, standing: CourseStanding) -> str:
    if enrolment.completed_at or standing.next is None:
        return ""
    coming = next(one for one in standing.items if one.item is standing.next)
    return f"{coming.item.title}: {words_of(coming)}"


def _facts_of(enrolments: Sequence[int], keys: Sequence[UUID] | None = None) -> dict[int, dict[UUID, Facts]]:
    """What is known, by enrolment and item."""
    rows = ItemProgress.objects.filter(enrolment__in=enrolments)
    works = Submission.objects.filter(enrolment__in=enrolments).order_by("submitted_at", "pk")
    if keys is not None:
        rows, works = rows.filter(item_key__in=keys), works.filter(item_key__in=keys)
    facts: dict[int, dict[UUID, Facts]] = defaultdict(dict)
    for row in rows:
        facts[row.enrolment_id][row.item_key] = facts_in(row)
    for enrolment, key, state in works.values_list("enrolment_id", "item_key", "state"):
        facts[enrolment][key] = replace(facts[enrolment].get(key, NOTHING), work=state)
    return facts
