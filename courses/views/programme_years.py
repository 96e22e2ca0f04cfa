"""Periods (tiết) studied in a year: by unit and person, as a workbook, and what is advised."""

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
from courses.forms.years import AdviceForm
from courses.http.years import YearAsked, advising_year, year_of_address
from courses.selectors.programmes import requirements_of
from courses.services.programmes import export_year
from organisation.services import note_access

PAGE_SIZE = 50
LIST = gettext_noop("số tiết đã học trong năm")


@requires("courses.watch_programmes", of=year_of_address)
@require_safe
def years(request: MemberRequest, asked: YearAsked) -> HttpResponse:
    """What the people of a unit studied in a year, where a number is advised."""
    page = Paginator(asked.study.by_name, PAGE_SIZE).get_page(request.GET.get("trang"))
    people = asked.study.named(list(page.object_list))
    note_access(actor=request.user, page=LIST, unit=asked.unit, people=len(people))
    context = {"asked": asked, "page": page, "people": people, "requirements": requirements_of(asked.year)}
    return render(request, "courses/programmes/years.html", context)


@requires("courses.watch_programmes", of=year_of_address)
@require_safe
def export(request: MemberRequest, asked: YearAsked) -> FileResponse:
    """The same as a workbook."""
    people = asked.study.named(asked.study.by_name)
    note_access(actor=request.user, page=LIST, unit=asked.unit, people=len(people), is_export=True)
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    export_year(study=asked.study, people=people, path=file.name)
    return FileResponse(file, as_attachment=True, filename=f"so-tiet-{asked.year}.xlsx")


@requires("courses.advise_periods", of=advising_year)
def advise(request: MemberRequest, year: int) -> HttpResponse:
    """Say how many periods are advised for a category."""
    form = AdviceForm(request.POST or None, initial={"year": year})
    if form.is_valid():
        form.advise(request.user)
        messages.success(request, _("Đã lưu mức khuyến nghị."))
        return redirect("courses:programme_years")
    return render(request, "courses/programmes/advice.html", {"form": form})
