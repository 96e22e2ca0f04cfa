"""What somebody learns and has learned."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest, person_of
from core.access import requires
from courses.selectors.mine import learning_of


@requires("courses.see_own_learning")
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """Everything the learner is or was on."""
    person = person_of(request)
    return render(request, "courses/mine/mine.html", {"learning": learning_of(person), "person": person})
