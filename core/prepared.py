"""Statements put together once: for the few questions with which nearly every page begins.

Django writes the SQL of a query set anew each time it is evaluated. For a row by its key that costs several times what the
database needs for the answer, and a page asks a dozen of them. What is `prepared` is written once for each connection and only
given its values later; rows come back as Django makes them. Why, and where it may be used: ADR 0031.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, QuerySet, UUIDField
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")
Values = Mapping[str, Any]

_UUIDS = UUIDField[UUID, UUID]()


class Place(Expression):
    """Where a value goes into a statement: the whole of a named one, or one out of several."""

    def __init__(self, name: str, index: int | None = None) -> None:
        super().__init__()
        self.name, self.index = name, index

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:  # noqa: ANN401, ARG002 -- no value yet
        """Itself, to be found among the parameters of the finished statement."""
        return "%s", [self]

    def filled(self, values: Values, connection: BaseDatabaseWrapper) -> object:
        """The value for this place as the driver takes it."""
        value = values[self.name] if self.index is None else values[self.name][self.index]
        if isinstance(value, UUID):
            return _UUIDS.get_db_prep_value(value, connection)
        return connection.ops.adapt_unknown_value(value)


class Statement:
    """A query set that is never evaluated itself, with the one compiler that serves it on this connection."""

    def __init__(self, query_set: QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.compiler = query_set.query.get_compiler(connection=connection)
        self.sql, self.parameters = self.compiler.as_sql()
        query_set.query.get_compiler = lambda *_place, **_options: self.compiler  # type: ignore[method-assign]
        self.query_set: Any = query_set

    def rows(self, values: Values) -> list[Any]:
        """What the statement answers for these values."""
        filled = tuple(
            each.filled(values, self.connection) if isinstance(each, Place) else each for each in self.parameters
        )
        self.compiler.as_sql = lambda *_place, **_options: (self.sql, filled)
        # A copy of the query set would be compiled anew.
        return list(self.query_set._iterable_class(self.query_set))  # noqa: SLF001


def prepared(rows: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Make a function that builds a query set one that answers its rows, building it once for each connection.

    It is called with keywords only: plain values, or sequences of them for `__in` on a field of the row
    itself (Django reads those of a foreign key at once). It may only hand them to lookups, for what
    it is given in their stead is their places. None and nothing at all have no place in SQL and are refused (ValueError).
    """

    @wraps(rows)
    def answer(**values: Any) -> list[Row]:  # noqa: ANN401 -- those of the function
        connection = connections["default"]
        # With the connection ends what was put together for it.
        statements = vars(connection).setdefault("prepared", {})
        shape = (rows, *((name, _size(value)) for name, value in values.items()))
        if shape not in statements:
            build: Callable[..., QuerySet[Any, Row]] = rows
            statements[shape] = Statement(build(**_places(values)), connection)
        answered: list[Row] = statements[shape].rows(values)
        return answered

    return cast("Callable[P, list[Row]]", answer)


def _size(value: object) -> int | None:
    """How many values a name stands for; None for one that stands alone."""
    if value is None or value in ([], ()):
        raise ValueError(value)
    return len(value) if isinstance(value, Sequence) and not isinstance(value, str) else None


def _places(values: Values) -> dict[str, Place | list[Place]]:
    sizes = {name: _size(value) for name, value in values.items()}
    return {
        name: Place(name) if size is None else [Place(name, index) for index in range(size)]
        for name, size in sizes.items()
    }
