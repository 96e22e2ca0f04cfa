"""What figures mean, in words for somebody who never learned statistics."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.calculations.statistics import Flag

Words = Mapping[str, str | Promise]

FACILITY: Words = {
    "very_easy": _("rất dễ"),
    "easy": _("dễ"),
    "medium": _("vừa sức"),
    "hard": _("khó"),
}
DISCRIMINATION: Words = {
    "excellent": _("phân biệt rất tốt"),
    "good": _("phân biệt tốt"),
    "fair": _("phân biệt được"),
    "poor": _("ít phân biệt"),
    "reversed": _("người giỏi lại sai nhiều hơn"),
}
RELIABILITY: Words = {
    "high": _("Cao: làm lại một đề tương tự, thứ hạng của mọi người gần như không đổi."),
    "enough": _("Đủ dùng cho bài kiểm tra cuối khóa."),
    "low": _("Thấp: kết quả còn may rủi. Nên thêm câu hỏi hoặc sửa các câu được đánh dấu."),
    "very_low": _("Rất thấp: không nên dùng điểm này để xếp loại. Xem lại các câu được đánh dấu trước."),
}
FLAGS: Words = {
    Flag.REVERSED: _("Người làm bài tốt lại sai câu này nhiều hơn. Xem lại đáp án và cách hỏi."),
    Flag.WRONG_PREFERRED: _("Người làm bài tốt chọn một phương án khác nhiều hơn đáp án. Đáp án có thể sai."),
    Flag.WEAK: _("Người giỏi và người yếu làm câu này gần như nhau. Câu hỏi chưa cho biết ai nắm bài."),
    Flag.TOO_HARD: _("Rất ít người làm được. Kiểm tra bài học đã dạy nội dung này chưa, câu hỏi có rõ không."),
    Flag.TOO_EASY: _("Gần như ai cũng làm được. Câu hỏi không còn cho biết thêm điều gì."),
    Flag.UNUSED_OPTIONS: _("Có phương án gần như không ai chọn. Nên thay bằng điều người học hay nhầm."),
}
FLAG_TITLES: Words = {
    Flag.REVERSED: _("phân biệt ngược"),
    Flag.WRONG_PREFERRED: _("đáp án đáng ngờ"),
    Flag.WEAK: _("ít phân biệt"),
    Flag.TOO_HARD: _("quá khó"),
    Flag.TOO_EASY: _("quá dễ"),
    Flag.UNUSED_OPTIONS: _("phương án không ai chọn"),
}
# What casts doubt on marks already given, and not only on how well the question is made.
GRAVE = (Flag.REVERSED, Flag.WRONG_PREFERRED)
