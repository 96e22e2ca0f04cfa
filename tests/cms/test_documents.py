"""Documents: in ranges as phones ask for them, open as far as what leads to them is published, never more than told."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from cms.models import LibraryDocument
from core.files.documents import check_document
from core.files.findings import FileError
from courses.models import LessonContent
from tests.factories.courses import make_course_page, make_lesson_page

BODY = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 4


@pytest.fixture
def film(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Document.objects.create(title="Phim", file=ContentFile(BODY, name="phim.mp4"))


def body_with(film):
    value = {"title": "Phim", "file": film.pk, "seconds": 60, "poster": None, "captions": None, "transcript": ""}
    return [{"type": "video", "value": value, "id": "a"}]


def in_library(document):
    """The document as the file of a legal text: everybody's."""
    text = LibraryDocument.objects.create(number="1/KH-MTTQ", kind="plan", title="Phim", issuer="Ủy ban", file=document)
    ReferenceIndex.create_or_update_for_object(text)
    return document


@pytest.fixture
def lesson_with(film):
    lesson = make_lesson_page(make_course_page(), "Xem phim")
    lesson.body = body_with(film)
    lesson.save()
    ReferenceIndex.create_or_update_for_object(lesson)
    return lesson


def sent(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def status_for(client, who, film):
    client.force_login(who)
    answer = client.get(film.url)
    sent(answer)
    return answer.status_code


def test_a_film_is_sent_whole_or_in_ranges(client, film):
    in_library(film)
    whole = client.get(film.url)
    assert (whole.status_code, sent(whole), whole["Accept-Ranges"]) == (200, BODY, "bytes")
    part = client.get(film.url, headers={"Range": "bytes=4-7"})
    assert (part.status_code, sent(part), part["Content-Type"]) == (206, b"ftyp", "video/mp4")
    assert part["Content-Range"] == f"bytes 4-7/{len(BODY)}"
    assert client.get(film.url, headers={"Range": "bytes=9999-"}).status_code == 416


def test_a_range_of_a_file_that_was_replaced_is_not_mixed_with_the_new_one(client, film):
    in_library(film)
    whole = client.get(film.url)
    assert sent(whole) == BODY
    for tag, expected in ((whole["ETag"], b"ftyp"), ('"khac"', BODY)):
        assert sent(client.get(film.url, headers={"Range": "bytes=4-7", "If-Range": tag})) == expected


def test_a_film_of_a_lesson_is_for_those_who_sign_in(client, film, lesson_with, learner):
    for headers in ({}, {"Range": "bytes=0-3"}):
        away = client.get(film.url, headers=headers)
        assert (away.status_code, away.url) == (302, f"/dang-nhap/?next={film.url}")
    client.force_login(learner)
    assert sent(client.get(film.url)) == BODY


def test_a_file_of_nothing_published_is_for_those_who_could_use_it(client, film, learner, trainer, stranger):
    assert client.get(film.url).status_code == 302
    assert [status_for(client, who, film) for who in (learner, trainer)] == [404, 200]
    Document.objects.filter(pk=film.pk).update(uploaded_by_user=trainer)
    assert [status_for(client, who, film) for who in (trainer, stranger)] == [200, 404]


def test_a_lesson_that_is_only_drafted_opens_nothing(client, film, lesson_with, learner):
    lesson_with.live = False
    lesson_with.save()
    assert status_for(client, learner, film) == 404


@pytest.mark.parametrize(("other", "expected"), [(0, 200), (1, 404), (10, 404)])
def test_who_still_studies_an_old_edition_keeps_its_film(client, film, learner, other, expected):
    body = body_with(film)
    body[0]["value"]["file"] = film.pk * 10 + other if other else film.pk
    LessonContent.objects.create(hash="d" * 64, language="vi", body=body, legal_basis=[])
    assert status_for(client, learner, film) == expected


def test_a_document_of_another_name_is_not_there(client, film):
    in_library(film)
    assert client.get(film.url.replace("phim", "khac")).status_code == 404
    assert client.post(film.url).status_code == 405


def test_a_pdf_may_be_shown_inside_our_own_pages_only(client, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    paper = in_library(Document.objects.create(title="Sổ tay", file=ContentFile(b"%PDF-1.7", name="so-tay.pdf")))
    answer = client.get(paper.url)
    assert sent(answer) == b"%PDF-1.7"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp4", BODY),
        ("a.m4a", BODY),
        ("a.webm", b"\x1a\x45\xdf\xa3rest"),
        ("a.mp3", b"ID3rest"),
        ("a.mp3", b"\xff\xfbrest"),
        ("a.ogg", b"OggSrest"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nXin chào các đồng chí\n".encode()),
    ],
)
def test_what_phones_play_is_taken(name, content):
    check_document(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp4", b"<html><script>alert(1)</script></html>"),
        ("a.mp4", b"\x1a\x45\xdf\xa3rest"),
        ("a.mp3", b"MZ\x90\0"),
        ("a.vtt", b"1\n00:00:01,000 --> 00:00:02,000\nXin\n"),
        ("a.vtt", b"WEBVTT\n\n<script>alert(1)</script>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.ogg", b""),
    ],
)
def test_what_its_name_hides_is_refused(name, content):
    with pytest.raises(FileError):
        check_document(name, content)
