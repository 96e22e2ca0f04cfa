"""The editor of every type of question."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.forms.questions.choices import LikertEditor
from quizzes.forms.questions.editors import Editor
from quizzes.forms.questions.marked import EssayEditor, UploadEditor
from quizzes.forms.questions.numbers import PredictionEditor
from quizzes.forms.questions.pictured import HotspotEditor, PlacingEditor
from quizzes.forms.questions.scenarios import PART_EDITORS, ScenarioEditor
from quizzes.forms.questions.texts import GapsEditor

_OTHERS = (
    GapsEditor,
    EssayEditor,
    HotspotEditor,
    PlacingEditor,
    ScenarioEditor,
    UploadEditor,
    LikertEditor,
    PredictionEditor,
)

EDITORS: Mapping[str, type[Editor]] = {**PART_EDITORS, **{editor.kind: editor for editor in _OTHERS}}

ABOUT: Mapping[str, Promise] = {
    "single": _("Chọn một trong nhiều phương án."),
    "multiple": _("Chọn tất cả phương án đúng; có nhiều cách tính điểm."),
    "true_false": _("Một câu khẳng định, chọn Đúng hoặc Sai."),
    "true_false_table": _("Nhiều ý cùng một câu dẫn, mỗi ý chọn Đúng hoặc Sai."),
    "matching": _("Nối mỗi vế trái với một vế phải."),
    "ordering": _("Xếp các việc theo đúng trình tự."),
    "numeric": _("Nhập đáp số; có thể cho lệch, chọn đơn vị, mỗi đề một số khác."),
    "gaps": _("Đoạn văn có chỗ trống để gõ chữ, nhập số hoặc chọn."),
    "short": _("Gõ vài chữ; máy so với các câu trả lời được chấp nhận."),
    "essay": _("Viết bài; người chấm cho điểm theo yêu cầu."),
    "hotspot": _("Chạm vào đúng chỗ trên một bức ảnh."),
    "placing": _("Đặt từ hoặc hình vào đoạn văn, hay lên ảnh."),
    "scenario": _("Một tình huống, nhiều câu hỏi nối tiếp, mỗi câu một dạng."),
    "upload": _("Nộp ảnh chụp hoặc tệp; người chấm cho điểm."),
    "likert": _("Hỏi ý kiến theo mức, dùng cho phiếu khảo sát; không tính điểm."),
    "prediction": _("Đoán một con số chưa ai biết, dùng cho cuộc thi."),
}
