"""Who may read a notification."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.selectors import is_record_of
from notifications.models import Notification


@rules.predicate
def is_addressee(user: User | AnonymousUser, notification: Notification) -> bool:
    """Whether the notification was meant for the user."""
    return isinstance(user, User) and is_record_of(user.person, notification.person_id)


rules.add_perm("notifications.open_notification", is_addressee)
