"""Who holds which seat, who need not be trained."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from organisation.models.catalogues import Category, MemberOrganisation, Position, Term
from organisation.models.dated import Dated
from organisation.models.reorganisations import Reorganised
from organisation.models.units import Unit


class Membership(Reorganised):
    """A person's seat in a unit for a time; several at once are normal.

    `title` is what the list called the position where that says more than the catalogue. `continues` is the seat of an
    ended unit that this one carries on; `source` and `as_of` say whose list a borrowed seat was taken from.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="memberships")
    category = models.CharField(_("diện"), max_length=20, choices=Category.choices)
    is_primary = models.BooleanField(_("chức vụ chính"), default=True)
    title = models.CharField(_("chức danh"), max_length=200, blank=True)
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        MemberOrganisation, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    continues = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by")
    source = models.CharField(_("nguồn số liệu"), max_length=160, blank=True)
    as_of = models.DateField(_("số liệu đến ngày"), null=True, blank=True)

    class Meta(Reorganised.Meta):
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
