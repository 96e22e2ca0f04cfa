"""Classes as learners see them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from core.access import requires
from live.http import cohort_of_visitor
from live.models import Cohort
from live.selectors import cohorts_open_to, cohorts_taught_by
from live.selectors.own import own_sheet_of, own_sheets_of
from live.services import join_cohort


@requires("live.attend")
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """The classes one is in, those one may enter, those at which one teaches."""
    person = person_of(request)
    context = {
        "sheets": own_sheets_of(person),
        "open": cohorts_open_to(person, timezone.localdate()),
        "taught": cohorts_taught_by(person),
    }
    return render(request, "live/mine.html", context)


@requires("live.attend", of=cohort_of_visitor)
@require_safe
def cohort(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """One class: when it meets, and at which sessions one was."""
    return render(request, "live/cohort.html", {"sheet": own_sheet_of(cohort, person_of(request))})


@requires("live.attend", of=cohort_of_visitor)
@require_POST
def join(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Register for the class."""
    join_cohort(cohort=cohort, person=person_of(request), actor=request.user)
    messages.success(request, _("Đồng chí đã vào lớp “{title}”.").format(title=cohort.title))
    return redirect("live:cohort", uid=cohort.uid)
