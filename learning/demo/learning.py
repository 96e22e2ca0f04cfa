"""Ten months of study behind the demo, and where the cast stands today.

The population's history is written wholesale, as a migration from an older system would; the cast's goes through the
services, as if they had done it themselves. `manage.py reconcile` afterwards finds nothing to correct.
"""

import random
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from certificates.services import issue_owed_certificates
from core.ids import uuid7
from courses.calculations import OutlineItem
from courses.models import CoursePage, Enrolment, EnrolmentSource, ItemProgress
from courses.selectors import course_of, current_edition, outline_of
from courses.services import complete_item, enrol_learner, enrol_unit
from learning.demo.quizzes import sit
from organisation.models import Category
from organisation.selectors import unit_by_code

SEED = 20_261_120
NGHE_AN = "40"
# Who is assigned which course, and how many days from today it is due.
ASSIGNED = {
    "an-toan-thong-tin": ((Category.FULL_TIME, Category.PART_TIME), 24),
    "dich-vu-cong-vneid": ((Category.TEAM_MEMBER, Category.PART_TIME), 31),
    "ai-tuyen-truyen": ((Category.FULL_TIME,), 52),
    "fanpage-zalo": ((Category.COMMITTEE,), 52),
}
# Of 15 and 10 questions.
RIGHT_ANSWERS = {"ai-tt-01-final": 13, "attt-cb-01-pre": 6}
STUDIED = (
    *("enrolled_at", "started_at", "last_studied_at", "last_item_key"),
    *("done", "percent", "completed_at", "score_percent"),
)
CAST = ("hocvien", "totruong", "giangvien", "bientap", "tochuc", "tochuc-xa", "thamdinh", "quantri")


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Enrol, study, complete, certify."""
    if Enrolment.objects.exists():
        return
    administrator = User.objects.get(username="quantri")
    cast = set(Person.objects.filter(user__username__in=CAST).values_list("pk", flat=True))
    with transaction.atomic():
        for slug in ASSIGNED:
            _write_history(_course(slug), administrator, cast)
        _place_learner()
        _place_team_leader()
    for slug in ASSIGNED:
        issued = issue_owed_certificates(course=_course(slug), actor=administrator)
        out.write(f"    {slug}: {issued.issued} giấy chứng nhận")


def _course(slug: str) -> CoursePage:
    course = course_of(slug)
    if course is None:
        raise LookupError(slug)
    return course


def _write_history(course: CoursePage, administrator: User, cast: set[int]) -> None:
    """Assign the course, then give everyone outside the cast a past that fits their commune's diligence."""
    categories, due_in = ASSIGNED[course.slug]
    province, today = unit_by_code(NGHE_AN, level="province"), timezone.localdate()
    for category in categories:
        enrol_unit(
            course=course, unit=province, category=category, due_on=today + timedelta(days=due_in), actor=administrator
        )
    edition = current_edition(course)
    if edition is None:
        raise LookupError(course.slug)
    items = [item for item in outline_of(edition).items if item.is_required]
    dice = random.Random(f"{SEED}-{course.slug}")  # noqa: S311 -- a repeatable demo, not a secret
    places = list(
        Enrolment.objects.filter(course=course).exclude(learner__in=cast).select_related("seat").order_by("pk")
    )
    progress: list[ItemProgress] = []
    for place in places:
        place.enrolled_at = timezone.now() - timedelta(days=dice.randint(120, 290))
        diligence = random.Random(f"{SEED}-{place.seat.unit_id if place.seat else 0}").uniform(0.45, 0.97)  # noqa: S311
        progress += _study(place, items, dice, diligence)
    ItemProgress.objects.bulk_create(progress, batch_size=5000)
    # The rows exist; written again as a whole they cost a tenth of an update with a case for each.
    Enrolment.objects.bulk_create(
        places, batch_size=500, update_conflicts=True, unique_fields=["pk"], update_fields=STUDIED
    )


def _study(place: Enrolment, items: list[OutlineItem], dice: random.Random, diligence: float) -> list[ItemProgress]:
    """Set how far the learner came and return the rows that say so."""
    luck = dice.random()
    count = len(items) if luck < diligence else dice.randint(1, len(items) - 1) if luck < diligence + 0.25 else 0
    rows, moment = [], place.enrolled_at + timedelta(days=dice.randint(1, 60), hours=dice.randint(0, 12))
    for key in (item.key for item in items[:count]):
        moment = _later(moment, dice)
        rows.append(
            ItemProgress(enrolment=place, item_key=key, opened_at=moment, read_percent=100, completed_at=moment)
        )
    if rows:
        place.started_at, place.last_studied_at, place.last_item_key = rows[0].opened_at, moment, rows[-1].item_key
        place.done = count
        place.percent = 100 * sum(item.weight for item in items[:count]) // sum(item.weight for item in items)
    if count == len(items):
        place.completed_at = moment
        place.score_percent = Decimal(dice.choice((80, 85, 85, 90, 90, 95, 100)))
    return rows


def _later(moment: datetime, dice: random.Random) -> datetime:
    return min(moment + timedelta(hours=dice.randint(6, 60)), timezone.now() - timedelta(hours=1))


def _place_learner() -> None:
    """hocvien: half-way through the mandatory course, artificial intelligence completed with a certificate."""
    user = User.objects.select_related("person").get(username="hocvien")
    _study_through_services(user, "ai-tuyen-truyen", days_ago=48, share=1.0)
    _study_through_services(user, "an-toan-thong-tin", days_ago=12, share=0.5)
    due_on = timezone.localdate() + timedelta(days=ASSIGNED["fanpage-zalo"][1])
    enrol_learner(
        learner=_person_of(user),
        course=_course("fanpage-zalo"),
        source=EnrolmentSource.ASSIGNED,
        due_on=due_on,
        actor=user,
    )


def _place_team_leader() -> None:
    """totruong: a good third of the way through VNeID."""
    user = User.objects.select_related("person").get(username="totruong")
    _study_through_services(user, "dich-vu-cong-vneid", days_ago=9, share=0.35)


def _person_of(user: User) -> Person:
    if user.person is None:
        raise LookupError(user.username)
    return user.person


def _study_through_services(user: User, slug: str, *, days_ago: int, share: float) -> None:
    """Read and sit what lies in the first `share` of the required lessons; tests are passed with two answers wrong."""
    place = enrol_learner(learner=_person_of(user), course=_course(slug), source=EnrolmentSource.ASSIGNED, actor=user)
    began = timezone.now() - timedelta(days=days_ago)
    Enrolment.objects.filter(pk=place.pk).update(enrolled_at=began)
    place.refresh_from_db()
    items = [item for item in outline_of(place.edition).items if item.is_required]
    for number, item in enumerate(items[: round(len(items) * share)], start=1):
        moment = began + timedelta(hours=19 * number)
        if item.activity:
            code = item.activity.partition(":")[2]
            sit(_person_of(user), code, right=RIGHT_ANSWERS[code], at=moment, actor=user)
        else:
            complete_item(enrolment=place, item_key=item.key, event_id=uuid7(), occurred_at=moment, actor=user)
