"""A final test in the demo, printed for a class without a network: four variants, ten sheets with names."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from organisation.selectors import unit_by_code
from organisation.selectors.people import Wish
from quizzes.models import PrintRun, Quiz
from quizzes.selectors.scans import takers_of
from quizzes.services.printing import PrintOrder, print_quiz

KIM_LIEN = "17971"
NAMED, BLANK = 10, 4


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Print the test, once."""
    if PrintRun.objects.exists():
        return
    trainer, today = User.objects.get(username="giangvien"), timezone.localdate()
    quiz = Quiz.objects.select_related("course").get(code="attt-cb-01-final")
    people = list(takers_of(quiz, trainer, Wish(today, unit=unit_by_code(KIM_LIEN)))[:NAMED])
    order = PrintOrder(
        title="Lớp An toàn thông tin xã Kim Liên",
        held_on=today + timedelta(days=2),
        variants=4,
        people=people,
        blanks=BLANK,
    )
    run = print_quiz(quiz=quiz, order=order, actor=trainer)
    out.write(f"    {run.variants.count()} mã đề, {len(people)} phiếu ghi sẵn tên")
