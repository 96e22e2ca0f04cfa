"""Saying that one is there: the code is scanned or typed, then confirmed with one touch."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from core.access import open_to_all, requires
from live.forms import CodeForm
from live.http import Claim, claim_of_address, remember_claim, session_of_code
from live.selectors import share_of
from live.services import claim_presence


@requires("live.attend")
@never_cache
def typed(request: MemberRequest) -> HttpResponse:
    """Type the digits on the screen: whoever has typed them right is there."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        session = session_of_code(request, form.cleaned_data["code"])
        remember_claim(request, session.uid, form.cleaned_data["code"])
        return redirect("live:claim", session=session.uid)
    return render(request, "live/presence/typed.html", {"form": form})


@open_to_all
@never_cache
@require_safe
def scanned(request: HttpRequest, session: UUID, code: str) -> HttpResponse:
    """Where the QR code leads; signing in on the way may take as long as it takes."""
    remember_claim(request, session, code)
    return redirect("live:claim", session=session)


@requires("live.attend", of=claim_of_address)
@never_cache
@require_safe
def claim(request: MemberRequest, claim: Claim) -> HttpResponse:
    """Who one is, at which session; one touch says that one is there."""
    return render(request, "live/presence/claim.html", {"claim": claim})


@requires("live.attend", of=claim_of_address)
@require_POST
def confirm(request: MemberRequest, claim: Claim) -> HttpResponse:
    """One is there."""
    mark = claim_presence(session=claim.session, person=claim.person, at=claim.at, actor=request.user)
    share = share_of(claim.session.cohort, person_of(request))
    return render(request, "live/presence/done.html", {"claim": claim, "mark": mark, "share": share})
