"""The queue of answers that people mark, and one answer of it."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from organisation.services import note_access
from quizzes.forms.marking import MarkForm
from quizzes.http.marking import MarkedFile, file_of_marker, marked_quiz_of_address, task_of_marker
from quizzes.models import MarkingTask, Quiz
from quizzes.selectors.marking.desk import attempts_at, desk_of
from quizzes.selectors.marking.sheets import mark_sheet
from quizzes.services.marking import claim_next, mark_answer

ANSWERS, RESULTS = gettext_noop("câu trả lời chờ chấm"), gettext_noop("kết quả bài kiểm tra")
AT_ONCE = 50
# No id of ours is longer, and no database takes longer ones.
MOST_DIGITS = 16


@requires("quizzes.mark_answers")
@require_safe
def desk(request: MemberRequest) -> HttpResponse:
    """Everything that waits for the marker."""
    return render(request, "quizzes/marking/desk.html", {"desk": desk_of(request.user)})


@requires("quizzes.mark_answers", of=marked_quiz_of_address)
@require_safe
def attempts(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """The attempts at a quiz, each leading to where its mark comes from."""
    wanted = request.GET.get("tim", "").strip()[:100]
    page = Paginator(attempts_at(quiz, request.user, wanted), AT_ONCE).get_page(request.GET.get("trang"))
    note_access(actor=request.user, page=RESULTS, unit=quiz.course.owner_unit, people=len(page.object_list))
    return render(request, "quizzes/marking/attempts.html", {"quiz": quiz, "page": page, "wanted": wanted})


@requires("quizzes.mark_answers", of=marked_quiz_of_address)
@require_POST
def claim(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Take the next answer to a question into one's hands."""
    wanted = request.POST.get("cau", "")
    return _next(request, quiz.pk, int(wanted) if wanted.isdecimal() and len(wanted) < MOST_DIGITS else 0)


def _next(request: MemberRequest, quiz_id: int, version_id: int) -> HttpResponse:
    task = claim_next(version_id=version_id, quiz_id=quiz_id, actor=request.user)
    if task is None:
        messages.success(request, _("Đã chấm hết câu này."))
        return redirect("quizzes:marking")
    return redirect("quizzes:marking_task", task.pk)


@requires("quizzes.mark_answers", of=task_of_marker)
def mark(request: MemberRequest, task: MarkingTask) -> HttpResponse:
    """One answer beside its rubric; marked, the next one follows."""
    sheet = mark_sheet(task, request.user)
    form = MarkForm(sheet.criteria, sheet.own, request.POST or None)
    if form.is_valid():
        said = {"points": form.points, "remark": form.cleaned_data["remark"], "is_draft": form.is_draft}
        mark_answer(task=task, actor=request.user, **said)
        return _onward(request, task, is_draft=form.is_draft)
    if sheet.name:
        note_access(actor=request.user, page=ANSWERS, person=task.attempt.learner)
    return render(request, "quizzes/marking/mark.html", {"sheet": sheet, "form": form})


def _onward(request: MemberRequest, task: MarkingTask, *, is_draft: bool) -> HttpResponse:
    if is_draft:
        messages.success(request, _("Đã lưu nháp. Bài này được giữ cho đồng chí trong 2 giờ."))
        return redirect("quizzes:marking_task", task.pk)
    messages.success(request, _("Đã chốt điểm."))
    return _next(request, task.attempt.quiz_id, task.version_id)


@requires("quizzes.mark_answers", of=file_of_marker)
@require_safe
def file(request: MemberRequest, found: MarkedFile) -> HttpResponseBase:
    """A file that was handed in, under a name that tells nothing of the learner."""
    note_access(actor=request.user, page=ANSWERS, person=found.task.attempt.learner)
    ending = PurePosixPath(str(found.file.file.name)).suffix
    name = f"tep-{found.number}{ending}"
    return FileResponse(found.file.file.open(), as_attachment=True, filename=name)
