"""How units and people stand with a programme, why somebody is in, and what is decided about them."""

from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.forms.duties import DECISIONS
from courses.http.programmes import (
    Follower,
    PeopleAsked,
    follower_of_address,
    people_of_address,
    run_follower_of_address,
)
from courses.selectors.programmes import follower_sheet, overview_of, person_lines
from courses.services.programmes import export_standing
from organisation.services import note_access

PAGE_SIZE = 50
FORMS = {"waive": "mien", "resume": "hoc-lai", "extend": "gia-han", "give": "giao"}
LIST, ONE = gettext_noop("người học một chương trình"), gettext_noop("chương trình học của một người")


@requires("courses.watch_programmes", of=people_of_address)
@require_safe
def units(request: MemberRequest, asked: PeopleAsked) -> HttpResponse:
    """What share of each unit has met a programme, and how many are late."""
    overview = overview_of(asked.programme, asked.unit)
    return render(request, "courses/programmes/units.html", {"asked": asked, "overview": overview})


@requires("courses.watch_programmes", of=people_of_address)
@require_safe
def people(request: MemberRequest, asked: PeopleAsked) -> HttpResponse:
    """The people of a programme, by name."""
    page = Paginator(asked.duties, PAGE_SIZE).get_page(request.GET.get("trang"))
    lines = person_lines(list(page.object_list))
    note_access(actor=request.user, page=LIST, unit=asked.unit, people=len(lines))
    return render(request, "courses/programmes/people.html", {"asked": asked, "page": page, "lines": lines})


@requires("courses.watch_programmes", of=people_of_address)
@require_safe
def export(request: MemberRequest, asked: PeopleAsked) -> FileResponse:
    """The same as a workbook."""
    lines = person_lines(asked.duties)
    note_access(actor=request.user, page=LIST, unit=asked.unit, people=len(lines), is_export=True)
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    export_standing(overview=overview_of(asked.programme, asked.unit), lines=lines, path=file.name)
    return FileResponse(file, as_attachment=True, filename=f"{asked.programme.code}.xlsx")


@requires("courses.watch_programmes", of=follower_of_address)
@require_safe
def person(request: MemberRequest, follower: Follower) -> HttpResponse:
    """One person before a programme: how far, why in or not, and what can be decided."""
    note_access(actor=request.user, page=ONE, person=follower.person)
    sheet = follower_sheet(follower.programme, follower.person)
    forms = {name: DECISIONS[word][0](auto_id=f"id_{name}_%s") for name, word in FORMS.items()}
    context = {"follower": follower, "sheet": sheet, "forms": forms}
    return render(request, "courses/programmes/person.html", context)


@requires("courses.run_programmes", of=run_follower_of_address)
def decide(request: MemberRequest, follower: Follower) -> HttpResponse:
    """Waive, extend, take up again or give by hand."""
    word = request.POST.get("viec", "")
    kind, act = DECISIONS.get(word, (None, None))
    form = kind(request.POST) if kind else None
    if form is not None and act is not None and form.is_valid():
        act(follower.programme, follower.person, form.cleaned_data, request.user)
        messages.success(request, _("Đã ghi quyết định."))
    elif request.method == "POST":
        messages.error(request, _("Đồng chí ghi đủ lý do và ngày hợp lệ rồi thử lại."))
    return redirect("courses:programme_person", follower.programme.code, follower.person.uid)
