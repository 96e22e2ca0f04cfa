"""Every address of the product, asked for by people who have no business there.

The demo's Nghệ An is seeded once; beside it stands Hà Tĩnh, whose one officer holds every role there. An address that
names an object is asked for one of Nghệ An's; one that this module does not know fails, so that none is forgotten.
"""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from accounts.models import DataRequest, User
from accounts.services import create_person, create_user, merge_people
from certificates.models import Certificate
from courses.models import Note, Programme
from feedback.models import LessonQuestion
from live.models import Session
from notifications.models import Notification
from organisation.models import Category, Exemption, Level, Membership, PeopleImport, Reorganisation, Role, RoleGrant
from organisation.selectors import country_at, unit_by_code
from organisation.services import Seat, establish_unit, grant_role, seat_person
from quizzes.models import Appeal, Attempt, MarkingTask, PrintRun, Question, QuestionBank, QuestionVersion, Regrade
from tests.architecture.test_audience import ours

KIM_LIEN = "17971"
# The demo's people and places, which nobody of another province may read on a page of theirs.
SECRETS = ("Nguyễn Thị Hòa", "Trần Đình Lâm", "Hồ Sỹ Dũng", "Phan Thị Thu Hà", "Xã Nam Đàn")
# A course is open to everyone who is signed in; its quiz says that one must take the course first.
# Whoever is not in a class is told so where its code leads: they may have scanned it before being added.
FOR_EVERYBODY = {"courses:enrol", "quizzes:quiz", "live:claim", "live:confirm"}
OF_STAFF = (
    "organisation.",
    "reports.",
    "emulation.see_board",
    "courses.write_lessons",
    "quizzes.keep_bank",
    "quizzes.print_quiz",
    "quizzes.mark_answers",
    "quizzes.trace_marks",
    "quizzes.decide_regrade",
    "feedback.answer_questions",
    "courses.watch_programmes",
    "courses.run_programmes",
)


@pytest.fixture
def objects(own_database):
    """What the addresses of Nghệ An's objects are made of, by the name of the address or the beginning of it."""
    call_command("seed_demo", stdout=StringIO())
    today = timezone.localdate()
    _officer_of_ha_tinh(today)
    hoa = User.objects.get(username="hocvien").person
    seat = Membership.objects.filter(person=hoa).first()
    batch = PeopleImport.objects.create(file_name="nghe-an.xlsx", digest="0" * 64, unit=unit_by_code("40"), as_of=today)
    key = Authenticator.objects.create(user=hoa.user, type=Authenticator.Type.WEBAUTHN, data={"name": "khóa"})
    asked, exempt = DataRequest.objects.first(), Exemption.objects.first()
    twin = create_person(full_name="Nguyễn Thị Hoà", actor=None)
    live_session = Session.objects.select_related("cohort").first()
    merge = merge_people(kept=hoa, merged=twin, reason="cùng số điện thoại", actor=None)
    return {
        "accounts:take_back_request": {"uid": asked.uid},
        "mfa_": {"pk": key.pk},
        **_of_programmes(hoa),
        **_of_evidence(hoa),
        "courses:lesson_import": {"slug": "an-toan-thong-tin", "uid": asked.uid},
        "courses:note": {"uid": Note.objects.exclude(text="").filter(learner=hoa).first().uid},
        "feedback:under_lesson": {"slug": "an-toan-thong-tin", "lesson": "mat-khau-va-xac-thuc-hai-buoc"},
        "feedback:": {"uid": LessonQuestion.objects.first().uid, "slug": "an-toan-thong-tin"},
        "courses:edition": {
            "slug": "an-toan-thong-tin",
            "number": 1,
            "lesson": "mat-khau-va-xac-thuc-hai-buoc",
        },
        "courses:": {"slug": "an-toan-thong-tin", "lesson": "mat-khau-va-xac-thuc-hai-buoc"},
        "quizzes:quiz": {"code": "attt-cb-01-final"},
        "quizzes:start": {"code": "attt-cb-01-final"},
        "quizzes:statistics": {"code": "attt-cb-01-final", "version": QuestionVersion.objects.first().pk},
        "quizzes:signal": {"code": "attt-cb-01-final", "number": 1},
        "quizzes:bank": {"code": QuestionBank.objects.first().code, "uid": asked.uid},
        "quizzes:setup": {
            "code": "attt-cb-01-final",
            "word": "thoi-gian",
            "section": 1,
            "group": 1,
            "number": 1,
        },
        **_of_the_desk(),
        **_of_paper(),
        **_of_marks(asked),
        "quizzes:": {"uid": Attempt.objects.first().uid, "position": 1, "file": asked.uid},
        "certificates:": {"uid": Certificate.objects.filter(holder=hoa).first().uid},
        "live:claim": {"session": live_session.uid},
        "live:confirm": {"session": live_session.uid},
        "live:": {"uid": live_session.cohort.uid, "session": live_session.uid, "file": asked.uid},
        "cms:practice": {"uid": asked.uid},
        "emulation:": {"code": KIM_LIEN},
        "reports:": {"code": KIM_LIEN, "uid": hoa.uid, "slug": "an-toan-thong-tin"},
        "notifications:": {"pk": Notification.objects.exclude(person__user__username="nguoi-la").first().pk},
        "organisation:unit": {"code": KIM_LIEN},
        "organisation:reorganisation": {"uid": Reorganisation.objects.first().uid, "unit": unit_by_code(KIM_LIEN).pk},
        "organisation:grant_role": {"name": "tochuc-xa"},
        "organisation:grant": {"number": RoleGrant.objects.get(user__username="tochuc-xa").pk},
        "organisation:request_enter": {"uid": hoa.uid},
        "organisation:request": {"uid": asked.uid},
        "organisation:import": {"uid": batch.uid},
        "organisation:seat_end": {"uid": hoa.uid, "number": seat.pk},
        "organisation:exemption_end": {"uid": exempt.person.uid, "number": exempt.pk},
        "organisation:merge_with": {"uid": hoa.uid},
        "organisation:merge_undo": {"uid": hoa.uid, "number": merge.pk},
        "organisation:merge": {"uid": hoa.uid, "other": seat.person.uid},
        "organisation:": {"uid": hoa.uid},
    }


def _of_the_desk():
    """A question of a bank, and a category of it."""
    question = Question.objects.select_related("bank").filter(category__isnull=False).first()
    here = {"code": question.bank.code, "kind": question.current.type}
    return {
        "quizzes:desk_category": {**here, "number": question.category_id},
        "quizzes:desk_": {**here, "number": question.pk},
    }


def _of_marks(asked):
    """An answer that waits for a marker, a correction to decide, an appeal."""
    task, regrade = MarkingTask.objects.select_related("attempt__quiz").first(), Regrade.objects.first()
    marked = {"number": task.pk, "file": asked.uid, "code": task.attempt.quiz.code, "version": task.version_id}
    return {
        "quizzes:mark": marked,
        "quizzes:release": marked,
        "quizzes:short_answers": marked,
        "quizzes:regrade": {"uid": regrade.uid, "version": regrade.version_id},
        "quizzes:appeal": {"uid": Appeal.objects.first().uid},
    }


def _of_paper():
    """What was printed in the demo, and a picture of a sheet."""
    run = PrintRun.objects.first()
    scan = {"uid": run.uid, "code": run.variants.first().code, "scan": run.scans.create(sha256="0" * 64).uid}
    return {"quizzes:print_": scan, "quizzes:sheet_": scan}


def _of_programmes(hoa):
    """The path of the province, which Hòa follows, and its parts."""
    path = Programme.objects.get(code="nguoi-can-bo-mat-tran-ky-nguyen-so")
    code, node = {"code": path.code}, {"number": path.nodes.first().pk}
    return {
        "courses:programme_node": code | node,
        "courses:programme_rule_end": code | {"number": path.rules.first().pk},
        "courses:programme": code | {"uid": hoa.uid},
    }


def _of_evidence(hoa):
    """A learner of a course, what she handed in and what she learned elsewhere."""
    enrolment = hoa.enrolments.get(course__slug="an-toan-thong-tin")
    lesson = {"slug": "an-toan-thong-tin", "lesson": "mat-khau-va-xac-thuc-hai-buoc"}
    key = enrolment.edition.items.get(slug=lesson["lesson"]).key
    work = enrolment.submissions.create(item_key=key, text="Nguyễn Thị Hòa nộp")
    fix = enrolment.corrections.create(item_key=key, kind="completed", reason="có tên trong danh sách")
    claim = hoa.outside_completions.create(
        unit=enrolment.seat.unit, provider="paper", title="Lớp cũ", completed_on=enrolment.enrolled_at.date()
    )
    return {
        "courses:correct": lesson | {"uid": enrolment.uid, "number": fix.pk},
        "courses:learner": lesson | {"uid": enrolment.uid},
        "courses:work": lesson | {"uid": work.uid},
        "courses:own_work": lesson | {"uid": work.uid},
        "courses:own_evidence": {"uid": claim.uid},
        "courses:claim": {"uid": claim.uid, "file": claim.uid},
    }


def _officer_of_ha_tinh(today):
    country = country_at(today).unit
    province = establish_unit(
        code="42", name="Tỉnh Hà Tĩnh", level=Level.PROVINCE, parent=country, on=today, actor=None
    )
    person = create_person(full_name="Ngô Đức Ánh", actor=None)
    user = create_user(username="nguoi-la", person=person, actor=None)
    seat = Seat(person=person, unit=province, position="chair", category=Category.FULL_TIME, valid_from=today)
    seat_person(seat=seat, actor=None)
    for role in Role:
        grant_role(user=user, role=role, unit=province, reason="người ngoài tỉnh", actor=None)


def addresses(objects):
    """(name, address, whether it names an object, audience) of every address that is not open to all."""
    for prefix, pattern in _named(get_resolver(), ""):
        if not ours(pattern) and "mfa_" not in str(pattern.name):
            continue
        if getattr(pattern.callback, "audience", "all") == "all":
            continue
        name = f"{prefix}{pattern.name}"
        values = next((found for start, found in objects.items() if name.startswith(start)), {})
        wanted = {key: values.get(key) for key in pattern.pattern.converters}
        try:
            yield name, reverse(name, kwargs=wanted), bool(wanted), pattern.callback.audience
        except NoReverseMatch:
            yield name, "", True, pattern.callback.audience


def _named(resolver, prefix):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            namespace = f"{pattern.namespace}:" if pattern.namespace else prefix
            yield from _named(pattern, namespace)
        else:
            yield prefix, pattern


def asked_by(username, address):
    """What the person is answered, by reading and, where that is not a way in, by sending a form."""
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(User.objects.get(username=username))
    answer = client.get(address)
    if answer.status_code == 405:
        answer = client.post(address)
    if answer.streaming:
        answer.close()
    return answer


def test_nobody_gets_past_a_door_that_is_not_theirs(objects):
    wrong = []
    for name, address, names_an_object, audience in addresses(objects):
        if not address:
            wrong.append(f"{name}: this test does not know an object for it")
            continue
        guest = asked_by("", address)
        if guest.status_code != 302 or "/dang-nhap/" not in guest.url:
            wrong.append(f"{name} answers a guest {guest.status_code}")
        stranger = asked_by("nguoi-la", address)
        if names_an_object and name not in FOR_EVERYBODY and stranger.status_code not in {403, 404}:
            wrong.append(f"{name} answers the officer of another province {stranger.status_code}: {address}")
        shown = [secret for secret in SECRETS if not stranger.streaming and secret in stranger.text]
        if shown and name not in FOR_EVERYBODY:
            wrong.append(f"{name} shows the officer of another province {shown}")
        if stranger.status_code >= 500:
            wrong.append(f"{name} breaks: {stranger.status_code}")
        learner = asked_by("totruong", address)
        if audience.startswith(OF_STAFF) and learner.status_code not in {403, 404}:
            wrong.append(f"{name} answers a learner {learner.status_code}")
    assert wrong == []
