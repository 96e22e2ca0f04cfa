"""What emulation refuses, and what to do then."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from core.errors import DomainError


class NoScoringTableError(DomainError):
    """No table scores the units in question."""

    code = "no_scoring_table"
    message: ClassVar[str | Promise] = _("Chưa có bảng điểm nào được mở cho đơn vị này. Đồng chí xem lại sau.")
    status = 404


class TableIsOpenError(DomainError):
    """A table that units are scored by does not change any more."""

    code = "table_is_open"
    message: ClassVar[str | Promise] = _(
        "Bảng điểm {table} phiên bản {version} đã mở nên không sửa được. Đồng chí lập phiên bản mới."
    )


class BadDocumentError(DomainError):
    """A table or inputs that cannot be used; `faults` are sentences, each with its place."""

    code = "bad_document"
    message: ClassVar[str | Promise] = _("Tệp {what} có {count} chỗ chưa dùng được. Chỗ đầu tiên: {first}")
    status = 400

    def __init__(self, what: str, faults: Sequence[str]) -> None:
        super().__init__(what=what, count=len(faults), first=faults[0])
        self.faults = faults


FILE_FAULTS: dict[str, str | Promise] = {
    "not_utf8": _("Tệp không phải văn bản UTF-8 (từ byte thứ {byte}). Đồng chí lưu lại dạng UTF-8."),
    "not_json": _("Tệp JSON hỏng ở dòng {line}, cột {column}. Đồng chí kiểm tra dấu phẩy và dấu ngoặc."),
    "too_deep": _("Tệp có quá nhiều tầng lồng nhau. Đồng chí kiểm tra lại tệp."),
    "not_an_object": _("Tệp phải là một đối tượng JSON, bắt đầu bằng dấu {{."),
    "key_twice": _("Khóa “{key}” ghi hai lần trong cùng một đối tượng. Đồng chí bỏ bớt một."),
    "not_a_number": _("“{name}” không phải số. Đồng chí ghi một con số."),
}

_NUMBER = _('phải là số, ví dụ "7.5"')
TABLE_FAULTS: dict[str, str | Promise] = {
    "missing": _("còn thiếu"),
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than": _("phải lớn hơn {gt}"),
    "greater_than_equal": _("không được nhỏ hơn {ge}"),
    "less_than_equal": _("không được lớn hơn {le}"),
    "string_too_short": _("không được để trống"),
    "string_type": _("phải là chữ"),
    "too_short": _("không được để trống"),
    "literal_error": _("chỉ nhận: {expected}"),
    "union_tag_invalid": _("“{tag}” không có trong các loại: {expected_tags}"),
    "union_tag_not_found": _("thiếu {discriminator}"),
    "not_a_count": _("phải là số nguyên không âm"),
    "same_threshold_twice": _("tiêu chí {criterion} có hai bậc cùng ngưỡng"),
    "band_above_max": _("tiêu chí {criterion} có bậc cao hơn điểm chuẩn"),
    "children_above_group": _("nhóm {group} có tổng điểm tiêu chí {total}, vượt điểm nhóm {max}"),
    "groups_above_total": _("tổng điểm các nhóm là {total}, vượt tổng điểm {max}"),
    "nobody_counted": _("phải ghi diện (category) hoặc chức vụ (position) được tính"),
    "timezone_aware": _("phải có múi giờ, ví dụ 2026-11-30T23:59:59+07:00"),
    "datetime_from_date_parsing": _("phải là thời điểm, ví dụ 2026-11-30T23:59:59+07:00"),
    "datetime_parsing": _("phải là thời điểm, ví dụ 2026-11-30T23:59:59+07:00"),
    "date_from_datetime_parsing": _("phải là ngày, ví dụ 2026-11-30"),
    "date_parsing": _("phải là ngày, ví dụ 2026-11-30"),
    "string_pattern_mismatch": _("chỉ gồm chữ thường không dấu, số và dấu gạch nối"),
    "string_too_long": _("dài quá {max_length} ký tự"),
    "code_twice": _("mã {duplicate} dùng hai lần"),
    "unknown_name": _("“{name}” không có trong bảng"),
    "unknown_order": _("không hiểu cách xếp hạng “{text}”"),
    "unknown_condition": _("không hiểu điều kiện “{text}”"),
    "unknown_quota": _("không hiểu chỉ tiêu khen thưởng “{text}”"),
}

UNIT_FAULTS: dict[str, str | Promise] = {
    "missing": _("chưa có số liệu"),
    "not_a_count": _("số lần phải là số nguyên không âm"),
    "points_out_of_range": _("điểm chấm phải từ 0 đến điểm chuẩn"),
    "points_between_steps": _("điểm chấm không đúng bước điểm cho phép"),
    "unknown_code": _("bảng điểm không có mã này"),
    "unit_twice": _("đơn vị ghi hai lần"),
}

_UNREADABLE = _("không đúng dạng")
_TAGS = {"group", "leaf"}  # steps of the reader's, not of the document


def sentences_of(error: ValidationError, document: Any) -> list[str]:  # noqa: ANN401 -- any JSON
    """What is wrong with a document, each with its place in it: "criteria → V → V.1 → max_points: còn thiếu"."""
    sentences = []
    for fault in error.errors(include_url=False):
        text = str(TABLE_FAULTS.get(fault["type"], _UNREADABLE)).format(**fault.get("ctx", {}))
        place = " → ".join(_place(fault["loc"], document))
        sentences.append(f"{place}: {text}" if place else text)
    return sentences


def _place(location: Sequence[int | str], document: Any) -> Iterator[str]:  # noqa: ANN401 -- any JSON
    """The way to a fault in words of the document: its keys, and of list entries the code or else the number."""
    here = document
    for step in location:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            known = here if isinstance(here, dict) else {}
            yield str(known.get("code") or known.get("id") or step + 1)
        elif isinstance(here, dict) and step in here:
            here = here[step]
            yield step
        elif isinstance(here, dict) and step == location[-1] and step not in _TAGS:
            yield step  # what is missing
