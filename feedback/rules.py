"""Who may ask, answer and rate."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import is_record_of
from courses.models import Enrolment
from courses.rules import is_written_by
from courses.selectors.authoring import WRITERS
from feedback.models import LessonQuestion
from organisation.rules import holds


@rules.predicate
def is_asker(user: User | AnonymousUser, question: LessonQuestion | None) -> bool:
    """Whether the question is the user's own."""
    return isinstance(user, User) and question is not None and is_record_of(user.person, question.asked_by_id)


@rules.predicate
def is_own_enrolment(user: User | AnonymousUser, enrolment: Enrolment) -> bool:
    """Whether it is the user who takes the course."""
    return isinstance(user, User) and is_record_of(user.person, enrolment.learner_id)


rules.add_perm("feedback.answer_questions", holds(*WRITERS) & is_written_by)
rules.add_perm("feedback.ask_further", is_asker)
rules.add_perm("feedback.read_question", is_asker | (holds(*WRITERS) & is_written_by))
rules.add_perm("feedback.read_thread", is_person | holds(*WRITERS))
rules.add_perm("feedback.see_own_questions", is_person)
rules.add_perm("feedback.rate_course", is_own_enrolment)
