"""Good practices on their way from a unit to the site."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from cms.forms.practices import PracticeForm, RemarkForm
from cms.http import own_submission_of_address, picture_of_address, submission_of_approver
from cms.models import PracticePicture, PracticeSubmission
from cms.selectors import submissions_by, submissions_to_decide
from cms.services import approve_practice, return_practice
from core.access import requires
from organisation.services import note_access


@requires("cms.send_practices")
def send(request: MemberRequest) -> HttpResponse:
    """Send in what one's unit does well; below it, what one has sent."""
    form = PracticeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        form.save(submitter=person_of(request), actor=request.user)
        messages.success(request, _("Đã gửi mô hình. Biên tập viên sẽ xem và trả lời đồng chí."))
        return redirect("cms:practice_send")
    return render(request, "cms/practices/send.html", {"form": form, "sent": submissions_by(person_of(request))})


@requires("cms.send_practices", of=own_submission_of_address)
def change(request: MemberRequest, submission: PracticeSubmission) -> HttpResponse:
    """Put right what was returned, and send it again."""
    form = PracticeForm(request.POST or None, request.FILES or None, submission=submission)
    if request.method == "POST" and form.is_valid():
        form.save(submitter=submission.submitter, actor=request.user)
        messages.success(request, _("Đã gửi lại mô hình."))
        return redirect("cms:practice_send")
    return render(request, "cms/practices/change.html", {"form": form, "submission": submission})


@requires("cms.approve_practices")
@require_safe
def queue(request: MemberRequest) -> HttpResponse:
    """What waits for the editor."""
    return render(request, "cms/practices/queue.html", {"submissions": submissions_to_decide(request.user)})


@requires("cms.approve_practices", of=submission_of_approver)
def review(request: MemberRequest, submission: PracticeSubmission) -> HttpResponse:
    """One of them as it was sent; asked for more."""
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return_practice(submission=submission, remark=form.cleaned_data["remark"], actor=request.user)
        messages.success(request, _("Đã gửi lại cho đồng chí {name}.").format(name=submission.submitter.full_name))
        return redirect("cms:practice_queue")
    note_access(actor=request.user, page=_("mô hình hay gửi về"), person=submission.submitter)
    return render(request, "cms/practices/review.html", {"form": form, "submission": submission})


@requires("cms.approve_practices", of=submission_of_approver)
@require_POST
def approve(request: MemberRequest, submission: PracticeSubmission) -> HttpResponse:
    """It becomes a page for everybody."""
    page = approve_practice(submission=submission, actor=request.user)
    messages.success(request, _("Đã đăng mô hình “{title}”.").format(title=page.title))
    return redirect(page.get_url(request) or "cms:practice_queue")


@requires("cms.send_practices", of=picture_of_address)
@require_safe
def picture(_request: MemberRequest, picture: PracticePicture) -> FileResponse:
    """A picture that was sent, for its sender and for those who approve it."""
    headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return FileResponse(picture.file.open("rb"), content_type=picture.media_type, headers=headers)
