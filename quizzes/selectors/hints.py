"""How to answer a question of each type, in a sentence under it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models import QuestionType


def hint_of(body: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """How to answer; empty where the question says it by itself."""
    if item["type"] == QuestionType.ESSAY:
        return _length(body)
    if item["type"] == QuestionType.UPLOAD:
        return _files(body)
    hints = {
        QuestionType.MATCHING: _("Với mỗi dòng, chọn ý phù hợp."),
        QuestionType.ORDERING: _("Chọn số thứ tự cho từng ý: 1 là đầu tiên."),
        QuestionType.TRUE_FALSE_TABLE: _("Với mỗi ý, chọn Đúng hoặc Sai."),
        QuestionType.NUMERIC: _("Nhập một số, viết như 1234,5."),
        QuestionType.PREDICTION: _("Nhập con số đồng chí dự đoán."),
        QuestionType.HOTSPOT: _("Xem hình rồi chọn chỗ cần chỉ trong danh sách."),
        QuestionType.PLACING: _("Với mỗi chỗ trống, chọn từ hoặc hình phù hợp."),
        QuestionType.GAPS: _("Điền vào từng chỗ trống."),
        QuestionType.LIKERT: _("Với mỗi ý, chọn mức đúng với đồng chí nhất."),
    }
    return hints.get(item["type"], "")


def dragged_hint_of(item: Mapping[str, Any]) -> str:
    """How to answer where a script lets things be dragged or a picture be tapped; empty for other types."""
    hints = {
        QuestionType.MATCHING: _("Kéo ý ở trên vào từng dòng, hoặc bấm vào dòng để chọn."),
        QuestionType.ORDERING: _("Kéo từng ý lên xuống, hoặc dùng nút mũi tên, cho đến khi đúng thứ tự."),
        QuestionType.HOTSPOT: _("Chạm vào chỗ cần chỉ trên hình, hoặc chọn trong danh sách."),
        QuestionType.PLACING: _("Kéo vào chỗ trống, hoặc bấm vào chỗ trống để chọn."),
    }
    return hints.get(item["type"], "")


def _length(body: Mapping[str, Any]) -> str:
    """How long a text is to be, where that is said."""
    least, most = body.get("least_words"), body.get("most_words")
    if least and most:
        return _("Viết từ {least} đến {most} từ.").format(least=least, most=most)
    if least:
        return _("Viết ít nhất {least} từ.").format(least=least)
    return _("Viết nhiều nhất {most} từ.").format(most=most) if most else ""


def _files(body: Mapping[str, Any]) -> str:
    """Which files are taken, and how many."""
    most, accepts = body.get("most", 1), body.get("accepts", ())
    if list(accepts) == ["image"]:
        return ngettext("Gửi %(most)d ảnh.", "Gửi nhiều nhất %(most)d ảnh.", most) % {"most": most}
    return ngettext(
        "Gửi %(most)d tệp: ảnh, PDF, Word hoặc Excel.", "Gửi nhiều nhất %(most)d tệp: ảnh, PDF, Word hoặc Excel.", most
    ) % {"most": most}
