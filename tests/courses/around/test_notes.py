"""Notes and bookmarks: the learner's own, written once, found in any writing."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.services import merge_people
from core.holdings import Subject
from courses.models import Note
from courses.services.notes import MOST_NOTES_PER_LESSON, erase_margin
from tests.factories.accounts import make_person
from tests.factories.courses import items_of, make_course, make_enrolment

NOTES = "/hoc-tap/ghi-chu/"


@pytest.fixture
def enrolment(learner):
    return make_enrolment(learner.person, make_course(title="Dịch vụ công"))


@pytest.fixture
def margin(enrolment):
    return f"/khoa-hoc/{enrolment.course.slug}/bai-1/ghi-chu/"


def write(enrolment, text="Nhớ đổi mật khẩu", number=0, **facts):
    key = items_of(enrolment)[number].key
    return Note.objects.create(learner=enrolment.learner, course=enrolment.course, item_key=key, text=text, **facts)


def test_a_note_is_written_once_however_often_it_is_sent(client, learner, margin):
    client.force_login(learner)
    said = {"uid": uuid4(), "text": "  Ðổi mật khẩu\u200b "}
    assert [client.post(margin, said).status_code for _ in range(2)] == [302, 302]
    assert [note.text for note in Note.objects.all()] == ["Đổi mật khẩu"]
    assert "Đổi mật khẩu" in client.get(margin).text


@pytest.mark.parametrize("said", [{}, {"text": " \u200b"}, {"text": "x" * 4001}, {"text": "có", "block_id": "la"}])
def test_nothing_is_not_kept(client, learner, margin, said):
    client.force_login(learner)
    assert client.post(margin, said | {"uid": "khong phai"}).status_code == 200
    assert not Note.objects.exists()


def test_markup_is_text(client, learner, margin):
    client.force_login(learner)
    client.post(margin, {"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get(margin).text + client.get(NOTES).text


def test_the_margin_of_a_lesson_fills_up(client, learner, enrolment, margin):
    for _ in range(MOST_NOTES_PER_LESSON):
        write(enrolment)
    client.force_login(learner)
    assert client.post(margin, {"text": "thêm"}).status_code == 409
    assert Note.objects.count() == MOST_NOTES_PER_LESSON


def test_a_lesson_is_marked_once_and_unmarked(client, learner, enrolment, margin):
    client.force_login(learner)
    mark = margin.replace("ghi-chu", "danh-dau")
    for _ in range(2):
        client.post(mark, {"is_marked": "1"})
    assert Note.objects.filter(text="").count() == 1
    assert "Bỏ đánh dấu bài này" in client.get(margin).text
    client.post(mark, {"is_marked": "0"})
    assert not Note.objects.exists()


def test_a_note_is_changed_and_thrown_away_by_its_owner_alone(client, learner, classmate, stranger, enrolment):
    note = write(enrolment)
    page = f"{NOTES}{note.uid}/"
    for other in (classmate, stranger):
        client.force_login(other)
        assert client.get(page).status_code == client.post(page, {"text": "tôi sửa"}).status_code == 404
        assert client.post(f"{page}xoa/").status_code == 404
        assert note.text not in client.get(NOTES).text
    client.force_login(learner)
    assert client.post(page, {"text": "Sửa rồi"}).status_code == 302
    note.refresh_from_db()
    assert note.text == "Sửa rồi"
    client.post(f"{page}xoa/")
    assert not Note.objects.exists()


def test_who_is_not_on_the_course_has_no_margin(client, stranger, margin):
    assert client.get(margin).status_code == 302
    client.force_login(stranger)
    assert client.get(margin).status_code == 403


def test_notes_are_found_in_any_writing_and_by_kind(client, learner, enrolment):
    write(enrolment)
    write(enrolment, text="", number=1)
    client.force_login(learner)
    assert "Nhớ đổi" in client.get(NOTES, {"tim": "mat khau"}).text
    assert "Không tìm thấy" in client.get(NOTES, {"tim": "zzzz"}).text
    assert "Nhớ đổi" not in client.get(NOTES, {"loai": "danh-dau"}).text
    assert client.get(NOTES, {"loai": "nhảm", "khoa": "../x", "trang": "-4"}).status_code == 200


def test_notes_of_a_lesson_that_is_no_more_stay(client, learner, enrolment):
    Note.objects.create(learner=learner.person, course=enrolment.course, item_key=uuid4(), text="Vẫn còn")
    client.force_login(learner)
    page = client.get(NOTES).text
    assert "Vẫn còn" in page
    assert "Bài đã được gỡ khỏi khóa học" in page


def test_notes_are_taken_away_as_a_workbook(client, learner, enrolment):
    write(enrolment, text="=1+1")
    client.force_login(learner)
    answer = client.get(f"{NOTES}tai-ve/")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert answer["Content-Disposition"].startswith("attachment")


def test_many_notes_cost_no_more_queries(client, learner, enrolment):
    client.force_login(learner)
    counts = []
    for number in (0, 1, 2):
        write(enrolment, number=number)
        with CaptureQueriesContext(connection) as queries:
            client.get(NOTES)
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_two_records_of_one_human_have_one_margin(client, learner, enrolment):
    twin = make_person("Nguyễn Thị Hoà")
    note = Note.objects.create(learner=twin, course=enrolment.course, item_key=items_of(enrolment)[0].key, text="Cũ")
    merge_people(kept=learner.person, merged=twin, reason="một người", actor=None)
    learner.refresh_from_db()
    client.force_login(learner)
    assert note.text in client.get(NOTES).text


def test_an_erased_person_leaves_no_note(learner, enrolment):
    write(enrolment, created_at=timezone.now())
    erase_margin(Subject(frozenset({learner.person_id}), frozenset({learner.pk})), None)
    assert not Note.objects.exists()
