"""Making a Word or PowerPoint file into draft lessons: the file, what would become of it, the drafts."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.forms import LessonFileForm
from courses.http import Upload, course_of_trainer, lesson_of_trainer, upload_of_trainer
from courses.models import CoursePage, LessonPage
from courses.selectors.authoring import lessons_in_writing
from courses.selectors.printing import printed_lesson
from courses.services.lesson_import import LessonReport, drop_file, import_lesson, propose_lessons


@requires("courses.write_lessons", of=course_of_trainer)
def new(request: MemberRequest, course: CoursePage) -> HttpResponse:
    """Choose a file; it is read, nothing is made of it yet."""
    form = LessonFileForm(course, request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("courses:lesson_import", slug=course.slug, uid=form.save())
    return render(
        request, "courses/imports/new.html", {"form": form, "course": course, "lessons": lessons_in_writing(course)}
    )


@requires("courses.write_lessons", of=upload_of_trainer)
def review(request: MemberRequest, upload: Upload) -> HttpResponse:
    """What the file would become, beside what is said of it; then the drafts."""
    if request.method == "POST":
        report, lessons = import_lesson(
            file=upload.file, course=upload.course, actor=request.user, decisions=upload.decisions
        )
        if report.is_clean:
            drop_file(uid=upload.uid, actor=request.user)
            return _to_editor(request, upload.course, report, lessons)
        messages.error(request, report.refusal)
    context = {
        "upload": upload,
        "course": upload.course,
        "proposal": propose_lessons(file=upload.file, course=upload.course),
    }
    return render(request, "courses/imports/review.html", context)


@requires("courses.write_lessons", of=lesson_of_trainer)
@require_safe
def print_lesson(_request: MemberRequest, lesson: LessonPage) -> FileResponse:
    """The draft of a lesson as a Word file, to be read and changed on paper."""
    found = printed_lesson(lesson)
    return FileResponse(BytesIO(found.content), as_attachment=True, filename=found.name)


@require_POST
@requires("courses.write_lessons", of=upload_of_trainer)
def drop(request: MemberRequest, upload: Upload) -> HttpResponse:
    """Forget the file."""
    drop_file(uid=upload.uid, actor=request.user)
    messages.success(request, _("Đã bỏ tệp này. Khóa học không thay đổi gì."))
    return redirect("courses:lesson_import_new", slug=upload.course.slug)


def _to_editor(
    request: HttpRequest, course: CoursePage, report: LessonReport, lessons: list[LessonPage]
) -> HttpResponse:
    """Where the trainer goes on: the lesson, or the list of the course where there are several."""
    changed = report.created + report.updated
    said = ngettext("Đã soạn %(count)s bài nháp.", "Đã soạn %(count)s bài nháp.", changed) % {"count": changed}
    messages.success(request, said if changed else _("Bài nháp đã có đúng nội dung này, không có gì thay đổi."))
    if len(lessons) == 1:
        return redirect(reverse("wagtailadmin_pages:edit", args=[lessons[0].pk]))
    return redirect(reverse("wagtailadmin_explore", args=[course.pk]))
