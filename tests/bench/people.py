"""Makes learners who stand before the final test of the mandatory course, each signed in; prints their session keys."""

import json
import sys

import django

COURSE = "an-toan-thong-tin"


def main(count: int) -> None:
    """Enrol people who are not on the course yet, with every lesson before the test read."""
    from django.utils import timezone  # noqa: PLC0415 -- needs the apps, here and below

    from accounts.models import Person  # noqa: PLC0415
    from courses.models import Enrolment, EnrolmentSource, ItemProgress  # noqa: PLC0415
    from courses.selectors import course_of, outline_of  # noqa: PLC0415
    from courses.services import enrol_learner, recount_progress  # noqa: PLC0415

    course, now, keys = course_of(COURSE), timezone.now(), []
    people = Person.objects.filter(user=None).exclude(enrolments__course=course).order_by("pk")[:count]
    for number, person in enumerate(people):
        keys.append(signed_in(person, f"bench-{number}"))
        place = enrol_learner(learner=person, course=course, source=EnrolmentSource.SELF, actor=None)
        items = [item for item in outline_of(place.edition).items if item.is_required and item.kind != "exam"]
        rows = [ItemProgress(enrolment=place, item_key=item.key, opened_at=now, completed_at=now) for item in items]
        ItemProgress.objects.bulk_create(rows)
    recount_progress()
    print(json.dumps({"sessions": keys, "enrolments": Enrolment.objects.filter(course=course).count()}))


def signed_in(person, username: str) -> str:
    """Give a person an account, sign it in, and return the key of its session."""
    from django.conf import settings  # noqa: PLC0415 -- needs the apps, here and below
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from accounts.services import create_user  # noqa: PLC0415

    user = create_user(username=username, person=person, actor=None)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
