"""What becomes of learning once nobody may know whose it was."""

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from core.holdings import Subject
from courses.models import LearnerEvent

JOURNALS_KEPT = timedelta(days=731)


def forget_old_journals() -> int:
    """Drop what phones sent more than two years ago; returns how many entries."""
    count, _by_model = LearnerEvent.objects.filter(received_at__lt=timezone.now() - JOURNALS_KEPT).delete()
    return count


def erase_reading(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the journals of the phones: progress and results were made of them and stand by themselves."""
    LearnerEvent.objects.filter(enrolment__learner__in=subject.person_ids).delete()
