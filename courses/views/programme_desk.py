"""Running programmes: writing them down, saying whom they concern, opening and closing them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.forms.duties import CloseForm, RuleForm
from courses.forms.programmes import DriveForm, NodeForm, ProgrammeForm
from courses.http.programmes import (
    Desk,
    desk_of_address,
    desk_scope,
    node_of_address,
    rule_of_address,
    run_programme_of_address,
)
from courses.models import AssignmentRule, ProgrammeNode
from courses.selectors.programmes import (
    figures_of,
    obstacles_of,
    preview_of_rule,
    programmes_seen_by,
    rule_lines,
    rules_of,
    trees_in_writing,
)
from courses.services.programmes import (
    add_node,
    add_rule,
    change_node,
    change_programme,
    close_programme,
    end_rule,
    move_node,
    open_programme,
    remove_node,
)
from organisation.selectors import Scope
from organisation.selectors.people import positions

PAGE_SIZE = 30


@requires("courses.watch_programmes", of=desk_scope)
@require_safe
def programmes(request: MemberRequest, scope: Scope) -> HttpResponse:
    """The programmes of one's units."""
    page = Paginator(programmes_seen_by(scope), PAGE_SIZE).get_page(request.GET.get("trang"))
    return render(request, "courses/programmes/desk.html", {"page": page})


@requires("courses.watch_programmes", of=desk_scope)
def new(request: MemberRequest, scope: Scope) -> HttpResponse:
    """Write a programme down."""
    form = ProgrammeForm(scope, request.POST or None)
    if form.is_valid():
        programme = form.draft(request.user)
        messages.success(
            request, _("Đã lập chương trình. Đồng chí thêm khóa học và đặt diện phải học rồi cho áp dụng.")
        )
        return redirect("courses:programme_tree", programme.code)
    return render(request, "courses/programmes/facts.html", {"form": form})


@requires("courses.watch_programmes", of=desk_scope)
def drive(request: MemberRequest, scope: Scope) -> HttpResponse:
    """Open a study drive in one form."""
    form = DriveForm(scope, request.POST or None)
    if form.is_valid():
        programme = form.start(request.user)
        messages.success(request, _("Đã mở đợt học. Hệ thống đang giao cho từng người trong diện."))
        return redirect("courses:programme_run", programme.code)
    return render(request, "courses/programmes/drive.html", {"form": form})


@requires("courses.watch_programmes", of=desk_of_address)
@require_safe
def programme(request: MemberRequest, desk: Desk) -> HttpResponse:
    """How a programme stands: figures, what it asks, whom it concerns, and what can be done."""
    context = {
        "desk": desk,
        "programme": desk.programme,
        "figures": figures_of(desk.programme, desk.scope),
        "rules": rule_lines(rules_of(desk.programme)),
        "trees": trees_in_writing(desk.programme),
        "obstacles": obstacles_of(desk.programme),
        "close_form": CloseForm(),
    }
    return render(request, "courses/programmes/run.html", context)


@requires("courses.run_programmes", of=run_programme_of_address)
def edit(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Say something else of a programme."""
    form = ProgrammeForm(desk.scope, request.POST or None, programme=desk.programme)
    if form.is_valid():
        change_programme(programme=desk.programme, facts=form.facts, actor=request.user)
        messages.success(request, _("Đã lưu chương trình."))
        return redirect("courses:programme_run", desk.programme.code)
    return render(request, "courses/programmes/facts.html", {"form": form, "programme": desk.programme})


@requires("courses.run_programmes", of=run_programme_of_address)
@require_POST
def begin(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Have a programme apply from now on."""
    open_programme(programme=desk.programme, actor=request.user)
    messages.success(request, _("Chương trình đã áp dụng. Hệ thống đang giao cho từng người trong diện."))
    return redirect("courses:programme_run", desk.programme.code)


@requires("courses.run_programmes", of=run_programme_of_address)
@require_POST
def close(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Have a programme apply no more."""
    form = CloseForm(request.POST)
    if form.is_valid():
        close_programme(programme=desk.programme, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, _("Chương trình đã thôi áp dụng. Kết quả của mọi người vẫn được giữ."))
    else:
        messages.error(request, _("Đồng chí ghi lý do thôi áp dụng rồi thử lại."))
    return redirect("courses:programme_run", desk.programme.code)


@requires("courses.run_programmes", of=run_programme_of_address)
@require_safe
def tree(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Build the tree of a programme."""
    context = {
        "programme": desk.programme,
        "trees": trees_in_writing(desk.programme),
        "obstacles": obstacles_of(desk.programme),
    }
    return render(request, "courses/programmes/tree.html", context)


@requires("courses.run_programmes", of=node_of_address)
def node_new(request: MemberRequest, parent: ProgrammeNode) -> HttpResponse:
    """Put a part into a group."""
    form = NodeForm(request.POST or None)
    if form.is_valid():
        add_node(parent=parent, facts=form.facts, actor=request.user)
        return redirect("courses:programme_tree", parent.programme.code)
    return render(
        request, "courses/programmes/node.html", {"form": form, "parent": parent, "programme": parent.programme}
    )


@requires("courses.run_programmes", of=node_of_address)
def node(request: MemberRequest, node: ProgrammeNode) -> HttpResponse:
    """Say something else of a part."""
    form = NodeForm(request.POST or None, node=node)
    if form.is_valid():
        change_node(node=node, facts=form.facts, actor=request.user)
        return redirect("courses:programme_tree", node.programme.code)
    return render(request, "courses/programmes/node.html", {"form": form, "node": node, "programme": node.programme})


@requires("courses.run_programmes", of=node_of_address)
@require_POST
def node_act(request: MemberRequest, node: ProgrammeNode) -> HttpResponse:
    """Move a part up or down, or take it out."""
    if "bo" in request.POST:
        remove_node(node=node, actor=request.user)
    else:
        move_node(node=node, upwards="len" in request.POST, actor=request.user)
    return redirect("courses:programme_tree", node.programme.code)


@requires("courses.run_programmes", of=run_programme_of_address)
def rule_new(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Say whom a programme concerns: first how many people that is, then it is set."""
    form = RuleForm(desk.scope, positions(), request.POST or None)
    preview = None
    if form.is_valid():
        if "luu" in request.POST:
            add_rule(programme=desk.programme, facts=form.facts, actor=request.user)
            messages.success(request, _("Đã đặt diện phải học."))
            return redirect("courses:programme_run", desk.programme.code)
        preview = preview_of_rule(desk.programme, form.facts.unit.pk, form.wish, timezone.localdate())
    context = {"form": form, "programme": desk.programme, "preview": preview}
    return render(request, "courses/programmes/rule.html", context)


@requires("courses.run_programmes", of=rule_of_address)
def rule_end(request: MemberRequest, rule: AssignmentRule) -> HttpResponse:
    """Have a rule concern nobody any more, once it was said what that means."""
    if request.method == "POST":
        end_rule(rule=rule, actor=request.user)
        messages.success(
            request, _("Đã bỏ diện này. Những người chỉ thuộc diện này thôi phải học; kết quả vẫn được giữ.")
        )
        return redirect("courses:programme_run", rule.programme.code)
    (line,) = rule_lines([rule])
    return render(request, "courses/programmes/rule_end.html", {"line": line, "programme": rule.programme})
