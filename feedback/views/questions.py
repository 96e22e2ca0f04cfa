"""Asking under a lesson, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from core.access import requires
from courses.http import place_of_address
from courses.selectors import Place
from feedback.forms import AnswerForm, QuestionForm
from feedback.http import own_question_of_address, thread_of_address
from feedback.models import LessonQuestion
from feedback.selectors import Thread, questions_of, threads_under, titles_of
from feedback.services import ask_further, ask_question
from organisation.services import note_access

QUESTIONS_PER_PAGE = 30
THREAD = gettext_noop("câu hỏi dưới bài học")


@requires("courses.study_course", of=place_of_address)
def under_lesson(request: MemberRequest, place: Place) -> HttpResponse:
    """What was asked under the lesson, and a place to ask."""
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_question(place=place, text=form.cleaned_data["text"], uid=form.once, actor=request.user)
        messages.success(request, _("Đã gửi câu hỏi. Khi giảng viên trả lời, đồng chí sẽ nhận được thông báo."))
        return redirect("feedback:under_lesson", slug=place.enrolment.course.slug, lesson=place.item.slug)
    context = {"place": place, "threads": threads_under(place), "form": form}
    return render(request, "feedback/under_lesson.html", context)


@requires("feedback.see_own_questions")
@require_safe
def own(request: MemberRequest) -> HttpResponse:
    """Everything the learner ever asked."""
    page = Paginator(questions_of(person_of(request)), QUESTIONS_PER_PAGE).get_page(request.GET.get("trang"))
    titles = titles_of(page.object_list)
    rows = [(question, titles.get(question.item_key)) for question in page]
    return render(request, "feedback/own_questions.html", {"page": page, "rows": rows})


@requires("feedback.read_thread", of=thread_of_address)
@require_safe
def question(request: MemberRequest, thread: Thread) -> HttpResponse:
    """A question with its answers: for who asked, to ask on; for a trainer, to answer."""
    if not thread.is_own:
        note_access(actor=request.user, page=THREAD, person=thread.question.asked_by)
    form = QuestionForm() if thread.is_own else AnswerForm(initial={"is_shared": thread.question.is_shared})
    return render(request, "feedback/question.html", {"thread": thread, "form": form})


@require_POST
@requires("feedback.ask_further", of=own_question_of_address)
def further(request: MemberRequest, question: LessonQuestion) -> HttpResponse:
    """Ask on in one's own question."""
    form = QuestionForm(request.POST)
    if form.is_valid():
        ask_further(question=question, text=form.cleaned_data["text"], uid=form.once, actor=request.user)
        messages.success(request, _("Đã gửi thêm. Giảng viên sẽ trả lời."))
    else:
        messages.error(request, " ".join(map(str, form.errors["text"])))
    return redirect("feedback:question", uid=question.uid)
