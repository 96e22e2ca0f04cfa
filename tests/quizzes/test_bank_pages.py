"""The pages on which trainers take banks in and out: who may, what they see, what becomes of the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import LogEntry
from courses.models import CoursePage
from organisation.models import Role
from quizzes.models import Question, QuestionBank
from quizzes.services import open_bank
from tests.factories.organisation import make_grant
from tests.factories.quizzes import make_exam

pytestmark = pytest.mark.django_db
BANK = "Câu 1. Thủ đô ở đâu?\nA. Huế\n*B. Hà Nội\nCâu 2. Hai đáp án?\n*A. Một\n*B. Hai\nC. Ba\nCâu 3. Thiếu?\nA. Một\nB. Hai\n".encode()


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"private": private}


@pytest.fixture
def bank(places):
    made = make_exam(questions=2).quiz.bank
    CoursePage.objects.filter(pk=made.course_id).update(owner_unit=places.province)
    return QuestionBank.objects.select_related("course").get(pk=made.pk)


@pytest.fixture
def strange_trainer(stranger, places):
    make_grant(stranger, Role.TRAINER, places.other_province)
    return stranger


def give(client, bank, content=BANK, name="bank.txt"):
    return client.post(reverse("quizzes:bank", args=[bank.code]), {"file": SimpleUploadedFile(name, content)})


def test_a_trainer_looks_at_the_file_and_then_takes_it_in(client, trainer, bank):
    client.force_login(trainer)
    review = give(client, bank)
    page = client.get(review.url).content.decode()
    assert "Thủ đô ở đâu?" in page
    assert "(đáp án đúng)" in page
    assert "Chưa đánh dấu đáp án đúng" in page
    assert Question.objects.filter(bank=bank).count() == 2
    done = client.post(review.url, follow=True)

    assert "Đã thêm 1 câu" in done.content.decode()
    assert Question.objects.filter(bank=bank).count() == 3
    assert LogEntry.objects.get(event="quizzes.questions_imported").actor_id == trainer.pk
    assert client.get(review.url).status_code == 404


def test_agreeing_to_several_right_answers_takes_one_more_in(client, trainer, bank):
    client.force_login(trainer)
    review = give(client, bank)
    assert "Hai đáp án?" in client.get(f"{review.url}?dong-y=two_correct_marked").content.decode()
    client.post(review.url, {"dong-y": "two_correct_marked"})
    assert Question.objects.filter(bank=bank).count() == 4


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04abc", "Tệp bị hỏng"),
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7", "Chưa đọc được dạng tệp này"),
        ("Chỉ là một đoạn văn.".encode(), "Không thấy câu hỏi nào"),
    ],
)
def test_what_is_wrong_with_a_file_stands_beside_it(client, trainer, bank, content, sentence):
    client.force_login(trainer)
    page = give(client, bank, content)
    assert page.status_code == 200
    assert sentence in page.content.decode()


@pytest.mark.parametrize("form", ["xlsx", "docx", "json", "moodle-xml", "gift", "aiken", "qti", "qti-2.1", "qti-3.0"])
def test_a_bank_is_taken_out_in_every_format(client, trainer, bank, form):
    client.force_login(trainer)
    answer = client.get(reverse("quizzes:bank_export", args=[bank.code]), {"dang": form})
    assert bank.code in answer["Content-Disposition"]
    assert answer.content


def test_an_unknown_format_leads_back(client, trainer, bank):
    client.force_login(trainer)
    answer = client.get(reverse("quizzes:bank_export", args=[bank.code]), {"dang": "pdf"})
    assert answer.url == reverse("quizzes:bank", args=[bank.code])


def test_a_trainer_of_another_province_finds_neither_bank_nor_file(client, trainer, strange_trainer, bank):
    client.force_login(trainer)
    review = give(client, bank)
    client.force_login(strange_trainer)
    for url in (review.url, *(reverse(f"quizzes:{name}", args=[bank.code]) for name in ("bank", "bank_export"))):
        assert client.get(url).status_code == 404
    assert bank.title not in client.get(reverse("quizzes:banks")).content.decode()


def test_a_bank_that_a_unit_owns_is_of_its_branch_though_it_has_no_course(client, trainer, strange_trainer, places):
    owned = open_bank(code="rieng", title="Ngân hàng của tỉnh", course=None, owner_unit=places.province, actor=None)
    client.force_login(trainer)
    assert owned.title in client.get(reverse("quizzes:banks")).content.decode()
    client.force_login(strange_trainer)
    assert owned.title not in client.get(reverse("quizzes:banks")).content.decode()
    assert client.get(reverse("quizzes:bank", args=["rieng"])).status_code == 404


def test_a_shared_bank_is_every_trainers_and_a_file_only_its_own(client, trainer, strange_trainer):
    shared = open_bank(code="chung", title="Ngân hàng chung", course=None, actor=None)
    client.force_login(trainer)
    review = give(client, shared)
    client.force_login(strange_trainer)
    assert client.get(reverse("quizzes:bank", args=["chung"])).status_code == 200
    assert client.get(review.url).status_code == 404


@pytest.mark.parametrize("name", ["banks", "bank", "bank_export"])
def test_learners_and_visitors_see_no_bank(client, learner, bank, name):
    url = reverse(f"quizzes:{name}", args=[] if name == "banks" else [bank.code])
    assert client.get(url).status_code == 302
    client.force_login(learner)
    assert client.get(url).status_code == 403


def test_a_list_of_banks_asks_as_often_for_three_as_for_one(client, trainer):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("quizzes:banks"))
        return len(queries)

    client.force_login(trainer)
    open_bank(code="mot", title="Một", course=None, actor=None)
    count()
    once = count()
    for code in ("hai", "ba"):
        open_bank(code=code, title=code, course=None, actor=None)
    assert count() == once
