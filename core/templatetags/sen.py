"""The Sen components as strict template tags."""

from django import template

register = template.Library()
