"""What many attempts say: to trainers, in figures and in words; and what looks unusual, to look into or put aside."""

from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from organisation.services import note_access
from quizzes.http import (
    ItemFound,
    SignalFound,
    bank_of_trainer,
    item_of_trainer,
    quiz_of_trainer,
    signal_of_trainer,
)
from quizzes.models import QuestionBank, Quiz, QuizKind
from quizzes.selectors.insight import (
    first_attempts,
    gain_sheet,
    hints_of,
    insight_of,
    insight_of_bank,
    signals_seen_by,
    survey_sheet,
)
from quizzes.services.insight import compute_statistics, dismiss_signal, export_insight

PAGE_SIZE = 50
HINTS = gettext_noop("dấu hiệu khác thường khi làm bài")


@requires("quizzes.keep_bank", of=bank_of_trainer)
@require_safe
def bank(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """The quizzes of a bank, and its questions that misbehave."""
    return render(request, "quizzes/insight/bank.html", {"bank": bank, "insight": insight_of_bank(bank)})


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def quiz(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """How a quiz and its questions did; of a survey, what was said."""
    if quiz.kind == QuizKind.SURVEY:
        return render(request, "quizzes/insight/survey.html", {"quiz": quiz, "sheet": survey_sheet(quiz)})
    context = {
        "quiz": quiz,
        "insight": insight_of(quiz),
        "has_results": first_attempts(quiz).exists(),
        "gain": gain_sheet(quiz, request.user),
        "hints": signals_seen_by(request.user, quiz).count(),
    }
    return render(request, "quizzes/insight/quiz.html", context)


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_POST
def compute(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Work the figures out now; otherwise it happens every hour."""
    compute_statistics(quiz=quiz, actor=request.user)
    messages.success(request, _("Đã tính lại thống kê."))
    return redirect("quizzes:statistics", quiz.code)


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def export(request: MemberRequest, quiz: Quiz) -> FileResponse:
    """The same as a workbook."""
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    export_insight(insight=insight_of(quiz), gain=gain_sheet(quiz, request.user), path=file.name)
    return FileResponse(file, as_attachment=True, filename=f"thong-ke-{quiz.code}.xlsx")


@requires("quizzes.keep_bank", of=item_of_trainer)
@require_safe
def item(request: MemberRequest, found: ItemFound) -> HttpResponse:
    """One question: its figures explained, and who chose what."""
    return render(request, "quizzes/insight/item.html", {"quiz": found.quiz, "line": found.line})


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def signals(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Attempts that look unusual, each with why it may well be nothing."""
    page = Paginator(signals_seen_by(request.user, quiz), PAGE_SIZE).get_page(request.GET.get("trang"))
    hints = hints_of(list(page.object_list))
    note_access(actor=request.user, page=HINTS, unit=quiz.course.owner_unit, people=len(hints))
    return render(request, "quizzes/insight/signals.html", {"quiz": quiz, "page": page, "hints": hints})


@requires("quizzes.keep_bank", of=signal_of_trainer)
@require_POST
def dismiss(request: MemberRequest, found: SignalFound) -> HttpResponse:
    """Put a hint aside."""
    dismiss_signal(signal=found.signal, actor=request.user)
    messages.success(request, _("Đã ghi là không có gì phải xem thêm. Kết quả của người làm bài giữ nguyên."))
    return redirect("quizzes:signals", found.quiz.code)
