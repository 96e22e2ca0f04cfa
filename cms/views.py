"""Search over the public site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.selectors import findings
from core.access import open_to_all


@open_to_all
def search(request: HttpRequest) -> HttpResponse:
    """Courses, pages and legal texts that hold the words."""
    query = request.GET.get("query", "").strip()[:100]
    return render(request, "cms/search.html", {"query": query, "found": findings(query)})
