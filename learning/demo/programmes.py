"""Two programmes that apply and one being written, with people who have met them, are at it, and were released."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import AnnualRequirement, CoursePage, DueBasis, Duty, DutyState, NodeKind, Programme
from courses.selectors import course_of
from courses.services.programmes import (
    Drive,
    NodeFacts,
    ProgrammeFacts,
    RuleFacts,
    add_node,
    add_rule,
    draft_programme,
    follow_rules,
    open_programme,
    start_study_drive,
    waive_duty,
)
from organisation.models import Category
from organisation.selectors import unit_by_code

PATH, DRIVE, DRAFT = "nguoi-can-bo-mat-tran-ky-nguyen-so", "dua-dich-vu-cong-den-tung-ho", "to-cong-nghe-so-cong-dong"
NGHE_AN, KIM_LIEN = "40", "17971"
CADRES = [Category.FULL_TIME, Category.PART_TIME]
AGO = timedelta(days=70)


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write, open and assign them."""
    if Programme.objects.exists():
        return
    officer = User.objects.get(username="tochuc")
    year = timezone.localdate().year
    AnnualRequirement.objects.get_or_create(
        category=Category.FULL_TIME,
        year=year,
        defaults={"periods": Decimal(40), "document": "mức tham khảo (minh họa)"},
    )
    with transaction.atomic():
        for programme in (_path(officer), _drive(officer)):
            report = follow_rules(programme=programme, actor=officer)
            out.write(f"    {programme.code}: {report.given} người, {report.met} đã hoàn thành")
        _draft(officer)
        _begin_earlier()
        _waive_one(officer)


def _course(slug: str) -> CoursePage:
    course = course_of(slug)
    if course is None:
        raise LookupError(slug)
    return course


def _path(officer: User) -> Programme:
    """Safety for everybody, then one of two, for cadres of the whole province; renewed by safety alone."""
    facts = ProgrammeFacts(
        title="Người cán bộ Mặt trận trong kỷ nguyên số",
        summary="Nền tảng an toàn thông tin cho mọi cán bộ, rồi chọn một kỹ năng tuyên truyền để đi sâu.",
        valid_months=24,
        grace_days=10,
        reminder_days=[30, 7, 1, -3],
    )
    programme = draft_programme(
        code=PATH, owner_unit=unit_by_code(NGHE_AN, level="province"), facts=facts, actor=officer
    )
    root, renewal = programme.nodes.filter(parent=None).order_by("is_renewal")
    safety = NodeFacts(course=_course("an-toan-thong-tin"))
    add_node(parent=root, facts=safety, actor=officer)
    choice = NodeFacts(kind=NodeKind.ANY, title="Chọn một kỹ năng tuyên truyền", needed=1)
    group = add_node(parent=root, facts=choice, actor=officer)
    for slug in ("ai-tuyen-truyen", "fanpage-zalo"):
        add_node(parent=group, facts=NodeFacts(course=_course(slug)), actor=officer)
    add_node(parent=renewal, facts=safety, actor=officer)
    whom = RuleFacts(unit=programme.owner_unit, categories=CADRES, due_basis=DueBasis.ASSIGNMENT, due_days=60)
    add_rule(programme=programme, facts=whom, actor=officer)
    return open_programme(programme=programme, actor=officer)


def _drive(officer: User) -> Programme:
    drive = Drive(
        title="Học tập: đưa dịch vụ công trực tuyến đến từng hộ dân",
        document="06/KH-MTTQ (minh họa)",
        summary="Đọc tài liệu, xác nhận đã đọc và làm bài kiểm tra ngắn trước hội nghị của xã.",
        course=_course("dich-vu-cong-vneid"),
        unit=unit_by_code(KIM_LIEN),
        categories=[Category.TEAM_MEMBER, Category.PART_TIME],
        due_on=timezone.localdate() + timedelta(days=31),
    )
    return start_study_drive(code=DRIVE, drive=drive, actor=officer)


def _draft(officer: User) -> None:
    facts = ProgrammeFacts(title="Tổ công nghệ số cộng đồng: những việc đầu tiên", reminder_days=[14, 3])
    programme = draft_programme(
        code=DRAFT, owner_unit=unit_by_code(NGHE_AN, level="province"), facts=facts, actor=officer
    )
    root = programme.nodes.get(parent=None, is_renewal=False)
    add_node(parent=root, facts=NodeFacts(course=_course("dich-vu-cong-vneid")), actor=officer)


def _begin_earlier() -> None:
    """The path was given seventy days ago."""
    programme = Programme.objects.get(code=PATH)
    programme.opened_at = timezone.now() - AGO
    programme.save(update_fields=["opened_at"])
    given = Duty.objects.filter(programme=programme)
    given.update(begun_on=timezone.localdate() - AGO, assigned_at=programme.opened_at)


def _waive_one(officer: User) -> None:
    """Somebody of the path is on leave."""
    duty = Duty.objects.filter(programme__code=PATH, state=DutyState.OPEN, learner__user__isnull=True).first()
    if duty:
        waive_duty(duty=duty, reason="Nghỉ thai sản theo chế độ (minh họa)", actor=officer)
