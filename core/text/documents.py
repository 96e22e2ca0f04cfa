"""Numbers of official documents."""

import re

from core.text.unicode import tidy_line

_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?[-/](?:[A-ZĐƯÂÔƠ]+\d*)(?:[-/][A-ZĐƯÂÔƠa-z]+\d*)*", re.ASCII)


def is_document_number(text: str) -> bool:
    """Whether this is a number such as `152/2025/NĐ-CP`, `06/2022/QH15`, `82/HD-MTTW-BTT` or, of the Party, `12-KL/TW`."""
    return _NUMBER.fullmatch(tidy_line(text)) is not None
