"""The clocks of requests about personal data (Law 91/2025/QH15, Decree 356/2025/NĐ-CP) and the days offices are shut."""

from core.workdays import days_of
from learning.settings.environment import env

# Working days to acknowledge; days to answer by kind of request; days that one extension adds.
DATA_REQUEST_DAYS = {
    "acknowledge": 2,
    "view": 10,
    "correct": 10,
    "provide": 10,
    "erase": 20,
    "restrict": 15,
    "object": 15,
    "complain": 15,
    "extension": 15,
    **{name: int(days) for name, days in env.dict("DATA_REQUEST_DAYS", default={}).items()},
}
# The Government names next year's days each autumn: single days and ranges, both ends included.
PUBLIC_HOLIDAYS = days_of(
    env.str(
        "PUBLIC_HOLIDAYS",
        default="""
        2026-01-01 2026-02-16/2026-02-20 2026-04-27 2026-04-30/2026-05-01 2026-09-01/2026-09-02
        2027-01-01 2027-02-05/2027-02-11 2027-04-16 2027-04-30/2027-05-03 2027-09-02/2027-09-03
        """,
    )
)
