"""From the plane of a sheet to the plane of its picture: eight numbers fitted through known points."""

from collections.abc import Sequence

Point = tuple[float, float]
# x' = (a·x + b·y + c) / (g·x + h·y + 1), y' = (d·x + e·y + f) / (g·x + h·y + 1)
Plane = tuple[float, ...]

_UNKNOWNS = 8
_SCALE = 300.0


def fitted(sources: Sequence[Point], targets: Sequence[Point]) -> Plane | None:
    """The plane that takes the sources nearest to the targets by least squares; None where they do not decide it."""
    widest = max((max(abs(x), abs(y)) for x, y in targets), default=1.0) or 1.0
    rows, values = list[list[float]](), list[float]()
    for (x, y), (u, v) in zip(
        ((x / _SCALE, y / _SCALE) for x, y in sources), ((u / widest, v / widest) for u, v in targets), strict=True
    ):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved = _solved(*_normal(rows, values))
    if solved is None:
        return None
    a, b, c, d, e, f, g, h = solved
    return (
        a * widest / _SCALE,
        b * widest / _SCALE,
        c * widest,
        d * widest / _SCALE,
        e * widest / _SCALE,
        f * widest,
        g / _SCALE,
        h / _SCALE,
    )


def mapped(plane: Plane, point: Point) -> Point:
    """Where a point of the sheet lies in the picture."""
    (a, b, c, d, e, f, g, h), (x, y) = plane, point
    below = g * x + h * y + 1
    return (a * x + b * y + c) / below, (d * x + e * y + f) / below


def magnified(plane: Plane, scale: float, top: float = 0) -> Plane:
    """The plane for a sheet drawn so many pixels to the millimetre, from so many millimetres down."""
    a, b, c, d, e, f, g, h = plane
    below = h * top + 1
    return tuple(
        number / below
        for number in (a / scale, b / scale, b * top + c, d / scale, e / scale, e * top + f, g / scale, h / scale)
    )


def _normal(rows: Sequence[Sequence[float]], values: Sequence[float]) -> tuple[list[list[float]], list[float]]:
    places = range(_UNKNOWNS)
    matrix = [[sum(row[i] * row[j] for row in rows) for j in places] for i in places]
    return matrix, [sum(row[i] * value for row, value in zip(rows, values, strict=True)) for i in places]


def _solved(matrix: list[list[float]], values: list[float]) -> list[float] | None:
    """By Gauss, taking the largest pivot; None where there is none to speak of."""
    for place in range(_UNKNOWNS):
        best = max(range(place, _UNKNOWNS), key=lambda row: abs(matrix[row][place]))
        if abs(matrix[best][place]) < 1e-12:  # noqa: PLR2004 -- as good as nothing
            return None
        matrix[place], matrix[best] = matrix[best], matrix[place]
        values[place], values[best] = values[best], values[place]
        for row in range(place + 1, _UNKNOWNS):
            factor = matrix[row][place] / matrix[place][place]
            matrix[row] = [one - factor * other for one, other in zip(matrix[row], matrix[place], strict=True)]
            values[row] -= factor * values[place]
    found = [0.0] * _UNKNOWNS
    for place in reversed(range(_UNKNOWNS)):
        known = sum(matrix[place][later] * found[later] for later in range(place + 1, _UNKNOWNS))
        found[place] = (values[place] - known) / matrix[place][place]
    return found
