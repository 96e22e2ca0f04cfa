"""The human, who may have no account, and the link between two records of one human."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.text.names import name_key
from core.text.phones import format_phone
from core.text.search import fold

SORT_KEY_LENGTH = 255


class Sex(models.TextChoices):
    """As lists of cadres state it."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class Person(models.Model):
    """A human known to the organisation, whether or not they ever sign in.

    `sort_key` orders by given name, `search_key` is the folded name; `save` derives both, bulk writers call
    `accounts.services.with_keys`. A person merged into another keeps their row and all that hangs on it;
    `merged_into` always names the one who stays, never another who was merged too. `erased_at` says when the identity
    was dropped; what hung on it stays, without a name.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    search_key = models.CharField(max_length=120, editable=False, db_index=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex.choices, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True, db_index=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True, db_index=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Whether it is known that this human goes by no other record: then nothing needs to be looked up about that.
    is_alone = False

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("người")
        verbose_name_plural = _("người")

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Save with the keys of the name as it is now."""
        self.derive_keys()
        fields = options.get("update_fields")
        if fields is not None and "full_name" in fields:
            options["update_fields"] = {*fields, "sort_key", "search_key"}
        super().save(*args, **options)

    @property
    def phone_in_groups(self) -> str:
        """The telephone number as it is read out."""
        return format_phone(self.phone)

    def derive_keys(self) -> None:
        """Set `sort_key` and `search_key` from the name."""
        self.sort_key = name_key(self.full_name)[:SORT_KEY_LENGTH]
        self.search_key = fold(self.full_name)[:120]


class PersonMerge(models.Model):
    """Two records were found to be one human: `merged` points at `kept` until the merge is undone.

    `carried` are the ids of those who had been merged into `merged` before and now point at `kept` too.
    """

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_away")
    reason = models.CharField(_("lý do"), max_length=200)
    carried = models.JSONField(default=list, blank=True)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="merges_made"
    )
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="merges_undone"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-merged_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("merged",), condition=models.Q(undone_at=None), name="one_merge_that_holds"
            ),
        )

    def __str__(self) -> str:
        return f"{self.merged_id} > {self.kept_id}"
