"""Banks and their order, what an author looks for, what another says of a question."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.text.slugs import slugify_vi
from courses.models import CoursePage
from courses.selectors.authoring import WRITERS, courses_written_by
from organisation.selectors import scope_of
from quizzes.forms.questions import category_choices
from quizzes.forms.questions.fields import Words
from quizzes.models import Category, Level, QuestionBank, QuestionType, Verdict
from quizzes.selectors.desk import IN_USE, RETIRED, RETURNED, WAITING, Wanted, tags_in
from quizzes.services.authoring import save_bank, save_category

RESERVED = {"moi"}
ANY = ("", gettext_lazy("Tất cả"))
STATES = (
    (IN_USE, gettext_lazy("Đang dùng")),
    (WAITING, gettext_lazy("Chờ duyệt")),
    (RETURNED, gettext_lazy("Đề nghị sửa")),
    (RETIRED, gettext_lazy("Thôi dùng")),
)


class FindForm(forms.Form):
    """What an author looks for in a bank."""

    tim = Words(gettext_lazy("Tìm câu hỏi"), max_length=200)
    trang_thai = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False, choices=STATES)
    dang = forms.ChoiceField(label=gettext_lazy("Dạng"), required=False, choices=[ANY, *QuestionType.choices])
    muc = forms.ChoiceField(label=gettext_lazy("Mức"), required=False, choices=[ANY, *Level.choices])
    danh_muc = forms.ChoiceField(label=gettext_lazy("Danh mục"), required=False)
    nhan = forms.ChoiceField(label=gettext_lazy("Nhãn"), required=False)

    def __init__(self, bank: QuestionBank, data: QueryDict) -> None:
        super().__init__(data)
        for name, choices in {
            "danh_muc": category_choices(bank),
            "nhan": [(str(tag.pk), tag.title) for tag in tags_in(bank)],
        }.items():
            if choices:
                field = self.fields[name]
                assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- named so above
                field.choices = [ANY, *choices]
            else:
                del self.fields[name]

    @property
    def wanted(self) -> Wanted:
        """What is asked for; what cannot be read does not narrow."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            query=said.get("tim", ""),
            state=said.get("trang_thai", ""),
            kind=said.get("dang", ""),
            level=said.get("muc", ""),
            category=int(said["danh_muc"]) if said.get("danh_muc") else None,
            tag=int(said["nhan"]) if said.get("nhan") else None,
        )


class BankForm(forms.Form):
    """What is said of a bank."""

    title = Words(gettext_lazy("Tên ngân hàng"), required=True, max_length=200)
    course: forms.ModelChoiceField[CoursePage] = forms.ModelChoiceField(
        label=gettext_lazy("Khóa học"),
        queryset=None,
        required=False,
        help_text=gettext_lazy("Để trống nếu ngân hàng dùng chung cho nhiều khóa trong đơn vị của đồng chí."),
    )
    requires_approval = forms.BooleanField(label=gettext_lazy("Đề chỉ lấy câu đã có người khác duyệt"), required=False)

    def __init__(self, actor: User, data: QueryDict | None = None, *, bank: QuestionBank | None = None) -> None:
        self.actor, self.bank = actor, bank
        initial = {name: getattr(bank, name) for name in ("title", "course", "requires_approval")} if bank else None
        super().__init__(data, initial=initial)
        courses = self.fields["course"]
        assert isinstance(courses, forms.ModelChoiceField)  # noqa: S101 -- named so above
        courses.queryset = courses_written_by(actor)

    def save(self) -> QuestionBank:
        """Set the bank up for the author's own branch, or change it."""
        facts = {name: self.cleaned_data[name] for name in ("title", "course", "requires_approval")}
        bank = self.bank or QuestionBank(code=free_code(facts["title"]))
        if self.bank is None:
            facts["owner_unit"] = scope_of(self.actor, *WRITERS).top
        return save_bank(bank=bank, facts=facts, actor=self.actor)


def free_code(title: str) -> str:
    """A code for a bank of this title that no other has."""
    base = slugify_vi(title, max_length=50) or "ngan-hang"
    taken = set(QuestionBank.objects.filter(code__startswith=base).values_list("code", flat=True)) | RESERVED
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(code for code in numbered if code not in taken)


class CategoryForm(forms.Form):
    """A category and what it lies in."""

    title = Words(gettext_lazy("Tên danh mục"), required=True, max_length=200)
    parent = forms.ChoiceField(label=gettext_lazy("Nằm trong"), required=False)

    def __init__(self, bank: QuestionBank, data: QueryDict | None = None, *, category: Category | None = None) -> None:
        self.bank, self.category = bank, category
        initial = {"title": category.title, "parent": str(category.parent_id or "")} if category else None
        super().__init__(data, initial=initial)
        parents = self.fields["parent"]
        assert isinstance(parents, forms.ChoiceField)  # noqa: S101 -- named so above
        choices = [choice for choice in category_choices(bank) if category is None or choice[0] != str(category.pk)]
        parents.choices = [("", gettext_lazy("Ngân hàng, không trong danh mục nào")), *choices]

    def save(self, actor: User) -> Category:
        """Open the category, or change it."""
        chosen = self.cleaned_data["parent"]
        parent = Category.objects.get(bank=self.bank, pk=chosen) if chosen else None
        title = self.cleaned_data["title"]
        return save_category(bank=self.bank, category=self.category, title=title, parent=parent, actor=actor)


class ReviewForm(forms.Form):
    """What another says of a question."""

    verdict = forms.ChoiceField(label=gettext_lazy("Ý kiến"), choices=Verdict.choices)
    remark = Words(gettext_lazy("Nhận xét"), max_length=500)

    def clean(self) -> dict[str, Any]:
        """Who gives a question back says why."""
        data = super().clean() or {}
        if data.get("verdict") == Verdict.RETURNED and not data.get("remark"):
            self.add_error("remark", _("Đồng chí ghi cần sửa gì, để người soạn biết."))
        return data
