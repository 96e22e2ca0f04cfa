"""The units as they were on a day: the tree, and one unit with its history."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import MemberRequest
from core.access import may, requires
from organisation.forms.catalogues import TeamForm, TermForm
from organisation.forms.units import ChangeForm, EndForm, EstablishForm, UnitStep
from organisation.http.units import (
    Register,
    governed_place_of_address,
    kept_place_of_address,
    place_of_address,
    register_of_address,
    unit_url,
)
from organisation.selectors import browsing
from organisation.selectors.histories import Place, unit_page_of
from organisation.services import note_access


@requires("organisation.read_register", of=register_of_address)
def tree(request: HttpRequest, register: Register) -> HttpResponse:
    """The reader's units, opened along one way, or those that a search finds."""
    context: dict[str, Any] = {"register": register}
    if register.text:
        context["found"], context["count"] = browsing.units_found(register.text, register.scope, register.day)
    else:
        roots = browsing.roots_of(register.scope, register.day)
        context["branches"] = browsing.tree_of(roots, register.opened, register.day)
    if register.timeline.since:
        context["change"] = browsing.change_on(register.scope, register.timeline.since)
    return render(request, "organisation/units/tree.html", context)


@requires("organisation.read_register", of=place_of_address)
def unit(request: MemberRequest, place: Place) -> HttpResponse:
    """One unit: what it was when, out of what it came, what lies below, who serves in it."""
    page = unit_page_of(place.version, place.day, place.scope)
    note_access(actor=request.user, page="người giữ chức vụ của đơn vị", unit=place.unit, people=len(page.seats))
    may_grant = may(request.user, "organisation.grant_roles")
    return render(request, "organisation/units/unit.html", {"place": place, "page": page, "may_grant": may_grant})


@requires("organisation.read_register", of=register_of_address)
def suggestions(_request: HttpRequest, register: Register) -> JsonResponse:
    """Names of units for a box in which one is typed."""
    found = browsing.units_called(register.text, register.scope, register.day, most=12) if register.text else []
    return JsonResponse({"units": [f"{version.name} ({version.code})" for version in found]})


@requires("organisation.keep_register", of=governed_place_of_address)
def change(request: MemberRequest, place: Place) -> HttpResponse:
    """Rename or move the unit."""
    return _step(request, ChangeForm(place, request.user, request.POST or None))


@requires("organisation.keep_register", of=kept_place_of_address)
def establish(request: MemberRequest, place: Place) -> HttpResponse:
    """Establish a unit below the unit."""
    return _step(request, EstablishForm(place, request.user, request.POST or None))


@requires("organisation.keep_register", of=governed_place_of_address)
def end(request: MemberRequest, place: Place) -> HttpResponse:
    """End the unit."""
    return _step(request, EndForm(place, request.user, request.POST or None))


@requires("organisation.keep_register", of=kept_place_of_address)
def team(request: MemberRequest, place: Place) -> HttpResponse:
    """Establish a team below the unit."""
    return _step(request, TeamForm(place, request.user, request.POST or None))


@requires("organisation.keep_register", of=kept_place_of_address)
def term(request: MemberRequest, place: Place) -> HttpResponse:
    """Begin a term of a body of the unit."""
    return _step(request, TermForm(place, request.user, request.POST or None))


def _step(request: MemberRequest, form: UnitStep) -> HttpResponse:
    """Ask, then show what would happen, then do it."""
    if "sua" in request.POST or not form.is_valid():
        return render(request, "organisation/units/edit.html", {"form": form, "place": form.place})
    if "ghi" not in request.POST:
        return render(request, "organisation/units/effect.html", {"form": form, "place": form.place})
    version = form.save() or form.place.version
    messages.success(request, str(form.done))
    return redirect(unit_url(version, max(form.day, timezone.localdate())))
