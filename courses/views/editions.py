"""The desk of a course for those who write it: its editions, what differs between them, what to mend before publishing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import may, requires
from courses.http import (
    comparison_of_trainer,
    course_of_editor,
    course_of_trainer,
    edition_of_trainer,
    frozen_lesson_of_trainer,
)
from courses.models import CourseEdition, CoursePage, EffectOnLearners
from courses.selectors import current_edition, outline_of
from courses.selectors.content import rendered_body
from courses.selectors.editions import Comparison, FrozenLesson, edition_rows, editions_of, learners_behind, moves_to
from courses.selectors.preflight import preflight_of_course
from courses.services import follow_edition

EDITIONS_PER_PAGE = 10


@requires("courses.write_lessons", of=course_of_trainer)
@require_safe
def editions(request: MemberRequest, course: CoursePage) -> HttpResponse:
    """Every edition of the course, newest first: what each changed, who studies it."""
    page = Paginator(editions_of(course), EDITIONS_PER_PAGE).get_page(request.GET.get("trang"))
    may_move = may(request.user, "courses.publish_lessons", course)
    context = {
        "course": course,
        "page": page,
        "rows": edition_rows(list(page.object_list)),
        "behind": learners_behind(course) if may_move else 0,
    }
    return render(request, "courses/editions/list.html", context)


@requires("courses.write_lessons", of=edition_of_trainer)
@require_safe
def edition(request: HttpRequest, edition: CourseEdition) -> HttpResponse:
    """One edition as it was: its lessons in their order, and what each asked."""
    context = {"edition": edition, "course": edition.course, "outline": outline_of(edition)}
    return render(request, "courses/editions/edition.html", context)


@requires("courses.write_lessons", of=frozen_lesson_of_trainer)
@require_safe
def edition_lesson(request: HttpRequest, frozen: FrozenLesson) -> HttpResponse:
    """A lesson of an edition as its learners read it."""
    context = {"frozen": frozen, "body": rendered_body(frozen.item.content)}
    return render(request, "courses/editions/lesson.html", context)


@requires("courses.write_lessons", of=comparison_of_trainer)
@require_safe
def compared(request: HttpRequest, comparison: Comparison) -> HttpResponse:
    """What differs between two editions."""
    return render(request, "courses/editions/compared.html", {"comparison": comparison, "course": comparison.course})


@requires("courses.publish_lessons", of=course_of_editor)
def move(request: MemberRequest, course: CoursePage) -> HttpResponse:
    """Move everybody under way to the newest edition: first who and what, then the act."""
    newest = current_edition(course)
    if newest is None:
        return redirect("courses:editions", slug=course.slug)
    if request.method == "POST":
        effect = EffectOnLearners.REQUIRED_FOR_UNFINISHED
        count = follow_edition(edition=newest, actor=request.user, effect=effect)
        said = ngettext("Đã chuyển %(count)s người.", "Đã chuyển %(count)s người.", count) % {"count": count}
        messages.success(request, said if count else _("Không còn ai ở bản cũ."))
        return redirect("courses:editions", slug=course.slug)
    moves = moves_to(newest)
    context = {"course": course, "edition": newest, "moves": moves, "learners": sum(move.learners for move in moves)}
    return render(request, "courses/editions/move.html", context)


@requires("courses.write_lessons", of=course_of_trainer)
@require_safe
def preflight(request: HttpRequest, course: CoursePage) -> HttpResponse:
    """What to mend in the drafts of the course before they are published."""
    flights = preflight_of_course(course)
    context = {
        "course": course,
        "flights": flights,
        "stops": sum(len(flight.stops) for flight in flights),
        "warnings": sum(len(flight.warnings) for flight in flights),
    }
    return render(request, "courses/editions/preflight.html", context)
