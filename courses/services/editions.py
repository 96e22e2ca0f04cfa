"""From pages to editions: what learners study is frozen whenever something of a course is published."""

from django.db import transaction

from accounts.models import User
from core.events import publish
from courses.events import CoursePublished
from courses.models import CourseEdition, CoursePage, EditionItem, ItemTranslation, LessonContent
from courses.selectors.compiling import digest_of, edition_to_be
from courses.selectors.translations import translations_to_be
from courses.services.references import keep_citations


def hold_editions(course_id: int) -> None:
    """Let no edition of the course appear until this transaction ends.

    Whoever gives places on the newest edition holds it, and so does whoever publishes: otherwise somebody who comes at that
    very moment would stay on the edition before, with nobody left to move them.
    """
    CoursePage.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=course_id)


@transaction.atomic
def compile_course(*, course: CoursePage, effect: str, actor: User | None) -> CourseEdition | None:
    """Freeze the live lessons of a course into a new edition, and have learners follow it as far as `effect` says.

    Where nothing differs from the newest edition, that one is returned; a course without a live lesson has none made.
    """
    hold_editions(course.pk)
    newest = course.editions.first()
    items = edition_to_be(course)
    translations = translations_to_be(items)
    digest = digest_of(items, translations)
    if not items or (newest is not None and newest.hash == digest):
        return newest
    texts = [*(item.content for item in items), *(translation.content for translation in translations)]
    LessonContent.objects.bulk_create(texts, ignore_conflicts=True)
    keep_citations(item.content for item in items)
    edition = CourseEdition.objects.create(
        course=course,
        number=newest.number + 1 if newest else 1,
        hash=digest,
        effect=effect,
        published_by=actor,
    )
    for item in items:
        item.edition = edition
    EditionItem.objects.bulk_create(items)
    ItemTranslation.objects.bulk_create(translations)
    publish(
        CoursePublished(course_id=course.pk, edition_id=edition.pk, number=edition.number, effect=effect), actor=actor
    )
    return edition
