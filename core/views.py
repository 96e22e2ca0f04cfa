"""The gallery of the components, and the page where one changes one's role."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from core.access import open_to_all, open_to_members
from core.gallery import examples, shown_in
from core.navigation import areas_of


@open_to_all
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, in the theme and text size that the query asks for; in development and demo."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "core/gallery.html", {**examples(), **shown_in(request.GET)})


@open_to_members
def areas(request: HttpRequest) -> HttpResponse:
    """The roles a person has, each leading to its home."""
    return render(request, "areas.html", {"areas": areas_of(request.user)})
