"""What is dropped of somebody whose identity is erased: that they were there stays, whatever names them goes."""

from django.contrib.auth.base_user import AbstractBaseUser

from core.holdings import Subject
from live.models import Attendance, CohortMember


def erase_places(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the number of the paper; place and result stay without a name."""
    CohortMember.objects.filter(learner__in=subject.person_ids).update(certificate_number="")


def erase_attendance(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the remarks, which may say why somebody was ill."""
    Attendance.objects.filter(learner__in=subject.person_ids).update(remark="")
