"""The units as they were on a day: the tree, and one unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.access import requires
from organisation.http.units import Place, place_of_address
from organisation.selectors import children_of, path_of


@requires("organisation.read_register", of=place_of_address)
def tree(request: HttpRequest, place: Place) -> HttpResponse:
    """The units below the reader's own."""
    return render(request, "organisation/units/tree.html", {"place": place, **_around(place)})


@requires("organisation.read_register", of=place_of_address)
def unit(request: HttpRequest, place: Place) -> HttpResponse:
    """One unit."""
    return render(request, "organisation/units/unit.html", {"place": place, **_around(place)})


def _around(place: Place) -> dict[str, object]:
    unit = place.version.unit
    return {"path": path_of(unit, place.day), "children": children_of(unit, place.day)}
