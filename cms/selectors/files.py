"""How far the documents go: as far as what leads to them, and no further."""

from enum import IntEnum

from django.contrib.contenttypes.models import ContentType
from wagtail.documents.models import Document
from wagtail.models import Page, ReferenceIndex

from cms.models import LibraryDocument
from courses.models import LessonPage
from courses.selectors.content import is_file_of_lessons


class Reach(IntEnum):
    """Who may open a document."""

    WRITERS = 0
    LEARNERS = 1
    EVERYBODY = 2


def reach_of(document_id: int) -> Reach:
    """The widest that anything published gives it; a lesson counts in every edition, for some still study an old one."""
    leading = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Document), to_object_id=str(document_id)
    )
    found = [
        (ContentType.objects.get_for_id(kind), key) for kind, key in leading.values_list("content_type", "object_id")
    ]
    if any(kind.model_class() is LibraryDocument for kind, _key in found):
        return Reach.EVERYBODY
    pages = {int(key): kind for kind, key in found if issubclass(kind.model_class() or object, Page)}
    live = Page.objects.live().filter(pk__in=pages).values_list("pk", flat=True) if pages else ()
    kinds = {pages[page].model_class() for page in live}
    if kinds - {LessonPage}:
        return Reach.EVERYBODY
    return Reach.LEARNERS if kinds or is_file_of_lessons(document_id) else Reach.WRITERS
