"""What a refusal says."""

from datetime import date

import pytest

from core.errors import DomainError


class LateError(DomainError):
    message = "Đã có thay đổi từ ngày {day} ở {count} đơn vị."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 7, 1).isoformat(), "01/07/2025"),
        ("2025-02-31", "2025-02-31"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_people_read_days_as_they_write_them_and_programs_as_they_do(day, said):
    error = LateError(day=day, count=2)
    assert error.sentence == f"Đã có thay đổi từ ngày {said} ở 2 đơn vị."
    assert error.details == {"day": day, "count": 2}
