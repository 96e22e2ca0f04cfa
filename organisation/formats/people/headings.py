"""What a column is about, from its heading in whatever words an office chose."""

import re
from collections.abc import Sequence
from functools import lru_cache

from organisation.formats.people.rows import Field
from organisation.formats.people.sensitive import is_forbidden, words_of

LONGEST_HEADING = 80

# In folded words, the first that is found counts.
_MEANINGS: tuple[tuple[Field, str], ...] = (
    (Field.EMAIL, r"\b(?:e ?mail|gmail|thu dien tu|hop thu|hom thu)\b"),
    (
        Field.UNKNOWN,
        r"\b(?:dia chi|noi o|cho o|que quan|nguyen quan|thuong tru|tam tru|ho khau|noi sinh|bi danh|goi khac)\b",
    ),
    (Field.UNKNOWN, r"\bten (?:vo|chong|cha|bo|me|con)\b|\bnguoi than\b|\bky (?:nhan|ten)\b|\bchu ky\b"),
    (
        Field.PHONE,
        r"\b(?:dien thoai|so dt|sdt|dtdd|di dong|mobile|phone|telephone|tel|zalo|lien (?:he|lac)|so may|d thoai)\b|^(?:so )?d t$",
    ),
    (
        Field.UNIT_CODE,
        r"^ma (?:so )?(?:don vi|dv|xa|phuong|px|xp|dvhc|co quan|dia phuong)\b|^(?:unit|commune|ward) code$",
    ),
    (
        Field.BIRTH_DATE,
        r"\bngay\b.*\bsinh\b|^ng sinh$|^ngay thang nam$|^sinh ngay\b|\bntns\b|^n t n s$|\bdate of birth\b|\bdob\b|^birth ?da(?:te|y)$",
    ),
    (Field.BIRTH_YEAR, r"\bnam sinh\b|^sinh nam$|^ns$|^sinh$|^(?:birth year|year of birth)$"),
    (
        Field.UNKNOWN,
        r"^(?:ngay|thang|thoi (?:gian|diem|han)|tu (?:ngay|nam|thang)|so qd|so quyet dinh|quyet dinh|he so|phu cap)\b",
    ),
    (Field.UNKNOWN, r"\b(?:trinh do|chuyen mon|tuoi|hoc (?:van|vi|ham)|bang cap|nam (?:vao|bo nhiem|cong tac))\b"),
    (Field.SEX, r"\b(?:gioi tinh|phai|nam nu|nu nam|sex|gender)\b|^(?:gioi|gt)$"),
    (Field.FAMILY_MIDDLE, r"^ho(?: va)?(?: ten| chu)? (?:dem|lot)$|^ho$|^(?:last|family) name$|^surname$"),
    (Field.GIVEN, r"^ten(?: goi)?$|^(?:given|first) name$"),
    (Field.FULL_NAME, r"\bho (?:va |chu )?(?:dem |dem va |chu dem va )?ten\b|\bhoten\b|^(?:full ?)?name$"),
    (
        Field.FULL_NAME,
        r"^(?:ten|danh tinh) (?:can bo|hoc vien|thanh vien|nguoi|dai bieu|dong chi)\b|^(?:hoc vien|dong chi)$",
    ),
    (Field.POSITION, r"\bchuc (?:vu|danh|trach)\b|\bcuong vi\b|^(?:position|title|job title)$"),
    (
        Field.CATEGORY,
        r"\b(?:thuoc dien|doi tuong|bien che|chuyen trach|loai can bo|loai hinh|phan loai)\b|^(?:dien|loai|nhom)\b",
    ),
    (Field.UNIT, r"^(?:ten )?(?:don vi|co quan|noi (?:cong tac|lam viec)|to chuc|dia phuong)\b|\bdon vi cong tac\b"),
    (Field.AREA, r"^(?:xom|thon|to dan pho|tdp|khu dan cu|kdc|khoi|ap|buon|khu pho|khom|dia ban)\b"),
    (Field.DISTRICT, r"^(?:ten )?(?:quan |thi xa |thanh pho )*huyen\b"),
    (Field.PROVINCE, r"^(?:ten )?tinh(?: tp| thanh pho)?$|^(?:tp|thanh pho) tinh$"),
    (Field.UNIT, r"\b(?:xa|phuong|dac khu|thi tran)\b|\b(?:ub)?mttq\b|^(?:unit|commune|ward)$"),
    (Field.POSITION, r"^(?:cong viec|nhiem vu|vai tro|vi tri)\b"),
    (Field.ORDINAL, r"^(?:s?tt|so tt|s t t|so thu tu|thu tu|so|no)$"),
    (Field.NOTE, r"\b(?:ghi chu|chu thich)\b|^(?:gc|notes?|remarks?)$"),
)
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _MEANINGS)
# Where the marks of the letters decide: "Bản" is a village and "Ban" a board, "Nam" a man and "Năm" a year.
_WITH_MARKS: dict[str, Field] = {
    "đt": Field.PHONE,
    "đd": Field.PHONE,
    "dđ": Field.PHONE,
    "đtdđ": Field.PHONE,
    "bản": Field.AREA,
    "tổ": Field.AREA,
    "nữ": Field.FEMALE,
    "nu": Field.FEMALE,
    "nam": Field.MALE,
    "#": Field.ORDINAL,
}
_DAY_PARTS = {"ngày": Field.BIRTH_DAY, "tháng": Field.BIRTH_MONTH, "năm": Field.BIRTH_YEAR}
_SEXES = {"nam": Field.MALE, "nữ": Field.FEMALE, "nu": Field.FEMALE}
_BIRTH_YEAR_OF = {Field.MALE: Field.BIRTH_YEAR_MALE, Field.FEMALE: Field.BIRTH_YEAR_FEMALE}
_BIRTH = {Field.BIRTH_DATE, Field.BIRTH_YEAR}
_SEX_OF_BIRTH = re.compile(
    r"^(?:.*(?:\bsinh|\bns)\b[\s:/(-]*(?P<after>nam|nữ|nu)\)?|(?P<before>nam|nữ|nu)\s*[:/(-]\s*(?:năm|ngày)?[^)]*\bsinh\b\)?)$"
)
_OWN_WHATEVER_IS_BELOW = {Field.PHONE, Field.EMAIL, Field.NOTE}
_NAMES = {Field.FULL_NAME, Field.FAMILY_MIDDLE, Field.GIVEN}
_OF_PEOPLE_ONLY = {*_BIRTH, Field.BIRTH_YEAR_MALE, Field.SEX, Field.PHONE, Field.POSITION}


@lru_cache(maxsize=4096)
def meaning_of(heading: str) -> Field:
    """What one line of a heading means by itself.

    >>> [str(meaning_of(heading)) for heading in ("Họ & tên", "Di động", "Nơi công tác", "Liên hệ (ĐT/Zalo)")]
    ['full_name', 'phone', 'unit', 'phone']
    """
    if len(heading) > LONGEST_HEADING:
        return Field.UNKNOWN
    if is_forbidden(heading):
        return Field.DROPPED
    written = heading.casefold().strip(" .:*()")
    return _by_its_marks(written) or _by_its_words(words_of(heading))


def _by_its_marks(written: str) -> Field | None:
    if written in _WITH_MARKS:
        return _WITH_MARKS[written]
    match = _SEX_OF_BIRTH.match(written)
    if match is not None:
        return _BIRTH_YEAR_OF[_SEXES[match["after"] or match["before"]]]
    return Field.PHONE if re.search(r"\bđt\b", written) else None


def _by_its_words(words: str) -> Field:
    return next((field for field, pattern in _PATTERNS if pattern.search(words)), Field.UNKNOWN)


def field_of(lines: Sequence[str]) -> Field:
    """What a column means whose heading stands in one line or in several, from the top downwards.

    >>> str(field_of(["Năm sinh", "Nữ"])), str(field_of(["Ngày sinh", "Năm"])), str(field_of(["Điện thoại", "Cơ quan"]))
    ('birth_year+sex=female', 'birth_year', 'phone')
    """
    lines = [line for line in lines if line]
    if not lines:
        return Field.UNKNOWN
    if any(is_forbidden(line) for line in lines):
        return Field.DROPPED
    own, above = meaning_of(lines[-1]), [meaning_of(line) for line in lines[:-1]]
    return _below(lines[-1], own, above[-1]) if above else own


def _below(line: str, own: Field, above: Field) -> Field:
    """What the lowest line of a heading means below another line."""
    written = line.casefold().strip(" .:*()")
    if above in _BIRTH:
        return _part_of_birth(written, own, above)
    if above is Field.SEX and written in _SEXES:
        return _SEXES[written]
    if above in _OWN_WHATEVER_IS_BELOW or own in {Field.UNKNOWN, Field.DROPPED}:
        return above if above is not Field.DROPPED else own
    if above is Field.UNIT and own is Field.GIVEN:
        return Field.UNIT
    return own


def _part_of_birth(written: str, own: Field, above: Field) -> Field:
    """Nam and Nữ below "Năm sinh" are years of birth; ngày, tháng, năm below "Ngày sinh" are its parts."""
    if written in _DAY_PARTS:
        return _DAY_PARTS[written]
    if written in _SEXES:
        return _BIRTH_YEAR_OF[_SEXES[written]]
    return own if own is not Field.UNKNOWN else above


def names_people(fields: Sequence[Field]) -> bool:
    """Whether a row of headings is that of a list of people: a name and something else about the person."""
    known = {field for field in fields if field is not Field.UNKNOWN}
    if Field.GIVEN in known and not known & {Field.FULL_NAME, Field.FAMILY_MIDDLE}:
        return bool(known & _OF_PEOPLE_ONLY)
    has_name = Field.FULL_NAME in known or {Field.FAMILY_MIDDLE, Field.GIVEN} <= known
    return has_name and bool(known - _NAMES)
