"""Addresses of units, which need the day: a code is a unit's for a time."""

from django import template

from organisation.http.units import tree_url, unit_url

register = template.Library()
register.simple_tag(unit_url)
register.simple_tag(tree_url)
