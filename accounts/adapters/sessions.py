"""When each phone was last here, for the list of sessions."""

from collections.abc import Callable
from datetime import timedelta

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

NOTED_EVERY = timedelta(minutes=15)
_SEEN = "seen_at"


class LastSeenMiddleware:
    """Note that the session is in use, at most four times an hour: a write for every page would be dear."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then note."""
        answer = self.get_response(request)
        if request.session.session_key and request.user.is_authenticated:
            self._note(request)
        return answer

    @staticmethod
    def _note(request: HttpRequest) -> None:
        """Signing in was the first look; a session that never signed in through our door has none to keep."""
        now, session = timezone.now(), request.session
        looks = [record["at"] for record in get_authentication_records(request, request.user)]
        last = session.get(_SEEN) or max(looks, default=now.timestamp())
        if last < (now - NOTED_EVERY).timestamp():
            session[_SEEN] = now.timestamp()
            UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=now)
