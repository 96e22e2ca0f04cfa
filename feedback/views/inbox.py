"""The trainers' inbox: what waits, an answer, and what becomes of a question."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.selectors.authoring import courses_written_by
from feedback.forms import AnswerForm, InboxForm
from feedback.http import question_of_trainer
from feedback.models import LessonQuestion
from feedback.selectors import questions_for_trainer, titles_of, waiting_count
from feedback.services import answer_question, close_question, share_question
from organisation.services import note_access

QUESTIONS_PER_PAGE = 30
INBOX = gettext_noop("hộp hỏi đáp của giảng viên")


@requires("feedback.answer_questions")
@require_safe
def inbox(request: MemberRequest) -> HttpResponse:
    """What learners of the trainer's courses asked; whoever waits longest comes first."""
    form = InboxForm(request.GET, courses=courses_written_by(request.user))
    asked = questions_for_trainer(request.user, form.state, form.course)
    page = Paginator(asked, QUESTIONS_PER_PAGE).get_page(request.GET.get("trang"))
    titles = titles_of(page.object_list)
    rows = [(question, titles.get(question.item_key)) for question in page]
    if rows:
        note_access(actor=request.user, page=INBOX, people=len({question.asked_by_id for question, _title in rows}))
    context = {"form": form, "page": page, "rows": rows, "waiting": waiting_count(request.user)}
    return render(request, "feedback/inbox.html", context)


@require_POST
@requires("feedback.answer_questions", of=question_of_trainer)
def answer(request: MemberRequest, question: LessonQuestion) -> HttpResponse:
    """Answer, and say whether the class may read it."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = {"text": form.cleaned_data["text"], "is_shared": form.cleaned_data["is_shared"]}
        answer_question(question=question, uid=form.once, actor=request.user, **said)
        messages.success(request, _("Đã gửi trả lời. Người hỏi sẽ nhận được thông báo."))
        return redirect("feedback:inbox")
    messages.error(request, " ".join(map(str, form.errors["text"])))
    return redirect("feedback:question", uid=question.uid)


@require_POST
@requires("feedback.answer_questions", of=question_of_trainer)
def share(request: MemberRequest, question: LessonQuestion) -> HttpResponse:
    """Let the class read question and answers, or no longer."""
    is_shared = request.POST.get("is_shared") == "1"
    share_question(question=question, is_shared=is_shared, actor=request.user)
    said = (
        _("Cả lớp xem được câu này, không kèm tên người hỏi.")
        if is_shared
        else _("Chỉ người hỏi còn xem được câu này.")
    )
    messages.success(request, said)
    return redirect("feedback:question", uid=question.uid)


@require_POST
@requires("feedback.answer_questions", of=question_of_trainer)
def close(request: MemberRequest, question: LessonQuestion) -> HttpResponse:
    """Put aside what needs no answer."""
    close_question(question=question, actor=request.user)
    messages.success(request, _("Đã khép câu hỏi. Nếu người học hỏi thêm, câu này sẽ hiện lại."))
    return redirect("feedback:inbox")
