"""Who may see and study courses."""

from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import identity_ids, is_record_of
from courses.models import CoursePage, Enrolment
from courses.models.approval import APPROVERS
from courses.selectors import Place
from courses.selectors.authoring import WRITERS
from courses.selectors.outside import DECIDERS
from organisation.models import Role
from organisation.rules import holds
from organisation.selectors import scope_of
from organisation.selectors.drafts import reaches_all


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


@rules.predicate
def is_own_enrolment(user: User | AnonymousUser, enrolment: Enrolment) -> bool:
    """Whether it is the user who takes the course."""
    return isinstance(user, User) and is_record_of(user.person, enrolment.learner_id)


@rules.predicate
def is_written_by(user: User | AnonymousUser, found: object = None) -> bool:
    """Whether a course, or the course of what was found, is of the user's branch; one of no unit is every writer's."""
    course: Any = getattr(found, "course", found)
    return course is None or course.owner_unit is None or scope_of(user, *WRITERS).covers(course.owner_unit)


@rules.predicate
def is_released_by(user: User | AnonymousUser, found: object = None) -> bool:
    """Whether the user approves what is changed in the course, or the course of what was found."""
    course: Any = getattr(found, "course", found)
    return course is None or course.owner_unit is None or scope_of(user, *APPROVERS).covers(course.owner_unit)


rules.add_perm("courses.publish_lessons", holds(*APPROVERS) & is_released_by)
rules.add_perm("courses.write_lessons", holds(*WRITERS) & is_written_by)
rules.add_perm("courses.see_course", is_open | is_enrolled)
rules.add_perm("courses.enrol_on_course", is_person)
rules.add_perm("courses.study_course", is_in_own_place)
rules.add_perm("courses.print_course", is_own_enrolment)
rules.add_perm("courses.see_own_learning", is_person)
rules.add_perm("courses.keep_notes", is_person)
rules.add_perm("courses.keep_calendar", is_person)
rules.add_perm("courses.tell_of_learning", is_person)
rules.add_perm("courses.decide_outside", holds(*DECIDERS))

# Who runs programmes: each those of the units in which they hold the role, and for the people there.
MANAGERS = (Role.HR_OFFICER, Role.TRAINER, Role.ADMINISTRATOR)


@rules.predicate
def is_run_by(user: User | AnonymousUser, found: object = None) -> bool:
    """Whether a programme, or the programme of what was found, is run from one of the user's units."""
    programme: Any = getattr(found, "programme", found)
    return programme is None or scope_of(user, *MANAGERS).covers(programme.owner_unit)


@rules.predicate
def keeps_the_country(user: User | AnonymousUser, _found: object = None) -> bool:
    """Whether the user keeps people from the root of the tree down: what they set holds everywhere."""
    return reaches_all(scope_of(user, Role.HR_OFFICER, Role.ADMINISTRATOR))


rules.add_perm("courses.advise_periods", holds(Role.HR_OFFICER, Role.ADMINISTRATOR) & keeps_the_country)
rules.add_perm("courses.watch_programmes", holds(*MANAGERS))
rules.add_perm("courses.run_programmes", holds(*MANAGERS) & is_run_by)
rules.add_perm("courses.follow_programmes", is_person)
