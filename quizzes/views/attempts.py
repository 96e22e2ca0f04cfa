"""The pages of a quiz: introduction, one question at a time, handing in, result. All work as plain forms and links."""

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.http import MemberRequest, person_of
from core.access import requires
from quizzes.errors import UnreadableAnswersError
from quizzes.forms import AnswerForm, Batch, SubmitForm
from quizzes.http import (
    attempt_of_address,
    attempt_page_of_address,
    device_of,
    quiz_of_address,
    remember_device,
    sheet_of_address,
)
from quizzes.models import Attempt, AttemptState, Behaviour, Quiz
from quizzes.selectors import Sheet, paper_of, result_of, review_of, standing_of
from quizzes.services import save_answers, start_attempt, submit_attempt


@requires("quizzes.take_quiz", of=quiz_of_address)
@require_GET
def quiz(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """What the quiz asks, and the one button that fits where the learner stands."""
    standing = standing_of(quiz, person_of(request), timezone.now())
    return render(request, "quizzes/quiz.html", {"quiz": quiz, "standing": standing, "policy": standing.policy})


@requires("quizzes.take_quiz", of=quiz_of_address)
@require_POST
def start(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Begin, or go on with the attempt under way."""
    device = device_of(request)
    attempt = start_attempt(quiz=quiz, learner=person_of(request), device=device, actor=request.user)
    return remember_device(_go_on(attempt), device)


@requires("quizzes.work_on_attempt", of=attempt_of_address)
@require_GET
def resume(_request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """Go on at the first question without an answer, on whichever phone."""
    return _go_on(attempt)


def _go_on(attempt: Attempt) -> HttpResponse:
    sheet = review_of(attempt, timezone.now())
    if attempt.state == AttemptState.PREPARED:
        return redirect("quizzes:quiz", attempt.quiz.code)
    if sheet.is_list:
        return redirect("quizzes:list", attempt.uid)
    if sheet.policy.behaviour == Behaviour.ADAPTIVE and not sheet.unanswered:
        return redirect("quizzes:review", attempt.uid)
    forward = max(1, attempt.reached) if sheet.policy.is_forward_only else 0
    return redirect("quizzes:question", attempt.uid, forward or sheet.first_unanswered)


@requires("quizzes.work_on_attempt", of=sheet_of_address)
@require_GET
@never_cache
def question(request: MemberRequest, sheet: Sheet) -> HttpResponseBase:
    """One question, with what is already chosen."""
    if not sheet.attempt.is_open:
        return redirect("quizzes:result", sheet.attempt.uid)
    if sheet.is_time_over:
        return redirect("quizzes:review", sheet.attempt.uid)
    if sheet.is_list or sheet.moves_to:
        return _go_on(sheet.attempt)
    return render(request, "quizzes/question.html", {"sheet": sheet, "attempt": sheet.attempt})


@requires("quizzes.work_on_attempt", of=attempt_of_address)
@require_POST
def answer(request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """Take one answer from a form and lead on, or a batch from a phone and say what became of each."""
    if request.content_type == "application/json":
        return _take_batch(request, attempt)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise UnreadableAnswersError
    form.take(attempt, request.user)
    return redirect(form.next_address(attempt))


def _take_batch(request: MemberRequest, attempt: Attempt) -> JsonResponse:
    batch = Batch.read(request.body)
    receipt = save_answers(attempt=attempt, answers=batch.given(), sent_at=batch.sent_at, actor=request.user)
    reply = {
        "received": receipt.received,
        "refused": [{"id": r.id, "code": r.error.code, "message": r.error.sentence} for r in receipt.refused],
        "stale": receipt.stale,
        "sequence": receipt.sequence,
        "received_at": receipt.received_at,
    }
    return JsonResponse(reply, status=200 if receipt.received else 409)


@requires("quizzes.work_on_attempt", of=attempt_of_address)
@require_GET
@never_cache
def state(_request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """The whole paper and the answers held, so that a phone can go on without a network."""
    facts, questions = paper_of(attempt, timezone.now())
    drawn = [render_to_string("quizzes/includes/question_form.html", {"asked": asked}) for asked in questions]
    said = [
        {"type": asked.type, "stem": asked.stem, "html": html} for asked, html in zip(questions, drawn, strict=True)
    ]
    return JsonResponse({**facts, "questions": said})


@requires("quizzes.work_on_attempt", of=attempt_page_of_address)
@require_GET
@never_cache
def review(request: MemberRequest, attempt: Attempt) -> HttpResponseBase:
    """What the server holds, before handing in."""
    if not attempt.is_open:
        return redirect("quizzes:result", attempt.uid)
    sheet = review_of(attempt, timezone.now())
    return render(request, "quizzes/review.html", {"sheet": sheet, "attempt": attempt})


@requires("quizzes.work_on_attempt", of=attempt_of_address)
@require_POST
def submit(request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """Hand in; pressing twice, or again after a lost reply, leads to the same result."""
    form = SubmitForm(request.POST)
    accepts_gaps = form.is_valid() and form.cleaned_data["accepts_gaps"]
    submit_attempt(attempt=attempt, accepts_gaps=accepts_gaps, actor=request.user)
    return redirect("quizzes:result", attempt.uid)


@requires("quizzes.work_on_attempt", of=attempt_page_of_address)
@require_GET
@never_cache
def result(request: MemberRequest, attempt: Attempt) -> HttpResponseBase:
    """How it went and what to read again; right answers once the quiz's policy shows them."""
    if attempt.is_open:
        return redirect("quizzes:review", attempt.uid)
    if not attempt.is_released:
        return render(request, "quizzes/waiting.html", {"attempt": attempt, "state": AttemptState(attempt.state)})
    return render(request, "quizzes/result.html", {"result": result_of(attempt, timezone.now())})
