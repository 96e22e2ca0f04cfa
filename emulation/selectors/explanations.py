"""Arithmetic in words, as the formula of a scorecard shows it."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from core.text.numbers import format_number, format_percent
from emulation.calculations import Banded, ClusterRelative, Criterion, LinearToTarget, Tally, Training

WHOLE = 100


def terms_of(
    criterion: Criterion, training: Training, tally: Tally, points: Decimal | None, best: Decimal | None
) -> Sequence[str]:
    """How a count became points: "5 hoàn thành", "÷", "11 cán bộ", "×", "8 điểm", "=", "3,64 điểm"."""
    if points is None or tally.percent is None:
        return []
    return [
        _("{count} hoàn thành").format(count=format_number(tally.done)),
        "÷",
        f"{format_number(tally.people)} {training.people}",
        *_way(criterion, tally.percent, best),
        "=",
        _("{points} điểm").format(points=format_number(points)),
        *_cap(criterion, tally.percent),
    ]


def _way(criterion: Criterion, percent: Decimal, best: Decimal | None) -> Sequence[str]:
    """What happens to the share of those who finished."""
    most = _("{points} điểm").format(points=format_number(criterion.max_points))
    match criterion:
        case LinearToTarget(params=params):
            target = (
                []
                if params.target == WHOLE
                else ["÷", _("{target} chỉ tiêu").format(target=format_percent(params.target))]
            )
            return [*target, "×", most]
        case Banded(params=params):
            floor = max((floor for floor, _points in params.bands if floor <= percent), default=None)
            reached = [] if floor is None else [_("(đạt bậc từ {floor})").format(floor=format_percent(floor))]
            return ["=", format_percent(percent), *reached]
        case ClusterRelative(params=params):
            told = _("(chỉ tiêu {target}, dẫn đầu cụm {best}, tối đa {most})")
            leader = format_percent(best if best is not None else percent)
            return [
                "=",
                format_percent(percent),
                told.format(target=format_percent(params.target), best=leader, most=most),
            ]
    return []


def _cap(criterion: Criterion, percent: Decimal) -> Sequence[str]:
    """Said where more was reached than the criterion rewards."""
    if isinstance(criterion, LinearToTarget) and percent > criterion.params.target:
        return [_("(tối đa {points} điểm)").format(points=format_number(criterion.max_points))]
    return []
