"""Titles that were typed all in capitals, proposed as people write them."""

import re

# Words that keep their capitals, and names that have some.
_KEPT = {"AI", "MTTQ", "UBND", "HĐND", "UBMTTQ", "VNEID", "OTP", "QR", "CNTT", "ATTT", "GRAB", "ASEAN", "LHQ", "XHCN"}
_NAMES = (
    "Mặt trận", "Mặt trận Tổ quốc", "Việt Nam", "Ủy ban", "Ban Thường trực", "Ban Công tác Mặt trận", "Đảng", "Nhà nước",
    "Nhân dân", "Tổ quốc", "Quốc hội", "Chính phủ", "Hội đồng nhân dân", "Hồ Chí Minh", "Bác Hồ", "Hà Nội", "Nghệ An",
    "Đại đoàn kết", "Ngày hội", "Zalo", "Facebook", "VNeID", "Internet", "Trung ương", "Bộ Chính trị", "Hiến pháp",
    "Liên hợp quốc", "Đoàn Thanh niên", "Hội Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Công đoàn",
)  # fmt: skip
_NAME = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(_NAMES, key=len, reverse=True)), re.IGNORECASE)
_SPELT = {name.casefold(): name for name in _NAMES}
_BEGINS = re.compile(r"^\w|(?<=\d[.:] )\w|(?<=[IVX][.:] )\w")
_ROMAN = re.compile(r"[IVX]{2,}")


def in_small_letters(title: str) -> str:
    """The title with one capital at its beginning and those of names that are known here.

    >>> in_small_letters("VẬN HÀNH TRANG CỘNG ĐỒNG CỦA MẶT TRẬN XÃ")
    'Vận hành trang cộng đồng của Mặt trận xã'
    """
    small = " ".join(map(_word, title.split(" ")))
    small = _NAME.sub(lambda match: _SPELT[match[0].casefold()], small)
    return _BEGINS.sub(lambda match: match[0].upper(), small)


def _word(word: str) -> str:
    bare = word.strip(".,;:()“”\"'–-")
    return word if bare in _KEPT or _ROMAN.fullmatch(bare) or any(map(str.isdigit, bare)) else word.lower()
