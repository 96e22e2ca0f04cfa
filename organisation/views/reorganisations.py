"""Reorganisations: drafted on the screen or from a file, seen before they are carried out, followed up, undone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.http import MemberRequest
from core.access import may, requires
from organisation import tasks
from organisation.calculations import Outcome
from organisation.forms.mapping import MappingForm
from organisation.forms.reorganisations import FileForm, StartForm
from organisation.forms.steps import STEPS, RemoveForm
from organisation.http.reorganisations import (
    Seen,
    Waiting,
    kept_scope_of_address,
    own_reorganisation_of_address,
    reading_scope_of_address,
    reorganisation_of_address,
    waiting_of_address,
)
from organisation.selectors.drafts import (
    drafted,
    reorganisations_seen,
    seats_waiting,
    unmapped_within,
)
from organisation.selectors.reorganisations import preview_of
from organisation.selectors.roles import Scope
from organisation.services import (
    apply_reorganisation,
    discard_reorganisation,
    note_access,
    undo_reorganisation,
)

PAGE_SIZE = 30
# Beyond this many units a request would keep its sender waiting: the worker carries it out.
MOST_AT_ONCE = 500
OUTCOMES = {
    Outcome.MERGED: gettext_lazy("Nhập vào đơn vị khác"),
    Outcome.SPLIT: gettext_lazy("Tách ra nhiều đơn vị"),
    Outcome.DISSOLVED: gettext_lazy("Giải thể"),
    Outcome.LIVES_ON: gettext_lazy("Vẫn là một đơn vị, có thể đổi tên, mã, cấp trên"),
}


@requires("organisation.read_register", of=reading_scope_of_address)
def reorganisations(request: MemberRequest, scope: Scope) -> HttpResponse:
    """What was reorganised, and what is being drafted."""
    page = Paginator(reorganisations_seen(request.user, scope), PAGE_SIZE).get_page(request.GET.get("trang"))
    may_keep = may(request.user, "organisation.keep_register")
    return render(request, "organisation/reorganisations/list.html", {"page": page, "may_keep": may_keep})


@requires("organisation.keep_register", of=kept_scope_of_address)
def start(request: MemberRequest, _kept: Scope) -> HttpResponse:
    """Begin a draft on the screen."""
    form = StartForm(request.user, request.POST or None)
    if form.is_valid():
        return redirect("organisation:reorganisation", form.save().uid)
    return render(request, "organisation/reorganisations/start.html", {"form": form})


@requires("organisation.keep_register", of=kept_scope_of_address)
def upload(request: MemberRequest, kept: Scope) -> HttpResponse:
    """Begin a draft from a file."""
    form = FileForm(request.user, kept, request.POST or None, request.FILES or None)
    if form.is_valid() and (draft := form.read()) is not None:
        return redirect("organisation:reorganisation", draft.uid)
    return render(request, "organisation/reorganisations/upload.html", {"form": form})


@requires("organisation.read_register", of=reorganisation_of_address)
def one(request: MemberRequest, seen: Seen) -> HttpResponse:
    """What it orders and would do, or did, and who waits for a place."""
    context = {"seen": seen, "reorganisation": seen.reorganisation, "steps": STEPS}
    if seen.is_applied:
        context["waiting"] = unmapped_within(seen.reorganisation, seen.kept)
    else:
        preview = preview_of(seen.order)
        context |= {
            "preview": preview,
            "outcomes": [(word, preview.with_outcome(one)) for one, word in OUTCOMES.items()],
        }
    if seen.grows:
        context["drafted"] = drafted(seen.order)
    return render(request, "organisation/reorganisations/one.html", context)


@requires("organisation.keep_register", of=own_reorganisation_of_address)
def step(request: MemberRequest, seen: Seen) -> HttpResponse:
    """Add a step to the draft."""
    form_class = next((step for step in STEPS if step.name == request.GET.get("viec")), None)
    if form_class is None or not seen.grows:
        raise Http404
    form = form_class(seen.reorganisation, seen.kept, request.POST or None)
    if form.is_valid():
        return redirect("organisation:reorganisation", form.save(request.user).uid)
    context = {"form": form, "reorganisation": seen.reorganisation}
    return render(request, "organisation/reorganisations/step.html", context)


@require_POST
@requires("organisation.keep_register", of=own_reorganisation_of_address)
def remove(request: MemberRequest, seen: Seen) -> HttpResponse:
    """Take a step of the draft back."""
    form = RemoveForm(request.POST)
    if not seen.grows or not form.is_valid():
        raise Http404
    return redirect("organisation:reorganisation", form.save(seen.reorganisation, request.user).uid)


@require_POST
@requires("organisation.keep_register", of=own_reorganisation_of_address)
def discard(request: MemberRequest, seen: Seen) -> HttpResponse:
    """Throw the draft away."""
    discard_reorganisation(reorganisation=seen.reorganisation, actor=request.user)
    messages.success(request, _("Đã bỏ bản dự thảo."))
    return redirect("organisation:reorganisations")


@require_POST
@requires("organisation.keep_register", of=own_reorganisation_of_address)
def carry_out(request: MemberRequest, seen: Seen) -> HttpResponse:
    """Carry the reorganisation out, at once or by the worker."""
    if len(seen.order.leaving) > MOST_AT_ONCE:
        tasks.apply_reorganisation.enqueue(seen.reorganisation.pk, request.user.pk)
        messages.success(request, _("Đang thực hiện trong nền. Đồng chí tải lại trang này sau ít phút."))
    else:
        apply_reorganisation(reorganisation=seen.reorganisation, actor=request.user)
        messages.success(request, _("Đã thực hiện đợt sắp xếp."))
    return redirect("organisation:reorganisation", seen.reorganisation.uid)


@requires("organisation.keep_register", of=own_reorganisation_of_address)
def undo(request: MemberRequest, seen: Seen) -> HttpResponse:
    """Ask whether it is to be undone, and undo it."""
    if not seen.is_applied:
        raise Http404
    if request.method != "POST":
        return render(request, "organisation/reorganisations/undo.html", {"reorganisation": seen.reorganisation})
    undo_reorganisation(reorganisation=seen.reorganisation, actor=request.user)
    messages.success(request, _("Đã hoàn tác. Các đơn vị và chức vụ trở lại như trước."))
    return redirect("organisation:reorganisation", seen.reorganisation.uid)


@requires("organisation.keep_register", of=waiting_of_address)
def mapping(request: MemberRequest, waiting: Waiting) -> HttpResponse:
    """Say where the people of a unit went."""
    seats = seats_waiting(waiting.reorganisation, waiting.unmapped.unit_id)
    form = MappingForm(waiting.reorganisation, waiting.unmapped, seats, waiting.kept, request.POST or None)
    note_access(actor=request.user, page="người chờ quy đổi đơn vị", people=len(seats))
    if form.is_valid():
        moved = form.save(request.user)
        messages.success(request, _("Đã xếp chỗ {count} chức vụ.").format(count=moved))
        return redirect("organisation:reorganisation", waiting.reorganisation.uid)
    return render(request, "organisation/reorganisations/mapping.html", {"form": form, "waiting": waiting})
