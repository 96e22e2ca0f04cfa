"""How numbers and dates stand on a page."""

import re
from datetime import date, datetime
from decimal import Decimal

from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.translation import gettext as _

from core.components.registry import register
from core.text.dates import format_date, format_moment
from core.text.devices import device_name
from core.text.names import given_name
from core.text.numbers import format_number, format_percent

NO_BREAK = "\u00a0"
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=[^\W\d_])")


@register.filter
def vn_number(number: Decimal | float | None, digits: int | None = None) -> str:
    """1.234,5; nothing for None."""
    return "" if number is None else format_number(Decimal(str(number)), digits)


@register.filter
def vn_percent(percent: Decimal | float | None, digits: int = 0) -> str:
    """78%, with as many digits as asked; a dash for None."""
    return "–" if percent is None else format_percent(Decimal(str(percent)), digits)


@register.filter
@stringfilter
def bind(text: str) -> str:
    """Keep a number and its unit on one line: "12 MB", "6 bài"."""
    return _NUMBER_AND_UNIT.sub(NO_BREAK, text)


@register.filter
def local_date(moment: date | None) -> str:
    """17/11/2026, the day it was in Viet Nam; nothing for None."""
    if moment is None:
        return ""
    return format_date(timezone.localdate(moment) if isinstance(moment, datetime) else moment)


@register.filter
def local_moment(moment: datetime | None) -> str:
    """10:04, 17/11/2026 as in Viet Nam; nothing for None."""
    return "" if moment is None else format_moment(moment)


@register.filter
@stringfilter
def initial(name: str) -> str:
    """The letter that stands for a person: the first of the given name."""
    return given_name(name)[:1].upper()


@register.filter
@stringfilter
def device(user_agent: str) -> str:
    """Browser and system of a phone or computer."""
    return device_name(user_agent) or _("Máy không rõ loại")
