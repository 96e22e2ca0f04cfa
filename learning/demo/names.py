"""Invented people: names drawn part by part, with the frequencies one meets in Nghệ An; nobody real is meant."""

# ruff: noqa: SIM905 -- lists of names read better without a hundred quotation marks

import random
from typing import NamedTuple

# Each part with its weight.
FAMILY = {
    "Nguyễn": 340, "Trần": 95, "Lê": 75, "Phan": 60, "Hồ": 50, "Hoàng": 48, "Phạm": 45, "Võ": 36, "Đặng": 26,
    "Bùi": 22, "Cao": 20, "Ngô": 19, "Thái": 15, "Đinh": 14, "Trương": 14, "Dương": 13, "Lương": 12, "Vi": 12,
    "Lô": 11, "Vũ": 10, "Đậu": 10, "Chu": 8, "Hà": 7, "Đào": 6, "Lữ": 5, "Tạ": 5, "Phùng": 5, "Kha": 4, "Mai": 4,
    "Tăng": 3, "Quang": 2, "Lưu": 2,
}  # fmt: skip
MALE_MIDDLE = {
    "Văn": 300, "Đình": 70, "Xuân": 65, "Đức": 65, "Hữu": 60, "Sỹ": 45, "Công": 45, "Quang": 40, "Bá": 38, "Trọng": 36,
    "Ngọc": 34, "Viết": 30, "Minh": 28, "Thanh": 26, "Hồng": 22, "Khắc": 20, "Duy": 18, "Doãn": 12, "Cảnh": 12,
    "Thế": 12, "Anh": 10, "Mạnh": 8,
}  # fmt: skip
FEMALE_MIDDLE = {
    "Thị": 480, "Thị Thu": 45, "Thị Thanh": 42, "Thị Hồng": 38, "Thị Ngọc": 32, "Thị Kim": 26, "Thị Minh": 22,
    "Thị Bích": 18, "Thị Lệ": 14, "Thị Quỳnh": 14, "Thị Hải": 12, "Ngọc": 12, "Thị Khánh": 10, "Thu": 8, "Thanh": 8,
    "Thùy": 8, "Hoài": 6,
}  # fmt: skip
# Half of the people bear one of these, the others one of the longer lists.
COMMON_OF_MEN = "Hùng Dũng Tuấn Sơn Hải Thắng Minh Cường Nam Long Bình Đức Trung Tài Thành Quang Vinh An Hà Hòa".split()
COMMON_OF_WOMEN = (
    "Hà Hương Lan Hoa Thủy Hằng Nga Hồng Hạnh Liên Mai Vân Loan Tâm Phương Hiền Huyền Hòa Nhung Lý".split()
)
MALE_GIVEN = (
    "An Anh Bình Bảo Bắc Ba Chiến Chung Công Cường Danh Dũng Duy Dương Đại Đạt Định Đoàn Đông Đồng Đức Giang Giáp Hà "
    "Hải Hào Hạnh Hậu Hiền Hiếu Hiệp Hòa Hoài Hoàn Hoàng Hồng Huân Hùng Huy Hưng Hường Khang Khánh Khoa Kiên Kỳ Lam Lâm "
    "Lập Lễ Linh Long Lộc Lợi Luân Lực Lương Mạnh Minh Nam Nghĩa Ngọc Nhân Nhật Ninh Phong Phú Phúc Phương Quân Quang "
    "Quế Quốc Quý Quyền Sáng Sơn Sửu Tài Tám Tâm Tân Thái Thanh Thành Thắng Thăng Thể Thiện Thìn Thọ Thông Thuận Thủy "
    "Thường Tiến Tình Toàn Toản Trí Trọng Trung Trường Tuân Tuấn Tuệ Tùng Tư Tường Tý Vinh Việt Vũ Vượng Ý"
).split()
FEMALE_GIVEN = (
    "An Anh Ái Ánh Bình Bích Châu Chi Chung Cúc Diễm Diệp Dung Duyên Dương Đào Giang Hà Hải Hạnh Hằng Hân Hậu Hiên Hiền "
    "Hiếu Hoa Hòa Hoài Hoàn Hồng Huế Huệ Hương Hường Huyền Khuyên Lam Lan Lành Lài Lâm Lệ Lê Liên Liễu Linh Loan Lộc "
    "Lợi Lương Lụa Lý Mai Mận Mến Minh Mơ Mỹ Nga Ngân Nghĩa Ngọc Nguyên Nguyệt Nhàn Nhâm Nhi Nhung Oanh Phúc Phương "
    "Phượng Quế Quyên Quỳnh Sáu Sen Sương Tâm Tân Thanh Thành Thảo Thắm Thịnh Thơ Thơm Thu Thuận Thúy Thủy Thương Tình "
    "Trà Trang Trinh Tuyết Tư Vân Vinh Xuân Xuyến Yên Yến"
).split()


class Invented(NamedTuple):
    """A name and what goes with it."""

    full_name: str
    is_woman: bool


def invent(dice: random.Random, share_of_women: float) -> Invented:
    """Draw a name; the same dice give the same names."""
    is_woman = dice.random() < share_of_women
    if is_woman:
        middle, given = FEMALE_MIDDLE, dice.choice((COMMON_OF_WOMEN, FEMALE_GIVEN))
    else:
        middle, given = MALE_MIDDLE, dice.choice((COMMON_OF_MEN, MALE_GIVEN))
    parts = _drawn(dice, FAMILY), _drawn(dice, middle), dice.choice(given)
    return invent(dice, share_of_women) if _repeats(*parts) else Invented(" ".join(parts), is_woman)


def _drawn(dice: random.Random, weights: dict[str, int]) -> str:
    return dice.choices(tuple(weights), tuple(weights.values()))[0]


def _repeats(family: str, middle: str, given: str) -> bool:
    """Nobody is called "Lê Thị Lê" or "Nguyễn Hồng Hồng"."""
    return given in (family, *middle.split()) or family in middle.split()
