"""Banks and their order: set up, found, narrowed, sorted into categories."""

import pytest
from django.urls import reverse

from organisation.models import Role
from quizzes.models import Category, QuestionBank
from quizzes.selectors import banks_kept_by
from tests.factories.organisation import make_grant
from tests.quizzes.desk.conftest import address, make_question

pytestmark = pytest.mark.django_db


def found(client, bank, **asked):
    return client.get(reverse("quizzes:bank", args=[bank.code]), asked).content.decode()


def test_a_shared_bank_belongs_to_the_branch_of_who_set_it_up(as_trainer, trainer, stranger, places):
    answer = as_trainer.post(reverse("quizzes:bank_new"), {"title": "Chuyển đổi số cơ sở"})
    bank = QuestionBank.objects.get(code="chuyen-doi-so-co-so")
    assert answer.url == reverse("quizzes:bank", args=[bank.code])
    assert bank.owner_unit == places.province
    make_grant(stranger, Role.TRAINER, places.other_province)
    assert bank in banks_kept_by(trainer)
    assert bank not in banks_kept_by(stranger)
    again = as_trainer.post(reverse("quizzes:bank_new"), {"title": "Mới"})
    assert again.url != reverse("quizzes:bank_new")


def test_a_bank_keeps_its_unit_when_it_is_changed(as_trainer, bank):
    change = {"title": "Tên khác", "course": bank.course_id, "requires_approval": "on"}
    as_trainer.post(reverse("quizzes:bank_change", args=[bank.code]), change)
    bank.refresh_from_db()
    assert (bank.title, bank.requires_approval) == ("Tên khác", True)


def test_questions_are_found_without_marks_and_narrowed(as_trainer, bank):
    numeric, essay = make_question(bank, "numeric"), make_question(bank, "essay")
    page = found(as_trainer, bank, tim="cau hoi dang numeric")
    assert numeric.code in page
    assert essay.code not in found(as_trainer, bank, dang="numeric")
    assert essay.code not in found(as_trainer, bank, trang_thai="retired")
    assert numeric.code in found(as_trainer, bank, trang_thai="waiting")
    assert found(as_trainer, bank, danh_muc="xyz", muc="' OR 1=1 --", nhan="0")


def test_categories_lie_in_one_another_and_never_in_themselves(as_trainer, bank):
    as_trainer.post(address("categories", bank), {"title": "An toàn"})
    outer = Category.objects.get(title="An toàn")
    as_trainer.post(address("categories", bank), {"title": "Mật khẩu", "parent": outer.pk})
    inner = Category.objects.get(title="Mật khẩu")
    as_trainer.post(address("category", bank, outer.pk), {"title": "An toàn số", "parent": inner.pk})
    outer.refresh_from_db()
    assert (outer.title, outer.parent) == ("An toàn số", None)
    question = make_question(bank)
    question.category = inner
    question.save()
    assert question.code in found(as_trainer, bank, danh_muc=str(outer.pk))
    as_trainer.post(address("category_remove", bank, inner.pk))
    question.refresh_from_db()
    assert question.category == outer


def test_two_categories_of_one_name_are_refused(as_trainer, bank):
    as_trainer.post(address("categories", bank), {"title": "An toàn"})
    as_trainer.post(address("categories", bank), {"title": "An toàn"})
    assert Category.objects.filter(bank=bank, title="An toàn").count() == 1
