"""Sign-in cards: who has which, sheets to print, a new one for one person."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.http import MemberRequest
from accounts.selectors import Entry
from accounts.services import card_address
from core.access import may, requires
from core.qr import qr_of
from core.text.codes import grouped
from organisation.forms.cards import HandOutForm, NewCardForm
from organisation.http.cards import Bearer, Roll, bearer_of_address, roll_of_address
from organisation.services import MOST_CARDS, hand_out_cards, note_access, replace_card


@requires("organisation.keep_register", of=roll_of_address)
def cards(request: MemberRequest, roll: Roll) -> HttpResponse:
    """The people of a unit by how far they are on the way in."""
    page = roll.page(request.GET.get("trang", "1"))
    note_access(actor=request.user, page="thẻ đăng nhập", unit=roll.unit.unit, people=page.paginator.count)
    context = {"roll": roll, "page": page, "choices": _choices(roll), "most": MOST_CARDS}
    return render(request, "organisation/cards/list.html", context)


@requires("organisation.keep_register", of=roll_of_address)
@require_POST
def print_cards(request: MemberRequest, roll: Roll) -> HttpResponse:
    """Hand out cards to those chosen, as a PDF."""
    form = HandOutForm(request.POST)
    form.is_valid()
    reason = _("Vào lần đầu")
    sheets = hand_out_cards(unit=roll.unit.unit, chosen=form.chosen, reason=reason, actor=request.user)
    name = f"the-dang-nhap-{roll.unit.code}-{timezone.localdate():%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(sheets.pdf, content_type="application/pdf", headers=headers)


@requires("organisation.keep_register", of=bearer_of_address)
@never_cache
def card(request: MemberRequest, bearer: Bearer) -> HttpResponse:
    """One person's cards; a new one, whose code is shown this once."""
    note_access(actor=request.user, page="thẻ đăng nhập", person=bearer.person)
    form = NewCardForm(request.POST or None)
    if form.is_valid():
        code = replace_card(person=bearer.person, reason=form.cleaned_data["reason"], actor=request.user)
        return _handed(request, bearer, code)
    context = {
        "bearer": bearer,
        "form": form,
        "may_issue": may(request.user, "organisation.issue_card", bearer.account),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "organisation/cards/card.html", context, status=status)


def _handed(request: HttpRequest, bearer: Bearer, code: str) -> HttpResponse:
    context = {"bearer": bearer, "code": grouped(code), "qr": qr_of(card_address(code)), "card": bearer.cards[0]}
    return render(request, "organisation/cards/handed.html", context)


def _choices(roll: Roll) -> list[tuple[str, str, bool]]:
    here = f"?don-vi={roll.unit.unit.uid}"
    each = [(f"{entry.label} ({roll.counts[entry]})", f"{here}&tt={entry}", roll.entry == entry) for entry in Entry]
    return [(_("Tất cả ({count})").format(count=roll.counts.total()), here, not roll.entry), *each]
