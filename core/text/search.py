"""The search key: what is left of a text when a person types it without marks, in a hurry, on a phone."""

import re
import unicodedata

from core.text.unicode import LOOK_ALIKES_OF_D

_PLAIN = {
    **dict.fromkeys(["đ", "Đ", *LOOK_ALIKES_OF_D], "d"),
    **dict.fromkeys("‘’‚‛′`´ʹʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    "−": "-",
}


def _folded(char: str) -> str:
    """The key of one code point, so that the key of a text is the keys of its code points in a row."""
    category = unicodedata.category(char)
    if char in _PLAIN:
        key = _PLAIN[char]
    elif category == "Pd":
        key = "-"
    elif category[0] in "CZ":
        key = " " if char.isspace() else ""
    elif category in {"Mn", "Me"}:
        key = ""
    else:
        parts = unicodedata.normalize("NFKD", char).casefold()
        key = char if parts == char else "".join(map(_folded, parts))
    return key


class _Keys(dict[int, str]):
    """Code point to key, filled on first use; beyond the alphabets nothing is kept."""

    ALPHABETS_END = 0x2E80

    def __missing__(self, code: int) -> str:
        key = _folded(chr(code))
        if code < self.ALPHABETS_END:
            self[code] = key
        return key


_keys = _Keys()


def fold(text: str) -> str:
    """The search key of a text: no marks, no capitals, đ as d, one kind of space, dash and quotation mark.

    It does not matter how the text was composed (NFC or NFD) or where its tone stands (`hoà`, `hòa`).

    >>> fold("Ủy ban  MTTQ – “Đạo đức”")
    'uy ban mttq - "dao duc"'
    """
    return " ".join(text.translate(_keys).split())


# In folded form. The long forms are those of the Front's own documents.
ABBREVIATIONS = {
    "ubmttq": "uy ban mat tran to quoc",
    "ubtu": "uy ban trung uong",
    "mttq": "mat tran to quoc",
    "btt": "ban thuong truc",
    "ctmt": "cong tac mat tran",
    "cnscd": "cong nghe so cong dong",
    "dvctt": "dich vu cong truc tuyen",
    "dvc": "dich vu cong",
    "cds": "chuyen doi so",
    "hdnd": "hoi dong nhan dan",
    "ubnd": "uy ban nhan dan",
    "uvtv": "uy vien thuong vu",
    "kdc": "khu dan cu",
    "attt": "an toan thong tin",
    "tthc": "thu tuc hanh chinh",
}
_LONG_FORMS = {long: short for short, long in ABBREVIATIONS.items()}


def _any_word_of(words: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


_SHORT, _LONG = _any_word_of(ABBREVIATIONS), _any_word_of(_LONG_FORMS)


def search_terms(query: str) -> tuple[str, ...]:
    """What to look for, most literal first: the folded query, its abbreviations written out, its long forms shortened.

    A text matches the query when it contains any of them; an empty query has none.

    >>> search_terms("tổ CNSCĐ")
    ('to cnscd', 'to cong nghe so cong dong')
    >>> search_terms("Chuyển đổi số")
    ('chuyen doi so', 'cds')
    """
    typed = fold(query)
    written_out = _SHORT.sub(lambda match: ABBREVIATIONS[match[0]], typed)
    shortened = _LONG.sub(lambda match: _LONG_FORMS[match[0]], written_out)
    return tuple(dict.fromkeys(term for term in (typed, written_out, shortened) if term))
