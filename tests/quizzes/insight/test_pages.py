"""Pages of figures: for trainers of the branch, with people of their own units alone, and small groups unseen."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from courses.models import CoursePage
from organisation.models import PersonalAccess
from quizzes.models import Attempt, QuestionVersion, Quiz, QuizStatistics, Signal, SurveyReply
from quizzes.services.insight import compute_statistics, note_signals
from tests.factories.quizzes import do, make_exam, make_place, right_response, wrong_response
from tests.quizzes.insight.test_services import people


@pytest.fixture
def quiz(places):
    """Six of Kim Liên took it, two of them rightly; the figures are worked out."""
    exam = make_exam()
    for number, user in enumerate(people(places.commune, 6)):
        make_place(exam, user)
        do(exam, user, right_response if number < 2 else wrong_response)
    CoursePage.objects.filter(pk=exam.course.pk).update(owner_unit=places.province)
    compute_statistics(quiz=exam.quiz)
    note_signals(quiz=exam.quiz)
    return Quiz.objects.get(pk=exam.quiz.pk)


def addresses(quiz):
    """Every page of the figures of a quiz."""
    names = ("statistics", "statistics_export", "signals")
    version = QuestionVersion.objects.first().pk
    return [
        *(reverse(f"quizzes:{name}", args=[quiz.code]) for name in names),
        reverse("quizzes:statistics_item", args=[quiz.code, version]),
        reverse("quizzes:bank_statistics", args=[quiz.bank.code]),
    ]


def actions(quiz):
    """Everything that can be done there."""
    return [
        reverse("quizzes:statistics_compute", args=[quiz.code]),
        reverse("quizzes:signal_dismiss", args=[quiz.code, Signal.objects.first().pk]),
    ]


def asked(client, address):
    """The status of an answer, whose file is read to its end, and so closed."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def test_trainers_of_the_branch_see_them(quiz, trainer, client):
    client.force_login(trainer)
    assert [asked(client, address) for address in addresses(quiz)] == [200] * 5


def test_for_those_of_another_branch_there_are_none(quiz, foreign_trainer, client):
    client.force_login(foreign_trainer)
    assert [asked(client, address) for address in addresses(quiz)] == [404] * 5
    assert [client.post(address).status_code for address in actions(quiz)] == [404] * 2


@pytest.mark.parametrize("name", ["learner", "stranger", "hr_officer"])
def test_others_are_refused(quiz, name, client, request):
    client.force_login(request.getfixturevalue(name))
    assert [asked(client, address) for address in addresses(quiz)] == [403] * 5
    assert [client.post(address).status_code for address in actions(quiz)] == [403] * 2


def test_guests_sign_in(quiz, client):
    assert {asked(client, address) for address in addresses(quiz)} == {302}


def test_figures_name_nobody(quiz, trainer, client):
    client.force_login(trainer)
    pages = [client.get(address) for address in addresses(quiz) if "dau-hieu" not in address and "xuat" not in address]
    assert all("Người 0" not in page.text for page in pages)
    assert "2/6 người" in pages[0].text
    assert "Còn ít người làm" in pages[0].text


def test_figures_are_worked_out_when_asked(quiz, trainer, client):
    client.force_login(trainer)
    quiz.statistics.delete()
    assert "Chưa có thống kê." in client.get(addresses(quiz)[0]).text
    answer = client.post(actions(quiz)[0], follow=True)
    assert "Đã tính lại thống kê." in answer.text


def test_it_is_not_said_that_nobody_did_a_quiz_whose_figures_wait(quiz, trainer, client):
    QuizStatistics.objects.filter(quiz=quiz).delete()
    client.force_login(trainer)
    address = reverse("quizzes:statistics", args=[quiz.code])
    waiting = client.get(address).text
    assert "thống kê chưa tính" in waiting
    assert "Chưa có ai làm xong" not in waiting
    Attempt.objects.filter(quiz=quiz).update(state="voided")
    assert "Chưa có ai làm xong" in client.get(address).text


def test_the_workbook_says_the_same(quiz, trainer, client):
    client.force_login(trainer)
    content = b"".join(client.get(addresses(quiz)[1]).streaming_content)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    rows = book.get_sheet_by_name("Câu hỏi").to_python()
    assert len(rows) == 6
    assert rows[1][3:5] == [6, 33.3]
    assert book.sheet_names == ["Câu hỏi", "Phương án"]


def test_a_hint_names_people_of_the_units_and_is_put_aside(quiz, trainer, client):
    client.force_login(trainer)
    page = client.get(reverse("quizzes:signals", args=[quiz.code]))
    assert page.text.count("Đã xem, không có gì") == 4
    assert "Cả 5 câu trả lời giống hệt 3 bài khác, kể cả 5 câu sai." in page.text
    assert PersonalAccess.objects.get(actor=trainer).people == 4
    put_aside = actions(quiz)[1]
    client.post(put_aside)
    assert client.get(reverse("quizzes:signals", args=[quiz.code])).text.count("Đã xem, không có gì") == 3
    assert client.post(put_aside).status_code == 404


def test_people_of_other_units_are_not_named_to_anybody_of_no_charge(quiz, foreign_trainer, client):
    CoursePage.objects.filter(pk=quiz.course_id).update(owner_unit=None)
    client.force_login(foreign_trainer)
    page = client.get(reverse("quizzes:signals", args=[quiz.code]))
    assert page.status_code == 200
    assert "Người " not in page.text.replace("Người làm bài", "")


def test_as_many_queries_for_one_question_as_for_five(quiz, trainer, client):
    client.force_login(trainer)
    address = addresses(quiz)[0]
    client.get(address)
    counts = []
    for _round in (1, 2):
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        counts.append(len(found))
        quiz.item_statistics.filter(pk__gt=quiz.item_statistics.order_by("pk")[0].pk).delete()
    assert counts[0] == counts[1]


@pytest.fixture
def survey(quiz):
    """The same quiz as a survey without names, with replies of four people."""
    Quiz.objects.filter(pk=quiz.pk).update(kind="survey", is_anonymous=True, is_graded=False)
    version = QuestionVersion.objects.filter(type="single").first()
    options = [{**option, "text": f"{place} điểm"} for place, option in enumerate(version.body["options"], start=1)]
    version.body = {"prompts": [{"id": "p", "text": "Bài dễ hiểu"}], "options": options}
    version.type = "likert"
    version.save()
    for number in range(4):
        SurveyReply.objects.create(
            quiz=quiz,
            sheet=f"00000000-0000-4000-8000-00000000000{number}",
            version=version,
            response={"ratings": {"p": "d"}},
            received_on="2026-11-17",
        )
    return quiz


def test_a_survey_is_added_up(survey, trainer, client):
    client.force_login(trainer)
    page = client.get(reverse("quizzes:statistics", args=[survey.code]))
    assert "6 phiếu" in page.text
    assert "Bài dễ hiểu" in page.text
    assert "Trung bình 4,0 trên 4, 4 người trả lời" in page.text


def test_options_without_numbers_have_no_mean(survey, trainer, client):
    version = QuestionVersion.objects.get(type="likert")
    version.body["options"] = [{**option, "text": f"Cách {option['id']}"} for option in version.body["options"]]
    version.save()
    client.force_login(trainer)
    text = client.get(reverse("quizzes:statistics", args=[survey.code])).text
    assert "Cách d" in text
    assert "Trung bình" not in text


def test_a_survey_of_few_stays_closed(survey, trainer, client):
    Attempt.objects.filter(pk__in=Attempt.objects.values_list("pk", flat=True)[:2]).update(state="voided")
    client.force_login(trainer)
    page = client.get(reverse("quizzes:statistics", args=[survey.code]))
    assert "Chưa hiện kết quả" in page.text
    assert "Bài dễ hiểu" not in page.text
