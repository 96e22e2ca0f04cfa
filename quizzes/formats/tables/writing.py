"""Our own spreadsheet of questions, which is also the template to fill in."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from core.workbooks import Sheet, write_workbook
from quizzes.formats.drafts import CHOICES, Draft, Kind
from quizzes.formats.loss import Output, lost_facts
from quizzes.formats.paths import path_for_people
from quizzes.formats.written.specials import answer_text, is_sayable, option_texts
from quizzes.formats.written.words import LETTERS

FEWEST_COLUMNS = 4
MOST_OPTIONS = 20
_CARRIES = frozenset({"code", "explanation", "category", "level", "competence", "unit", "rubric", "model"})
# In Vietnamese whatever the language of the page: these are read again by their meaning.
KINDS = {
    Kind.SINGLE: "Một đáp án đúng",
    Kind.MULTIPLE: "Nhiều đáp án đúng",
    Kind.TRUE_FALSE: "Đúng hay sai",
    Kind.MATCHING: "Ghép đôi",
    Kind.ORDERING: "Sắp xếp",
    Kind.NUMERIC: "Nhập số",
    Kind.TRUE_FALSE_TABLE: "Bảng đúng, sai",
    Kind.GAPS: "Điền vào chỗ trống",
    Kind.SHORT: "Trả lời ngắn",
    Kind.ESSAY: "Tự luận",
    Kind.PLACING: "Đặt từ vào chỗ",
    Kind.UPLOAD: "Nộp tệp hoặc ảnh",
    Kind.LIKERT: "Thang ý kiến",
    Kind.PREDICTION: "Dự đoán số",
}
LEVELS = {"basic": "Cơ bản", "applied": "Vận dụng", "advanced": "Nâng cao"}
_ADVICE = (
    "Mỗi dòng một câu. Cột Đáp án ghi chữ cái của phương án đúng; nhiều đáp án cách nhau bằng dấu phẩy.",
    "Đúng hay sai: Phương án A ghi Đúng, Phương án B ghi Sai.",
    "Ghép đôi: mỗi ô phương án ghi “vế trái => vế phải”, không cần đáp án.",
    "Sắp xếp: Đáp án ghi các chữ cái theo thứ tự đúng, ví dụ B, A, C.",
    "Nhập số: Đáp án ghi số, sai số và đơn vị, ví dụ 12,5 ± 0,5 kg.",
    "Bảng đúng, sai: mỗi ô phương án ghi “ý => Đúng” hoặc “ý => Sai”, không cần đáp án.",
    "Trả lời ngắn: Đáp án ghi các câu trả lời được nhận, ví dụ “Mặt trận Tổ quốc | MTTQ (50%)”.",
    "Điền vào chỗ trống: Phương án A ghi đoạn văn có […], các phương án sau lần lượt là đáp án của từng chỗ.",
    "Đáp án của một chỗ trống: “một | 1” để gõ, “[một] | hai” để chọn (chữ trong ngoặc là đúng), “= 5 ± 1” để nhập số.",
    "Đặt từ vào chỗ: Phương án A ghi đoạn văn có […], các phương án sau là các từ, Đáp án ghi chữ cái của từ theo thứ tự chỗ.",
    "Tự luận, Nộp tệp: mỗi ô phương án ghi một tiêu chí “nội dung => 4 điểm”; Đáp án của câu tự luận là bài mẫu.",
    "Thang ý kiến: mỗi ô phương án ghi một ý, Đáp án ghi các mức, ví dụ “Chưa đồng ý | Phân vân | Đồng ý”.",
    "Dự đoán số: Đáp án để trống cho đến khi có kết quả.",
    "Mã câu giữ nguyên thì lần nhập sau sẽ sửa câu cũ, không thêm câu mới.",
)


def write_table(drafts: Iterable[Draft]) -> Output:
    """All questions with at most twenty options."""
    output, rows = Output(), list[Draft]()
    for draft in drafts:
        if len(option_texts(draft)) > MOST_OPTIONS or not is_sayable(draft):
            output.leave_out(draft, "Excel")
            continue
        rows.append(draft)
        output.findings += lost_facts(draft, _CARRIES)
    width = max([FEWEST_COLUMNS, *(len(option_texts(draft)) for draft in rows)])
    questions = Sheet(
        _("Câu hỏi"), _columns(width), (_row(number, draft, width) for number, draft in enumerate(rows, 1))
    )
    advice = Sheet(_("Hướng dẫn"), [("Cách điền", 100.0)], ([line] for line in _ADVICE))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "questions.xlsx"
        write_workbook([questions, advice], path)
        output.content = path.read_bytes()
    return output


def _columns(width: int) -> list[tuple[str, float]]:
    before = [("STT", 6.0), ("Mã câu", 14.0), ("Chủ đề", 20.0), ("Dạng", 18.0), ("Câu hỏi", 60.0)]
    options = [(f"Phương án {letter}", 28.0) for letter in LETTERS[:width]]
    return [*before, *options, ("Đáp án", 14.0), ("Giải thích", 40.0), ("Mức độ", 12.0), ("Miền năng lực", 14.0)]


def _row(number: int, draft: Draft, width: int) -> list[object]:
    options = option_texts(draft)
    blanks = [None] * (width - len(options))
    answer = ", ".join(LETTERS[place] for place in draft.correct) if draft.type in CHOICES else answer_text(draft)
    before = [number, draft.code, path_for_people(draft.category), KINDS[draft.type], draft.stem]
    after = [answer, draft.explanation or "", LEVELS.get(draft.level or "", ""), draft.competence or ""]
    return [*before, *options, *blanks, *after]
