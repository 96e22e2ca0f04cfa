"""What seats are made of: bodies, positions, categories, terms, member organisations, teams."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.dated import Dated
from organisation.models.units import Level, Unit


class Category(models.TextChoices):
    """What kind of cadre a seat makes of its holder; duties and denominators depend on it."""

    FULL_TIME = "full_time", _("cán bộ chuyên trách")
    PART_TIME = "part_time", _("cán bộ không chuyên trách")
    COMMITTEE = "committee", _("ủy viên Ủy ban")
    COLLABORATOR = "collaborator", _("cộng tác viên")
    TEAM_MEMBER = "team_member", _("thành viên tổ công nghệ số cộng đồng")


class Body(models.Model):
    """A body of the Front: `standing_board` is Ban Thường trực, `front_work_board` Ban Công tác Mặt trận."""

    code = models.SlugField(unique=True)
    name = models.CharField(_("cơ quan"), max_length=120)
    level = models.CharField(_("cấp"), max_length=20, choices=Level.choices, blank=True)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A seat's title, from the catalogue: `front_work_head` is Trưởng Ban Công tác Mặt trận."""

    code = models.SlugField(unique=True)
    name = models.CharField(_("chức vụ"), max_length=120)
    order = models.PositiveSmallIntegerField(default=100)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="positions", verbose_name=_("cơ quan")
    )
    category = models.CharField(_("diện thường gặp"), max_length=20, choices=Category.choices, blank=True)

    class Meta:
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name


class Term(Dated):
    """The time for which a body of a unit was elected: nhiệm kỳ 2024–2029."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="terms")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(_("nhiệm kỳ"), max_length=60)
    congress = models.PositiveSmallIntegerField(_("đại hội lần thứ"), null=True, blank=True)

    class Meta(Dated.Meta):
        ordering = ("-valid_from",)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=("unit", "body", "valid_from"), name="one_term_per_body_and_start"),
        )

    def __str__(self) -> str:
        return self.name


class MemberOrganisationKind(models.TextChoices):
    """What kind of organisation belongs to the Front."""

    POLITICAL_SOCIAL = "political_social", _("tổ chức chính trị - xã hội")
    MASS_ASSOCIATION = "mass_association", _("hội quần chúng")
    OTHER = "other", _("tổ chức thành viên khác")


class MemberOrganisation(models.Model):
    """An organisation that belongs to the Front and sends people to its bodies: Hội Liên hiệp Phụ nữ Việt Nam."""

    code = models.SlugField(unique=True)
    name = models.CharField(_("tổ chức thành viên"), max_length=160)
    kind = models.CharField(_("loại"), max_length=20, choices=MemberOrganisationKind.choices)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name


class TeamKind(models.TextChoices):
    """What a team is for."""

    DIGITAL = "digital_team", _("tổ công nghệ số cộng đồng")
    SELF_MANAGED = "self_managed", _("tổ tự quản")
    OTHER = "other", _("tổ khác")


class Team(models.Model):
    """A team, which is a unit of level `team`. Others establish it, so its data are borrowed: from whom, as of when."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="team")
    kind = models.CharField(_("loại tổ"), max_length=20, choices=TeamKind.choices)
    source = models.CharField(_("nguồn số liệu"), max_length=160, blank=True)
    as_of = models.DateField(_("số liệu đến ngày"), null=True, blank=True)

    def __str__(self) -> str:
        return f"Team {self.unit_id}"
