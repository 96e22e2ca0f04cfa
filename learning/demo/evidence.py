"""Work handed in, a correction, learning claimed elsewhere, and a change of a course that waits to be approved."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.ids import uuid7
from courses.models import (
    CompletesBy,
    CorrectionKind,
    CoursePage,
    EffectOnLearners,
    Enrolment,
    LessonKind,
    LessonPage,
    OutsideCompletion,
    Submission,
    SubmissionState,
)
from courses.selectors import outline_of
from courses.services.corrections import correct_progress
from courses.services.outside import Learned, claim_outside, decide_outside
from courses.services.submissions import review_work, submit_work

DATA = settings.BASE_DIR / "learning" / "demo" / "data" / "evidence.yaml"
Facts = Mapping[str, Any]


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write once what people did."""
    if Submission.objects.exists():
        return
    facts = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    trainer = User.objects.get(username="giangvien")
    others = count(1)
    for work in facts["works"]:
        _hand_in(work, next(others), trainer)
    _correct(facts["correction"], trainer)
    for claim in facts["claims"]:
        _claim(claim)
    _change(facts["draft"], trainer)
    waiting = Submission.objects.filter(state=SubmissionState.WAITING).count()
    out.write(
        f"    {waiting} bài nộp chờ xem, {OutsideCompletion.objects.count()} kết quả học nơi khác, 1 bài chờ duyệt"
    )


def _hand_in(facts: Facts, number: int, trainer: User) -> None:
    """Of the one who is named, or of somebody who has finished the course."""
    places = Enrolment.objects.filter(course__slug=facts["course"]).select_related("edition", "course", "learner")
    if "learner" in facts:
        place = places.get(learner__user__username=facts["learner"])
    else:
        place = places.filter(learner__user=None).exclude(completed_at=None).order_by("pk")[number]
    item = next(one for one in outline_of(place.edition).items if one.condition == CompletesBy.SUBMITTED)
    work = submit_work(enrolment=place, item_key=item.key, text=facts["text"], actor=None)
    Submission.objects.filter(pk=work.pk).update(submitted_at=timezone.now() - timedelta(days=6 - number, hours=number))
    if "verdict" in facts:
        is_accepted = facts["verdict"] == SubmissionState.ACCEPTED
        review_work(submission=work, is_accepted=is_accepted, remark=facts["remark"], actor=trainer)


def _correct(facts: Facts, trainer: User) -> None:
    place = Enrolment.objects.select_related("edition").get(
        learner__user__username=facts["learner"], course__slug=facts["course"]
    )
    done = set(place.progress.exclude(completed_at=None).values_list("item_key", flat=True))
    item = next(one for one in outline_of(place.edition).items if one.is_required and one.key not in done)
    kind, reason = CorrectionKind.COMPLETED, facts["reason"]
    correct_progress(enrolment=place, item_key=item.key, kind=kind, reason=reason, actor=trainer)


def _claim(facts: Facts) -> None:
    learner = User.objects.select_related("person").get(username=facts["learner"])
    if learner.person is None:
        raise LookupError(learner.username)
    learned = Learned(
        provider=facts["provider"],
        title=facts["title"],
        completed_on=timezone.localdate() - timedelta(days=facts["days_ago"]),
        periods=Decimal(facts["periods"]),
        result=facts["result"],
        certificate_number=facts.get("certificate_number", ""),
        source=facts.get("source", ""),
    )
    claim = claim_outside(learner=learner.person, learned=learned, actor=learner)
    if "verdict" in facts:
        officer = User.objects.get(username="tochuc-xa")
        decide_outside(completion=claim, is_approved=facts["verdict"], remark=facts["remark"], actor=officer)


def _change(facts: Facts, trainer: User) -> None:
    """One lesson changed and waiting for an approver, one new lesson that everybody unfinished would have to learn."""
    course = CoursePage.objects.originals().get(slug=facts["course"])
    lesson = LessonPage.objects.descendant_of(course).live()[1]
    more = [("text", facts["paragraph"]), ("citation", facts["citation"])]
    stored = [{"type": kind, "value": value, "id": str(uuid7())} for kind, value in more]
    lesson.body = [*lesson.body.get_prep_value(), *stored]
    lesson.effect = EffectOnLearners.NONE
    lesson.save_revision(user=trainer)
    lesson.get_workflow().start(lesson, trainer)
    new = LessonPage(
        title=facts["lesson"]["title"],
        objective=facts["lesson"]["objective"],
        kind=LessonKind.PRACTICE,
        minutes=20,
        completes_by=CompletesBy.CONFIRMED,
        effect=EffectOnLearners.REQUIRED_FOR_UNFINISHED,
        body=[{"type": "text", "value": facts["lesson"]["text"], "id": str(uuid7())}],
        owner=trainer,
        live=False,
    )
    lesson.get_parent().add_child(instance=new)
    new.save_revision(user=trainer)
