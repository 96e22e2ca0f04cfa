"""Notes, questions under lessons with their answers, and what people think of the courses."""

import random
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CoursePage, Enrolment
from courses.selectors import Place, outline_of
from courses.services.notes import set_bookmark, write_note
from feedback.models import CourseRating, LessonQuestion
from feedback.services import answer_question, ask_question

SEED = 20_261_123
RATED_SHARE = 0.12
STARS = (5, 5, 5, 4, 4, 4, 3, 2)
COMMENTS = {
    5: ("Bài ngắn, ví dụ sát việc ở thôn, xem xong làm được ngay.", "Nên có thêm bài như thế này cho các tổ."),
    4: ("Có ích. Phần thao tác trên điện thoại nên nói chậm hơn.", "Nội dung tốt, chữ trong ảnh hơi nhỏ."),
    3: ("Tạm được, nhiều chỗ tôi đã biết.",),
    2: ("Mạng ở bản yếu nên ảnh tải lâu.",),
}
NOTES = (
    ("an-toan-thong-tin", 2, "Nhắc chi hội phụ nữ: không đọc mã OTP cho bất kỳ ai, kể cả người xưng là công an."),
    ("an-toan-thong-tin", 3, "Hỏi lại tổ công nghệ số cách bật xác thực hai bước cho bác Tư."),
    ("ai-tuyen-truyen", 1, "Mẫu câu hỏi để soạn tin ngắn: ai, việc gì, ở đâu, khi nào, cần bà con làm gì."),
)
QUESTIONS = (
    (
        "hocvien",
        "an-toan-thong-tin",
        2,
        "Bà con chỉ có điện thoại bàn phím thì bảo vệ tài khoản ngân hàng thế nào ạ?",
        "Hướng dẫn bà con đăng ký nhận tin nhắn biến động số dư, không cho ai mượn máy, không đọc mã cho người khác.",
    ),
    ("hocvien", "an-toan-thong-tin", 4, "Có số tổng đài nào để báo ngay khi bị lừa không?", ""),
    ("totruong", "dich-vu-cong-vneid", 2, "Người không có số điện thoại chính chủ có làm mức 2 được không?", ""),
)


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write once what people wrote."""
    if LessonQuestion.objects.exists():
        return
    with transaction.atomic():
        _teach()
        _write_notes()
        _ask()
        ratings = _rate()
    out.write(f"    {len(NOTES)} ghi chú, {len(QUESTIONS)} câu hỏi, {ratings} góp ý")


def _teach() -> None:
    """Have giangvien hear of what is asked on these courses."""
    person = User.objects.select_related("person").get(username="giangvien").person
    for course in CoursePage.objects.originals().filter(slug__in={slug for _who, slug, *_rest in QUESTIONS}):
        if person and person not in course.trainers.all():
            course.trainers.add(person)
            course.save()
            course.save_revision(changed=False)


def _write_notes() -> None:
    user = User.objects.get(username="hocvien")
    for slug, number, text in NOTES:
        write_note(place=_place(user, slug, number), text=text, uid=_uid(text), actor=user)
    set_bookmark(place=_place(user, "an-toan-thong-tin", 5), is_marked=True, actor=user)


def _ask() -> None:
    trainer = User.objects.get(username="giangvien")
    for days, (username, slug, number, text, answer) in enumerate(QUESTIONS, start=1):
        user = User.objects.get(username=username)
        question = ask_question(place=_place(user, slug, number), text=text, uid=_uid(text), actor=user)
        asked_at = timezone.now() - timedelta(days=2 * days, hours=days)
        LessonQuestion.objects.filter(pk=question.pk).update(asked_at=asked_at)
        if answer:
            answer_question(question=question, text=answer, uid=_uid(answer), is_shared=True, actor=trainer)


def _rate() -> int:
    """Of those who finished, some say what they think, a day after."""
    dice = random.Random(SEED)  # noqa: S311 -- a repeatable demo, not a secret
    ratings = []
    for enrolment in Enrolment.objects.exclude(completed_at=None).only("completed_at").order_by("pk"):
        if enrolment.completed_at and dice.random() < RATED_SHARE:
            stars = dice.choice(STARS)
            comment = dice.choice(COMMENTS[stars]) if dice.random() < RATED_SHARE else ""
            rated_at = min(enrolment.completed_at + timedelta(days=1), timezone.now())
            ratings.append(CourseRating(enrolment=enrolment, stars=stars, comment=comment, rated_at=rated_at))
    CourseRating.objects.bulk_create(ratings)
    return len(ratings)


def _place(user: User, slug: str, number: int) -> Place:
    enrolment = Enrolment.objects.select_related("edition", "course", "learner").get(
        learner__user=user, course__slug=slug
    )
    return Place(enrolment, outline_of(enrolment.edition).by_number[number])


def _uid(text: str) -> UUID:
    return uuid5(NAMESPACE_URL, text)
