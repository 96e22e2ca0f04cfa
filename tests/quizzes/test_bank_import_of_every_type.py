"""A bank of every type goes out and comes back: found again by code or by what it says, moved whole, never doubled."""

import json

import pytest
from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from quizzes.formats import Format, OutputFormat, meaning_of
from quizzes.models import Category, Question, QuestionVersion, Tag
from quizzes.selectors import bank_as_file, content_in
from quizzes.services import BankUpload, import_questions, open_bank, save_question
from tests.factories.every_type import SHAPES, content_of_type
from tests.quizzes.formats.drafts import picture

pytestmark = pytest.mark.django_db

COUNT = len(SHAPES)
# What each format has no way to say; everything else comes back as it was.
UNSAID = {
    OutputFormat.MOODLE: {"hotspot", "scenario", "likert", "prediction"},
    OutputFormat.XLSX: {"hotspot", "scenario"},
    OutputFormat.DOCX: {"hotspot", "scenario"},
    OutputFormat.GIFT: {
        *("ordering", "true_false_table", "gaps", "hotspot", "placing", "scenario", "upload", "likert", "prediction"),
    },
    OutputFormat.AIKEN: set(SHAPES) - {"single", "true_false"},
}


@pytest.fixture
def bank():
    """One question of each type, labelled and in a drawer in a drawer; one of them has its picture."""
    bank = open_bank(code="moi-dang", title="Mọi dạng", course=None, actor=None)
    outer = Category.objects.create(bank=bank, title="Phần I")
    inner = Category.objects.create(bank=bank, parent=outer, title="Giám sát/phản biện")
    tag = Tag.objects.create(bank=bank, title="ôn tập")
    for kind in SHAPES:
        question, _saved = save_question(bank=bank, code=f"M-{kind}", content=_content(kind), actor=None)
        question.category = inner
        question.save()
        question.tags.add(tag)
    return bank


def _content(kind):
    content = content_of_type(kind)
    if kind != "hotspot":
        return content
    point = picture()
    image = get_image_model().objects.create(title="hình", file=ContentFile(point.content, name="hinh.png"))
    image.get_file_hash()
    image.save()
    said = {"image": image.pk, "name": "hinh.png", "alt": "Thẻ căn cước"}
    regions = {"o1": [71.4826, 1, 9, 9], "o2": [1, 50, 10, 10]}
    facts = {name: getattr(content, name) for name in ("type", "stem", "explanation", "level")}
    return type(content)(
        **facts,
        body={**content.body, "picture": said},
        key={**content.key, "regions": regions},
        legal_reference="Luật 75",
    )


def take(bank, content, **facts):
    return import_questions(bank=bank, upload=BankUpload(content=content, file_name="tep"), actor=None, **facts)


@pytest.mark.parametrize("form", list(OutputFormat))
def test_what_went_out_comes_back_and_nothing_changes(bank, form):
    _count, output = bank_as_file(bank, form)
    unsaid = {f"M-{kind}" for kind in UNSAID.get(form, ())}
    assert {said.where for said in output.left_out} == unsaid
    report = take(bank, output.content)
    changed = [said["code"] for said in report.items if said["outcome"] != "unchanged"]
    assert (changed, report.errors) == ([], [])
    assert report.unchanged == COUNT - len(unsaid)
    assert QuestionVersion.objects.count() == COUNT


def test_our_json_moves_everything_to_another_bank(bank):
    other = open_bank(code="noi-khac", title="Nơi khác", course=None, actor=None)
    report = take(other, bank_as_file(bank, OutputFormat.JSON)[1].content)
    assert (report.created, report.errors) == (COUNT, [])
    here, there = (
        {question.code: question for question in Question.objects.filter(bank=one).select_related("current")}
        for one in (bank, other)
    )
    for code, question in here.items():
        assert meaning_of(content_in(there[code].current)) == meaning_of(content_in(question.current))
        assert [tag.title for tag in there[code].tags.all()] == ["ôn tập"]
        assert (there[code].category.title, there[code].category.parent.title) == ("Giám sát/phản biện", "Phần I")
    assert other.categories.count() == 2


@pytest.mark.parametrize("kind", list(SHAPES))
def test_without_codes_a_question_is_known_by_what_it_says(bank, kind):
    file = json.loads(bank_as_file(bank, OutputFormat.JSON)[1].content)
    file["questions"] = [said for said in file["questions"] if said["type"] == kind]
    file["questions"][0].pop("code")
    report = take(bank, json.dumps(file).encode())
    assert (report.counts["unchanged"], Question.objects.count()) == (1, COUNT)


@pytest.mark.parametrize("kind", list(SHAPES))
def test_a_changed_question_is_its_next_version(bank, kind):
    file = json.loads(bank_as_file(bank, OutputFormat.JSON)[1].content)
    file["questions"] = [{**said, "explanation": "Nay đã rõ."} for said in file["questions"] if said["type"] == kind]
    report = take(bank, json.dumps(file).encode())
    assert (report.counts["updated"], Question.objects.count()) == (1, COUNT)
    current = Question.objects.get(code=f"M-{kind}").current
    assert (current.number, current.explanation) == (2, "Nay đã rõ.")


def test_another_drawer_or_label_moves_a_question_and_leaves_its_version(bank):
    file = json.loads(bank_as_file(bank, OutputFormat.JSON)[1].content)
    first = file["questions"][0]
    first |= {"category": ["Phần II"], "tags": ["mới"]}
    assert take(bank, json.dumps(file).encode()).counts["updated"] == 1
    question = Question.objects.get(code=first["code"])
    assert (question.category.title, [tag.title for tag in question.tags.all()]) == ("Phần II", ["mới"])
    assert QuestionVersion.objects.count() == COUNT
    assert take(bank, json.dumps(file).encode()).counts["unchanged"] == COUNT


def test_what_a_plain_file_does_not_say_of_a_question_stays(bank):
    """An essay's rubric and a gap's strictness outlive a trip through files that know neither."""
    _count, output = bank_as_file(bank, OutputFormat.GIFT)
    upload = BankUpload(
        content=output.content.replace(b"essay?", "essay, sửa lời?".encode()), file_name="t", format=Format.GIFT
    )
    assert import_questions(bank=bank, upload=upload, actor=None).counts["updated"] == 1
    essay = Question.objects.get(code="M-essay").current
    assert (essay.number, essay.key["rubric"][0]["points"]) == (2, 10)


def test_a_trial_puts_no_picture_into_the_library(bank):
    content = bank_as_file(bank, OutputFormat.JSON)[1].content
    get_image_model().objects.all().delete()
    other = open_bank(code="noi-khac", title="Nơi khác", course=None, actor=None)
    assert take(other, content, is_trial=True).counts["created"] == COUNT
    assert not get_image_model().objects.exists()
    assert not Tag.objects.filter(bank=other).exists()
