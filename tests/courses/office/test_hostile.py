"""Files that mean ill or went wrong, at the trainers' door: each a refusal with its sentence, or a lesson without the ill."""

from io import BytesIO
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from time import perf_counter

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from courses.models import CoursePage, LessonPage
from courses.services.lesson_import import LessonFile, import_lesson
from courses.services.lesson_import.converting import modern
from tests.core.files.making import unpacked, zipped
from tests.courses.office import facts
from tests.courses.office.foreign import needs_libreoffice, stored_again
from tests.courses.office.making import link, paragraph, picture, word

SECONDS = 10
DOCUMENT = "word/document.xml"
ENCRYPTED = (facts.CORPUS / "hostile" / "h09-co-mat-khau.xlsx").read_bytes()
BILLION = f"<!DOCTYPE w [<!ENTITY a '{'x' * 99}'>]><w:document>&a;</w:document>"
FETCHED = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document>&a;</w:document>"
REFUSED = {
    "bomb": (zipped((DOCUMENT, b"\0" * 300_000_000)), "quá lớn"),
    "many": (zipped(*((f"word/{number}.xml", "x") for number in range(30_000))), "."),
    "entities": (zipped((DOCUMENT, BILLION)), "."),
    "xxe": (zipped((DOCUMENT, FETCHED)), "."),
    "traversal": (zipped((DOCUMENT, "<w:document/>"), ("../../etc/cron.d/x", "x")), "trỏ ra ngoài"),
    "macro": (zipped((DOCUMENT, "<w:document/>"), ("word/vbaProject.bin", "x")), "Tệp có macro"),
    "html": (b"<html><body><script>alert(1)</script><h1>Word</h1></body></html>", "không phải tệp Word"),
    "encrypted": (ENCRYPTED, "Tệp có mật khẩu"),
    "empty": (b"", "."),
    "cut": (word(paragraph("Chào"))[:-200], "."),
    "rtf": (rb"{\rtf1\ansi Chao}", "không phải tệp Word"),
}


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"private": private}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_file_is_refused_where_it_was_chosen(kind, client, trainer, course, places):
    content, sentence = REFUSED[kind]
    CoursePage.objects.filter(pk=course.pk).update(owner_unit=places.province)
    lessons = LessonPage.objects.count()
    client.force_login(trainer)
    begun = perf_counter()
    url = reverse("courses:lesson_import_new", args=[course.slug])
    answer = client.post(url, {"file": SimpleUploadedFile("bai.docx", content)})
    assert perf_counter() - begun < SECONDS
    assert answer.status_code == 200
    (said,) = answer.context["form"].errors["file"]
    assert sentence in said
    assert said.endswith(".")
    assert LessonPage.objects.count() == lessons
    assert not storages["private"].exists("lesson-imports")


@pytest.mark.django_db
def test_a_picture_of_eight_thousand_dots_comes_without_its_place_and_in_time(course):
    content = word(
        picture(alt="Cuộc họp"),
        parts=[("word/media/a.jpg", large_photo())],
        links=[link("rPic", "image", "media/a.jpg")],
    )
    begun = perf_counter()
    report, (lesson,) = import_lesson(file=LessonFile(content, "bai.docx"), course=course, actor=None)
    assert perf_counter() - begun < SECONDS
    assert report.is_clean
    assert [block.block_type for block in lesson.get_latest_revision_as_object().body] == ["picture"]
    with get_image_model().objects.get().file.open() as file:
        stored = file.read()
    with Image.open(BytesIO(stored)) as image:
        assert not image.getexif()
    assert b"Exif" not in stored


def large_photo():
    """A photograph of 8K that says where it was taken."""
    stream, facts_of_it = BytesIO(), Image.Exif()
    facts_of_it.get_ifd(0x8825)[1] = "N"
    facts_of_it[0x8825] = {1: "N", 2: (18.0, 40.0, 30.0), 3: "E", 4: (105.0, 40.0, 12.0)}
    Image.new("RGB", (7680, 4320), "olive").save(stream, "JPEG", exif=facts_of_it)
    assert b"Exif" in stream.getvalue()
    return stream.getvalue()


@pytest.fixture
def listener():
    """An address of this machine, and whoever asked for something there."""
    asked = []

    class Answer(BaseRequestHandler):
        def handle(self):
            asked.append(self.request.recv(200))
            self.request.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")

    with ThreadingTCPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def with_a_far_picture(address):
    """A Word file that shows a picture of another machine, and takes its template from there."""
    shown = picture("rFar").replace("r:embed", "r:link")
    far = link("rFar", "image", f"{address}/a.png", outside=True)
    return word(paragraph("Chào đồng chí."), shown, links=[far])


@pytest.mark.django_db
def test_a_picture_of_another_machine_is_told_of_and_not_fetched(course, listener):
    address, asked = listener
    file = LessonFile(with_a_far_picture(address), "bai.docx")
    report, (lesson,) = import_lesson(file=file, course=course, actor=None)
    assert "external_resource" in {warning["code"] for warning in report.warnings}
    assert address not in str(lesson.get_latest_revision_as_object().body.get_prep_value())
    assert asked == []


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def for_libreoffice(content):
    """The file with the list of kinds that LibreOffice asks for."""
    return zipped(*((name, TYPES if name.startswith("[") else part) for name, part in unpacked(content)))


@needs_libreoffice
def test_libreoffice_fetches_nothing_for_a_file_of_ours(tmp_path, listener):
    address, asked = listener
    (old,) = stored_again(tmp_path, for_libreoffice(with_a_far_picture(address)), ending="doc:MS Word 97")
    assert address.encode() in old or address.encode("utf-16-le") in old
    asked.clear()
    assert modern(old).startswith(b"PK")
    assert asked == []
