"""Sessions on phones and computers that several people use."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from accounts.http import SHARED_PHONE_IDLE, SHARED_UNTIL, stay_on_shared_phone
from core.middleware import wants_json

NOTED_EVERY = 60.0


class SharedPhoneMiddleware:
    """End such a session once nobody has used it for half an hour, and have the browser keep none of its pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, as a guest's when the time is over."""
        until = self._until(request)
        if until is None:
            return self.get_response(request)
        left = until - timezone.now().timestamp()
        if left < 0:
            logout(request)
            messages.info(request, _("Máy dùng chung đã tự đăng xuất vì 30 phút không ai dùng."))
        elif left < SHARED_PHONE_IDLE.total_seconds() - NOTED_EVERY and self._is_used(request):
            stay_on_shared_phone(request)
        answer = self.get_response(request)
        patch_cache_control(answer, no_store=True, private=True)
        return answer

    @staticmethod
    def _until(request: HttpRequest) -> float | None:
        """When the time is over; None for phones of one's own, without opening a session where there is none."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        until: float | None = request.session.get(SHARED_UNTIL)
        return until

    @staticmethod
    def _is_used(request: HttpRequest) -> bool:
        """Whether a person did this; open pages ask for news by themselves."""
        return request.method == "POST" or not wants_json(request)
