"""What courses and their lessons say in other languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language

from courses.blocks.contents import activity_in, checks_in, media_in
from courses.models import CoursePage, EditionItem, ItemTranslation, LessonPage, ModulePage
from courses.selectors.compiling import content_of

# Another process may have published meanwhile.
KEPT_SECONDS = 60


@dataclass(frozen=True)
class CourseTexts:
    """What a course says of itself."""

    title: str
    summary: str
    audience: str
    goal: str


def texts_of(course: CoursePage) -> CourseTexts:
    """What a course says of itself in the reader's language; what is not translated, as it was written."""
    own = CourseTexts(course.title, course.summary, course.audience, course.goal)
    told = texts_told().get(course.pk, {})
    return replace(own, **told) if told else own


def title_of(course: CoursePage) -> str:
    """The title of a course in the reader's language."""
    return texts_told().get(course.pk, {}).get("title") or str(course.title)


def texts_told() -> Mapping[int, dict[str, str]]:
    """What is translated of every course into the reader's language, by the course's id; no query for originals."""
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return {}
    return cache.get_or_set(texts_key(language), lambda: _texts_told(language), KEPT_SECONDS) or {}


def texts_key(language: str) -> str:
    """Under which they are kept."""
    return f"course-texts:{language}"


def _texts_told(language: str) -> dict[int, dict[str, str]]:
    names = ("title", "summary", "audience", "goal")
    rows = CoursePage.objects.live().filter(alias_of=None, locale__language_code=language)
    told = {row.pop("translation_key"): row for row in rows.values("translation_key", *names)}
    originals = CoursePage.objects.originals().filter(translation_key__in=told)
    return {
        pk: {name: text for name, text in told[key].items() if text}
        for pk, key in originals.values_list("pk", "translation_key")
    }


def translations_to_be(items: Sequence[EditionItem]) -> list[ItemTranslation]:
    """What live translations say of the items of a course's next edition; unsaved.

    One in which something is missing that completes the item is left out: who reads it could never finish.
    """
    by_key = {item.key: item for item in items}
    originals = LessonPage.objects.filter(key__in=by_key).values_list("translation_key", "key")
    found = {translation: by_key[key] for translation, key in originals}
    pages = LessonPage.objects.live().filter(alias_of=None, translation_key__in=found).exclude(key__in=by_key)
    lessons = list(pages.select_related("locale").order_by("path"))
    headings = _headings(lessons)
    told = (_translation(found[lesson.translation_key], lesson, headings) for lesson in lessons)
    return [one for one in told if _asks_the_same(one)]


def _headings(lessons: Iterable[LessonPage]) -> dict[str, str]:
    """The titles of the translated modules above these lessons, by path."""
    above = {_path_above(lesson) for lesson in lessons}
    modules = ModulePage.objects.live().filter(alias_of=None, path__in=above) if above else ModulePage.objects.none()
    return dict(modules.values_list("path", "title"))


def _path_above(lesson: LessonPage) -> str:
    return str(lesson.path[: -LessonPage.steplen])


def _translation(item: EditionItem, lesson: LessonPage, headings: Mapping[str, str]) -> ItemTranslation:
    language = lesson.locale.language_code
    return ItemTranslation(
        item=item,
        language=language,
        title=lesson.title,
        module_title=headings.get(_path_above(lesson), item.module_title),
        objective=lesson.objective,
        completion=lesson.completion,
        content=content_of(lesson, language),
    )


def _asks_the_same(told: ItemTranslation) -> bool:
    body, item = told.content.body, told.item
    return (activity_in(body), set(checks_in(body)), set(media_in(body))) == (
        item.activity,
        set(item.checks),
        set(item.media),
    )
