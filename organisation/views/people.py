"""People of the register: lists, one person's page, what keepers write about them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from accounts.models import PersonMerge
from accounts.selectors import likely_twins, likely_twins_of, merges_of
from accounts.services import undo_merge
from core.access import requires
from organisation.forms.people import (
    EndExemptionForm,
    EndSeatForm,
    ExemptionForm,
    MergeForm,
    NewPersonForm,
    ParticularsForm,
    RefusingForm,
    SeatForm,
)
from organisation.http.people import (
    Pair,
    PeopleAsked,
    Shown,
    ShownExemption,
    ShownSeat,
    exemption_of_address,
    kept_person_of_address,
    kept_scope_of_address,
    merge_of_address,
    pair_of_address,
    people_of_address,
    person_of_address,
    seat_of_address,
)
from organisation.selectors import Scope, people_in_scope
from organisation.selectors.people import exemptions_of, life_of, posts_held, record_of
from organisation.services import note_access

MOST_FOUND = 20


@requires("organisation.read_register", of=people_of_address)
@require_safe
def people(request: MemberRequest, asked: PeopleAsked) -> HttpResponse:
    """The people of the visitor's units on a day."""
    unit = asked.unit.unit if asked.unit else None
    note_access(actor=request.user, page="danh sách cán bộ", unit=unit, people=asked.page.paginator.count)
    return render(request, "organisation/people/list.html", {"asked": asked})


@requires("organisation.read_register", of=person_of_address)
@require_safe
def person(request: MemberRequest, shown: Shown) -> HttpResponse:
    """One person: what they are and were, what they learnt, what was decided about them."""
    found = shown.person
    note_access(actor=request.user, page="trang cá nhân", person=found)
    context = {
        "shown": shown,
        "person": found,
        "life": life_of(found),
        "post": posts_held([found], timezone.localdate()).get(found.pk, ""),
        "exemptions": exemptions_of(found),
        "merges": merges_of(found),
        "twins": likely_twins_of(found, people_in_scope(shown.scope, timezone.localdate())) if shown.may_keep else (),
    }
    return render(request, "organisation/people/person.html", context)


@requires("organisation.keep_register", of=kept_scope_of_address)
def new(request: MemberRequest, scope: Scope) -> HttpResponse:
    """Record somebody, with their first seat."""
    form = NewPersonForm(request.user, scope, request.POST or None)
    if form.is_valid():
        recorded = form.save()
        messages.success(request, _("Đã ghi đồng chí {name} vào sổ.").format(name=recorded.full_name))
        return redirect("organisation:person", recorded.uid)
    return render(request, "organisation/people/new.html", {"form": form})


@requires("organisation.keep_register", of=kept_person_of_address)
def change(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Put right what is recorded of somebody."""
    form = ParticularsForm(request.user, request.POST or None, person=shown.person)
    return _acted(request, shown, form, _("Sửa thông tin"), _("Lưu thông tin"))


@requires("organisation.keep_register", of=kept_person_of_address)
def seat(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Give somebody a seat more."""
    form = SeatForm(request.user, shown.scope, request.POST or None, person=shown.person)
    return _acted(request, shown, form, _("Thêm chức vụ"), _("Ghi chức vụ"))


@requires("organisation.keep_register", of=seat_of_address)
def seat_end(request: MemberRequest, held: ShownSeat) -> HttpResponse:
    """Let somebody hold a seat no longer."""
    form = EndSeatForm(request.user, held.seat, request.POST or None)
    return _acted(request, held, form, _("Thôi giữ chức vụ"), _("Ghi ngày thôi giữ"))


@requires("organisation.keep_register", of=kept_person_of_address)
def exemption(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Free somebody of training for a time."""
    form = ExemptionForm(request.user, shown.person, request.POST or None)
    return _acted(request, shown, form, _("Miễn học"), _("Duyệt miễn học"))


@requires("organisation.keep_register", of=exemption_of_address)
def exemption_end(request: MemberRequest, held: ShownExemption) -> HttpResponse:
    """Have somebody trained again."""
    form = EndExemptionForm(request.user, held.exemption, request.POST or None)
    return _acted(request, held, form, _("Kết thúc miễn học"), _("Ghi ngày kết thúc"))


@requires("organisation.keep_register", of=kept_scope_of_address)
@require_safe
def twins(request: MemberRequest, scope: Scope) -> HttpResponse:
    """Records that may be one human's."""
    found = likely_twins(people_in_scope(scope, timezone.localdate()))
    note_access(actor=request.user, page="hồ sơ nghi trùng", people=2 * len(found))
    posts = posts_held([person for pair in found for person in (pair.first, pair.second)], timezone.localdate())
    lines = [(pair, posts.get(pair.first.pk, "–"), posts.get(pair.second.pk, "–")) for pair in found]
    return render(request, "organisation/people/twins.html", {"lines": lines})


@requires("organisation.keep_register", of=kept_person_of_address)
@require_safe
def merge_with(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Look for the other record of somebody."""
    text = request.GET.get("tim", "").strip()
    others = people_in_scope(shown.scope, timezone.localdate(), text).exclude(pk=shown.person.pk) if text else ()
    found = list(others[:MOST_FOUND])
    posts = posts_held(found, timezone.localdate())
    note_access(actor=request.user, page="tìm hồ sơ trùng", people=len(found))
    context = {"shown": shown, "text": text, "found": [(one, posts.get(one.pk, "")) for one in found]}
    return render(request, "organisation/people/merge_with.html", context)


@requires("organisation.keep_register", of=pair_of_address)
def merge(request: MemberRequest, pair: Pair) -> HttpResponse:
    """Compare two records, and say that they are one human's."""
    form = MergeForm(request.user, (pair.person, pair.other), request.POST or None)
    if form.is_valid():
        held = form.act()
        messages.success(request, _("Đã gộp hai hồ sơ. Kết quả học tập của cả hai được giữ nguyên."))
        return redirect("organisation:person", held.kept.uid)
    for one in (pair.person, pair.other):
        note_access(actor=request.user, page="so sánh hồ sơ", person=one)
    records = (record_of(pair.person), record_of(pair.other))
    return render(request, "organisation/people/merge.html", {"form": form, "pair": pair, "records": records})


@requires("organisation.keep_register", of=merge_of_address)
@require_POST
def merge_undo(request: MemberRequest, merge: PersonMerge) -> HttpResponse:
    """Say that they were two people after all."""
    undo_merge(merge=merge, actor=request.user)
    messages.success(request, _("Đã tách lại hai hồ sơ như trước khi gộp."))
    return redirect("organisation:person", merge.kept.uid)


def _acted(request: MemberRequest, shown: Shown, form: RefusingForm, title: str, action: str) -> HttpResponse:
    """Do what a form about somebody asks and go back to their page, or ask again."""
    if form.is_valid():
        form.act()
        messages.success(request, _("Đã lưu."))
        return redirect("organisation:person", shown.person.uid)
    context = {"shown": shown, "form": form, "title": title, "action": action}
    return render(request, "organisation/people/form.html", context)
