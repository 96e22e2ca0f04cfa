"""Handing work in, and looking at what was handed in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from core.ids import uuid7
from courses.forms.evidence import ReviewForm, WorkForm
from courses.http import place_of_address
from courses.http.evidence import Works, own_work_of_address, work_of_trainer, works_of_trainer
from courses.models import Submission, SubmissionState
from courses.selectors import Place
from courses.selectors.submissions import work_lines, work_sheet
from courses.services.submissions import review_work, submit_work
from organisation.services import note_access

LIST, ONE = gettext_noop("bài nộp của khóa"), gettext_noop("bài nộp")
AT_ONCE = 30


@requires("courses.study_course", of=place_of_address)
def submit(request: MemberRequest, place: Place) -> HttpResponse:
    """Hand in what the lesson asks, and see what was said of it."""
    form = WorkForm(request.POST or None, request.FILES or None, initial={"uid": uuid7()})
    if form.is_valid():
        submit_work(enrolment=place.enrolment, item_key=place.item.key, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Đã nộp. Đồng chí nhận được thông báo khi giảng viên xem xong."))
        return redirect("courses:submit", slug=place.enrolment.course.slug, lesson=place.item.slug)
    return render(request, "courses/submissions/submit.html", {"form": form, "sheet": work_sheet(place)})


@requires("courses.study_course", of=own_work_of_address)
@require_safe
def own_file(request: HttpRequest, submission: Submission) -> HttpResponseBase:  # noqa: ARG001 -- Django's own
    """The file that the learner sent."""
    return FileResponse(submission.file.open(), as_attachment=True)


@requires("courses.write_lessons", of=works_of_trainer)
@require_safe
def works(request: MemberRequest, works: Works) -> HttpResponse:
    """What waits to be looked at, the oldest first; then what was."""
    is_waiting = "da-xem" not in request.GET
    waiting = works.submissions.filter(state=SubmissionState.WAITING).order_by("submitted_at", "pk")
    seen = works.submissions.exclude(state=SubmissionState.WAITING).order_by("-reviewed_at", "-pk")
    page = Paginator(waiting if is_waiting else seen, AT_ONCE).get_page(request.GET.get("trang"))
    note_access(actor=request.user, page=LIST, unit=works.course.owner_unit, people=len(page.object_list))
    chips = [(_("Chờ xem"), "?", is_waiting), (_("Đã xem"), "?da-xem", not is_waiting)]
    context = {"course": works.course, "page": page, "lines": work_lines(page.object_list), "chips": chips}
    return render(request, "courses/submissions/list.html", context)


@requires("courses.write_lessons", of=work_of_trainer)
def work(request: MemberRequest, submission: Submission) -> HttpResponse:
    """One piece of work, and what the trainer says of it."""
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        is_accepted = form.cleaned_data["verdict"] == SubmissionState.ACCEPTED
        remark = form.cleaned_data["remark"]
        review_work(submission=submission, is_accepted=is_accepted, remark=remark, actor=request.user)
        messages.success(request, _("Đã gửi nhận xét cho người học."))
        return redirect("courses:works", slug=submission.course.slug)
    note_access(actor=request.user, page=ONE, person=submission.enrolment.learner)
    context = {"line": work_lines([submission])[0], "form": form, "course": submission.course}
    return render(request, "courses/submissions/review.html", context)


@requires("courses.write_lessons", of=work_of_trainer)
@require_safe
def file(request: MemberRequest, submission: Submission) -> HttpResponseBase:
    """The file that was handed in."""
    note_access(actor=request.user, page=ONE, person=submission.enrolment.learner)
    if not submission.file:
        return redirect("courses:work", slug=submission.course.slug, uid=submission.uid)
    return FileResponse(submission.file.open(), as_attachment=True)
