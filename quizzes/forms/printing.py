"""What trainers say of a quiz to be printed, and of sheets that came back."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from courses.selectors.authoring import WRITERS
from organisation.models import Unit
from organisation.selectors import scope_of
from organisation.selectors.browsing import units_called
from organisation.selectors.people import Wish
from quizzes.models import PrintRun, Quiz
from quizzes.selectors.printing import quizzes_to_print
from quizzes.selectors.scans import takers_of
from quizzes.services.printing import MOST_SHEETS, MOST_VARIANTS, PrintOrder
from quizzes.services.scanning import MOST_BYTES, MOST_FILES

Data = Mapping[str, Any] | None


class _QuizField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Quiz) -> str:
        """A title alone could be that of any course."""
        return f"{obj.course.title}: {obj.title}"


class PrintForm(forms.Form):
    """Which quiz, when it is sat, how many variants, and for whom."""

    quiz = _QuizField(Quiz.objects.none(), label=_("Bài kiểm tra"), empty_label=_("Chọn bài kiểm tra"))
    title = forms.CharField(
        label=_("Tên kỳ kiểm tra"), max_length=200, help_text=_("In ở đầu đề và phiếu, ví dụ: Lớp tập huấn xã Kim Liên")
    )
    held_on = forms.DateField(
        label=_("Ngày kiểm tra"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    variants = forms.IntegerField(label=_("Số mã đề"), min_value=1, max_value=MOST_VARIANTS, initial=4)
    unit = forms.CharField(
        label=_("In sẵn tên người của đơn vị"),
        max_length=220,
        required=False,
        help_text=_(
            "Tên hoặc mã đơn vị, không cần dấu. Mỗi người của đơn vị đang học khóa này có một phiếu ghi sẵn tên."
        ),
    )
    blanks = forms.IntegerField(
        label=_("Số phiếu không ghi tên"),
        min_value=0,
        max_value=MOST_SHEETS,
        initial=10,
        help_text=_("Người làm bài tự viết tên. Thiếu phiếu thì phô tô được."),
    )

    def __init__(self, user: User, data: Data = None, *, quiz: str = "") -> None:
        """Offer the quizzes of the trainer's branch."""
        super().__init__(data)
        self.user, self.scope = user, scope_of(user, *WRITERS)
        chosen = self.fields["quiz"]
        assert isinstance(chosen, forms.ModelChoiceField)  # noqa: S101 -- declared above
        chosen.queryset = quizzes_to_print(user)
        if quiz:
            self.initial["quiz"] = chosen.queryset.filter(code=quiz).first()

    def clean_unit(self) -> Unit | None:
        """The one unit that is meant, or none."""
        text = self.cleaned_data["unit"].strip()
        bare = text.rpartition("(")[2].rstrip(") ") if text.endswith(")") else text
        found = units_called(bare, self.scope, timezone.localdate()) if bare else []
        if bare and len(found) != 1:
            raise ValidationError(
                gettext("Không rõ là đơn vị nào. Đồng chí ghi mã của một đơn vị trong phạm vi của mình.")
            )
        return found[0].unit if found else None

    def order(self) -> PrintOrder:
        """What the service takes."""
        said = self.cleaned_data
        people: list[Person] = []
        if said["unit"]:
            wish = Wish(timezone.localdate(), unit=said["unit"])
            people = list(takers_of(said["quiz"], self.user, wish)[:MOST_SHEETS])
        return PrintOrder(
            title=said["title"],
            held_on=said["held_on"],
            variants=said["variants"],
            people=people,
            blanks=said["blanks"],
        )


class _Files(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 -- Django's own
        """Each of the files, looked at alone."""
        return [super(_FilesField, self).clean(file, initial) for file in data or ()]


class ScansForm(forms.Form):
    """Scanned pages and photographs, several at once."""

    sheets = _FilesField(
        label=_("Ảnh hoặc tệp quét"),
        required=False,
        help_text=_("PDF của máy quét, hoặc ảnh chụp JPEG, PNG; chọn nhiều tệp cùng lúc được."),
        widget=_Files(attrs={"accept": ".pdf,.jpg,.jpeg,.png,image/*", "multiple": True}),
    )

    def __init__(self, run: PrintRun, data: Data = None, files: MultiValueDict[str, Any] | None = None) -> None:
        super().__init__(data, files)
        self.run = run

    def clean(self) -> dict[str, Any]:
        """The bytes of all files."""
        uploads = self.files.getlist("sheets")
        if not uploads:
            self.add_error("sheets", gettext("Đồng chí chọn ảnh hoặc tệp quét của phiếu."))
        elif len(uploads) > MOST_FILES or sum(upload.size or 0 for upload in uploads) > MOST_BYTES:
            self.add_error("sheets", gettext("Nhiều tệp quá. Đồng chí gửi làm nhiều lần, mỗi lần dưới 100 MB."))
        else:
            return {"contents": [upload.read() for upload in uploads]}
        return {}


class SheetForm(forms.Form):
    """What a person says of a sheet: whose it is, and which button was pressed; the rows' own fields stand beside it."""

    go = forms.ChoiceField(choices=[(go, go) for go in ("take", "refuse", "name", "find")])
    learner = forms.UUIDField(required=False)
    code = forms.CharField(required=False, max_length=20)
    reason = forms.CharField(required=False, max_length=200)

    @property
    def fields_of_rows(self) -> dict[str, list[str]]:
        """The fields of the sheet's rows: their names hold a stroke."""
        lists = dict(self.data.lists()) if hasattr(self.data, "lists") else {}
        return {name: values for name, values in lists.items() if "/" in name}
