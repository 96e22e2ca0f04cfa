"""What those who write courses are told beside their form, before they submit or publish."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from courses.calculations import OutlineItem
from courses.models import CompletesBy, CoursePage, EffectOnLearners, LessonPage
from courses.selectors.changes import Forecast, forecast_of
from courses.selectors.preflight import Preflight, preflight_of

register = template.Library()


@register.simple_tag
def forecast(page: Page, *, withdrawn: bool = False) -> Forecast | None:
    """What publishing, or withdrawing, the page would do to learners."""
    return forecast_of(page, is_withdrawn=withdrawn)


@register.simple_tag
def forecast_of_draft(page: Page) -> Forecast | None:
    """What publishing the newest draft of the page would do."""
    return forecast_of(page.get_latest_revision_as_object())


@register.simple_tag
def course_over(page: Page) -> CoursePage | None:
    """The course in whose tree a page stands."""
    course: CoursePage | None = CoursePage.objects.ancestor_of(page, inclusive=True).first()
    return course


@register.simple_tag
def forecast_of_task(state: TaskState) -> Forecast | None:
    """What approving would do to learners, in the end."""
    return forecast_of(state.revision.as_object())


@register.simple_tag
def chosen_effect(state: TaskState) -> str:
    """What whoever submitted the change chose, in words."""
    return str(EffectOnLearners(state.revision.content["effect"]).label)


@register.simple_tag
def preflight(page: Page) -> Preflight | None:
    """What to mend in a lesson first; nothing is said of other pages, nor of a lesson that stands nowhere yet."""
    return preflight_of(page) if isinstance(page, LessonPage) and page.path else None


@register.simple_tag
def desk_of(course: CoursePage, here: str = "") -> list[tuple[str, str, bool]]:
    """The pages about a course in the making: (text, address, whether it is this one)."""
    pages = (
        ("lesson_import_new", _("Nhập bài")),
        ("preflight", _("Kiểm tra")),
        ("editions", _("Phiên bản")),
        ("learners", _("Người học")),
        ("works", _("Bài nộp")),
    )
    return [(text, reverse(f"courses:{name}", args=[course.slug]), name == here) for name, text in pages]


@register.filter
def said_of(item: OutlineItem) -> str:
    """How long a lesson of an edition takes and what completed it."""
    parts = [
        _("{minutes} phút").format(minutes=item.minutes),
        _("xong khi {condition}").format(condition=CompletesBy(item.condition).label),
    ]
    if not item.is_required:
        parts.append(_("không bắt buộc"))
    return ", ".join(parts)
