"""Letters to the holders of accounts."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.events import LetterSent
from accounts.models import User
from accounts.selectors import letter_of, survivor_of
from core.events import publish


def send_letter(*, user: User) -> None:
    """Send the link to choose a new password to every address known for the account's holder."""
    with translation.override(settings.LANGUAGE_CODE):
        given = {
            "user": user,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "url": f"{settings.SITE_URL}{reverse('accounts:letter_link', args=letter_of(user))}",
            "days": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days,
        }
        subject, body = (
            render_to_string(f"accounts/letters/{name}.txt", given).strip() for name in ("subject", "reset")
        )
    for address in _addresses_of(user):
        EmailMessage(subject, body, to=[address]).send()
    publish(LetterSent(user_id=user.pk), actor=None)


def _addresses_of(user: User) -> set[str]:
    people = (user.person, survivor_of(user.person)) if user.person else ()
    return {address for address in (user.email, *(person.email for person in people)) if address}
