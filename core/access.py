"""Every page says for whom it is; closed by default.

The three audiences are decorators; `LoginRequiredMiddleware` closes what names none, and an architecture test refuses
such a view. Permissions are names registered with `rules` (`<app>.<verb>_<noun>`), asked without Django's superuser
shortcut: an administrator holds an explicit grant like everyone else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import rules
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
Finder = Callable[..., Any]


def _declare(view: View, audience: str) -> View:
    view.audience = audience  # type: ignore[attr-defined]
    return view


def open_to_all(view: View) -> View:
    """Let anybody see the page, signed in or not."""
    return _declare(login_not_required(view), "all")


def open_to_members(view: View) -> View:
    """Let anyone who is signed in see the page."""
    return _declare(view, "members")


def may(user: Any, permission: str, found: Any = None) -> bool:  # noqa: ANN401 -- any user, any object
    """Whether our rules allow it; nothing else is asked."""
    return bool(rules.has_perm(permission, user, found))


def requires(permission: str, *, of: Finder | None = None) -> Callable[[View], View]:
    """Find the object the address speaks of, check the permission on it, hand it to the view.

    `of` takes the request and the address's values and returns the object or raises `Http404`; the view then takes
    the request and the object. Without `of` the view takes the address's values unchanged.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **address: Any) -> HttpResponseBase:  # noqa: ANN401 -- the URL's own types
            found = of(request, **address) if of else None
            if not may(request.user, permission, found):
                raise PermissionDenied
            return view(request, found) if of else view(request, **address)

        return _declare(guarded, permission)

    return decorate
