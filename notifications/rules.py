"""Who may read a notification."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from notifications.models import Notification


@rules.predicate
def is_addressee(user: User | AnonymousUser, notification: Notification) -> bool:
    """Whether the notification was meant for the user."""
    return isinstance(user, User) and user.person_id == notification.person_id


rules.add_perm("notifications.open_notification", is_addressee)
