"""The way in with a card or a letter: show it, choose a password, be in."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.forms import CardForm, ChoosePasswordForm
from accounts.http import let_in, newcomer_of, remember_card, remember_letter
from accounts.services import choose_password, use_card
from core.access import open_to_all
from core.errors import DomainError


@open_to_all
@sensitive_post_parameters("code")
@never_cache
def card(request: HttpRequest) -> HttpResponse:
    """Ask for the code that is printed on the card."""
    form, status = CardForm(request.POST or None), HTTPStatus.OK
    if form.is_valid():
        try:
            remember_card(request, form.cleaned_data["code"])
            return redirect("accounts:choose_password")
        except DomainError as refusal:
            form.add_error("code", refusal.sentence)
            status = HTTPStatus(refusal.status)
    return render(request, "accounts/entry/card.html", {"form": form}, status=status)


@open_to_all
@never_cache
def card_link(request: HttpRequest, code: str) -> HttpResponse:
    """Take the code of a scanned card; nothing is spent yet, for programs open links too."""
    remember_card(request, code)
    return redirect("accounts:choose_password")


@open_to_all
@never_cache
def letter_link(request: HttpRequest, account: str, key: str) -> HttpResponse:
    """Take the link of a letter; nothing is spent yet."""
    remember_letter(request, account, key)
    return redirect("accounts:choose_password")


@open_to_all
@sensitive_post_parameters("password", "again")
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Have the newcomer choose a password; then they are in."""
    newcomer = newcomer_of(request)
    form = ChoosePasswordForm(request.POST or None, user=newcomer.user)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "accounts/entry/choose.html", {"form": form, "newcomer": newcomer}, status=status)
    user, password = newcomer.user, form.cleaned_data["password"]
    if newcomer.card:
        user = use_card(code=newcomer.card, password=password)
    else:
        choose_password(user=user, password=password, actor=user)
    return let_in(request, user, is_shared=form.cleaned_data["shared"])
