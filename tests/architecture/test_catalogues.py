"""Both languages are complete: every sentence of ours has its English, and none of it is doubtful."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"


def messages(path):
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def words(text):
    return text if isinstance(text, tuple | list) else (text,)


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")), ids=lambda p: f"{p.parts[-3]}/{p.stem}"
)
def test_every_message_is_translated_with_its_places(path):
    wrong = [
        words(message.id)[0]
        for message in messages(path)
        if message.fuzzy
        or not all(words(message.string))
        or set(PLACES.findall(" ".join(words(message.string)))) - set(PLACES.findall(" ".join(words(message.id))))
    ]
    assert wrong == []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="không có gettext trên máy này")
def test_the_english_catalogue_knows_every_sentence_in_the_code(tmp_path):
    """Collects the sentences anew, as `make messages` does, into a copy."""
    copy = tmp_path / "house"
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "var", "tests", "docs", "*.mo", "__pycache__", ".*_cache", "data", "fonts"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "en", "--no-location", "--no-wrap"],
        cwd=copy,
        env={"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path / "data"), "SECRET_KEY": "tests"},
        check=True,
        capture_output=True,
    )
    known = {words(message.id)[0] for message in messages(ENGLISH)}
    found = {words(message.id)[0] for message in messages(copy / ENGLISH.relative_to(ROOT))}
    assert found - known == set()
