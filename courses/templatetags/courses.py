"""Days of the week and lengths of time, in words."""

from datetime import date

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

register = template.Library()

# Django's own catalogue writes "Thứ 3".
WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))
MINUTES_IN_HOUR = 60


@register.filter
def weekday(day: date) -> str:
    """Thứ Ba."""
    return str(WEEKDAYS[day.weekday()])


@register.filter
def duration(minutes: int) -> str:
    """1 giờ 29 phút; 2 giờ; 40 phút."""
    hours, rest = divmod(minutes, MINUTES_IN_HOUR)
    if not hours:
        return gettext("{minutes} phút").format(minutes=rest)
    if not rest:
        return gettext("{hours} giờ").format(hours=hours)
    return gettext("{hours} giờ {minutes} phút").format(hours=hours, minutes=rest)
