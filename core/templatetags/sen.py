"""The tags of every page, without `{% load %}`: the Sen components, and how numbers and dates are written."""

from core.components import register

__all__ = ["register"]
