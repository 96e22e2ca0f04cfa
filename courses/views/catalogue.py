"""The catalogue of courses."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import person_of
from accounts.rules import is_person
from core.access import open_to_all
from courses import selectors
from courses.forms import CatalogueForm
from courses.models import Topic
from courses.selectors.catalogue import is_guess
from courses.selectors.filters import facets_of, in_order, narrowed, tags_of

COURSES_PER_PAGE = 24


@open_to_all
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every open course; by topic, state and words, and by what else courses are tagged with."""
    viewer = person_of(request) if is_person(request.user) else None
    form = CatalogueForm(request.GET)
    on_offer = selectors.catalogue(viewer)
    tags = tags_of(on_offer)
    found = selectors.matching(narrowed(on_offer, tags, **form.further_wishes), **form.plain_wishes)
    cards = in_order(found, form.wished_order)
    context = {
        "page": Paginator(cards, COURSES_PER_PAGE).get_page(request.GET.get("trang")),
        "wishes": form.wishes,
        "further": form.further_wishes,
        "orders": form.ORDERS,
        "facets": facets_of(on_offer, tags),
        "is_guess": is_guess(cards, form.wishes.get("query", "")),
        "topics": _chips(form.wishes, "topic", Topic.choices),
        "states": _chips(form.wishes, "state", form.STATES) if viewer else (),
    }
    return render(request, "courses/catalogue.html", context)


def _chips(
    wishes: Mapping[str, str], name: str, choices: Iterable[tuple[str, str | Promise]]
) -> list[tuple[str, str, bool]]:
    """Links that change one wish and keep the others."""
    others = {key: value for key, value in wishes.items() if key != name}
    return [
        (_("Tất cả"), "?" + urlencode(others), name not in wishes),
        *((str(label), "?" + urlencode(others | {name: value}), wishes.get(name) == value) for value, label in choices),
    ]
