"""Taking a reorganisation back as if it had never been, or saying what was built on it since."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.events import publish
from organisation.calculations import batches
from organisation.errors import ReorganisationBuiltOnError, ReorganisationNotAppliedError
from organisation.events import ReorganisationUndone
from organisation.models import (
    Membership,
    PeopleImport,
    PersonalAccess,
    Reorganisation,
    ReorganisationState,
    RoleGrant,
    Team,
    Term,
    Unit,
    UnitClosure,
    UnitSuccession,
    UnitVersion,
)
from organisation.services.closure import refresh_closure
from organisation.services.reorganising.continuing import resume_seats

# Looked after below, or (who looked at whose data) no reason to keep a unit in force.
_OWN = (UnitVersion, UnitClosure, UnitSuccession, Membership, PersonalAccess)


@transaction.atomic
def undo_reorganisation(*, reorganisation: Reorganisation, actor: User | None) -> Reorganisation:
    """Bring units and seats back to what they were before; refuses once something was built on the new state.

    Undone, it may be applied again; undoing twice changes nothing. Raises `ReorganisationBuiltOnError`.
    """
    kept = Reorganisation.objects.select_for_update().defer("order").get(pk=reorganisation.pk)
    if kept.state == ReorganisationState.UNDONE:
        return kept
    if kept.state != ReorganisationState.APPLIED:
        raise ReorganisationNotAppliedError
    new = _new_units(kept)
    if built := list(_built_on(kept, new)):
        raise ReorganisationBuiltOnError(what="; ".join(built))
    touched = _take_back(kept)
    refresh_closure(touched)
    _forget(new)
    kept.state, kept.undone_by, kept.undone_at = ReorganisationState.UNDONE, actor, timezone.now()
    kept.save(update_fields=["state", "undone_by", "undone_at"])
    publish(ReorganisationUndone(reorganisation_id=kept.pk, on=kept.happens_on.isoformat()), actor=actor)
    return kept


def _new_units(kept: Reorganisation) -> set[int]:
    """The units that did not stand before it."""
    begun = UnitVersion.objects.filter(begun_by=kept)
    older = UnitVersion.objects.filter(valid_from__lt=kept.happens_on)
    return set(begun.exclude(unit_id__in=older.values("unit_id")).values_list("unit_id", flat=True))


def _take_back(kept: Reorganisation) -> set[int]:
    """Write everything back; the units touched."""
    resume_seats(kept, Membership.objects.all())
    UnitSuccession.objects.filter(reorganisation=kept).delete()
    begun, ended = UnitVersion.objects.filter(begun_by=kept), UnitVersion.objects.filter(ended_by=kept)
    touched = {*begun.values_list("unit_id", flat=True), *ended.values_list("unit_id", flat=True)}
    begun.delete()
    ended.update(valid_to=None, ended_by=None)
    return touched


def _forget(unit_ids: set[int]) -> None:
    """Take the identities away that nothing names any more."""
    noted = set(PersonalAccess.objects.filter(unit__isnull=False).values_list("unit_id", flat=True))
    for ids in batches(sorted(unit_ids - noted)):
        Unit.objects.filter(pk__in=ids).delete()


def _built_on(kept: Reorganisation, new: Collection[int]) -> Iterator[str]:
    """What came since, in words, each with how many."""
    continuing = Membership.objects.filter(begun_by=kept)
    seats = _count(Membership.objects.exclude(begun_by=kept), "unit", new)
    seats += (
        Membership.objects.filter(continues__in=continuing).count() + continuing.filter(ended_by__isnull=False).count()
    )
    counted = Counter(
        {
            _("thay đổi về sau của các đơn vị này"): _later_changes(kept, new),
            _("đơn vị khác mang mã của đơn vị cũ"): _codes_given_away(kept),
            _("đơn vị cấp trên cũ không còn hoạt động"): _parents_gone(kept),
            _("chức vụ ghi thêm hoặc chuyển tiếp ở đơn vị mới"): seats,
        }
    )
    counted.update(_references(Unit, new))
    counted.update(_references(Membership, continuing.values_list("pk", flat=True)))
    yield from (f"{count} {what}" for what, count in counted.items() if count)


def _later_changes(kept: Reorganisation, new: Collection[int]) -> int:
    """Versions of its units, or of units below the new ones, that somebody else wrote or ended since."""
    begun, ended = UnitVersion.objects.filter(begun_by=kept), UnitVersion.objects.filter(ended_by=kept)
    others = UnitVersion.objects.within(kept.happens_on, None).exclude(pk__in=begun.values("pk"))
    of_its_units = others.filter(unit_id__in=ended.values("unit_id")) | others.filter(
        unit_id__in=begun.values("unit_id")
    )
    return begun.exclude(valid_to=None).count() + of_its_units.count() + _count(others, "parent", new)


def _codes_given_away(kept: Reorganisation) -> int:
    ended = UnitVersion.objects.filter(ended_by=kept)
    codes = set(ended.values_list("level", "code"))
    others = UnitVersion.objects.within(kept.happens_on, None).exclude(unit_id__in=ended.values("unit_id"))
    borne = {
        (level, code)
        for some in batches(code for _level, code in codes)
        for level, code, begun_by in others.filter(code__in=some).values_list("level", "code", "begun_by_id")
        if begun_by != kept.pk
    }
    return len(borne & codes)


def _parents_gone(kept: Reorganisation) -> int:
    """Units above the old ones that somebody else has ended since."""
    ended = UnitVersion.objects.filter(ended_by=kept)
    standing = UnitVersion.objects.filter(valid_to=None) | ended
    above = ended.filter(parent__isnull=False).exclude(parent_id__in=standing.values("unit_id"))
    return above.values("parent_id").distinct().count()


def _references(model: type[models.Model], ids: Iterable[int]) -> Counter[str]:
    """Rows of other tables that name these units or seats, by what people call them."""
    found: Counter[str] = Counter()
    named = list(ids)
    for relation in model._meta.related_objects:  # noqa: SLF001 -- Django's documented way to ask a model
        if relation.related_model not in _OWN:
            rows = relation.related_model._base_manager.all()  # noqa: SLF001 -- the same
            found[_call(relation.related_model)] += _count(rows, relation.field.name, named)
    return found


def _call(model: type[models.Model]) -> str:
    calls = {
        RoleGrant: _("vai trò giao ở đơn vị mới"),
        Term: _("nhiệm kỳ của đơn vị mới"),
        Team: _("tổ mới"),
        PeopleImport: _("lần nhập danh sách người"),
    }
    return calls.get(model) or _("kết quả học tập, giấy chứng nhận hoặc bảng điểm gắn với đơn vị, chức vụ mới")


def _count(rows: models.QuerySet[models.Model], role: str, ids: Iterable[int]) -> int:
    """How many of the rows name one of these ids in that role."""
    return sum(rows.filter(**{f"{role}__in": some}).count() for some in batches(sorted(ids)))
