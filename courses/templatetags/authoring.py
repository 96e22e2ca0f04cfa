"""What those who write courses are told beside their form, before they submit or publish."""

from django import template
from wagtail.models import Page, TaskState

from courses.models import EffectOnLearners, LessonPage
from courses.selectors.changes import Forecast, forecast_of
from courses.selectors.preflight import Preflight, preflight_of

register = template.Library()


@register.simple_tag
def forecast(page: Page, *, withdrawn: bool = False) -> Forecast | None:
    """What publishing, or withdrawing, the page would do to learners."""
    return forecast_of(page, is_withdrawn=withdrawn)


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
