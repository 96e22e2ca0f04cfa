"""The catalogues: bodies, positions in order of precedence and where each belongs, member organisations (docs/glossary.md)."""

from django.db import migrations

# Code, name, level at which it sits.
BODIES = (
    ("central_committee", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "country"),
    ("presidium", "Đoàn Chủ tịch", "country"),
    ("front_committee", "Ủy ban Mặt trận Tổ quốc Việt Nam", ""),
    ("standing_board", "Ban Thường trực", ""),
    ("specialised_board", "Ban chuyên môn, Văn phòng", "department"),
    ("front_work_board", "Ban Công tác Mặt trận", "residential_area"),
    ("digital_team", "Tổ công nghệ số cộng đồng", "team"),
    ("self_managed_team", "Tổ tự quản", "team"),
)
# Code, name, order, body, usual category. Members of the Standing Board work full time; heads of Front Work Boards do not.
POSITIONS = (
    ("chair", "Chủ tịch", 10, "standing_board", "full_time"),
    ("standing_vice_chair", "Phó Chủ tịch Thường trực", 20, "standing_board", "full_time"),
    ("vice_chair", "Phó Chủ tịch", 30, "standing_board", "full_time"),
    ("secretary_general", "Tổng Thư ký", 40, "standing_board", "full_time"),
    ("presidium_member", "Ủy viên Đoàn Chủ tịch", 45, "presidium", "committee"),
    ("standing_member", "Ủy viên Thường trực", 50, "standing_board", "full_time"),
    ("board_head", "Trưởng ban", 60, "specialised_board", "full_time"),
    ("office_head", "Chánh Văn phòng", 62, "specialised_board", "full_time"),
    ("board_deputy", "Phó Trưởng ban", 70, "specialised_board", "full_time"),
    ("office_deputy", "Phó Chánh Văn phòng", 72, "specialised_board", "full_time"),
    ("committee_member", "Ủy viên Ủy ban", 80, "front_committee", "committee"),
    ("front_specialist", "Chuyên viên", 90, "specialised_board", "full_time"),
    ("accountant", "Kế toán", 92, "specialised_board", "full_time"),
    ("clerk", "Văn thư", 94, "specialised_board", "full_time"),
    ("member_head", "Trưởng tổ chức thành viên", 96, "front_committee", "full_time"),
    ("member_deputy", "Phó trưởng tổ chức thành viên", 97, "front_committee", "full_time"),
    ("front_work_head", "Trưởng Ban Công tác Mặt trận", 100, "front_work_board", "part_time"),
    ("front_work_deputy", "Phó Trưởng Ban Công tác Mặt trận", 110, "front_work_board", "part_time"),
    ("front_work_member", "Thành viên Ban Công tác Mặt trận", 120, "front_work_board", "part_time"),
    ("branch_head", "Chi hội trưởng, bí thư chi đoàn", 125, None, "part_time"),
    ("branch_deputy", "Chi hội phó, phó bí thư chi đoàn", 126, None, "part_time"),
    ("team_leader", "Tổ trưởng tổ công nghệ số cộng đồng", 130, "digital_team", "team_member"),
    ("team_deputy", "Tổ phó tổ công nghệ số cộng đồng", 140, "digital_team", "team_member"),
    ("team_member", "Thành viên tổ công nghệ số cộng đồng", 150, "digital_team", "team_member"),
    ("self_managed_leader", "Tổ trưởng tổ tự quản", 152, "self_managed_team", "collaborator"),
    ("collaborator", "Cộng tác viên", 160, None, "collaborator"),
    ("other", "Chức vụ khác", 900, None, ""),
)
ORGANISATIONS = (
    ("trade_union", "Công đoàn Việt Nam", "political_social"),
    ("farmers_union", "Hội Nông dân Việt Nam", "political_social"),
    ("youth_union", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "political_social"),
    ("womens_union", "Hội Liên hiệp Phụ nữ Việt Nam", "political_social"),
    ("veterans_association", "Hội Cựu chiến binh Việt Nam", "political_social"),
    ("red_cross", "Hội Chữ thập đỏ Việt Nam", "mass_association"),
    ("elderly_association", "Hội Người cao tuổi Việt Nam", "mass_association"),
    ("study_promotion_association", "Hội Khuyến học Việt Nam", "mass_association"),
    ("former_youth_volunteers", "Hội Cựu thanh niên xung phong Việt Nam", "mass_association"),
    ("agent_orange_victims", "Hội Nạn nhân chất độc da cam/dioxin Việt Nam", "mass_association"),
    ("blind_association", "Hội Người mù Việt Nam", "mass_association"),
    ("lawyers_association", "Hội Luật gia Việt Nam", "mass_association"),
    ("friendship_organisations", "Liên hiệp các tổ chức hữu nghị Việt Nam", "mass_association"),
    ("science_technology_unions", "Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam", "mass_association"),
    ("literature_arts_unions", "Liên hiệp các Hội Văn học nghệ thuật Việt Nam", "mass_association"),
    ("cooperative_alliance", "Liên minh Hợp tác xã Việt Nam", "other"),
    ("other", "Tổ chức thành viên khác", "other"),
)


def fill_catalogues(apps, _editor):
    Body, Position, MemberOrganisation = (
        apps.get_model("organisation", name) for name in ("Body", "Position", "MemberOrganisation")
    )
    for place, (code, name, level) in enumerate(BODIES, start=1):
        Body.objects.get_or_create(code=code, defaults={"name": name, "level": level, "order": 10 * place})
    bodies = {body.code: body for body in Body.objects.all()}
    for code, name, order, body, category in POSITIONS:
        about = {"name": name, "order": order, "body": bodies.get(body), "category": category}
        Position.objects.get_or_create(code=code, defaults=about)
    for place, (code, name, kind) in enumerate(ORGANISATIONS, start=1):
        MemberOrganisation.objects.get_or_create(code=code, defaults={"name": name, "kind": kind, "order": 10 * place})


class Migration(migrations.Migration):

    replaces = [
        ('organisation', '0002_positions'),
        ('organisation', '0004_a_catalogues'),
    ]

    dependencies = [('organisation', '0001_squashed')]

    operations = [migrations.RunPython(fill_catalogues, migrations.RunPython.noop)]
