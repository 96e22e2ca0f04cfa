"""Beginning a reorganisation: the decision and its day, or a file that says which unit went into which."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.ids import uuid7
from organisation.calculations import ReorganisationOrder
from organisation.forms.fields import DayField
from organisation.models import Reorganisation
from organisation.selectors import Scope
from organisation.selectors.drafts import may_order
from organisation.services import SuccessionFile, SuccessionReport, draft_reorganisation, draft_succession

Files = MultiValueDict[str, UploadedFile[Any]]
ACCEPTED = ".csv,.xlsx"


class StartForm(forms.Form):
    """The decision and its day; what it orders comes after."""

    on = DayField(label=gettext_lazy("Có hiệu lực từ ngày"))
    decision = forms.CharField(
        label=gettext_lazy("Số nghị quyết hoặc quyết định"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 1678/NQ-UBTVQH15"),
    )
    title = forms.CharField(
        label=gettext_lazy("Tên gọi (không bắt buộc)"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Sắp xếp xã của tỉnh năm 2026"),
    )

    def __init__(self, actor: User, data: Mapping[str, Any] | None = None, files: Files | None = None) -> None:
        """Remember who drafts."""
        self.actor = actor
        super().__init__(data, files)

    def save(self) -> Reorganisation:
        """Keep an empty draft."""
        said = self.cleaned_data
        order = ReorganisationOrder(on=said["on"], decision=said["decision"], title=said["title"])
        return draft_reorganisation(order=order, actor=self.actor, digest=f"screen-{uuid7()}")


class FileForm(StartForm):
    """A list of which unit went into which."""

    file = forms.FileField(
        label=gettext_lazy("Tệp sắp xếp"),
        help_text=gettext_lazy("CSV hoặc Excel (.xlsx): mã cũ, mã mới, tên mới, tỉnh mới, phần chính."),
        error_messages={"required": gettext_lazy("Đồng chí chọn tệp sắp xếp.")},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    field_order = ("file", "on", "decision", "title")

    def __init__(
        self, actor: User, kept: Scope, data: Mapping[str, Any] | None = None, files: Files | None = None
    ) -> None:
        """Remember what may be changed."""
        super().__init__(actor, data, files)
        self.kept = kept
        self.report: SuccessionReport | None = None

    def read(self) -> Reorganisation | None:
        """The draft that the file amounts to; None where it has errors, which `report` tells."""
        said = self.cleaned_data
        file = SuccessionFile(
            content=said["file"].read(), on=said["on"], decision=said["decision"], title=said["title"]
        )
        with transaction.atomic():
            self.report = draft_succession(file=file, actor=self.actor)
            draft = self.report.reorganisation
            if draft is None or may_order(ReorganisationOrder.from_json(draft.order), self.kept):
                return draft
            transaction.set_rollback(True)
        self.add_error(
            "file", _("Tệp có đơn vị ngoài phạm vi đồng chí phụ trách. Người quản trị cấp trên nạp tệp này.")
        )
        return None
