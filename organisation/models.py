"""Units, seats and roles. Nothing is deleted, only ended; every interval of days is half-open, `[from, to)`."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7

Row = TypeVar("Row", bound=models.Model)


class Level(models.TextChoices):
    """Where a unit stands in the country's structure."""

    COUNTRY = "country", _("Trung ương")
    PROVINCE = "province", _("Tỉnh, thành phố")
    DISTRICT = "district", _("Huyện (đã bãi bỏ)")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    RESIDENTIAL_AREA = "residential_area", _("Khu dân cư")


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold for a time."""

    def at(self, day: date) -> Self:
        """Only what holds on that day."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day), valid_from__lte=day)

    def within(self, start: date, end: date | None) -> Self:
        """Only what holds on at least one day of `[start, end)`; without an end, of all days from the start."""
        rows = self.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=start))
        return rows.filter(valid_from__lt=end) if end else rows


class Dated(models.Model):
    """Something that holds from a day (inclusive) to a day (exclusive) or until further notice."""

    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            ),
        )


class Unit(models.Model):
    """The identity of a unit; its name, code and place in the tree are facts of a time: see `UnitVersion`."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")

    def __str__(self) -> str:
        return f"Unit {self.pk}"


class UnitVersion(Dated):
    """What a unit was called and to which it belonged, for a time.

    `code` is the statistics office's; codes are reused after a reorganisation, so one is unique only on a given day.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="versions", db_index=False)
    code = models.CharField(_("mã"), max_length=20, db_index=True)
    name = models.CharField(_("tên"), max_length=200)
    level = models.CharField(_("cấp"), max_length=20, choices=Level.choices)
    parent = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="child_versions")
    sort_key = models.CharField(max_length=255, editable=False)
    search_key = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta(Dated.Meta):
        ordering = ("sort_key",)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("code", "level"), condition=models.Q(valid_to=None), name="one_current_unit_per_code"
            ),
            models.UniqueConstraint(fields=("unit", "valid_from"), name="one_version_per_unit_and_start"),
            models.UniqueConstraint(
                fields=("unit",), condition=models.Q(valid_to=None), name="one_current_version_per_unit"
            ),
        )

    def __str__(self) -> str:
        return self.name


class UnitClosure(Dated):
    """Descendant lies in ancestor's subtree for a time; a unit is its own descendant at depth 0.

    Derived from the parents of `UnitVersion` by `organisation.services`, so that a subtree on any day is one query.
    """

    # Both keys lead an index below, so neither needs one of its own.
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="closure_below", db_index=False)
    descendant = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="closure_above", db_index=False)
    depth = models.PositiveSmallIntegerField()

    class Meta(Dated.Meta):
        indexes = (models.Index(fields=("ancestor", "valid_from", "valid_to", "descendant"), name="closure_downwards"),)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=("descendant", "valid_from", "ancestor"), name="closure_upwards"),
        )

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


class SuccessionKind(models.TextChoices):
    """How one unit came out of another."""

    RENAME = "rename", _("đổi tên")
    MERGE = "merge", _("nhập")
    SPLIT = "split", _("tách")
    DISSOLVE = "dissolve", _("giải thể")
    ESTABLISH = "establish", _("thành lập")


class UnitSuccession(models.Model):
    """One edge of a reorganisation: many units may come out of many."""

    predecessor = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="came_from")
    kind = models.CharField(max_length=20, choices=SuccessionKind.choices)
    happened_on = models.DateField(_("ngày hiệu lực"))
    is_main = models.BooleanField(default=False)
    decision = models.CharField(_("số quyết định"), max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor", "happened_on"), name="one_succession_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id} ({self.kind})"


class Position(models.Model):
    """A seat's title, from the catalogue: `front_work_head` is Trưởng Ban Công tác Mặt trận."""

    code = models.SlugField(unique=True)
    name = models.CharField(_("chức vụ"), max_length=120)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name


class Category(models.TextChoices):
    """What kind of cadre a seat makes of its holder; duties and denominators depend on it."""

    FULL_TIME = "full_time", _("cán bộ chuyên trách")
    PART_TIME = "part_time", _("cán bộ không chuyên trách")
    COMMITTEE = "committee", _("ủy viên Ủy ban")
    COLLABORATOR = "collaborator", _("cộng tác viên")
    TEAM_MEMBER = "team_member", _("thành viên tổ công nghệ số cộng đồng")


class Membership(Dated):
    """A person's seat in a unit for a time; several at once are normal."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="memberships")
    category = models.CharField(_("diện"), max_length=20, choices=Category.choices)
    is_primary = models.BooleanField(_("chức vụ chính"), default=True)

    class Meta(Dated.Meta):
        indexes = (
            models.Index(fields=("unit", "category", "valid_from", "valid_to"), name="membership_of_unit"),
            models.Index(fields=("person", "valid_from"), name="membership_of_person"),
        )
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("person", "unit", "position"), condition=models.Q(valid_to=None), name="one_current_seat"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} at {self.unit_id}"


class Exemption(Dated):
    """A person need not be trained for a time, for an approved reason."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exemptions")
    reason = models.CharField(_("lý do"), max_length=200)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="approved_exemptions"
    )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.reason}"


class Role(models.TextChoices):
    """What a grant lets its holder do within a subtree."""

    LEARNER = "learner", _("Người học")
    TRAINER = "trainer", _("Giảng viên")
    EDITOR = "editor", _("Biên tập")
    HR_OFFICER = "hr_officer", _("Cán bộ tổ chức")
    DATA_MANAGER = "data_manager", _("Phụ trách dữ liệu")
    APPRAISER = "appraiser", _("Thẩm định thi đua")
    COUNCIL = "council", _("Hội đồng thi đua")
    ADMINISTRATOR = "administrator", _("Quản trị")


class RoleGrant(Dated):
    """A role over a unit's subtree for a time; without one, every door is shut."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="role_grants")
    reason = models.CharField(_("lý do"), max_length=200)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="grants_given"
    )

    class Meta(Dated.Meta):
        indexes = (models.Index(fields=("user", "role"), name="grant_of_user"),)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("user", "role", "unit"), condition=models.Q(valid_to=None), name="one_current_grant"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} is {self.role} of {self.unit_id}"
