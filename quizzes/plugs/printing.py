"""Where trainers find quizzes on paper."""

from django.utils.translation import gettext_lazy as _

from core.navigation import Place, register_place

register_place(
    Place(
        area="trainer",
        label=_("Kiểm tra trên giấy"),
        icon="printer",
        url_name="quizzes:print_runs",
        order=32,
        on_tab_bar=False,
    )
)
