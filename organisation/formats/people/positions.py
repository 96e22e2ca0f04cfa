"""From the words of a list to a position of the catalogue: "Phó Chủ tịch - Chủ tịch Hội LHPN", "Tổ phó tổ CNSCĐ xóm 11"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.text.search import fold
from organisation.formats.people.sensitive import words_of
from organisation.formats.people.unit_names import area_in

OTHER = "other"

_TEAM = r"(?:cnscd|cong nghe so|cns|so cong dong)"
_FRONT_WORK = r"(?:ban )?(?:cong tac mat tran|ctmt|ct mat tran|btctmt|bctmt|cong tac mt)"
# The first that is found counts: the longer title before the shorter one that it contains.
_CODES: tuple[tuple[str, str], ...] = (
    ("team_leader", rf"\bto truong\b.*\b{_TEAM}\b|\btruong (?:to|nhom) {_TEAM}\b|\bto truong\b(?! (?:to|dan pho|tdp))"),
    ("team_deputy", rf"\b(?:to pho|pho to truong)\b.*\b{_TEAM}\b|\bpho to {_TEAM}\b|\bto pho\b(?! (?:dan pho|tdp))"),
    ("team_member", rf"\b(?:thanh vien|to vien|tv)\b.*\b{_TEAM}\b|^(?:to )?{_TEAM}\b|\bto vien\b"),
    ("front_work_deputy", rf"\bpho (?:truong )?{_FRONT_WORK}\b|\bpho truong ban ctmt\b"),
    ("front_work_head", rf"\btruong {_FRONT_WORK}\b|\btb ctmt\b"),
    ("front_work_member", rf"\b(?:uy vien|thanh vien|uv|tv)\b.*\b{_FRONT_WORK}\b|^{_FRONT_WORK}\b"),
    (
        "standing_vice_chair",
        r"\bpho chu tich(?: \w+){0,6} thuong truc\b|\bp ?ct ?tt\b|\bpho ct tt\b|\bpho chu tich tt\b",
    ),
    ("vice_chair", r"\bpho (?:chu tich|ct)\b|\bp ?ct\b"),
    ("secretary_general", r"\btong thu ky\b"),
    ("standing_member", r"\b(?:uy vien|uv)\b.*\bthuong truc\b|\buvtt\b|\buv ?btt\b"),
    ("chair", r"\bchu tich\b|^ct\b"),
    ("committee_member", r"\b(?:uy vien|uv)\b.*\b(?:uy ban|ub|mttq|ubmttq)\b|\buvub|^(?:uy vien|uv)$"),
    ("board_deputy", r"\bpho (?:truong (?:ban|phong)|ban|phong|chanh van phong)\b"),
    ("board_head", r"\btruong (?:ban|phong)\b|\bchanh van phong\b"),
    ("collaborator", r"\bcong tac vien\b|\bctv\b"),
    (
        "front_specialist",
        r"\bchuyen vien\b|\bcong chuc\b|^cv\b|\bcan bo (?:mat tran|mttq|chuyen trach)\b|\bvan phong\b",
    ),
)
_CODE_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _CODES)
_ORGANISATIONS: tuple[tuple[str, str], ...] = (
    ("womens_union", r"\b(?:hoi )?(?:lhpn|lien hiep phu nu|phu nu)\b|\bhpn\b"),
    ("farmers_union", r"\b(?:hoi )?nong dan\b|\bhnd\b"),
    ("veterans_association", r"\b(?:hoi )?(?:cuu chien binh|ccb)\b|\bhccb\b"),
    (
        "youth_union",
        r"\b(?:doan (?:tncs|thanh nien|tn|xa|phuong|thi tran)|thanh nien cong san|bi thu doan|lien chi doan|chi doan|tncs)\b",
    ),
    ("trade_union", r"\bcong doan\b|\blien doan lao dong\b|\bldld\b"),
)
_ORGANISATION_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _ORGANISATIONS)
_OF_THE_STATE = re.compile(r"\b(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)\b")
_BETWEEN = re.compile(r"\s*(?:;|\+|\bkiêm(?:\s+nhiệm)?\b|,\s*(?=\S))\s*|\s+[-–—]\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Post:
    """One post of a text: its code in the catalogue or `other`, the residential area, the member organisation.

    `also` are the further posts that the same text names.
    """

    code: str
    text: str
    area: str = ""
    organisation: str = ""
    also: tuple["Post", ...] = ()


@lru_cache(maxsize=8192)
def recognise(text: str) -> Post:
    """The post that a text names, the Front's before those of member organisations.

    >>> recognise("Trưởng Ban CTMT xóm 9 kiêm Tổ trưởng tổ CNSCĐ").also[0].code
    'team_leader'
    >>> post = recognise("Phó Chủ tịch - Chủ tịch Hội LHPN")
    >>> post.code, post.organisation, post.also
    ('vice_chair', 'womens_union', ())
    """
    posts = [_post(part) for part in _BETWEEN.split(text) if part.strip()]
    own = [post for post in posts if not post.organisation and post.code != OTHER]
    organisation = next((post.organisation for post in posts if post.organisation), "")
    if not own:
        first = posts[0] if posts else Post(OTHER, "")
        return Post(first.code if not first.organisation else OTHER, text, area_in(text), organisation)
    first, *rest = own
    area = first.area or area_in(text)
    also = tuple(Post(post.code, post.text, post.area or area) for post in rest if post.code != first.code)
    return Post(first.code, first.text, area, organisation, also)


def _post(part: str) -> Post:
    words = words_of(part)
    if _OF_THE_STATE.search(words):
        return Post(OTHER, part.strip(), area_in(part))
    organisation = next((code for code, pattern in _ORGANISATION_PATTERNS if pattern.search(words)), "")
    code = next((code for code, pattern in _CODE_PATTERNS if pattern.search(words)), OTHER)
    if organisation and _is_of_the_front(words):
        organisation = ""
    return Post(code, part.strip(), area_in(part), organisation)


def _is_of_the_front(words: str) -> bool:
    """A text that names the Front is a post of the Front, whatever else it names."""
    return bool(re.search(r"\b(?:mttq|mat tran|ctmt|cnscd|cong nghe so|ubmttq)\b", fold(words)))
