"""What quizzes hold about people."""

from django.utils.translation import gettext_lazy as _

from core.holdings import Holding, register_acts, register_holding
from quizzes.models import (
    Answer,
    AnswerFile,
    AnswerSheet,
    Appeal,
    Attempt,
    AttemptRuling,
    GradingRun,
    ManualMark,
    QuizOverride,
    Signal,
)
from quizzes.services.erasing import (
    erase_appeals,
    erase_devices,
    erase_files,
    erase_overrides,
    erase_remarks,
    erase_rulings,
    erase_scans,
    erase_texts,
)

WITH_RESULT = _("Cùng với kết quả khóa học")
DISPUTES = _("Chấm và chấm lại; giải quyết khiếu nại về điểm")

register_holding(
    Holding(
        name="quizzes.attempts",
        title=_("Lượt làm bài kiểm tra"),
        purpose=_("Xét kết quả khóa học; giải quyết khiếu nại về điểm"),
        kept=WITH_RESULT,
        after=_("Giữ điểm, không kèm tên"),
        fields=["quizzes.Attempt.learner"],
        rows=lambda subject: Attempt.objects.filter(learner__in=subject.person_ids).order_by("started_at"),
        columns={
            "quiz__title": _("Bài"),
            "number": _("Lần"),
            "started_at": _("Bắt đầu lúc"),
            "submitted_at": _("Nộp lúc"),
            "state": _("Tình trạng"),
            "percent": _("Điểm"),
            "is_passed": _("Đạt"),
        },
        order=50,
        erase=erase_devices,
    )
)
register_holding(
    Holding(
        name="quizzes.answers",
        title=_("Câu trả lời đã chọn"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_(
            "Giữ ký hiệu phương án và số đã chọn, không kèm tên, để chấm lại vẫn ra cùng điểm; xóa câu trả lời bằng lời"
        ),
        fields=["quizzes.Answer.attempt", "quizzes.ItemCheck.attempt"],
        rows=lambda subject: Answer.objects.filter(attempt__learner__in=subject.person_ids).order_by("received_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "attempt__number": _("Lần"),
            "position": _("Câu"),
            "response": _("Đã chọn"),
            "is_flagged": _("Đánh dấu xem lại"),
            "received_at": _("Nhận lúc"),
        },
        order=51,
        erase=erase_texts,
    )
)
register_holding(
    Holding(
        name="quizzes.grades",
        title=_("Kết quả chấm"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_("Giữ, không kèm tên"),
        fields=["quizzes.GradingRun.attempt", "quizzes.ItemGrade.run", "quizzes.MarkingTask.attempt"],
        rows=lambda subject: GradingRun.objects.filter(attempt__learner__in=subject.person_ids).order_by("graded_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "attempt__number": _("Lần"),
            "trigger": _("Chấm khi"),
            "reason": _("Lý do"),
            "scored": _("Số điểm"),
            "out_of": _("Trên"),
            "percent": _("Điểm"),
            "graded_at": _("Chấm lúc"),
        },
        order=52,
    )
)
register_holding(
    Holding(
        name="quizzes.files",
        title=_("Tệp và ảnh nộp trong bài kiểm tra"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_("Xóa tệp; giữ điểm của câu đó, không kèm tên"),
        fields=["quizzes.AnswerFile.attempt"],
        rows=lambda subject: AnswerFile.objects.filter(attempt__learner__in=subject.person_ids).order_by("pk"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "position": _("Câu"),
            "name": _("Tên tệp"),
            "uploaded_at": _("Nộp lúc"),
        },
        order=53,
        erase=erase_files,
    )
)
register_holding(
    Holding(
        name="quizzes.marks",
        title=_("Điểm và nhận xét của người chấm"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_("Giữ điểm, không kèm tên; xóa nhận xét"),
        fields=["quizzes.ManualMark.task"],
        rows=lambda subject: ManualMark.objects.filter(task__attempt__learner__in=subject.person_ids).order_by("pk"),
        columns={
            "task__attempt__quiz__title": _("Bài"),
            "task__position": _("Câu"),
            "scored": _("Số điểm"),
            "out_of": _("Trên"),
            "remark": _("Nhận xét"),
            "marked_at": _("Chấm lúc"),
        },
        order=54,
        erase=erase_remarks,
    )
)
register_holding(
    Holding(
        name="quizzes.overrides",
        title=_("Điều chỉnh riêng khi làm bài"),
        purpose=_("Cho thêm thời gian hoặc thêm lần làm khi có lý do chính đáng"),
        kept=WITH_RESULT,
        after=_("Giữ mức điều chỉnh, không kèm tên; xóa lý do"),
        fields=["quizzes.QuizOverride.learner"],
        rows=lambda subject: QuizOverride.objects.filter(learner__in=subject.person_ids).order_by("granted_at"),
        columns={
            "quiz__title": _("Bài"),
            "extra_minutes": _("Thêm phút"),
            "extra_attempts": _("Thêm lần"),
            "reason": _("Lý do"),
            "granted_at": _("Ngày"),
        },
        order=55,
        erase=erase_overrides,
    )
)
register_holding(
    Holding(
        name="quizzes.rulings",
        title=_("Quyết định về lượt làm bài"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_("Giữ quyết định, không kèm tên; xóa lý do"),
        fields=["quizzes.AttemptRuling.attempt"],
        rows=lambda subject: AttemptRuling.objects.filter(attempt__learner__in=subject.person_ids).order_by("made_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "ruling": _("Quyết định"),
            "reason": _("Lý do"),
            "made_at": _("Lúc"),
        },
        order=56,
        erase=erase_rulings,
    )
)
register_holding(
    Holding(
        name="quizzes.appeals",
        title=_("Đề nghị phúc khảo"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_("Giữ ngày và kết luận, không kèm tên; xóa nội dung"),
        fields=["quizzes.Appeal.attempt"],
        rows=lambda subject: Appeal.objects.filter(attempt__learner__in=subject.person_ids).order_by("made_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "reason": _("Nội dung"),
            "state": _("Kết quả"),
            "reply": _("Trả lời"),
            "made_at": _("Gửi lúc"),
        },
        order=57,
        erase=erase_appeals,
    )
)
register_holding(
    Holding(
        name="quizzes.sheets",
        title=_("Phiếu trả lời trên giấy"),
        purpose=DISPUTES,
        kept=WITH_RESULT,
        after=_("Xóa ảnh chụp phiếu; giữ câu trả lời đã đọc, không kèm tên"),
        fields=["quizzes.AnswerSheet.learner", "quizzes.AnswerSheet.attempt", "quizzes.SheetScan.sheet"],
        rows=lambda subject: AnswerSheet.objects.filter(learner__in=subject.person_ids).order_by("pk"),
        columns={
            "variant__print_run__title": _("Kỳ kiểm tra"),
            "variant__code": _("Mã đề"),
            "code": _("Mã phiếu"),
        },
        order=58,
        erase=erase_scans,
    )
)
register_holding(
    Holding(
        name="quizzes.signals",
        title=_("Dấu hiệu khác thường khi làm bài"),
        purpose=_("Nhắc người phụ trách xem lại; không tự trừ điểm ai"),
        kept=WITH_RESULT,
        after=_("Giữ loại dấu hiệu, không kèm tên"),
        fields=["quizzes.Signal.attempt"],
        rows=lambda subject: Signal.objects.filter(attempt__learner__in=subject.person_ids).order_by("seen_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "kind": _("Dấu hiệu"),
            "seen_at": _("Lúc"),
            "dismissed_at": _("Đã xem xét lúc"),
        },
        order=59,
    )
)
register_acts(
    {
        "quizzes.Answer.given_by": _("câu trả lời đã gửi"),
        "quizzes.Appeal.decided_by": _("đề nghị phúc khảo đã trả lời"),
        "quizzes.AttemptRuling.made_by": _("quyết định về lượt làm bài"),
        "quizzes.GradingRun.graded_by": _("lượt chấm bài"),
        "quizzes.ManualMark.marked_by": _("câu tự luận đã chấm"),
        "quizzes.MarkingTask.claimed_by": _("câu tự luận đang chấm"),
        "quizzes.PrintRun.created_by": _("đề in đã tạo"),
        "quizzes.QuestionReview.made_by": _("ý kiến về câu hỏi"),
        "quizzes.QuestionVersion.approved_by": _("câu hỏi đã duyệt"),
        "quizzes.QuestionVersion.author": _("câu hỏi đã soạn"),
        "quizzes.QuizOverride.granted_by": _("điều chỉnh riêng đã cho"),
        "quizzes.Regrade.decided_by": _("đề nghị chấm lại đã duyệt"),
        "quizzes.Regrade.requested_by": _("đề nghị chấm lại đã gửi"),
        "quizzes.Release.released_by": _("lần công bố kết quả"),
        "quizzes.SheetScan.decided_by": _("phiếu trả lời đã xem lại"),
        "quizzes.SheetScan.uploaded_by": _("ảnh phiếu trả lời đã tải lên"),
        "quizzes.Signal.dismissed_by": _("dấu hiệu đã xem xét"),
    }
)
