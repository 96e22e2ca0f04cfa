"""Addresses of units, which need the day (a code is a unit's for a time), and what lies in one in few words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text.numbers import format_number
from organisation.http.units import tree_url, unit_url
from organisation.selectors.browsing import Counts

register = template.Library()
register.simple_tag(unit_url)
register.simple_tag(tree_url)


@register.simple_tag
def in_few_words(counts: Counts) -> str:
    """22 đơn vị, 51 người."""
    units = ngettext("{number} đơn vị", "{number} đơn vị", counts.units)
    people = ngettext("{number} người", "{number} người", counts.people) if counts.people else _("chưa có ai")
    said = people.format(number=format_number(counts.people))
    return f"{units.format(number=format_number(counts.units))}, {said}" if counts.units else said
