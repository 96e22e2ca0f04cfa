"""Who may see and study courses."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import identity_ids, is_record_of
from courses.models import CoursePage
from courses.selectors import Place


@rules.predicate
def is_open(_user: User | AnonymousUser, course: CoursePage) -> bool:
    """Whether the course is published: its description is for everybody."""
    return bool(course.live)


@rules.predicate
def is_enrolled(user: User | AnonymousUser, course: CoursePage) -> bool:
    """Whether the user has a place on the course, which outlasts its being taken off the catalogue."""
    return (
        isinstance(user, User)
        and user.person is not None
        and course.enrolments.filter(learner__in=identity_ids(user.person)).exists()
    )


@rules.predicate
def is_in_own_place(user: User | AnonymousUser, place: Place) -> bool:
    """Whether the enrolment is the user's own."""
    return isinstance(user, User) and is_record_of(user.person, place.enrolment.learner_id)


rules.add_perm("courses.see_course", is_open | is_enrolled)
rules.add_perm("courses.enrol_on_course", is_person)
rules.add_perm("courses.study_course", is_in_own_place)
