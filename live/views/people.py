"""Who is in a class: added by search, by unit, by a list; taken off again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.http import MemberRequest
from accounts.selectors import person_with
from core.access import requires
from courses.services.lesson_import import drop_file
from live.forms import ListForm, UnitPeopleForm
from live.http import Waiting, cohort_of_keeper, list_of_keeper
from live.models import Cohort
from live.selectors.people import people_to_add
from live.services import add_people, add_unit, import_attendance, leave_cohort
from live.views.kept import CLASS_LIST
from organisation.services import note_access


@requires("live.keep_cohorts", of=cohort_of_keeper)
def add(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Find people by name; those ticked come into the class."""
    wanted = request.GET.get("tim", "").strip()[:100]
    found = people_to_add(request.user, cohort, wanted, request.POST.getlist("nguoi"))
    if request.method == "POST":
        return _added(request, cohort, add_people(cohort=cohort, people=found.chosen, actor=request.user))
    if found.lines:
        note_access(actor=request.user, page=CLASS_LIST, unit=cohort.owner_unit, people=len(found.lines))
    context = {"cohort": cohort, "wanted": wanted, "found": found, "form": UnitPeopleForm(request.user)}
    return render(request, "live/kept/add.html", context)


@requires("live.keep_cohorts", of=cohort_of_keeper)
@require_POST
def add_all(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Everybody of a unit comes into the class."""
    form = UnitPeopleForm(request.user, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        added = add_unit(cohort=cohort, unit=said["unit"], category=said["category"], actor=request.user)
        return _added(request, cohort, added)
    found = people_to_add(request.user, cohort, "", [])
    return render(request, "live/kept/add.html", {"cohort": cohort, "found": found, "form": form})


@requires("live.keep_cohorts", of=cohort_of_keeper)
@require_POST
def remove(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Take somebody off the list."""
    found = cohort.members.filter(learner__uid=request.POST.get("nguoi", "")[:36]).first()
    person = person_with(found.learner.uid) if found else None
    if person is not None:
        leave_cohort(cohort=cohort, person=person, actor=request.user)
        messages.success(request, _("Đồng chí {name} không còn trong lớp.").format(name=person.full_name))
    return redirect("live:register", uid=cohort.uid)


@requires("live.keep_cohorts", of=cohort_of_keeper)
def upload(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Give a list of people or of attendance."""
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("live:list", uid=cohort.uid, file=form.keep(request.user))
    return render(request, "live/kept/upload.html", {"cohort": cohort, "form": form})


@requires("live.keep_cohorts", of=list_of_keeper)
def review(request: MemberRequest, waiting: Waiting) -> HttpResponse:
    """What the list would do; then it is taken in."""
    is_trial = request.method != "POST"
    report = import_attendance(cohort=waiting.cohort, file=waiting.file, actor=request.user, dry_run=is_trial)
    if is_trial or report.errors:
        context = {"waiting": waiting, "cohort": waiting.cohort, "report": report}
        return render(request, "live/kept/review.html", context)
    drop_file(uid=waiting.uid, actor=request.user)
    said = _("Đã ghi danh sách lúc {time}: {attendances} lượt của {people} người.")
    time = f"{timezone.localtime():%H:%M}"
    messages.success(request, said.format(time=time, attendances=report.attendances, people=report.people))
    return redirect("live:register", uid=waiting.cohort.uid)


def _added(request: MemberRequest, cohort: Cohort, count: int) -> HttpResponse:
    said = ngettext("Đã thêm %(count)d người vào lớp.", "Đã thêm %(count)d người vào lớp.", count)
    messages.success(request, said % {"count": count})
    return redirect("live:register", uid=cohort.uid)
