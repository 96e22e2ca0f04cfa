"""Publishing the notice from a file."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import PrivacyNotice
from accounts.selectors import current_version


def test_a_file_becomes_the_next_version_and_the_same_again_none(
    tmp_path, db, capsys, django_capture_on_commit_callbacks
):
    file = tmp_path / "thong-bao.md"
    for body in ("## Lưu gì", "## Lưu gì", "## Lưu gì nữa"):
        file.write_text(body, encoding="utf-8")
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_notice", str(file))
    assert list(PrivacyNotice.objects.order_by("version").values_list("version", "body")) == [
        (1, "## Lưu gì"),
        (2, "## Lưu gì nữa"),
    ]
    assert current_version() == 2
    assert "không công bố lại" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe\x00", None])
def test_what_is_no_text_is_refused(tmp_path, db, content):
    file = tmp_path / "thong-bao.md"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("publish_notice", str(file))
    assert not PrivacyNotice.objects.exists()
