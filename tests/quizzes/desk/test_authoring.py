"""Writing, approving, retiring: who may, what changes, what stays; and what hostile forms come to."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from core.errors import DomainError
from core.models import LogEntry
from organisation.models import Role
from quizzes.models import Question, QuestionBank, Verdict
from quizzes.selectors import drawable_questions
from quizzes.services import BankUpload, import_questions, save_question
from quizzes.services.authoring import review_question
from tests.factories.every_type import content_of_type, named
from tests.factories.organisation import make_grant
from tests.quizzes.desk.conftest import address, fields_of, make_question

pytestmark = pytest.mark.django_db
SINGLE = {
    "stem": "Ai duyệt danh sách ủng hộ?",
    "explanation": "Theo quy chế.",
    "level": "applied",
    "code": "M-1",
    "tags": "quy chế,  vận động, quy chế",
    "options-rows": "3",
    "options-0-text": "Ban vận động",
    "options-0-right": "on",
    "options-0-note": "Đúng thẩm quyền.",
    "options-1-text": "Người quyên góp",
    "options-2-text": "  ",
    "pictures-rows": "0",
    "do": "save",
}


def a_picture():
    out = BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    return SimpleUploadedFile("anh.png", out.getvalue(), content_type="image/png")


def test_a_question_is_written_and_logged(as_trainer, trainer, bank):
    answer = as_trainer.post(address("new", bank, "single"), SINGLE)
    question = Question.objects.get(code="M-1")
    assert answer.url == address("question", bank, question.pk)
    assert [option["text"] for option in question.current.body["options"]] == ["Ban vận động", "Người quyên góp"]
    right = question.current.body["options"][0]["id"]
    assert question.current.key == {"correct": [right], "notes": {right: "Đúng thẩm quyền."}}
    assert question.current.author == trainer
    assert sorted(tag.title for tag in question.tags.all()) == ["quy chế", "vận động"]
    assert LogEntry.objects.filter(event="quizzes.question_written").count() == 1


def test_sending_twice_writes_once(as_trainer, bank):
    as_trainer.post(address("new", bank, "single"), SINGLE)
    again = as_trainer.post(address("new", bank, "single"), SINGLE)
    assert "Mã này đã có câu hỏi khác dùng" in again.content.decode()
    question = Question.objects.get(code="M-1")
    as_trainer.post(address("change", bank, question.pk), SINGLE)
    assert question.versions.count() == 1


def test_what_is_said_already_is_asked_back_once(as_trainer, bank):
    as_trainer.post(address("new", bank, "single"), SINGLE)
    twin = {**SINGLE, "code": "M-2", "stem": "AI DUYỆT danh sách ủng hộ", "options-0-text": "ban vận động."}
    page = as_trainer.post(address("new", bank, "single"), twin)
    assert "giống hệt" in page.content.decode()
    assert not Question.objects.filter(code="M-2").exists()
    as_trainer.post(address("new", bank, "single"), {**twin, "accepts_likeness": "on"})
    assert Question.objects.filter(code="M-2").exists()
    assert "M-2" in as_trainer.get(address("duplicates", bank)).content.decode()
    typed = as_trainer.get(address("alike", bank), {"stem": "ai duyet danh sach ung ho"}).content.decode()
    assert "M-1" in typed


@pytest.mark.parametrize(
    ("do", "texts"),
    [
        ("add:options", ["Ban vận động", "Người quyên góp", "  ", ""]),
        ("drop:options:0", ["Người quyên góp", "  "]),
        ("down:options:0", ["Ban vận động", "Người quyên góp", "  "]),
        ("drop:options:99", ["Ban vận động", "Người quyên góp", "  "]),
        ("drop:nothing:0", ["Ban vận động", "Người quyên góp", "  "]),
        ("no:such:verb:at:all", ["Ban vận động", "Người quyên góp", "  "]),
        ("add:options:-1", ["Ban vận động", "Người quyên góp", "  ", ""]),
    ],
)
def test_buttons_of_rows_keep_what_was_typed(as_trainer, bank, do, texts):
    page = as_trainer.post(address("new", bank, "single"), {**SINGLE, "do": do})
    fields = fields_of(page.content.decode())
    kept = [fields[f"options-{n}-text"][0] for n in range(int(fields["options-rows"][0]))]
    if do != "down:options:0":
        assert kept == texts
    assert fields["stem"] == [SINGLE["stem"]]
    assert "Câu hỏi chưa lưu được" not in page.content.decode()
    assert not Question.objects.filter(code="M-1").exists()


@pytest.mark.parametrize("rows", ["-1", "99999999", "ba", "٣", ""])
def test_any_number_of_rows_may_be_claimed(as_trainer, bank, rows):
    assert as_trainer.post(address("new", bank, "single"), {**SINGLE, "options-rows": rows}).status_code in {200, 302}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves a temporary file open
def test_a_picture_is_kept_at_once_and_must_be_told(as_trainer, bank):
    start = {**SINGLE, "pictures-rows": "1", "do": "add:options", "pictures-0-image_file": a_picture()}
    fields = fields_of(as_trainer.post(address("new", bank, "single"), start).content.decode())
    assert fields["pictures-0-image"][0]
    untold = as_trainer.post(address("new", bank, "single"), {**fields, "do": "save"}).content.decode()
    assert "tả ảnh bằng lời" in untold
    as_trainer.post(address("new", bank, "single"), {**fields, "pictures-0-alt": "Một ô đỏ", "do": "save"})
    (picture,) = Question.objects.get(code="M-1").current.body["pictures"]
    assert picture["alt"] == "Một ô đỏ"
    assert picture.keys() == {"image", "name", "sha256", "alt"}


def test_pictures_that_are_none_and_forged_names_of_others_are_refused(as_trainer, bank):
    svg = SimpleUploadedFile("x.png", b"<svg onload=alert(1)>", content_type="image/png")
    page = as_trainer.post(
        address("new", bank, "single"), {**SINGLE, "pictures-rows": "1", "pictures-0-image_file": svg}
    )
    assert "SVG" in page.content.decode()
    forged = {
        **SINGLE,
        "pictures-rows": "1",
        "pictures-0-image": '{"image": 1}',
        "pictures-0-alt": "Ảnh của người khác",
    }
    assert "Chưa có ảnh" in as_trainer.post(address("new", bank, "single"), forged).content.decode()


def test_a_scenario_grows_part_by_part(as_trainer, bank):
    page = as_trainer.get(address("new", bank, "scenario"))
    fields = fields_of(page.content.decode())
    fields |= {"stem": "Đọc rồi trả lời.", "is-text": "Chuyện xảy ra ở thôn.", "new_part": "numeric", "do": "add:parts"}
    fields = fields_of(as_trainer.post(address("new", bank, "scenario"), fields).content.decode())
    assert fields["parts-rows"] == ["2"]
    fields |= {
        "p0-head-stem": "Làm gì?",
        "p0-options-0-text": "Báo",
        "p0-options-0-right": "on",
        "p0-options-1-text": "Giấu",
        "p1-head-stem": "Bao nhiêu hộ?",
        "p1-is-answer": "1.250,5",
        "p1-head-points": "2",
        "do": "save",
    }
    answer = as_trainer.post(address("new", bank, "scenario"), fields)
    assert answer.status_code == 302, answer.content.decode()
    version = Question.objects.get(current__type="scenario").current
    assert [part["type"] for part in version.body["parts"]] == ["single", "numeric"]
    assert version.key["parts"]["q2"] == {"value": "1250.5", "tolerance": "0"}


def test_numbers_change_from_paper_to_paper(as_trainer, bank):
    fields = fields_of(as_trainer.get(address("new", bank, "numeric")).content.decode())
    fields |= {
        "stem": "{ho} hộ, mỗi hộ hai cây. Bao nhiêu cây?",
        "is-answer": "= ho * 2",
        "variables-rows": "1",
        "variables-0-name": "ho",
        "variables-0-least": "10",
        "variables-0-most": "90",
        "do": "look",
    }
    page = as_trainer.post(address("new", bank, "numeric"), fields).content.decode()
    assert "Người học sẽ thấy" in page
    faulty = {**fields, "is-answer": "=ho*hai"}
    assert "Câu hỏi chưa lưu được" in as_trainer.post(address("new", bank, "numeric"), faulty).content.decode()


def test_nobody_approves_what_they_wrote(as_trainer, client, trainer, editor, bank):
    question = make_question(bank, actor=trainer)
    as_trainer.post(address("review", bank, question.pk), {"verdict": "approved"})
    question.current.refresh_from_db()
    assert question.current.approved_at is None
    client.force_login(editor)
    client.post(address("review", bank, question.pk), {"verdict": "returned", "remark": ""})
    assert not question.current.reviews.exists()
    client.post(address("review", bank, question.pk), {"verdict": "returned", "remark": "Thêm giải thích."})
    client.post(address("review", bank, question.pk), {"verdict": "approved"})
    question.current.refresh_from_db()
    assert question.current.approved_by == editor
    assert question.current.reviews.count() == 2
    with pytest.raises(DomainError):
        review_question(version=question.current, verdict=Verdict.RETURNED, remark="Muộn", actor=editor)


def test_what_was_approved_stays_in_use_until_the_next_version_is(trainer, editor, bank):
    QuestionBank.objects.filter(pk=bank.pk).update(requires_approval=True)
    bank.refresh_from_db()
    question = make_question(bank, actor=trainer)
    assert question.current_id not in drawn(bank)
    review_question(version=question.current, verdict=Verdict.APPROVED, remark="", actor=editor)
    changed = content_of_type("multiple")
    question, _saved = save_question(bank=bank, code=question.code, content=changed, actor=trainer)
    assert drawn(bank) == {question.versions.get(number=1).pk}
    assert save_question(bank=bank, code=question.code, content=changed, actor=trainer)[1].value == "unchanged"
    review_question(version=question.versions.get(number=2), verdict=Verdict.APPROVED, remark="", actor=editor)
    assert drawn(bank) == {question.versions.get(number=2).pk}


def drawn(bank):
    return {candidate.version for candidate in drawable_questions(bank, [])}


def test_versions_show_what_differs(as_trainer, trainer, bank):
    question = make_question(bank, actor=trainer)
    content = content_of_type("single")
    later = {**content.values(), "body": {"options": named("Báo công an", "Chuyển tiền", "Hỏi hàng xóm")}}
    facts = {name: later[name] for name in ("type", "stem", "body", "key", "explanation", "level")}
    save_question(bank=bank, code=question.code, content=type(content)(**facts), actor=trainer)
    page = as_trainer.get(address("question", bank, question.pk)).content.decode()
    assert "Hỏi hàng xóm</ins>" in page
    assert "Im lặng</del>" in page
    assert "Im lặng" in as_trainer.get(address("question", bank, question.pk) + "?phien-ban=1").content.decode()


def test_a_retired_question_is_drawn_no_more_and_comes_back(as_trainer, bank):
    question = make_question(bank)
    as_trainer.post(address("retire", bank, question.pk))
    assert question.current_id not in drawn(bank)
    as_trainer.post(address("retire", bank, question.pk), {"dung-lai": "1"})
    assert question.current_id in drawn(bank)


@pytest.mark.parametrize("name", ["question", "change"])
def test_others_find_nothing(client, learner, stranger, places, bank, name):
    question = make_question(bank)
    make_grant(stranger, Role.TRAINER, places.other_province)
    assert client.get(address(name, bank, question.pk)).status_code == 302
    client.force_login(learner)
    assert client.get(address(name, bank, question.pk)).status_code == 403
    client.force_login(stranger)
    assert client.get(address(name, bank, question.pk)).status_code == 404


def test_a_question_of_another_bank_is_not_here(as_trainer, bank):
    other = QuestionBank.objects.create(code="khac", title="Khác", course=bank.course)
    question = make_question(other)
    assert as_trainer.get(address("question", bank, question.pk)).status_code == 404


def test_lists_ask_as_often_for_three_questions_as_for_thirty(as_trainer, bank):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            as_trainer.get(reverse("quizzes:bank", args=[bank.code]) + "?tim=cau hoi")
        return len(asked)

    make_question(bank, code="A1")
    make_question(bank, code="A2")
    few = queries()
    for number in range(27):
        make_question(bank, code=f"B{number}")
    assert queries() == few


def test_a_file_taken_in_again_waits_for_approval_once(trainer, editor, bank):
    QuestionBank.objects.filter(pk=bank.pk).update(requires_approval=True)
    bank.refresh_from_db()
    question = make_question(bank, actor=trainer)
    review_question(version=question.current, verdict=Verdict.APPROVED, remark="", actor=editor)
    stem = question.current.stem
    text = f"{stem}\nA. Báo công an\nB. Chuyển tiền\nC. Im lặng\nANSWER: B\n"
    for _again in range(2):
        upload = BankUpload(content=text.encode(), file_name="cau.txt")
        import_questions(bank=bank, upload=upload, actor=trainer)
    assert question.versions.count() == 2
    assert drawn(bank) == {question.versions.get(number=1).pk}
