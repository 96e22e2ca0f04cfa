"""What some people of two communes knew before and after a course, and what they said of it in its survey."""

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from courses.models import Enrolment
from courses.selectors import course_of
from learning.demo.quizzes import moved_to, sit
from organisation.selectors import unit_by_code
from quizzes.models import Attempt, QuestionVersion, Quiz
from quizzes.selectors import quiz_by_code
from quizzes.services import AnswerGiven, save_answers, start_attempt, submit_attempt

SEED = 20_261_121
COURSE = "an-toan-thong-tin"
COMMUNES = ("17971", "17950")
# More than the five below which nobody's answers are shown.
PEOPLE_OF_EACH = 6
PRE_TEST, FINAL_TEST, SURVEY = "attt-cb-01-pre", "attt-cb-01-final", "attt-cb-01-survey"
QUESTIONS_AFTER, FULL = 20, 100
TALKATIVE = 0.6
# By a word of the question.
SENTENCES = {
    "lừa đảo": (
        "Gọi điện giả danh công an, báo cài ứng dụng để làm căn cước.",
        "Nhắn tin nhận quà từ thiện rồi đòi phí vận chuyển.",
    ),
    "sửa": (
        "Bài về mật khẩu nên có thêm hình chụp màn hình điện thoại.",
        "Chữ trong hình còn nhỏ, người lớn tuổi khó xem.",
        "Mong có lớp học chung ở nhà văn hóa mỗi quý một buổi.",
    ),
}


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Have them sit both tests and fill in the sheet."""
    quiz = quiz_by_code(SURVEY)
    if quiz is None:
        raise LookupError(SURVEY)
    if not Attempt.objects.filter(quiz=quiz).exists():
        places = list(_finished())
        for place in places:
            _take_part(place, quiz)
        out.write(f"    {quiz.code}: {len(places)} phiếu")


def _finished() -> Iterator[Enrolment]:
    """The first who completed the course in each of the two communes, the cast apart."""
    places = Enrolment.objects.filter(course=course_of(COURSE), completed_at__isnull=False, learner__user=None)
    for commune in COMMUNES:
        unit = unit_by_code(commune, level="commune")
        of_commune = places.filter(seat__unit=unit).select_related("learner", "edition").order_by("pk")
        yield from of_commune[:PEOPLE_OF_EACH]


def _take_part(place: Enrolment, quiz: Quiz) -> None:
    """Both tests, to the score that is known of this learner, and the sheet after them."""
    dice = random.Random(f"{SEED}-{place.pk}")  # noqa: S311 -- a repeatable demo, not a secret
    began, ended = place.started_at or place.enrolled_at, place.completed_at or timezone.now()
    sit(place.learner, PRE_TEST, right=dice.randint(3, 7), at=began + timedelta(minutes=40))
    right = round(QUESTIONS_AFTER * (place.score_percent or FULL) / FULL)
    sit(place.learner, FINAL_TEST, right=right, at=ended)
    attempt = start_attempt(quiz=quiz, learner=place.learner, actor=None)
    answers = [
        AnswerGiven(position=position, response=_said(item, dice))
        for position, item in enumerate(attempt.paper["items"], start=1)
    ]
    save_answers(attempt=attempt, answers=answers, actor=None)
    moved_to(ended + timedelta(minutes=30), submit_attempt(attempt=attempt, accepts_gaps=True, actor=None))


def _said(item: Mapping[str, Any], dice: random.Random) -> Mapping[str, Any] | None:
    """Something on a scale, mostly well meant; a sentence now and then."""
    version = QuestionVersion.objects.only("stem", "body").get(pk=item["version"])
    if item["type"] == "essay":
        said = [text for word, texts in SENTENCES.items() if word in version.stem for text in texts]
        return {"text": dice.choice(said)} if said and dice.random() < TALKATIVE else None
    names = [option["id"] for option in version.body["options"]]
    ratings = {
        prompt["id"]: names[min(len(names) - 1, int(len(names) * dice.betavariate(3, 1.5)))]
        for prompt in version.body["prompts"]
    }
    return {"ratings": ratings}
