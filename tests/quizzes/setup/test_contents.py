"""Composing a paper on screen: sections, questions picked, groups drawn from, and two people at once."""

import pytest

from quizzes.calculations.composing import stamp_of
from quizzes.models import Question, Quiz
from quizzes.services import open_bank, save_question
from tests.factories.quizzes import make_content, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(as_trainer, desk, at):
    """Send a form of the composing pages, with the stamp of what stands now."""

    def send(name, *where, query="", **form):
        stamp = stamp_of(Quiz.objects.get(pk=desk.pk).blueprint)
        return as_trainer.post(at(name, *where) + query, {"dau": stamp, **form})

    return send


@pytest.fixture
def sections(desk):
    """The sections as they stand now."""
    return lambda: Quiz.objects.get(pk=desk.pk).blueprint.get("sections", [])


@pytest.fixture
def pks(desk):
    """The questions of the bank, in the order of their codes."""
    return list(Question.objects.filter(bank=desk.bank).order_by("code").values_list("pk", flat=True))


@pytest.fixture
def emptied(desk):
    """The exam without questions."""
    Quiz.objects.filter(pk=desk.pk).update(blueprint={"sections": []}, question_count=0)
    return desk


def test_a_paper_is_composed_of_picked_and_drawn_questions(post, sections, emptied, pks, exam, place, learner):
    assert post("_section_new", title="Phần chung", count=2, basic=1).status_code == 302
    post("_pick", 1, cau=[pks[2], pks[0]])
    post("_section_new", title="Phần riêng", count=0)
    post("_group_new", 2, count=1)
    post("_act", 1, **{"viec": "xuong:0", f"diem-{pks[0]}": "2,5", f"diem-{pks[2]}": "1"})
    assert sections() == [
        {
            "title": "Phần chung",
            "count": 2,
            "levels": {"basic": 1},
            "questions": [pks[0], pks[2]],
            "points": {str(pks[0]): "2.5"},
        },
        {"title": "Phần riêng", "count": 1, "groups": [{"count": 1}]},
    ]
    emptied.refresh_from_db()
    assert emptied.question_count == 5
    assert set(emptied.fixed_questions.values_list("pk", flat=True)) == {pks[0], pks[2]}
    paper = start(exam, learner).paper
    assert len(paper["items"]) == 5
    assert [section["title"] for section in paper["sections"]] == ["Phần chung", "Phần riêng"]


def test_a_quiz_of_old_opens_as_one_section(as_trainer, at, sections, post):
    page = as_trainer.get(at("_contents")).text
    assert "5 câu" in page
    post("_section", 1, title="Tất cả", count=4)
    assert sections() == [{"title": "Tất cả", "count": 4}]


def test_sections_and_groups_move_and_leave(post, sections, emptied):
    for title in ("A", "B", "C"):
        post("_section_new", title=title, count=1)
    post("_act", 3, viec="phan-len")
    assert [section["title"] for section in sections()] == ["A", "C", "B"]
    post("_act", 1, viec="phan-bo")
    post("_group_new", 1, count=1)
    post("_group", 1, 1, count=3)
    assert sections()[0] == {"title": "C", "count": 3, "groups": [{"count": 3}]}
    post("_act", 1, viec="nhom-bo:0")
    assert "groups" not in sections()[0]


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(as_trainer, at, sections, emptied):
    seen = stamp_of({"sections": []})
    as_trainer.post(at("_section_new"), {"dau": seen, "title": "Của tôi", "count": 1})
    refused = as_trainer.post(at("_section_new"), {"dau": seen, "title": "Của người khác", "count": 1})
    assert refused.status_code == 409
    assert "vừa được người khác sửa" in refused.text
    assert len(sections()) == 1


@pytest.mark.parametrize("points", ["0", "-1", "nhiều", "1e9", "nan"])
def test_points_that_cannot_be_meant_are_refused(post, sections, emptied, pks, points):
    post("_section_new", count=0)
    post("_pick", 1, cau=[pks[0]])
    assert post("_act", 1, **{"viec": "luu", f"diem-{pks[0]}": points}).status_code == 302
    assert "points" not in sections()[0]


@pytest.mark.parametrize("act", ["", "len:99", "bo:-1", "bo:x", "gi-do:1", "nhom-bo:5"])
def test_buttons_that_are_not_there_change_nothing(post, sections, emptied, pks, act):
    post("_section_new", count=0)
    post("_pick", 1, cau=pks[:2])
    before = sections()
    assert post("_act", 1, viec=act).status_code == 302
    assert sections() == before


def test_levels_and_groups_may_not_ask_more_than_is_drawn(post, emptied):
    assert "cộng lại nhiều hơn" in post("_section_new", count=2, basic=2, advanced=1).text
    post("_section_new", count=3)
    post("_group_new", 1, count=3)
    assert "cộng lại nhiều hơn" in post("_section", 1, count=2).text


def test_what_the_bank_cannot_give_is_said(as_trainer, at, post, emptied, pks):
    post("_section_new", count=9, advanced=2)
    post("_pick", 1, cau=[pks[0]])
    Question.objects.filter(pk=pks[0]).update(retired_at="2026-01-01T00:00Z")
    page = as_trainer.get(at("_contents")).text
    for sentence in ("Cần lấy 9 câu, ngân hàng chỉ còn 4", "Cần 2 câu mức nâng cao", "Câu Q01 không dùng được"):
        assert sentence in page
    assert "Ngân hàng chưa đủ câu" in page


def test_questions_are_found_without_marks_and_only_in_one_s_own_banks(as_trainer, at, post, emptied, places, pks):
    own = open_bank(code="chung", title="Chung", course=None, owner_unit=places.province, actor=None)
    alien = open_bank(code="la", title="Lạ", course=None, owner_unit=places.other_province, actor=None)
    (mine, _new), (theirs, _new) = (
        save_question(bank=bank, code=code, content=make_content(90), actor=None)
        for bank, code in ((own, "CHUNG-1"), (alien, "LA-1"))
    )
    post("_section_new", count=0)
    page = as_trainer.get(at("_pick", 1) + "?tim=cau+hoi+so+90").text
    assert "CHUNG-1" in page
    assert "LA-1" not in page
    post("_pick", 1, cau=[theirs.pk, mine.pk, "x"], query="?tim=so 90")
    assert Quiz.objects.get(pk=emptied.pk).blueprint["sections"][0]["questions"] == [mine.pk]
    assert "CHUNG-1" not in as_trainer.get(at("_pick", 1)).text
    assert as_trainer.get(at("_pick", 1) + "?danh_muc=77&dang=hỏng").status_code == 200


def test_a_group_offers_the_drawers_of_the_bank(as_trainer, at, post, sections, emptied, desk, pks):
    drawer = desk.bank.categories.create(title="Mật khẩu")
    inner = desk.bank.categories.create(title="Đặt mật khẩu", parent=drawer)
    tag = desk.bank.tags.create(title="khó")
    question = Question.objects.get(pk=pks[0])
    question.tags.add(tag)
    Question.objects.filter(pk__in=pks[:2]).update(category=inner)
    post("_section_new", count=0)
    page = as_trainer.get(at("_group_new", 1)).text
    assert "Mật khẩu › Đặt mật khẩu" in page
    assert "Năng lực" not in page
    post("_group_new", 1, count=1, categories=[inner.pk], tags=[tag.pk])
    assert sections()[0]["groups"] == [{"count": 1, "categories": [inner.pk], "tags": [tag.pk]}]
    assert "nhãn “khó”" in as_trainer.get(at("_contents")).text
    assert post("_group_new", 1, count=1, categories=[99999]).status_code == 200


def test_places_that_are_not_there_are_not_found(as_trainer, at, emptied):
    for name, where in (("_section", [1]), ("_section", [0]), ("_pick", [7]), ("_group", [1, 1])):
        assert as_trainer.get(at(name, *where)).status_code == 404


def test_pages_ask_as_often_for_many_questions_as_for_one(
    as_trainer, at, post, emptied, pks, django_assert_max_num_queries
):
    post("_section_new", count=0)
    post("_pick", 1, cau=pks[:1])
    with django_assert_max_num_queries(40) as few:
        as_trainer.get(at("_contents"))
        asked = len(few)
    post("_pick", 1, cau=pks[1:])
    with django_assert_max_num_queries(asked):
        as_trainer.get(at("_contents"))
