"""The statistics of a quiz as a workbook."""

from collections.abc import Iterator
from decimal import Decimal
from os import PathLike

from django.utils.translation import gettext as _

from core.workbooks import Sheet, write_workbook
from quizzes.selectors.insight import GainSheet, QuizInsight


def export_insight(*, insight: QuizInsight, gain: GainSheet | None, path: str | PathLike[str]) -> None:
    """Write the questions on one sheet, who chose what on another, the gain by unit on a third where there is one."""
    questions = [(_("Mã câu hỏi"), 14.0), (_("Phiên bản"), 10.0), (_("Câu hỏi"), 60.0), (_("Lượt làm"), 10.0)]
    questions += [(_("Làm được (%)"), 12.0), (_("Độ phân biệt"), 12.0), (_("Cần xem lại"), 50.0)]
    choices = [(_("Mã câu hỏi"), 14.0), (_("Phương án"), 60.0), (_("Đúng"), 8.0), (_("Số người chọn"), 12.0)]
    choices += [(_("Tỷ lệ (%)"), 10.0), (_("Nhóm điểm cao (%)"), 14.0), (_("Nhóm điểm thấp (%)"), 14.0)]
    sheets = [
        Sheet(_("Câu hỏi"), questions, _questions(insight)),
        Sheet(_("Phương án"), choices, _choices(insight)),
    ]
    if gain is not None:
        units = [(_("Đơn vị"), 40.0), (_("Số người"), 10.0), (_("Đầu vào"), 10.0), (_("Đầu ra"), 10.0)]
        sheets.append(Sheet(_("Tiến bộ theo đơn vị"), [*units, (_("Tăng"), 10.0)], _gains(gain)))
    write_workbook(sheets, path)


def _questions(insight: QuizInsight) -> Iterator[tuple[object, ...]]:
    for line in insight.lines:
        yield (
            line.version.question.code,
            line.version.number,
            line.version.stem,
            line.row.attempts,
            _rounded(line.percent),
            _rounded(line.row.discrimination, 2),
            "; ".join(str(title) for title, _sentence, _is_grave in line.flags),
        )


def _choices(insight: QuizInsight) -> Iterator[tuple[object, ...]]:
    for line in insight.lines:
        for choice in line.choices:
            yield (
                line.version.question.code,
                choice.text,
                _("đúng") if choice.is_right else "",
                choice.count,
                _rounded(choice.percent),
                _rounded(choice.top),
                _rounded(choice.bottom),
            )


def _gains(gain: GainSheet) -> Iterator[tuple[object, ...]]:
    for name, found in [*((line.name, line.gain) for line in gain.lines), (_("Cộng"), gain.total)]:
        means = (found.mean_before, found.mean_after, found.points)
        yield name, found.people, *(None if mean is None else round(mean, 1) for mean in means)


def _rounded(value: Decimal | None, digits: int = 1) -> float | None:
    return None if value is None else float(round(value, digits))
