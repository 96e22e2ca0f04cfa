"""Other limits in the demo: somebody who reads slowly has more time at a final test."""

from typing import Any

from accounts.models import User
from quizzes.calculations import Allowance
from quizzes.models import Quiz
from quizzes.services.setup import Target, grant_override

SLOW_READER, QUIZ = "totruong", "dvc-vneid-01-final"


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Grant it; granted again it is the same."""
    learner = User.objects.select_related("person").get(username=SLOW_READER).person
    override = grant_override(
        quiz=Quiz.objects.get(code=QUIZ),
        target=Target(learner=learner),
        allowance=Allowance(extra_minutes=15),
        reason="Mắt kém, đọc chậm; có đề nghị của xã",
        actor=User.objects.get(username="giangvien"),
    )
    out.write(f"    thêm {override.extra_minutes} phút cho một người")
