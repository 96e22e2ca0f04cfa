"""Units: identities whose names, codes and places in the tree are facts of a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from organisation.models.dated import Dated
from organisation.models.reorganisations import Reorganisation, Reorganised


class Level(models.TextChoices):
    """Where a unit stands in the country's structure."""

    COUNTRY = "country", _("Trung ương")
    PROVINCE = "province", _("Tỉnh, thành phố")
    DISTRICT = "district", _("Huyện (đã bãi bỏ)")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    RESIDENTIAL_AREA = "residential_area", _("Khu dân cư")
    DEPARTMENT = "department", _("Ban, phòng chuyên môn")
    MEMBER_ORGANISATION = "member_organisation", _("Tổ chức thành viên")
    TEAM = "team", _("Tổ")


class UnitKind(models.TextChoices):
    """What a unit of its level is called before its proper name; blank where the level says it all."""

    PROVINCE = "province", _("Tỉnh")
    CITY = "city", _("Thành phố")
    RURAL_DISTRICT = "rural_district", _("Huyện")
    URBAN_DISTRICT = "urban_district", _("Quận")
    TOWN = "town", _("Thị xã")
    COMMUNE = "commune", _("Xã")
    WARD = "ward", _("Phường")
    TOWNSHIP = "township", _("Thị trấn")
    SPECIAL_ZONE = "special_zone", _("Đặc khu")
    VILLAGE = "village", _("Thôn, xóm, bản, ấp, buôn")
    NEIGHBOURHOOD = "neighbourhood", _("Tổ dân phố, khối, khu phố")


class Unit(models.Model):
    """The identity of a unit; its name, code and place in the tree are facts of a time: see `UnitVersion`."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")

    def __str__(self) -> str:
        return f"Unit {self.pk}"


class UnitVersion(Reorganised):
    """What a unit was called and to which it belonged, for a time.

    `code` is the statistics office's; codes are reused after a reorganisation, so one is unique only on a given day.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="versions", db_index=False)
    code = models.CharField(_("mã"), max_length=20, db_index=True)
    name = models.CharField(_("tên"), max_length=200)
    level = models.CharField(_("cấp"), max_length=20, choices=Level.choices)
    kind = models.CharField(_("loại"), max_length=20, choices=UnitKind.choices, blank=True)
    parent = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="child_versions")
    sort_key = models.CharField(max_length=255, editable=False)
    search_key = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta(Reorganised.Meta):
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
    reorganisation = models.ForeignKey(
        Reorganisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="edges",
        verbose_name=_("đợt sắp xếp"),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor", "happened_on"), name="one_succession_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id} ({self.kind})"
