"""From the words of a list to a position of the catalogue: "Phó Chủ tịch - Chủ tịch Hội LHPN", "Tổ phó tổ CNSCĐ xóm 11"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from organisation.formats.people.sensitive import words_of
from organisation.formats.people.unit_names import area_in

OTHER = "other"

_TEAM = r"(?:cnscd|cong nghe so|cns|so cong dong)"
_FRONT_WORK = r"(?:ban )?(?:cong tac mat tran|ctmt|ct mat tran|btctmt|bctmt|cong tac mt)"
# The first that is found counts: the longer title before the shorter one that it contains.
_CODES: tuple[tuple[str, str], ...] = (
    ("self_managed_leader", r"\bto truong\b.*\btu quan\b"),
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
    ("presidium_member", r"\b(?:uy vien|uv) doan chu tich\b"),
    ("vice_chair", r"\bpho (?:chu tich|ct)\b|\bp ?ct\b"),
    ("secretary_general", r"\btong thu ky\b"),
    ("standing_member", r"\b(?:uy vien|uv)\b.*\bthuong truc\b|\buvtt\b|\buv ?btt\b"),
    ("chair", r"\bchu tich\b|^ct\b"),
    ("committee_member", r"\b(?:uy vien|uv)\b.*\b(?:uy ban|ub|mttq|ubmttq)\b|\buvub|^(?:uy vien|uv)$"),
    ("office_deputy", r"\bpho (?:chanh )?van phong\b"),
    ("office_head", r"\bchanh van phong\b"),
    ("board_deputy", r"\bpho (?:truong (?:ban|phong)|ban|phong)\b"),
    ("board_head", r"\btruong (?:ban|phong)\b"),
    ("accountant", r"\bke toan\b"),
    ("clerk", r"\bvan thu\b"),
    ("collaborator", r"\bcong tac vien\b|\bctv\b"),
    (
        "front_specialist",
        r"\bchuyen vien\b|\bcong chuc\b|^cv\b|\bcan bo (?:mat tran|mttq|chuyen trach)\b|\bvan phong\b",
    ),
)
# The posts of member organisations.
_MEMBER_CODES: tuple[tuple[str, str], ...] = (
    ("branch_deputy", r"\bchi hoi pho\b|\bpho (?:chi hoi|bi thu chi doan)\b"),
    ("branch_head", r"\bchi hoi truong\b|\bbi thu chi doan\b|\btruong chi hoi\b"),
    ("member_deputy", r"\bpho (?:chu tich|ct|bi thu|chu nhiem)\b|\bp ?ct\b"),
    ("member_head", r"\bchu (?:tich|nhiem)\b|\bbi thu\b|^ct\b"),
)
_MEMBER_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _MEMBER_CODES)
_EX_OFFICIO = {"chair", "standing_vice_chair", "vice_chair", "standing_member", "committee_member", "presidium_member"}
_CODE_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _CODES)
_ORGANISATIONS: tuple[tuple[str, str], ...] = (
    ("womens_union", r"\b(?:hoi )?(?:lhpn|lien hiep phu nu|phu nu)\b|\bhpn\b"),
    ("farmers_union", r"\b(?:hoi )?nong dan\b|\bhnd\b"),
    ("veterans_association", r"\b(?:hoi )?(?:cuu chien binh|ccb)\b|\bhccb\b"),
    (
        "youth_union",
        r"\b(?:doan (?:tncs|thanh nien|tn|xa|phuong|thi tran)|thanh nien cong san|bi thu doan|lien chi doan|chi doan|tncs)\b",
    ),
    ("former_youth_volunteers", r"\bcuu (?:thanh nien xung phong|tnxp)\b"),
    ("red_cross", r"\bchu thap do\b|\bctd\b"),
    ("elderly_association", r"\b(?:hoi )?(?:nguoi cao tuoi|nct)\b"),
    ("study_promotion_association", r"\bkhuyen hoc\b"),
    ("agent_orange_victims", r"\bchat doc da cam\b|\bdioxin\b"),
    ("blind_association", r"\bnguoi mu\b"),
    ("lawyers_association", r"\bluat gia\b"),
    ("trade_union", r"\bcong doan\b|\blien doan lao dong\b|\bldld\b"),
)
_ORGANISATION_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _ORGANISATIONS)
_OF_THE_STATE = re.compile(r"\b(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)\b")
_OF_THE_FRONT = re.compile(r"\b(?:mttq|mat tran|ctmt|cnscd|cong nghe so|ubmttq)\b")
"""A text that names the Front names a post of the Front, whatever else it names."""
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
    """The post that a text names; whoever heads a member organisation is of the Front's board or committee by that.

    >>> recognise("Trưởng Ban CTMT xóm 9 kiêm Tổ trưởng tổ CNSCĐ").also[0].code
    'team_leader'
    >>> post = recognise("Phó Chủ tịch - Chủ tịch Hội LHPN")
    >>> post.code, post.organisation, post.also
    ('vice_chair', 'womens_union', ())
    """
    area = area_in(text)
    posts = [_post(part) for part in _BETWEEN.split(text) if part.strip()]
    known = [post for post in posts if post.code != OTHER]
    if not known:
        return Post(OTHER, text, area, next((post.organisation for post in posts if post.organisation), ""))
    first = next((post for post in known if post.code in _EX_OFFICIO and not post.organisation), known[0])
    rest = [post for post in known if post is not first and post.code != first.code]
    organisation = first.organisation
    if first.code in _EX_OFFICIO:
        organisation = next((post.organisation for post in posts if post.organisation), "")
        rest = [post for post in rest if not post.organisation]
    also = tuple(Post(post.code, post.text, post.area or area, post.organisation) for post in rest)
    return Post(first.code, first.text, first.area or area, organisation, also)


def _post(part: str) -> Post:
    words = words_of(part)
    if _OF_THE_STATE.search(words):
        return Post(OTHER, part.strip(), area_in(part))
    organisation = "" if _OF_THE_FRONT.search(words) else _first(_ORGANISATION_PATTERNS, words)
    code = _first(_MEMBER_PATTERNS if organisation else _CODE_PATTERNS, words) or OTHER
    return Post(code, part.strip(), area_in(part), organisation)


def _first(patterns: Iterable[tuple[str, re.Pattern[str]]], words: str) -> str:
    return next((code for code, pattern in patterns if pattern.search(words)), "")
