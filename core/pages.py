"""Long lists for programs, a page at a time, by cursor: rows added meanwhile shift nothing."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from ninja import Schema

from core.errors import DomainError

PAGE_SIZE = 100

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


class CursorNotUnderstoodError(DomainError):
    """A cursor that we never gave out."""

    code = "cursor_not_understood"
    status = 400
    message = _("Con trỏ trang không đúng. Dùng giá trị “next” của trang trước, hoặc bỏ trống để đọc từ đầu.")


class CursorPage(Schema, Generic[Item]):
    """One page of a list; `next` is the cursor of the page after it, null on the last."""

    items: list[Item]
    next: str | None


def cursor_page(rows: QuerySet[Row], cursor: str, shape: Callable[[Row], Any]) -> dict[str, Any]:
    """At most PAGE_SIZE rows after the cursor, in the order of their ids."""
    if cursor and not cursor.isdecimal():
        raise CursorNotUnderstoodError
    after = rows.order_by("pk").filter(pk__gt=int(cursor or 0))[: PAGE_SIZE + 1]
    found = list(after)
    more = len(found) > PAGE_SIZE
    return {"items": [shape(row) for row in found[:PAGE_SIZE]], "next": str(found[PAGE_SIZE - 1].pk) if more else None}
