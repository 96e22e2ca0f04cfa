"""What notifications add to the pages below: the bell with its news, and a way to the list."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import Person, User
from core.panels import PanelContent, register_panel
from notifications.selectors import unread_count


@register_panel("masthead")
def bell(user: User | AnonymousUser) -> PanelContent:
    """How much is unread; where there is JavaScript, news as it happens."""
    person_id = getattr(user, "person_id", None)
    if person_id is None:
        return None
    return "notifications/panels/bell.html", {"unread": unread_count(person_id)}


@register_panel("my.sections", order=20)
def notifications_of_person(person: Person | None) -> PanelContent:
    """The way to the list: on phones the masthead has no room for a bell."""
    if person is None:
        return None
    return "notifications/panels/mine.html", {"unread": unread_count(person.pk)}
