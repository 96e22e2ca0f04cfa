"""Lessons to be printed: sheets for the notice board, for the village meeting, for whoever reads on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.http import enrolment_of_address, place_of_address
from courses.models import Enrolment
from courses.selectors import Place
from courses.selectors.handouts import handout_of


@requires("courses.study_course", of=place_of_address)
@require_safe
def lesson(request: MemberRequest, place: Place) -> HttpResponse:
    """One lesson on paper."""
    way = reverse("courses:lesson", args=[place.enrolment.course.slug, place.item.slug])
    handout = handout_of(place.enrolment, request.build_absolute_uri(way), place.item)
    return render(request, "courses/handouts/handout.html", {"handout": handout, "back": way})


@requires("courses.print_course", of=enrolment_of_address)
@require_safe
def course(request: MemberRequest, enrolment: Enrolment) -> HttpResponse:
    """All lessons of a course on paper."""
    way = reverse("courses:course", args=[enrolment.course.slug])
    handout = handout_of(enrolment, request.build_absolute_uri(way))
    return render(request, "courses/handouts/handout.html", {"handout": handout, "back": way})
