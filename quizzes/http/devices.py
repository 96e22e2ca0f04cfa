"""Telling the phone that a test is taken on from others: by a random word that it keeps, never by what it is like."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_COOKIE = "device"
_LONGEST = 64


def device_of(request: HttpRequest) -> str:
    """The word that this phone keeps; a new one where it has none."""
    return request.COOKIES.get(_COOKIE, "")[:_LONGEST] or secrets.token_urlsafe(16)


def remember_device(answer: HttpResponse, device: str) -> HttpResponse:
    """Have the phone keep its word for a year; no script reads it."""
    answer.set_cookie(
        _COOKIE,
        device,
        max_age=timedelta(days=365),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
