"""The standard catalogue of positions, in order of precedence (docs/glossary.md)."""

from django.db import migrations

POSITIONS = (
    ("chair", "Chủ tịch"),
    ("standing_vice_chair", "Phó Chủ tịch Thường trực"),
    ("vice_chair", "Phó Chủ tịch"),
    ("secretary_general", "Tổng Thư ký"),
    ("standing_member", "Ủy viên Thường trực"),
    ("board_head", "Trưởng ban"),
    ("board_deputy", "Phó Trưởng ban"),
    ("committee_member", "Ủy viên Ủy ban"),
    ("front_specialist", "Chuyên viên"),
    ("front_work_head", "Trưởng Ban Công tác Mặt trận"),
    ("front_work_deputy", "Phó Trưởng Ban Công tác Mặt trận"),
    ("front_work_member", "Thành viên Ban Công tác Mặt trận"),
    ("team_leader", "Tổ trưởng tổ công nghệ số cộng đồng"),
    ("team_deputy", "Tổ phó tổ công nghệ số cộng đồng"),
    ("team_member", "Thành viên tổ công nghệ số cộng đồng"),
    ("collaborator", "Cộng tác viên"),
)


def add_positions(apps, _editor):
    Position = apps.get_model("organisation", "Position")
    Position.objects.bulk_create(
        Position(code=code, name=name, order=10 * place) for place, (code, name) in enumerate(POSITIONS, start=1)
    )


class Migration(migrations.Migration):

    dependencies = [("organisation", "0001_initial")]

    operations = [migrations.RunPython(add_positions, migrations.RunPython.noop)]
