"""Addresses made of titles."""

import re

from core.text.search import fold

_QUOTES = re.compile("['\"]")
_NOT_IN_SLUGS = re.compile("[^a-z0-9]+")


def slugify_vi(text: str, *, max_length: int | None = None) -> str:
    """The title as an address: `a-z0-9` and single hyphens; cut at a hyphen where it must be shorter.

    Django's own `slugify` drops đ ("uong-en-ky-nguyen-so").

    >>> slugify_vi("Đường đến kỷ nguyên số")
    'duong-den-ky-nguyen-so'
    """
    slug = _NOT_IN_SLUGS.sub("-", _QUOTES.sub("", fold(text))).strip("-")
    if max_length is None or len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]
