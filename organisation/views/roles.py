"""Who may do what where: granting, ending, and what was granted and ended."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.http import MemberRequest
from core.access import requires
from organisation.forms.roles import DUTIES, EndGrantForm, GrantForm
from organisation.http.roles import (
    Candidate,
    GrantsAsked,
    candidate_of_address,
    grant_of_address,
    granter_scope_of_address,
    grants_of_address,
)
from organisation.models import Role, RoleGrant
from organisation.selectors.grants import (
    MOST_EVENTS,
    State,
    grant_history,
    grants_in,
    grants_matching,
    in_state,
    members_matching,
    named,
)
from organisation.selectors.roles import Scope
from organisation.services import note_access

PAGE_SIZE, MOST_CANDIDATES = 50, 20


@requires("organisation.grant_roles", of=grants_of_address)
def grants(request: MemberRequest, asked: GrantsAsked) -> HttpResponse:
    """Who may do what in the granter's units."""
    found = grants_matching(in_state(grants_in(asked.scope), asked.state), asked.text, asked.role, asked.unit)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("trang"))
    note_access(actor=request.user, page="danh sách vai trò", people=len(page.object_list))
    context = {"page": page, "grants": named(page.object_list), "asked": asked, "roles": Role.choices}
    return render(request, "organisation/roles/grants.html", context)


@requires("organisation.grant_roles", of=granter_scope_of_address)
def candidates(request: MemberRequest, scope: Scope) -> HttpResponse:
    """To whom a role is to be given."""
    text = request.GET.get("tim", "").strip()
    people = list(members_matching(text, scope)[: MOST_CANDIDATES + 1]) if text else []
    note_access(actor=request.user, page="tìm người để giao vai trò", people=len(people))
    context = {"text": text, "people": people[:MOST_CANDIDATES], "is_cut": len(people) > MOST_CANDIDATES}
    return render(request, "organisation/roles/candidates.html", context)


@requires("organisation.grant_roles", of=candidate_of_address)
def grant(request: MemberRequest, candidate: Candidate) -> HttpResponse:
    """Give somebody a role."""
    form = GrantForm(candidate.user, request.user, candidate.scope, request.POST or None)
    if form.is_valid():
        given = form.save()
        messages.success(request, _("Đã giao vai trò cho đồng chí %(name)s.") % {"name": candidate.user})
        return redirect("organisation:grant", given.pk)
    held = in_state(grants_in(candidate.scope), State.HOLDING).filter(user=candidate.user)
    return render(
        request, "organisation/roles/grant.html", {"form": form, "holder": candidate.user, "held": named(held)}
    )


@requires("organisation.grant_roles", of=grant_of_address)
def one_grant(request: MemberRequest, grant: RoleGrant) -> HttpResponse:
    """One grant: what it allows, who gave it and why; and its end."""
    form = EndGrantForm(grant, request.user, request.POST or None)
    if form.is_valid():
        form.save()
        messages.success(request, _("Đã kết thúc vai trò."))
        return redirect("organisation:roles")
    note_access(actor=request.user, page="vai trò của một người", person=grant.user.person)
    context = {"form": form, "granted": named([grant])[0], "duty": DUTIES[Role(grant.role)]}
    return render(request, "organisation/roles/one.html", context)


@requires("organisation.grant_roles", of=granter_scope_of_address)
def history(request: MemberRequest, scope: Scope) -> HttpResponse:
    """What was granted and ended, by whom."""
    lines = grant_history(scope)
    note_access(actor=request.user, page="nhật ký giao vai trò", people=len(lines))
    return render(request, "organisation/roles/history.html", {"lines": lines, "most": MOST_EVENTS})
