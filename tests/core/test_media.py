"""Public files: renditions only, whole or in ranges, never out of their folder."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.media import wanted_range

BODY = bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    default_storage.save("images/hoa-sen.png", ContentFile(BODY))
    default_storage.save("original_images/hoa-sen.png", ContentFile(BODY))
    (tmp_path / "secret.png").write_bytes(BODY)


def test_a_rendition_is_sent_whole_and_kept_for_a_year(client):
    answer = client.get("/media/images/hoa-sen.png")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, BODY)
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("asked", "sent"),
    [("bytes=0-9", slice(0, 10)), ("bytes=1000-", slice(1000, None)), ("bytes=-24", slice(-24, None))],
)
def test_a_range_is_sent_alone(client, asked, sent):
    answer = client.get("/media/images/hoa-sen.png", headers={"Range": asked})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, BODY[sent])
    assert answer["Content-Range"].endswith("/1024")


def test_a_range_outside_the_file_is_refused(client):
    assert client.get("/media/images/hoa-sen.png", headers={"Range": "bytes=5000-"}).status_code == 416


@pytest.mark.parametrize(
    "path",
    [
        "original_images/hoa-sen.png",
        "images/none.png",
        "images/../../secret.png",
        "images/%2e%2e/%2e%2e/secret.png",
        "images/",
    ],
)
def test_nothing_else_is_served(client, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=a-b", (0, 10)),
        ("lines=1-2", (0, 10)),
        ("bytes=0-99", (0, 10)),
        ("bytes=-99", (0, 10)),
        ("bytes=7-3", None),
    ],
)
def test_odd_ranges(header, wanted):
    assert wanted_range(header, 10) == wanted
