"""Somebody whom no other test knows: what they do changes nothing for the cast."""


def newcomer(username: str, full_name: str):
    """A new learner with the demo's password who has read the notice on personal data; the person."""
    from django.conf import settings  # noqa: PLC0415 -- needs the apps, here and below

    from accounts.models import Person  # noqa: PLC0415
    from accounts.selectors import current_notice  # noqa: PLC0415
    from accounts.services import create_user, read_notice  # noqa: PLC0415

    person = Person.objects.create(full_name=full_name)
    create_user(username=username, person=person, password=settings.DEMO_PASSWORD, actor=None)
    read_notice(person=person, notice=current_notice(), purposes=[], channel="kiểm thử", actor=None)
    return person
