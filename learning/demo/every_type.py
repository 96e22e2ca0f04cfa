"""A bank with every type of question, and a small course on which learners try them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from accounts.models import User
from courses.models import CompletesBy, CourseIndexPage, CoursePage, EnrolmentSource, LessonKind, LessonPage, ModulePage
from courses.selectors import course_of
from courses.services import enrol_learner, publish_pages
from organisation.selectors import unit_by_code
from quizzes.calculations import QuestionContent
from quizzes.models import Category, QuestionBank, QuizKind, ShowAnswers, Verdict
from quizzes.selectors.desk import latest_of
from quizzes.services import open_bank, save_quiz
from quizzes.services.authoring import Filing, keep_question_picture, review_question, save_category, write_question

FOLDER = Path(__file__).parent / "data" / "every_type"
CODE, COURSE = "tat-ca-cac-dang", "LAM-QUEN-01"
NGHE_AN = "40"
LEARNERS = ("hocvien", "totruong")
# What its author wrote last, and nobody has approved yet.
WAITING = {"D08-DON-VI", "D19-DU-DOAN"}
RETURNED = {"D15-CHON-ANH": "Đồng chí tả hai ảnh bằng lời rõ hơn, để người nghe máy đọc cũng chọn được."}
WORDS = (
    "<p>Bài luyện này có đủ các dạng câu hỏi của hệ thống: chọn đáp án, ghép, sắp xếp, điền chữ, nhập số, "
    "chỉ chỗ trên hình, tình huống, nộp ảnh. Làm bao nhiêu lần cũng được, không tính điểm vào khóa nào.</p>"
)


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write the bank, the course and its practice quiz, once."""
    if QuestionBank.objects.filter(code=CODE).exists():
        return
    trainer, editor = (User.objects.get(username=name) for name in ("giangvien", "bientap"))
    with transaction.atomic(), disable_reference_index_auto_update():
        course = _course(editor)
        bank = open_bank(
            code=CODE,
            title="Tất cả các dạng câu hỏi",
            course=None,
            owner_unit=unit_by_code(NGHE_AN, level="province"),
            actor=trainer,
        )
        questions = yaml.safe_load((FOLDER / "questions.yaml").read_text(encoding="utf-8"))
        for question in questions:
            _write(bank, question, trainer, editor)
        _set_up(course, bank, len(questions))
        publish_pages(pages=[course, *course.get_descendants().specific()], actor=editor)
        _enrol(course.slug)
    out.write(f"    {len(questions)} câu hỏi đủ 16 dạng, bài luyện {CODE}")


def _course(editor: User) -> CoursePage:
    """One lesson with the practice quiz."""
    course: CoursePage = (
        CourseIndexPage.objects.originals()
        .get()
        .add_child(
            instance=CoursePage(
                code=COURSE,
                slug="lam-quen-cac-dang-cau-hoi",
                title="Làm quen với các dạng câu hỏi",
                summary="Thử mọi dạng câu hỏi trên điện thoại trước khi vào bài thi thật.",
                goal="Sau bài này, học viên biết cách trả lời từng dạng câu hỏi, bằng tay chạm, bàn phím hay máy đọc màn hình.",
                audience="Mọi học viên",
                owner_unit=unit_by_code(NGHE_AN, level="province"),
                owner=editor,
                live=False,
            )
        )
    )
    module = course.add_child(instance=ModulePage(title="Bài luyện", slug="chuyen-de-1", owner=editor, live=False))
    body = [("text", WORDS), ("activity", {"title": "Luyện tất cả các dạng", "activity": f"quiz:{CODE}"})]
    module.add_child(
        instance=LessonPage(
            title="Luyện tất cả các dạng câu hỏi",
            slug="luyen-tat-ca-cac-dang",
            kind=LessonKind.QUIZ,
            minutes=20,
            completes_by=CompletesBy.READ,
            body=[{"type": kind, "value": value} for kind, value in body],
            owner=editor,
            live=False,
        )
    )
    return course


def _enrol(slug: str) -> None:
    """The learners of the cast may begin."""
    course = course_of(slug)
    for learner in User.objects.filter(username__in=LEARNERS).select_related("person"):
        if course is not None and learner.person is not None:
            enrol_learner(learner=learner.person, course=course, source=EnrolmentSource.SELF, actor=learner)


def _write(bank: QuestionBank, said: Mapping[str, Any], author: User, reader: User) -> None:
    content = QuestionContent(
        type=said["type"],
        stem=said["stem"],
        body=_with_pictures(said["body"], author),
        key=said["key"],
        explanation=said.get("explanation", ""),
        level=said["level"],
        competence=said.get("competence", ""),
    )
    filing = Filing(_category(bank, said["category"], author), said["tags"])
    question = write_question(bank=bank, code=said["code"], content=content, filing=filing, is_new=True, actor=author)
    version = latest_of(question)
    if version is None or question.code in WAITING:
        return
    remark = RETURNED.get(question.code, "")
    review_question(
        version=version, verdict=Verdict.RETURNED if remark else Verdict.APPROVED, remark=remark, actor=reader
    )


def _category(bank: QuestionBank, title: str, actor: User) -> Category:
    found = Category.objects.filter(bank=bank, parent=None, title=title).first()
    return found or save_category(bank=bank, category=None, title=title, parent=None, actor=actor)


def _with_pictures(body: Mapping[str, Any], actor: User) -> dict[str, Any]:
    """The body with each file named in it put into the library."""
    told = dict(body)
    if picture := body.get("picture"):
        told["picture"] = {**_kept(picture["file"], actor), "alt": picture["alt"]}
    if any("file" in option for option in body.get("options", ())):
        told["options"] = [
            {"id": option["id"], "text": option["text"], "image": _kept(option["file"], actor)["image"]}
            for option in body["options"]
        ]
    return told


def _kept(name: str, actor: User) -> dict[str, Any]:
    return keep_question_picture(content=(FOLDER / name).read_bytes(), name=name, actor=actor)


def _set_up(course: CoursePage, bank: QuestionBank, count: int) -> None:
    values = {
        "title": "Luyện tất cả các dạng câu hỏi",
        "kind": QuizKind.PRACTICE,
        "course": course,
        "bank": bank,
        "question_count": count,
        "blueprint": {"count": count},
        "is_graded": False,
        "pass_percent": 0,
        "shuffles_questions": False,
        "show_answers": ShowAnswers.AFTER_SUBMISSION,
    }
    save_quiz(code=CODE, values=values, actor=None)
