"""The margins of lessons: notes and bookmarks, beside the text and all together."""

from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from core.access import requires
from courses.forms.notes import NoteForm, NoteSearchForm, NoteTextForm
from courses.http import note_of_address, place_of_address
from courses.models import Note
from courses.selectors import Place
from courses.selectors.notes import courses_with_notes, margin_of, notes_of
from courses.services.notes import change_note, drop_note, export_notes, set_bookmark, write_note

NOTES_PER_PAGE = 30


@requires("courses.study_course", of=place_of_address)
def margin(request: MemberRequest, place: Place) -> HttpResponse:
    """The learner's notes at a lesson, and a place to write."""
    beside = margin_of(place)
    form = NoteForm(request.POST or None, headings=beside.headings)
    if request.method == "POST" and form.is_valid():
        write_note(place=place, actor=request.user, **form.written)
        messages.success(request, _("Đã ghi. Chỉ đồng chí đọc được ghi chú này."))
        return redirect("courses:margin", slug=place.enrolment.course.slug, lesson=place.item.slug)
    return render(request, "courses/notes/margin.html", {"margin": beside, "form": form})


@require_POST
@requires("courses.study_course", of=place_of_address)
def bookmark(request: MemberRequest, place: Place) -> HttpResponse:
    """Mark the lesson to be found again, or no longer."""
    is_marked = request.POST.get("is_marked") == "1"
    set_bookmark(place=place, is_marked=is_marked, actor=request.user)
    messages.success(request, _("Đã đánh dấu bài này.") if is_marked else _("Đã bỏ đánh dấu."))
    return redirect("courses:margin", slug=place.enrolment.course.slug, lesson=place.item.slug)


@requires("courses.keep_notes")
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """All notes and bookmarks, to be searched."""
    person, form = person_of(request), NoteSearchForm(request.GET)
    context = {
        "form": form,
        "wishes": form.wishes,
        "courses": courses_with_notes(person),
        "page": Paginator(notes_of(person, **form.wishes), NOTES_PER_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "courses/notes/mine.html", context)


@requires("courses.keep_notes")
@require_safe
def export(request: MemberRequest) -> HttpResponseBase:
    """The same notes as a workbook."""
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    lines = notes_of(person_of(request), **NoteSearchForm(request.GET).wishes)
    export_notes(lines=lines, path=file.name)
    return FileResponse(file, as_attachment=True, filename=f"ghi-chu-{timezone.localdate():%Y-%m-%d}.xlsx")


@requires("courses.keep_notes", of=note_of_address)
def note(request: MemberRequest, note: Note) -> HttpResponse:
    """One note, to be written anew."""
    form = NoteTextForm(request.POST or None, initial={"text": note.text})
    if request.method == "POST" and form.is_valid():
        change_note(note=note, text=form.cleaned_data["text"], actor=request.user)
        messages.success(request, _("Đã sửa ghi chú."))
        return redirect("courses:notes")
    return render(request, "courses/notes/note.html", {"note": note, "form": form})


@require_POST
@requires("courses.keep_notes", of=note_of_address)
def drop(request: MemberRequest, note: Note) -> HttpResponse:
    """Throw a note away."""
    drop_note(note=note, actor=request.user)
    messages.success(request, _("Đã xóa ghi chú."))
    return redirect("courses:notes")
