"""Beside courses and lessons in the editor: the ways in from Word and PowerPoint, and the way out to paper."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from accounts.models import User
from core.access import may
from courses.models import CoursePage, LessonPage


@hooks.register("register_page_header_buttons")  # type: ignore[untyped-decorator]
def lead_to_office(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ARG001 -- Wagtail's own
    """Where a file becomes a lesson of the course, and where a lesson becomes a file."""
    found = page.specific
    course = found.course if isinstance(found, LessonPage) and found.path else found
    if not isinstance(course, CoursePage) or not may(user, "courses.write_lessons", course):
        return
    take = reverse("courses:lesson_import_new", args=[course.slug])
    if found is course:
        yield Button(_("Nhập bài từ Word, PowerPoint"), take, icon_name="upload", priority=60)
        return
    give = reverse("courses:lesson_print", args=[course.slug, found.slug])
    yield Button(_("Tải bản Word để duyệt trên giấy"), give, icon_name="download", priority=60)
    yield Button(_("Nhập bản Word đã sửa"), take, icon_name="upload", priority=61)
