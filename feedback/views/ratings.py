"""Saying what a course was worth, and reading what was said."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.http import course_of_trainer, enrolment_of_address
from courses.models import CoursePage, Enrolment
from courses.selectors.authoring import courses_written_by
from feedback.errors import NotFinishedError
from feedback.forms import RatingForm
from feedback.selectors import comments_on, rating_of, verdicts_on
from feedback.services import rate_course


@requires("feedback.rate_course", of=enrolment_of_address)
def rate(request: MemberRequest, enrolment: Enrolment) -> HttpResponse:
    """Rate a course one has finished; what one said before stands in the form."""
    if enrolment.completed_at is None:
        raise NotFinishedError(slug=enrolment.course.slug)
    rating = rating_of(enrolment)
    said = {"stars": rating.stars, "comment": rating.comment} if rating else None
    form = RatingForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        rate_course(enrolment=enrolment, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Cảm ơn đồng chí. Góp ý đã được ghi lại."))
        return redirect("courses:course", slug=enrolment.course.slug)
    return render(request, "feedback/rate.html", {"course": enrolment.course, "form": form, "rating": rating})


@requires("courses.write_lessons")
@require_safe
def courses(request: MemberRequest) -> HttpResponse:
    """What learners think of each course for which the trainer writes."""
    written = list(courses_written_by(request.user))
    verdicts = verdicts_on([course.pk for course in written])
    return render(request, "feedback/ratings.html", {"rows": [(course, verdicts[course.pk]) for course in written]})


@requires("courses.write_lessons", of=course_of_trainer)
@require_safe
def results(request: MemberRequest, course: CoursePage) -> HttpResponse:
    """The stars of one course and the words beside them, once enough people have rated that nobody is known by them."""
    verdict = verdicts_on([course.pk])[course.pk]
    comments = comments_on(course.pk) if verdict.is_known else ()
    return render(request, "feedback/results.html", {"course": course, "verdict": verdict, "comments": comments})
