"""The pages of reports: overview, unit, people of a course, person; and the same as a file."""

from tempfile import NamedTemporaryFile

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_noop

from accounts.http import MemberRequest
from core.access import requires
from organisation.models import Unit
from organisation.services import note_access
from reports.http import CourseQuestion, PersonQuestion, course_of_address, person_of_address, question_of_address
from reports.selectors import (
    GROUPS,
    Question,
    choices_of,
    counting_rule,
    course_list_of,
    overview_of,
    person_facts_of,
    turns_of,
    unit_report_of,
)
from reports.services import export_completion

FILES = ("xlsx", "csv")
COMPLETION, PERSON = gettext_noop("danh sách hoàn thành"), gettext_noop("kết quả học của một người")


@requires("reports.see_reports", of=question_of_address)
def overview(request: HttpRequest, question: Question) -> HttpResponse:
    """What share has finished, who is late, and where."""
    report = overview_of(question.span, question.asked)
    return render(
        request,
        "reports/overview.html",
        {
            "unit": question.unit,
            "report": report,
            "asked": question.asked,
            "choices": choices_of(question.asked),
            "counting_rule": counting_rule(),
            "is_demo": settings.DEMO,
        },
    )


@requires("reports.see_reports", of=question_of_address)
def turns(request: MemberRequest, question: Question) -> HttpResponse:
    """The people behind a number of the overview."""
    chosen, search = request.GET.get("nhom", "qua-han"), request.GET.get("tim", "")
    if chosen not in GROUPS:
        raise Http404
    page = turns_of(question, chosen, search=search, page=request.GET.get("trang", 1))
    _note_list(request, question, len(page.object_list))
    context = {
        "page": page,
        "group": GROUPS[chosen],
        "chosen": chosen,
        "choices": [(g.title, f"?nhom={name}{question.asked.more}", name == chosen) for name, g in GROUPS.items()],
        "asked": question.asked,
        "search": search,
    }
    return render(request, "reports/turns.html", context)


@requires("reports.see_reports", of=question_of_address)
def unit(request: MemberRequest, question: Question) -> HttpResponse:
    """A unit's people on every course asked for."""
    report = unit_report_of(question.span, question.asked)
    _note_list(request, question, len(report.people))
    context = {
        "report": report,
        "asked": question.asked,
        "choices": choices_of(question.asked),
        "counting_rule": counting_rule(),
        "is_demo": settings.DEMO,
    }
    return render(request, "reports/unit.html", context)


@requires("reports.see_reports", of=course_of_address)
def course(request: MemberRequest, question: CourseQuestion) -> HttpResponse:
    """The people of a unit on one course."""
    search, state = request.GET.get("tim", ""), request.GET.get("tt", "")
    people = course_list_of(question.span, question.course, question.asked, search=search, state=state)
    _note_list(request, question, len(people.people))
    context = {"list": people, "asked": question.asked, "search": search, "state": state}
    return render(request, "reports/course.html", context)


@requires("reports.see_reports", of=person_of_address)
def person(request: MemberRequest, question: PersonQuestion) -> HttpResponse:
    """What is known of one person's learning."""
    note_access(actor=request.user, page=PERSON, person=question.person)
    facts = person_facts_of(question.person, question.asked)
    return render(request, "reports/person.html", {"facts": facts, "unit": question.unit, "asked": question.asked})


@requires("reports.see_reports", of=question_of_address)
def export(request: MemberRequest, question: Question) -> HttpResponseBase:
    """The people of the overview, or of a unit, as a file; who took it is logged."""
    form = request.GET.get("dang", "xlsx")
    if form not in FILES:
        raise Http404
    file = NamedTemporaryFile(suffix=f".{form}")  # noqa: SIM115 -- closed, and so removed, with the response
    export_completion(question=question, form=form, path=file.name, actor=request.user)
    name = f"hoan-thanh-{question.unit.code}-{question.asked.day:%Y-%m-%d}.{form}"
    return FileResponse(file, as_attachment=True, filename=name)


def _note_list(request: MemberRequest, question: Question, people: int) -> None:
    """Note whose people were listed; those that no unit of today stands for are listed under none."""
    unit = Unit(pk=question.unit.unit_id) if question.unit.unit_id else None
    note_access(actor=request.user, page=COMPLETION, unit=unit, people=people)
