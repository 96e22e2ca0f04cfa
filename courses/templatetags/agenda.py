"""Days of a calendar in words."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.agenda import Appointment
from core.components.lists import Tone, list_row

register = template.Library()

SHORT_WEEKDAYS = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
SIGNS: dict[str, tuple[str, object, Tone]] = {
    "due": ("flag", _("Hạn hoàn thành"), "warn"),
    "closing": ("lock", _("Đóng"), "warn"),
    "renewal": ("refresh-cw", _("Học lại"), "info"),
    "session": ("users", "", "plain"),
}


@register.simple_tag
def short_weekdays() -> tuple[object, ...]:
    """The heads of a sheet of weeks."""
    return SHORT_WEEKDAYS


@register.filter
def hours(appointment: Appointment) -> str:
    """08:00–11:30, the hours in Viet Nam; nothing of what lasts all day."""
    if not isinstance(appointment.start, datetime):
        return ""
    begins = f"{timezone.localtime(appointment.start):%H:%M}"
    return f"{begins}–{timezone.localtime(appointment.end):%H:%M}" if appointment.end else begins


@register.simple_tag
def appointment_row(appointment: Appointment) -> SafeString:
    """One line of the agenda; a `<li>`."""
    icon, sign, tone = SIGNS[appointment.kind]
    if appointment.is_cancelled:
        sign, tone = _("Đã hủy"), "bad"
    said = ", ".join(filter(None, (hours(appointment), appointment.place, appointment.note)))
    return list_row(title=appointment.title, href=appointment.url, icon=icon, meta=said, tag=str(sign), tag_tone=tone)
