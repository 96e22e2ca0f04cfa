"""Every block is shown in the editor by an example, and the example is one that an author could have written."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from courses.blocks import LessonBody
from courses.blocks.samples import SAMPLES
from courses.models import LessonPage
from tests.courses.test_blocks import Page

BODY = LessonBody()
# Their examples lack what only a library has: pictures, files, terms, activities.
CHOSEN = {"picture", "gallery", "show_me", "video", "audio", "document", "download", "terms", "activity", "citation"}


def test_there_is_an_example_of_every_block_and_of_nothing_else():
    assert set(SAMPLES) == set(BODY.child_blocks)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_block_has_an_icon_and_an_example_that_is_shown(db, name):
    block = BODY.child_blocks[name]
    assert block.is_previewable
    assert block.meta.icon != "placeholder"
    value = block.get_preview_value()
    page = Page(block.render(value, block.get_preview_context(value, {"block_def": block})))
    assert page.open == []
    assert "".join(page.pieces).strip()
    assert not [attrs for _tag, attrs in page.elements for key in attrs if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - CHOSEN))
def test_an_example_is_fit_to_be_published(name):
    block = BODY.child_blocks[name]
    try:
        block.clean(block.get_preview_value())
    except ValidationError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize("name", ["note", "picture", "video", "show_me", "terms"])
def test_the_editor_shows_the_example_in_the_look_of_lessons(client, trainer, name):
    client.force_login(trainer)
    stream = LessonPage.body.field.stream_block
    page = client.get(reverse("wagtailadmin_block_preview"), {"id": stream.child_blocks[name].definition_prefix})
    html = page.content.decode()
    assert "css/pages/lesson" in html
    assert 'class="prose"' in html
    assert page["X-Frame-Options"] == "SAMEORIGIN"
