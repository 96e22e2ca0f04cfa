"""The text of a lesson as it stands on the page: rendered once, then read from the cache."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache as store
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from courses.models import LessonContent, LessonPage

# Under this key lies another word whenever a legal text or a term that lessons refer to has changed.
REFERENCES = "lesson-references"
# What blocks call the document they hold.
FILES = "file|captions|document"
KEPT_SECONDS = 24 * 3600
TEMPLATES = Path(__file__).parent.parent / "templates" / "courses" / "blocks"


def rendered_body(content: LessonContent) -> SafeString:
    """The body of a lesson as HTML, with the words around it in the reader's language; no queries."""
    key = _key(content.pk)
    html: str | None = store.get(key)
    if html is None:
        html = _render(content)
        store.set(key, html, KEPT_SECONDS)
    return mark_safe(html)  # noqa: S308 -- rendered, and so escaped, by the templates of the blocks


def rendered_item_body(content_hash: str) -> SafeString:
    """The same for an item of an edition, whose content is fetched only when it is not in the cache."""
    html: str | None = store.get(_key(content_hash))
    if html is None:
        return rendered_body(LessonContent.objects.get(pk=content_hash))
    return mark_safe(html)  # noqa: S308 -- as above


def is_file_of_lessons(document_id: int) -> bool:
    """Whether any lesson that was ever published shows or offers the document."""
    told = LessonContent.objects.alias(told=Cast("body", TextField()))
    return told.filter(told__regex=rf'"({FILES})": {document_id}[,}}]').exists()


def _render(content: LessonContent) -> str:
    body, legal = LessonPage.body.field.stream_block, LessonPage.legal_basis.field.stream_block
    return f"{body.render(body.to_python(content.body))}\n{legal.render(legal.to_python(content.legal_basis))}"


def _key(content_hash: str) -> str:
    """Another one every day as well: legal texts come into force and end by the calendar."""
    return f"lesson-body:{_look()}:{store.get(REFERENCES, '')}:{timezone.localdate()}:{content_hash}:{get_language()}"


@cache
def _look() -> str:
    """Another one whenever the blocks' templates or the addresses of static files are: after an update, that is."""
    digest = sha256(getattr(staticfiles_storage, "manifest_hash", "").encode())
    for path in sorted(TEMPLATES.rglob("*.html")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
