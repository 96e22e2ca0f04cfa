"""Uploads of editors, through Wagtail's own pages: what is stored is clean, what could do harm is not stored."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import UploadedFile

from tests.core.files.making import types, zipped

HOSTILE = Path(__file__).parents[1] / "corpus" / "hostile"
PHOTO = "h20b-anh-gps.jpg"
SECRETS = (b"MayAnhThu", b"Nguoi Chup Thu", b"Exif")
pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client, administrator, home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    administrator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    return client


def upload(name, content=None):
    return SimpleUploadedFile(name, (HOSTILE / name).read_bytes() if content is None else content)


def stored(folder):
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_photo_is_stored_upright_and_without_its_place(admin_client, tmp_path):
    admin_client.post("/quan-tri/images/add/", {"title": "Hội nghị", "file": upload(PHOTO), "collection": 1})
    image = Image.objects.get()
    assert (image.width, image.height) == (270, 480)
    assert stored(tmp_path)
    assert not any(secret in content for content in stored(tmp_path) for secret in SECRETS)


def test_photos_dropped_together_are_cleaned_too(admin_client, tmp_path):
    answer = admin_client.post("/quan-tri/images/multiple/add/", {"files[]": upload(PHOTO), "collection": 1})
    assert json.loads(answer.content)["success"]
    assert Image.objects.get().height == 480
    assert not any(secret in content for content in stored(tmp_path) for secret in SECRETS)


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_photo_kept_until_its_form_is_filled_in_is_clean(admin_client, tmp_path, settings, in_memory):
    """Wagtail keeps the upload itself where another field is wrong."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000 if in_memory else 10
    fields = {"files[]": upload(PHOTO), "collection": 1, "title": "x" * 300}
    admin_client.post("/quan-tri/images/multiple/add/", fields)
    with UploadedFile.objects.get().file.open() as file:
        assert Picture.open(BytesIO(file.read())).size == (270, 480)
    assert not any(secret in content for content in stored(tmp_path) for secret in SECRETS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.png", (HOSTILE / "h20-svg-script.svg").read_bytes()),
        ("h20-svg-script.svg", None),
        ("anh.jpg", b"MZ\x90\0"),
        ("anh.jpg", (HOSTILE / PHOTO).read_bytes()[:900]),
    ],
)
def test_what_is_no_picture_is_not_stored(admin_client, tmp_path, name, content):
    fields = {"title": "Ảnh", "file": upload(name, content), "collection": 1}
    assert admin_client.post("/quan-tri/images/add/", fields).status_code == 200
    assert not Image.objects.exists()
    assert not stored(tmp_path)


def test_a_refusal_says_what_to_do(admin_client):
    picture = BytesIO()
    Picture.new("1", (8_000, 7_000)).save(picture, "PNG")
    fields = {"title": "Ảnh", "file": upload("anh.png", picture.getvalue()), "collection": 1}
    assert "thu nhỏ ảnh" in admin_client.post("/quan-tri/images/add/", fields).content.decode()


def test_a_title_alone_may_be_changed(admin_client):
    admin_client.post("/quan-tri/images/add/", {"title": "Một", "file": upload(PHOTO), "collection": 1})
    image = Image.objects.get()
    admin_client.post(f"/quan-tri/images/{image.pk}/", {"title": "Hai", "collection": 1})
    assert Image.objects.get().title == "Hai"


MACRO = zipped(("[Content_Types].xml", types()), ("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", MACRO, "macro"),
        ("a.docx", b"MZ\x90\0", "chương trình"),
        ("h03-xxe.docx", None, "kiểu tài liệu"),
        ("h06-zip-slip-scorm.zip", None, "trỏ ra ngoài"),
    ],
)
@pytest.mark.parametrize("address", ["/quan-tri/documents/add/", "/quan-tri/documents/multiple/add/"])
def test_a_document_that_could_do_harm_is_not_stored(admin_client, tmp_path, address, name, content, code):
    field = "files[]" if "multiple" in address else "file"
    answer = admin_client.post(address, {"title": "Tệp", field: upload(name, content), "collection": 1})
    text = json.loads(answer.content)["error_message"] if "multiple" in address else answer.content.decode()
    assert code in text
    assert not Document.objects.exists()
    assert not stored(tmp_path)


def test_a_good_document_is_stored_whole_under_a_composed_name(admin_client, tmp_path):
    content = zipped(("[Content_Types].xml", types()), ("word/document.xml", "<a/>"))
    fields = {"title": "Công văn", "file": upload("Co\u0302ng va\u0306n.docx", content), "collection": 1}
    admin_client.post("/quan-tri/documents/add/", fields)
    assert stored(tmp_path) == [content]
    assert "Công_văn" in Document.objects.get().file.name
