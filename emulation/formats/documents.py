"""Scoring tables and inputs as JSON: read strictly, numbers as decimals."""

import json
from decimal import Decimal
from typing import Any, NoReturn


class NotADocumentError(ValueError):
    """The content is no JSON object; `code` says why, `about` where."""

    def __init__(self, code: str, **about: object) -> None:
        """Keep the reason and the place."""
        super().__init__(code)
        self.code = code
        self.about = about


def read_document(content: bytes) -> dict[str, Any]:
    """The object that the file holds; a byte-order mark is passed over, a key given twice is refused."""
    try:
        document = json.loads(
            content.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unambiguous,
        )
    except UnicodeDecodeError as error:
        raise NotADocumentError("not_utf8", byte=error.start) from error
    except json.JSONDecodeError as error:
        raise NotADocumentError("not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise NotADocumentError("too_deep") from error
    if not isinstance(document, dict):
        raise NotADocumentError("not_an_object")
    return document


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        raise NotADocumentError("key_twice", key=next(key for key in keys if keys.count(key) > 1))
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise NotADocumentError("not_a_number", name=name)
