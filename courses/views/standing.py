"""Why a course is not completed and what comes next: for its learner, and for its trainer, who can set it right."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.forms.evidence import CorrectionForm
from courses.forms.learners import ConfirmationForm, LearnersForm
from courses.http import enrolment_of_address
from courses.http.evidence import (
    Learners,
    correction_of_trainer,
    item_of_learner,
    learner_of_trainer,
    learners_of_trainer,
)
from courses.models import Correction, Enrolment
from courses.selectors import Place
from courses.selectors.standing import learner_lines, standing_sheet
from courses.services.corrections import confirm_item, correct_progress
from organisation.services import note_access

LIST, ONE = gettext_noop("người học của khóa"), gettext_noop("tiến độ của người học")
AT_ONCE = 50


@requires("courses.print_course", of=enrolment_of_address)
@require_safe
def next_steps(request: MemberRequest, enrolment: Enrolment) -> HttpResponse:
    """What the learner still has to do, lesson by lesson."""
    return render(request, "courses/standing/mine.html", {"sheet": standing_sheet(enrolment)})


@requires("courses.write_lessons", of=learners_of_trainer)
@require_safe
def learners(request: MemberRequest, found: Learners) -> HttpResponse:
    """Those on the course, with what each should do next."""
    form = LearnersForm(found.course, request.GET)
    page = Paginator(form.chosen(found.enrolments), AT_ONCE).get_page(request.GET.get("trang"))
    note_access(actor=request.user, page=LIST, unit=found.course.owner_unit, people=len(page.object_list))
    context = {"course": found.course, "form": form, "page": page, "lines": learner_lines(page.object_list)}
    return render(request, "courses/standing/learners.html", context)


@requires("courses.write_lessons", of=learners_of_trainer)
@require_POST
def confirm(request: MemberRequest, found: Learners) -> HttpResponse:
    """Confirm for those ticked that they have done what a lesson asks."""
    form = ConfirmationForm(found.course, found.enrolments, request.POST)
    if form.is_valid():
        count = confirm_item(course=found.course, actor=request.user, **form.facts)
        said = ngettext("Đã xác nhận cho %(count)s người.", "Đã xác nhận cho %(count)s người.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.error(request, _("Đồng chí chọn bài, đánh dấu ít nhất một người học, rồi bấm xác nhận."))
    return redirect("courses:learners", slug=found.course.slug)


@requires("courses.write_lessons", of=learner_of_trainer)
@require_safe
def learner(request: MemberRequest, enrolment: Enrolment) -> HttpResponse:
    """One learner's standing, the same as they see it."""
    note_access(actor=request.user, page=ONE, person=enrolment.learner)
    return render(request, "courses/standing/learner.html", {"sheet": standing_sheet(enrolment)})


@requires("courses.write_lessons", of=item_of_learner)
def correct(request: MemberRequest, place: Place) -> HttpResponse:
    """Set a lesson of theirs right, with a reason."""
    form = CorrectionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        correct_progress(enrolment=place.enrolment, item_key=place.item.key, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Đã ghi lại. Người học và giảng viên khác xem được lý do này."))
        return redirect("courses:learner", slug=place.enrolment.course.slug, uid=place.enrolment.uid)
    note_access(actor=request.user, page=ONE, person=place.enrolment.learner)
    return render(request, "courses/standing/correct.html", {"form": form, "place": place})


@requires("courses.write_lessons", of=correction_of_trainer)
@require_safe
def correction_evidence(request: HttpRequest, correction: Correction) -> HttpResponseBase:  # noqa: ARG001 -- Django's own
    """The evidence of a correction."""
    return FileResponse(correction.evidence.open(), as_attachment=True)
