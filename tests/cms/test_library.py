import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import Document

from cms.models import LibraryDocument
from cms.selectors import findings
from tests.factories.courses import make_course, make_enrolment

TODAY = timezone.localdate()


def make_text(number, title="Về chuyển đổi số", **facts):
    facts = {"kind": "decision", "issuer": "Chính phủ", "subject": "digital", "issued_on": date(2025, 1, 1)} | facts
    return LibraryDocument.objects.create(number=number, title=title, **facts)


@pytest.fixture
def texts(db):
    file = Document.objects.create(title="Tệp", file=ContentFile(b"noi dung", name="van ban.pdf"))
    new = make_text("2/2026/QĐ-TTg", issuer="Thủ tướng", file=file)
    old = make_text("1/2020/QĐ-TTg", replaced_by=new)
    coming = make_text("3/2026/NĐ-CP", kind="decree", effective_on=TODAY + timedelta(days=9))
    return new, old, coming


def matching(**asked):
    wishes = LibraryDocument.objects.wishes_of(asked)
    return {text.number for text in LibraryDocument.objects.matching(**wishes)}


def test_texts_are_found_by_issuer_kind_and_whether_they_hold(texts):
    new, old, coming = (text.number for text in texts)
    assert matching(issuer="Thủ tướng") == {new}
    assert matching(kind="decree") == {coming}
    assert matching(state="coming") == {coming}
    assert matching(query="chuyen doi so") == {new, old, coming}
    assert matching(state="nonsense", kind="'; DROP") == {new, old, coming}


def test_what_was_replaced_holds_no_more(texts):
    new, old, _coming = texts
    LibraryDocument.objects.filter(pk=new.pk).update(effective_on=TODAY - timedelta(days=1))
    assert matching(state="ended") == {old.number}
    assert new.number in matching(state="in-force")


def test_a_text_says_what_replaced_it_and_is_for_everybody(client, texts):
    new, old, _coming = texts
    page = client.get(reverse("cms:document", args=[old.pk]))
    assert page.status_code == 200
    assert new.number in page.text
    assert client.get(reverse("cms:document", args=[99999])).status_code == 404


def test_the_library_to_take_away_opens_without_a_network(client, texts):
    answer = client.get(reverse("cms:library_pack"), {"issuer": "Thủ tướng"})
    archive = zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))
    names = archive.namelist()
    assert all(".." not in name and not name.startswith("/") for name in names)
    (file,) = (name for name in names if name.startswith("van-ban/"))
    assert archive.read(file) == b"noi dung"
    listed = archive.read("index.html").decode()
    assert file in listed
    assert "1/2020" not in listed


def test_a_learner_finds_the_lessons_of_their_courses_and_nobody_elses(learner, stranger):
    course = make_course(lessons=2)
    make_enrolment(learner.person, course)
    assert [lesson.title for lesson in findings("bai so 2", learner.person).lessons] == ["Bài số 2"]
    assert findings("bai so 2", stranger.person).lessons == []
    assert findings("bai so 2").lessons == []
    assert findings('"(*', learner.person).lessons == []
