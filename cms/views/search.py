"""Search over the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.selectors import survivor_of
from cms.selectors import findings
from core.access import open_to_all


@open_to_all
def search(request: HttpRequest) -> HttpResponse:
    """Courses, pages and legal texts that hold the words; for learners the lessons of their courses too."""
    query = request.GET.get("query", "").strip()[:100]
    person = getattr(request.user, "person", None)
    found = findings(query, survivor_of(person) if person else None)
    return render(request, "cms/search.html", {"query": query, "found": found})
