"""From an address to the notification it speaks of, or 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.http import person_of
from notifications.models import Notification
from notifications.selectors import notifications_of


def notification_of_address(request: HttpRequest, pk: int) -> Notification:
    """The notification, if it is the viewer's own."""
    return get_object_or_404(notifications_of(person_of(request)), pk=pk)
