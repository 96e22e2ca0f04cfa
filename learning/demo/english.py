"""English beside Vietnamese: a course with five of its lessons, the home, a page of guidance; the rest is shown as written."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from accounts.models import User
from cms.models import GuidancePage, HomePage
from cms.services import establish_languages
from courses.formats.lesson_notation import body_data, legal_data, read_lesson
from courses.models import CoursePage, LessonPage, ModulePage
from courses.services import publish_pages

DATA = settings.BASE_DIR / "learning" / "demo" / "data"
COURSE = DATA / "courses" / "attt" / "en"


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Translate what is not translated yet."""
    english = Locale.objects.get(language_code="en")
    establish_languages(home=HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE), actor=None)
    course = CoursePage.objects.get(code="ATTT-CB-01")
    if course.has_translation(english):
        return
    with disable_reference_index_auto_update():
        pages = [*_course(course, english), *_site(english)]
        publish_pages(pages=pages, actor=User.objects.get(username="bientap"))
    out.write(f"    {len(pages)} trang tiếng Anh")


def _told(page: Page, english: Locale, **facts: Any) -> Page:  # noqa: ANN401 -- a line of the file
    """The page in English, as a draft; one that stands already says these facts from now on."""
    told = page.get_translation_or_none(english) or page.copy_for_translation(english)
    for name, value in facts.items():
        setattr(told, name, value)
    told.save_revision()
    return told


def _course(course: CoursePage, english: Locale) -> list[Page]:
    """The course, with the lessons that there are texts for and the modules above them."""
    pages = [_told(course, english, **_read(COURSE / "course.yaml"))]
    for path in sorted(COURSE.glob("*.md")):
        lesson = read_lesson(path.read_text(encoding="utf-8"), name=path.stem)
        page = LessonPage.objects.get(key=lesson.key)
        module = ModulePage.objects.parent_of(page).get()
        pages.append(_told(module, english, title=lesson.module_title))
        texts = {"title": lesson.title, "objective": lesson.objective, "completion": lesson.completion}
        pages.append(_told(page, english, **texts, body=body_data(lesson), legal_basis=legal_data(lesson)))
    return pages


def _site(english: Locale) -> list[Page]:
    facts = _read(DATA / "site" / "en.yaml")
    home = HomePage.objects.order_by("pk")[0]
    pages = [_told(home, english, **facts.pop("home"))]
    for slug, texts in facts.items():
        body = [(kind, value) for block in texts.pop("body") for kind, value in block.items()]
        page = GuidancePage.objects.descendant_of(home).get(slug=slug)
        pages.append(_told(page, english, **texts, body=body))
    return pages


def _read(path: Path) -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return facts
