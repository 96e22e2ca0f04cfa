"""What is asked of every question, whatever its type; and where it lies in its bank."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.unicode import nfc
from courses.activities import reference_choices
from courses.selectors.authoring import lessons_in_writing
from courses.selectors.items import competence_choices
from quizzes.forms.questions.fields import Line, PictureFile, StoredPicture, Words
from quizzes.forms.questions.rows import RowForm, Table
from quizzes.models import Category, Level, Question, QuestionBank, QuestionVersion
from quizzes.selectors.desk import categories_in, next_code
from quizzes.services.authoring import Filing

LONGEST_TAG, MOST_TAGS = 60, 12
NONE = ("", gettext_lazy("– không chọn –"))
INDENT = "\u2003"


class PictureRow(RowForm):
    """A picture of the stem, and what it shows."""

    image = StoredPicture()
    image_file = PictureFile(gettext_lazy("Ảnh kèm câu hỏi"))
    alt = Line(gettext_lazy("Lời tả ảnh"))
    said = ("image", "alt")

    def clean(self) -> dict[str, Any]:
        """A picture is told in words, and words stand for a picture."""
        data = super().clean() or {}
        if data.get("image") and not data.get("alt"):
            self.add_error("alt", _("Đồng chí tả ảnh bằng lời, để người không nhìn thấy ảnh cũng làm được."))
        if data.get("alt") and not data.get("image"):
            self.add_error("alt", _("Chưa có ảnh. Đồng chí tải ảnh lên, hoặc xóa lời tả."))
        return data


PICTURES = Table(
    name="pictures",
    row=PictureRow,
    title=gettext_lazy("Ảnh kèm câu hỏi"),
    hint=gettext_lazy("Không bắt buộc."),
    add=gettext_lazy("Thêm ảnh"),
)


def category_choices(bank: QuestionBank) -> list[tuple[str, str]]:
    """The categories of a bank, indented as they lie in one another."""
    return [(str(category.pk), f"{INDENT * depth}{category.title}") for category, depth in categories_in(bank)]


class QuestionFacts(forms.Form):
    """The question itself and what it is about."""

    stem = Words(gettext_lazy("Câu hỏi"), rows=3, required=True)
    explanation = Words(
        gettext_lazy("Vì sao"),
        rows=3,
        help_text=gettext_lazy("Lời giải thích hiện cùng đáp án, khi bài kiểm tra cho xem."),
    )
    level = forms.ChoiceField(label=gettext_lazy("Mức"), choices=Level.choices)
    code = Words(gettext_lazy("Mã câu hỏi"), required=True, max_length=60)
    category = forms.ChoiceField(label=gettext_lazy("Danh mục"), required=False)
    tags = Words(gettext_lazy("Nhãn"), help_text=gettext_lazy("Cách nhau bằng dấu phẩy."))
    lesson = forms.ChoiceField(label=gettext_lazy("Bài học dạy điều này"), required=False)
    competence = forms.ChoiceField(label=gettext_lazy("Miền năng lực"), required=False)
    legal_reference = forms.ChoiceField(label=gettext_lazy("Căn cứ, số văn bản"), required=False)
    main = ("stem", "explanation", "level")

    def __init__(
        self,
        bank: QuestionBank,
        question: Question | None,
        version: QuestionVersion | None,
        **options: Any,  # noqa: ANN401 -- Django's own
    ) -> None:
        self.bank, self.question = bank, question
        initial = options.pop("initial", None) or stored_facts(bank, question, version)
        super().__init__(initial=initial, **options)
        if question is not None:
            del self.fields["code"]
        self._offer("category", category_choices(bank), "")
        lessons = [(str(page.key), page.title) for page in lessons_in_writing(bank.course)] if bank.course else []
        self._offer("lesson", lessons, str(version.lesson_key or "") if version else "")
        self._offer("competence", competence_choices(), version.competence if version else "")
        self._offer("legal_reference", reference_choices(), version.legal_reference if version else "")

    def _offer(self, name: str, choices: list[tuple[str, str]], held: str) -> None:
        """What may be chosen; what stands in the question already stays, known or not."""
        known = {value for value, _label in choices}
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- named so above
        field.choices = [NONE, *choices, *([(held, held)] if held and held not in known else [])]

    def clean_code(self) -> str:
        """A code that no other question of the bank has."""
        code = str(self.cleaned_data["code"])
        if Question.objects.filter(bank=self.bank, code=code).exists():
            raise ValidationError(_("Mã này đã có câu hỏi khác dùng. Đồng chí ghi mã khác."))
        return code

    def clean_tags(self) -> list[str]:
        """Each word once."""
        words = [nfc(word).strip() for word in self.cleaned_data["tags"].split(",")]
        tags = list(dict.fromkeys(word for word in words if word))
        if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
            raise ValidationError(_("Nhiều nhất 12 nhãn, mỗi nhãn không quá 60 chữ."))
        return tags

    @property
    def filing(self) -> Filing:
        """Where the question will lie."""
        chosen = self.cleaned_data["category"]
        category = Category.objects.filter(bank=self.bank, pk=chosen).first() if chosen else None
        return Filing(category, self.cleaned_data["tags"])

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What every author fills in."""
        return [self[name] for name in self.main]

    @property
    def filing_fields(self) -> list[forms.BoundField]:
        """By what the question is found again."""
        return [self[name] for name in self.fields if name not in self.main and self._has_choices(name)]

    def _has_choices(self, name: str) -> bool:
        return len(getattr(self.fields[name], "choices", "some")) > 1


def stored_facts(bank: QuestionBank, question: Question | None, version: QuestionVersion | None) -> dict[str, Any]:
    """What a question says of itself now; of a new one, a code that is free."""
    if question is None or version is None:
        return {"code": next_code(bank)}
    return {
        "stem": version.stem,
        "explanation": version.explanation,
        "level": version.level,
        "category": str(question.category_id or ""),
        "tags": ", ".join(question.tags.values_list("title", flat=True)),
        "lesson": str(version.lesson_key or ""),
        "competence": version.competence,
        "legal_reference": version.legal_reference,
    }
