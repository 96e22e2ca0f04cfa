"""The blocks of news and guidance on the page."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms.blocks import Body
from tests.cms.conftest import make_news

pytestmark = pytest.mark.django_db


def shown(client, news, *body):
    make_news(news, slug="tin", body=list(body))
    return client.get("/tin-tuc/tin/").content.decode()


def test_text_and_notes(client, news):
    text = shown(
        client,
        news,
        ("text", "<h2>Cách làm</h2><p>Từng bước</p>"),
        ("note", {"tone": "son", "title": "Cẩn thận", "text": "<p>Không đưa mã OTP</p>"}),
    )
    assert "<h2" in text
    assert 'class="note son"' in text
    assert "Không đưa mã OTP" in text


def test_a_file_says_its_size_beforehand(client, news, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    document = Document.objects.create(title="Mẫu đăng ký", file=ContentFile(b"x" * 2048, name="mau.docx"))
    text = shown(client, news, ("file", {"document": document, "title": ""}))
    assert "Mẫu đăng ký" in text
    assert "Tệp DOCX, 2,0" in text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves a temporary file open
def test_a_picture_is_described_or_decoration(client, news, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    image = Image.objects.create(title="anh", file=get_test_image_file())
    block = Body().child_blocks["picture"]
    described = block.to_python(
        {"image": {"image": image.pk, "decorative": False, "alt_text": "Lớp học buổi tối"}, "caption": "Xã Hương Sen"}
    )
    text = shown(client, news, ("picture", described))
    assert 'alt="Lớp học buổi tối"' in text
    assert 'loading="lazy"' in text
    assert "<figcaption>Xã Hương Sen</figcaption>" in text


def test_a_picture_without_words_is_refused_by_the_editor():
    assert isinstance(Body().child_blocks["picture"].child_blocks["image"], ImageBlock)
