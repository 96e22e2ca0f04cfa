"""Pages on which people choose courses and study them."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from core.access import open_to_all, open_to_members, requires
from core.ids import uuid7
from core.navigation import areas_of
from courses import selectors
from courses.forms import batch_of
from courses.http import course_and_place, course_of_address, event_id_of, place_of_address
from courses.models import CoursePage, EnrolmentSource
from courses.selectors import Place
from courses.services import complete_reading, enrol_learner, record_learner_events


@open_to_members
@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """The learner's home; an account without a person goes to the home of its own role."""
    areas = areas_of(request.user)
    if request.user.person_id is None and areas:
        return redirect(areas[0].home)
    return render(request, "courses/home.html", {"home": selectors.learning_home(person_of(request))})


@open_to_members
@require_POST
def learner_events(request: MemberRequest) -> JsonResponse:
    """Take a batch of a phone's journal and say what became of each event."""
    batch = batch_of(request.body)
    receipt = record_learner_events(person=person_of(request), events=batch.events, actor=request.user)
    receipt.refused.extend(batch.malformed)
    return JsonResponse(asdict(receipt))


@open_to_all
@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """What the course is about; for its learner, how far they are and what comes next."""
    context = {
        "sheet": selectors.course_outline(*course_and_place(request, slug)),
        "trail": [(_("Khóa học"), reverse("courses:catalogue"))],
    }
    return render(request, "courses/course.html", context)


@requires("courses.enrol_on_course", of=course_of_address)
def enrol(request: MemberRequest, course: CoursePage) -> HttpResponse:
    """Give the learner a place on the course; whoever signed in on the way here only goes back to it."""
    if request.method == "POST":
        learner = person_of(request)
        enrol_learner(learner=learner, course=course, source=EnrolmentSource.SELF, actor=request.user)
        messages.success(request, _("Đã ghi danh. Đồng chí bắt đầu học được ngay."))
    return redirect("courses:course", slug=course.slug)


@requires("courses.study_course", of=place_of_address)
@require_safe
def lesson(request: MemberRequest, place: Place) -> HttpResponse:
    """One lesson to read, with what leads on."""
    context = {
        "sheet": selectors.lesson_sheet(place),
        "course_url": reverse("courses:course", args=[place.enrolment.course.slug]),
        "event_id": uuid7(),
    }
    return render(request, "courses/lesson.html", context)


@requires("courses.study_course", of=place_of_address)
def lesson_complete(request: MemberRequest, place: Place) -> HttpResponse:
    """Take "Xong" and lead on: to the next lesson, or to the course when that is finished."""
    enrolment, item = place.enrolment, place.item
    if request.method != "POST":
        return redirect("courses:lesson", slug=enrolment.course.slug, lesson=item.slug)
    after = complete_reading(enrolment=enrolment, item_key=item.key, event_id=event_id_of(request), actor=request.user)
    following = selectors.following_item(place)
    if following is None or (after.completed_at and not enrolment.completed_at):
        return redirect("courses:course", slug=enrolment.course.slug)
    return redirect("courses:lesson", slug=enrolment.course.slug, lesson=following.slug)
