"""Banks, questions and quizzes in the editor: trainers change them, learners do not reach them."""

import pytest
from django.urls import reverse

from courses.models import CoursePage
from organisation.models import Role
from organisation.services import sync_wagtail_groups
from quizzes.models import Question, QuestionVersion
from quizzes.services import open_banks_to_roles
from tests.factories.organisation import make_grant
from tests.factories.quizzes import make_exam

pytestmark = pytest.mark.django_db


def address(model, act, *args):
    return reverse(f"wagtailsnippets_quizzes_{model}:{act}", args=args)


@pytest.fixture
def question(exam):
    return Question.objects.get(code="Q01")


@pytest.fixture
def desk(client, trainer):
    """A browser in which the trainer is signed in."""
    open_banks_to_roles()
    sync_wagtail_groups(user=trainer)
    client.force_login(trainer)
    return client


def form_of(question, **changed):
    fields = {
        "bank": question.bank_id,
        "code": question.code,
        "stem": "Việc cần làm trước tiên là gì?",
        "options": "Chuyển tiền ngay\n* Gọi số đã lưu để xác minh\n\nHỏi lại trong khung chat",
        "explanation": "Ảnh và tên đều sao chép được.",
        "level": "applied",
    }
    return {**fields, **changed}


@pytest.mark.parametrize("model", ["question", "questionbank", "quiz"])
def test_a_trainer_sees_the_lists(desk, exam, model):
    assert desk.get(address(model, "list")).status_code == 200


@pytest.mark.parametrize("who", ["learner", "hr_officer", "stranger"])
def test_nobody_else_gets_in(client, exam, question, who, request):
    client.force_login(request.getfixturevalue(who))
    for target in (address("question", "list"), address("question", "edit", question.pk)):
        assert client.get(target).status_code in (302, 403)


@pytest.mark.parametrize("model", ["question", "questionbank", "quiz"])
def test_another_branch_finds_none_of_it(client, stranger, exam, question, places, model):
    CoursePage.objects.filter(pk=exam.course.pk).update(owner_unit=places.province)
    make_grant(stranger, Role.TRAINER, places.other_province)
    open_banks_to_roles()
    sync_wagtail_groups(user=stranger)
    client.force_login(stranger)
    there = {"question": question, "questionbank": question.bank, "quiz": exam.quiz}[model]
    listed = client.get(address(model, "list"))
    assert listed.status_code == 200
    assert there not in listed.context["object_list"]
    assert client.get(address(model, "edit", there.pk)).status_code == 404


def test_a_long_list_asks_as_often_as_a_short_one(desk, django_assert_max_num_queries):
    counts = []
    for questions in (1, 8):
        make_exam(questions=questions)
        desk.get(address("question", "list"))
        with django_assert_max_num_queries(100) as asked:
            desk.get(address("question", "list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_saving_makes_a_version_and_keeps_the_former(desk, question, trainer):
    former = question.current
    assert desk.post(address("question", "edit", question.pk), form_of(question)).status_code == 302
    question.refresh_from_db()
    current = question.current
    assert (current.number, current.author, current.type, current.level) == (2, trainer, "single", "applied")
    assert current.lesson_key == former.lesson_key
    texts = {option["id"]: option["text"] for option in current.body["options"]}
    assert [texts[right] for right in current.key["correct"]] == ["Gọi số đã lưu để xác minh"]
    former.refresh_from_db()
    assert former.stem == "Câu hỏi số 1?"


def test_saving_the_same_again_makes_none(desk, question):
    for _ in range(2):
        desk.post(address("question", "edit", question.pk), form_of(question))
    assert QuestionVersion.objects.filter(question=question).count() == 2


def test_two_stars_make_a_question_of_several_answers(desk, question):
    desk.post(address("question", "edit", question.pk), form_of(question, options="* một\n* hai\nba"))
    question.refresh_from_db()
    assert question.current.type == "multiple"
    assert len(question.current.key["correct"]) == 2


@pytest.mark.parametrize("options", ["một\nhai", "* một", "* một\nmột", "*\n*", ""])
def test_options_that_make_no_question_are_refused_with_a_sentence(desk, question, options):
    answer = desk.post(address("question", "edit", question.pk), form_of(question, options=options))
    assert answer.status_code == 200
    assert QuestionVersion.objects.filter(question=question).count() == 1


def test_a_new_question(desk, exam, question):
    desk.post(address("question", "add"), form_of(question, code="MỚI-01"))
    assert Question.objects.get(code="MỚI-01").current.number == 1


def test_a_type_that_is_not_drawn_yet_keeps_its_body_and_key(desk, question):
    former = QuestionVersion.objects.filter(pk=question.current_id)
    former.update(type="numeric", body={"unit": "%"}, key={"value": "84", "tolerance": "0"})
    desk.post(address("question", "edit", question.pk), form_of(question))
    question.refresh_from_db()
    assert (question.current.number, question.current.type) == (2, "numeric")
    assert question.current.key == {"value": "84", "tolerance": "0"}
