"""Work for markers: answers that wait, results held back, a correction to approve, an appeal."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from accounts.models import Person, User
from courses.models import Enrolment
from learning.demo.essays import DATA
from quizzes.models import Attempt, GradingRun, ItemGrade, MarkingTask, QuestionVersion, Quiz, Regrade, RegradeKind
from quizzes.selectors import quiz_by_code
from quizzes.services import AnswerGiven, keep_answer_file, save_answers, start_attempt, submit_attempt
from quizzes.services.marking import Correction, appeal_mark, mark_answer, propose_regrade

Facts = Mapping[str, Any]
ESSAY, UPLOAD = "essay", "upload"


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Have people sit the test and markers begin, once."""
    if MarkingTask.objects.exists():
        return
    facts = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    quiz = quiz_by_code(facts["quiz"]["code"])
    if quiz is None:
        raise LookupError(facts["quiz"]["code"])
    for person, paper in zip(_people(quiz), facts["papers"], strict=False):
        _mark(_sit(quiz, person, paper), paper)
    lost = _lost(facts["regrade"])
    if lost:
        _dispute(lost, facts)
    waiting = MarkingTask.objects.exclude(state="settled").count()
    out.write(f"    {waiting} câu chờ chấm, {Regrade.objects.count()} đề nghị chấm lại")


def _people(quiz: Quiz) -> Iterator[Person]:
    """Some who have finished the course; none of the cast."""
    places = Enrolment.objects.filter(course=quiz.course, completed_at__isnull=False, learner__user=None)
    return (place.learner for place in places.select_related("learner").order_by("pk")[:3])


def _sit(quiz: Quiz, person: Person, paper: Facts) -> Attempt:
    attempt = start_attempt(quiz=quiz, learner=person, actor=None)
    answers = [_answer(position, item, paper) for position, item in enumerate(attempt.paper["items"], start=1)]
    save_answers(attempt=attempt, answers=answers, actor=None)
    place = next(n for n, item in enumerate(attempt.paper["items"], start=1) if item["type"] == UPLOAD)
    keep_answer_file(attempt=attempt, position=place, file=_picture(), name="anh-minh-hoa.png", actor=None)
    return submit_attempt(attempt=attempt, accepts_gaps=True, actor=None)


def _answer(position: int, item: Facts, paper: Facts) -> AnswerGiven:
    said = {ESSAY: {"text": paper["text"]}, UPLOAD: {"text": paper["caption"]}}
    response = said.get(item["type"])
    if response is None:
        response = {"chosen": QuestionVersion.objects.get(pk=item["version"]).key["correct"]}
    return AnswerGiven(position=position, response=response)


def _picture() -> ContentFile[bytes]:
    file = BytesIO()
    Image.new("RGB", (640, 360), (120, 150, 120)).save(file, "PNG")
    return ContentFile(file.getvalue(), name="anh-minh-hoa.png")


def _mark(attempt: Attempt, paper: Facts) -> None:
    for kind, marks in ((ESSAY, paper.get("marks", ())), (UPLOAD, paper.get("file_marks", ()))):
        _give(MarkingTask.objects.get(attempt=attempt, version__type=kind), marks)


def _give(task: MarkingTask, marks: Sequence[Facts]) -> None:
    for mark in marks:
        points = {name: Decimal(str(value)) for name, value in mark["points"].items()}
        marker = User.objects.get(username=mark["marker"])
        mark_answer(task=task, points=points, remark=mark["remark"], actor=marker)


def _lost(facts: Facts) -> ItemGrade | None:
    """A question that the learner lost."""
    run = GradingRun.objects.filter(
        attempt__quiz__code=facts["quiz"], attempt__learner__user__username=facts["learner"]
    )
    grades = ItemGrade.objects.filter(run__in=run, scored=0, out_of__gt=0)
    return grades.select_related("run__attempt__quiz", "version").order_by("position").first()


def _dispute(lost: ItemGrade, facts: Facts) -> None:
    """The learner appeals, and the trainer asks for a correction that the editor may approve."""
    attempt = lost.run.attempt
    learner = User.objects.get(username=facts["appeal"]["learner"])
    appeal_mark(attempt=attempt, position=lost.position, reason=facts["appeal"]["reason"], actor=learner)
    correction = Correction(lost.version, attempt.quiz, RegradeKind.FULL_MARKS, facts["regrade"]["reason"])
    propose_regrade(correction=correction, actor=User.objects.get(username="giangvien"))
