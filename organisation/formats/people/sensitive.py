"""What lists of people must not bring in: ethnicity, religion, Party data, numbers and pictures of identity papers.

Law 91/2025/QH15 and Decree 356/2025/NĐ-CP count them among sensitive data; nothing here needs them.
"""

import re
from functools import lru_cache

from core.text.search import fold

# "Đảng" is told from "đang" (at present) by its marks where the list is written with them.
_PARTY_WORD = re.compile(r"\bđảng\b", re.IGNORECASE)
_PARTY_AND_OTHERS = re.compile(r"\b(?:chuc vu|chuc danh)\b.*\b(?:chinh quyen|doan the|mat tran|mttq)\b")
_FORBIDDEN = re.compile(
    r"""\b(?:
        dan\ toc | ton\ giao | tin\ nguong | dao\ (?:phat|thien\ chua|cong\ giao|tin\ lanh|cao\ dai)
      | dang\ (?:vien|phi|bo|uy|tich|tinh) | (?:vao|the|so|tuoi|ket\ nap)\ dang | ket\ nap | chi\ bo | ngay\ chinh\ thuc
      | ly\ luan\ (?:chinh\ tri|ct) | llct | (?:trinh\ do|quan\ diem|trinh\ do\ ly\ luan)\ chinh\ tri
      | ccc?d | cm(?:nd|t|tnd) | can\ cuoc(?:\ cong\ dan)? | chung\ minh(?:\ thu|\ nhan\ dan)? | dinh\ danh | ho\ chieu | passport
      | giay\ to(?:\ tuy\ than)? | vneid
      | anh(?:\ the|\ chan\ dung|\ ca\ nhan|\ 3\ ?x\ ?4|\ 4\ ?x\ ?6) | hinh\ anh | anh\ mat
      | (?:so\ )?tai\ khoan(?:\ ngan\ hang)? | stk | ma\ so\ thue | mst | (?:so\ |so\ so\ |ma\ )?bhxh | bhyt | bao\ hiem
      | suc\ khoe | benh | nhom\ mau | khuyet\ tat | tien\ (?:an|su)
      | thanh\ phan\ (?:gia\ dinh|xuat\ than|ban\ than)
    )\b | ^(?:anh|hinh)$ """,
    re.VERBOSE,
)
# "ĐT" is a telephone; "DT" is ethnicity as a rule, so it is left out even where it was meant for the other.
_SHORT_FOR_FORBIDDEN = {"dt", "tg"}
_IN_NOTES = re.compile(
    r"\b(?:dan toc|ton giao|cong giao|thien chua|phat giao|tin lanh|cao dai|hoa hao|hoi giao|theo dao|giao dan|giao xu"
    r"|dang vien|vao dang|the dang|dang tich|ket nap|chi bo|ccc?d|cm(?:nd|t)|can cuoc|chung minh|dinh danh|ho chieu)\b"
)
# Twelve digits, or eleven where a spreadsheet took the first zero; 84 begins a telephone number as dialled from abroad.
_CITIZEN_NUMBER = re.compile(r"(?<!\d)(?:0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}|(?!84)[1-9]\d{10})(?!\d)")
_MANY_DIGITS = re.compile(r"\d[\d .]{7}")
_OLD_NUMBER = re.compile(r"(?i)(?:cmnd|cmt|cccd|căn cước|chứng minh)\D{0,20}\d[\d .]{7,16}\d")
_PARTY_POST = re.compile(
    r"\b(?:(?:pho )?bi thu(?: thuong truc)?(?! (?:doan|huyen doan|tinh doan|xa doan|thanh doan|thi doan|chi doan|lien chi doan)\b)"
    r"(?: (?:chi bo|dang uy|dang bo|huyen uy|tinh uy|thanh uy|thi uy|xa uy|phuong uy)\b.*)?$"
    r"|dang uy vien|chi uy(?: vien)?|tinh uy vien|huyen uy vien|thanh uy vien|thi uy vien|dang vien"
    r"|uy vien (?:ban chap hanh|bch|ban thuong vu|btv|thuong vu) (?:dang|huyen uy|tinh uy|thanh uy|thi uy))\b"
)
_BETWEEN_POSTS = re.compile(r"(\s*(?:;|\+|,|\bkiêm(?: nhiệm)?\b|\s[-–—]\s)\s*)", re.IGNORECASE)


def words_of(text: str) -> str:
    """The folded words of a text, without punctuation.

    >>> words_of("Ngày/tháng/năm sinh:")
    'ngay thang nam sinh'
    """
    return " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())


@lru_cache(maxsize=2048)
def is_forbidden(heading: str) -> bool:
    """Whether the column below this heading must not be kept.

    >>> [is_forbidden(heading) for heading in ("Dân tộc", "Ngày vào Đảng", "Chức vụ đang giữ", "Số CCCD/CMND")]
    [True, True, False, True]
    """
    if heading.casefold().strip(" .:") in _SHORT_FOR_FORBIDDEN:
        return True
    words = words_of(heading)
    if _PARTY_AND_OTHERS.search(words):
        return False
    return bool(_PARTY_WORD.search(heading) or _FORBIDDEN.search(words))


def without_identity_numbers(text: str) -> str:
    """The text without numbers of identity papers: twelve digits, or those that follow their name."""
    if _MANY_DIGITS.search(text) is None:
        return text
    return " ".join(_CITIZEN_NUMBER.sub(" ", _OLD_NUMBER.sub(" ", text)).split())


def is_sensitive_note(text: str) -> bool:
    """Whether a remark tells what must not be kept."""
    return bool(_IN_NOTES.search(words_of(text)) or _PARTY_WORD.search(text))


@lru_cache(maxsize=4096)
def without_party_posts(text: str) -> str:
    """The posts of a text that are none of the Party's.

    >>> without_party_posts("Bí thư Chi bộ kiêm Trưởng Ban Công tác Mặt trận xóm 5")
    'Trưởng Ban Công tác Mặt trận xóm 5'
    >>> without_party_posts("Phó Chủ tịch - Bí thư Đoàn TNCS Hồ Chí Minh")
    'Phó Chủ tịch - Bí thư Đoàn TNCS Hồ Chí Minh'
    """
    pieces = _BETWEEN_POSTS.split(text)
    kept: list[str] = []
    for place in range(0, len(pieces), 2):
        if _PARTY_POST.match(words_of(pieces[place])):
            continue
        kept += [pieces[place - 1], pieces[place]] if kept else [pieces[place]]
    return "".join(kept).strip()
