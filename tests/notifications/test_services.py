"""Who is told what: once, in the reader's language, and without stopping anything."""

from uuid import uuid4

import pytest
from django.utils import translation

from certificates.models import Certificate
from certificates.services import issue_owed_certificates, replace_certificate, revoke_certificate
from core import events
from core.models import LogEntry
from notifications.models import SENTENCES, Kind, Notification
from notifications.selectors import news_for, unread_count
from notifications.services import mark_read, tell_of_certificate
from tests.factories.certificates import make_certificate, make_completion
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_the_holder_is_told_of_their_certificate(learner, commits):
    with commits():
        make_completion(learner.person)
    certificate = Certificate.objects.get()
    told = Notification.objects.get()
    assert told.person == learner.person
    assert told.sentence == (
        f"Đồng chí được cấp giấy chứng nhận khóa “{certificate.facts.course}”, số {certificate.number}."
    )
    assert told.url == f"/giay-chung-nhan/{certificate.uid}/"
    assert told.source == LogEntry.objects.get(event="certificates.certificate_issued").pk


def test_the_address_has_no_language_whoever_caused_it(learner, commits):
    with translation.override("en"), commits():
        make_completion(learner.person)
    assert Notification.objects.get().url.startswith("/giay-chung-nhan/")


def test_an_event_told_twice_tells_once(learner, commits):
    with commits():
        make_completion(learner.person)
    entry = LogEntry.objects.get(event="certificates.certificate_issued")
    entry.deliveries.all().delete()
    with commits():
        events.deliver(entry)
    assert Notification.objects.count() == 1


def test_a_bulk_act_tells_everyone_once(learner, classmate, stranger, commits):
    course = make_course(lessons=1)
    make_certificate(learner.person, course)
    for user in (classmate, stranger):
        make_completion(user.person, course)
    with commits():
        issue_owed_certificates(course=course, actor=None)
    assert set(Notification.objects.values_list("person", flat=True)) == {classmate.person.pk, stranger.person.pk}
    entry = LogEntry.objects.get(event="certificates.certificates_issued")
    entry.deliveries.all().delete()
    with commits():
        events.deliver(entry)
    assert Notification.objects.count() == 2


def test_the_holder_is_told_why_a_certificate_was_revoked(learner, commits):
    certificate = make_certificate(learner.person)
    with commits():
        revoke_certificate(certificate=certificate, reason="Thi hộ {0}", actor=None)
    assert Notification.objects.get().sentence == (
        f"Giấy chứng nhận số {certificate.number} đã bị thu hồi. Lý do: Thi hộ {{0}}"
    )


def test_a_replacement_is_told_as_a_new_certificate(learner, commits):
    certificate = make_certificate(learner.person)
    with commits():
        anew = replace_certificate(certificate=certificate, reason="Sai tên", actor=None)
    assert anew.number in Notification.objects.get().sentence


def test_only_what_one_has_not_read_is_news(learner, classmate):
    certificate = make_certificate(learner.person)
    told = [tell_of_certificate(certificate=certificate, source=uuid4()) for _time in range(5)]
    assert [item["id"] for item in news_for(learner.person)] == [n.pk for n in reversed(told[2:])]
    assert news_for(classmate.person) == []
    assert mark_read(person=learner.person, notification=told[4], actor=learner) == 1
    assert mark_read(person=learner.person, notification=told[4], actor=learner) == 0
    assert unread_count(learner.person) == 4
    assert mark_read(person=classmate.person, actor=classmate) == 0
    assert mark_read(person=learner.person, actor=learner) == 4
    assert news_for(learner.person) == []


def test_every_kind_has_its_sentence():
    assert SENTENCES.keys() == set(Kind)
