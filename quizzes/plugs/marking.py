"""Where markers find their work, when they are told of it, and who finishes what was broken off."""

from django.utils.translation import gettext_lazy as _

from core.navigation import Place, register_place
from core.periodic import register_job
from quizzes.services.marking import finish_regrades, remind_markers

register_place(
    Place(
        area="trainer",
        label=_("Chấm bài"),
        icon="clipboard-check",
        url_name="quizzes:marking",
        order=31,
        on_tab_bar=False,
    )
)
register_job("remind_markers", "0 7 * * *", remind_markers)
register_job("finish_regrades", "*/5 * * * *", finish_regrades)
