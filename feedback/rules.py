"""Who may ask, answer and rate."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import is_record_of
from courses.rules import is_own_enrolment
from courses.selectors.authoring import WRITERS
from feedback.models import LessonQuestion
from feedback.selectors import questions_for_trainer
from organisation.rules import holds


@rules.predicate
def is_asker(user: User | AnonymousUser, question: LessonQuestion | None) -> bool:
    """Whether the question is the user's own."""
    return isinstance(user, User) and question is not None and is_record_of(user.person, question.asked_by_id)


@rules.predicate
def is_asked_of(user: User | AnonymousUser, question: LessonQuestion | None = None) -> bool:
    """Whether it is for the user to answer: no matter which, where no question was found."""
    return question is None or (isinstance(user, User) and questions_for_trainer(user).filter(pk=question.pk).exists())


rules.add_perm("feedback.answer_questions", holds(*WRITERS) & is_asked_of)
rules.add_perm("feedback.ask_further", is_asker)
rules.add_perm("feedback.read_question", is_asker | (holds(*WRITERS) & is_asked_of))
rules.add_perm("feedback.read_thread", is_person | holds(*WRITERS))
rules.add_perm("feedback.see_own_questions", is_person)
rules.add_perm("feedback.rate_course", is_own_enrolment)
