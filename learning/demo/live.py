"""A class in the demo: a finished one with its attendance, one that meets today, one that may be entered."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from courses.models import CoursePage
from live.models import Cohort
from live.selectors import register_of
from live.services import CohortFacts, SessionFacts, add_people, open_cohort, plan_session, take_attendance
from live.services.attendance import Mark
from organisation.selectors import seats_in, unit_by_code

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
KIM_LIEN, NGHE_AN = "17971", "40"
# Who was there at the four half-days, in the order of the names, again and again.
PATTERN = (("present",) * 4, ("present", "present", "late", "present"), ("present", "excused", "present", "absent"))
MOST = 24


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Open the classes that are not there yet."""
    if Cohort.objects.exists():
        return
    trainer = User.objects.get(username="giangvien")
    course = CoursePage.objects.originals().get(slug="an-toan-thong-tin")
    today = timezone.localdate()
    people = _people()
    held = _cohort("lop-attt-kim-lien", "Lớp An toàn thông tin xã Kim Liên", course, trainer, -20, KIM_LIEN)
    add_people(cohort=held, people=people, actor=trainer)
    _hold(held, trainer)
    now = _cohort("lop-attt-kim-lien-2", "Lớp thực hành An toàn thông tin xã Kim Liên", course, trainer, 0, KIM_LIEN)
    add_people(cohort=now, people=people[:12], actor=trainer)
    _plan(now, "Thực hành trên điện thoại", datetime.combine(today, time(7, 30), HERE), 10, trainer)
    _cohort("lop-attt-tinh", "Lớp An toàn thông tin toàn tỉnh, trực tuyến", course, trainer, 14, NGHE_AN, is_open=True)
    out.write(f"    {Cohort.objects.count()} lớp, {len(people)} người")


def _people() -> list[Person]:
    """Cadres of Kim Liên, the demo's learner among them."""
    learner = Person.objects.get(user__username="hocvien")
    seats = seats_in(unit_by_code(KIM_LIEN), timezone.localdate())[: MOST * 2]
    others = dict.fromkeys(seat.person for seat in seats if seat.person_id != learner.pk)
    return [learner, *others][:MOST]


def _cohort(code: str, title: str, course: CoursePage, trainer: User, days: int, unit: str, **facts: Any) -> Cohort:  # noqa: ANN401 -- a line of the demo
    starts_on = timezone.localdate() + timedelta(days=days)
    said = CohortFacts(
        title=title,
        course=course,
        owner_unit=unit_by_code(unit, level="province" if unit == NGHE_AN else "commune"),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=1),
        place="Hội trường Ủy ban MTTQ Việt Nam",
        periods=Decimal(16),
        trainers=[trainer.person] if trainer.person else [],
        **facts,
    )
    return open_cohort(facts=said, code=code, actor=trainer)


def _plan(cohort: Cohort, title: str, starts_at: datetime, hours: int, trainer: User) -> Any:  # noqa: ANN401 -- a session
    ends_at = starts_at + timedelta(hours=hours)
    facts = SessionFacts(title=title, starts_at=starts_at, ends_at=ends_at, place=cohort.place, trainer=trainer.person)
    return plan_session(cohort=cohort, facts=facts, actor=trainer)


def _hold(cohort: Cohort, trainer: User) -> None:
    """Four half-days, and who was there."""
    half_days = ((0, 7, "Sáng"), (0, 13, "Chiều"), (1, 7, "Sáng"), (1, 13, "Chiều"))
    for number, (day, hour, part) in enumerate(half_days):
        starts_at = datetime.combine(cohort.starts_on + timedelta(days=day), time(hour, 30), HERE)
        session = _plan(cohort, f"{part} {starts_at:%d/%m}", starts_at, 3, trainer)
        lines = register_of(cohort, [session]).lines
        marks = {line.place.learner_id: Mark(PATTERN[n % 3][number]) for n, line in enumerate(lines)}
        take_attendance(session=session, marks=marks, actor=trainer)
