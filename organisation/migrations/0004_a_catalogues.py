"""The catalogues: bodies, more positions and where each belongs, member organisations; the kind of every unit known."""

from django.db import migrations

from organisation.calculations import kind_of

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
# Code, body, usual category. Members of the Standing Board work full time; heads of Front Work Boards do not.
KNOWN_POSITIONS = (
    ("chair", "standing_board", "full_time"),
    ("standing_vice_chair", "standing_board", "full_time"),
    ("vice_chair", "standing_board", "full_time"),
    ("secretary_general", "standing_board", "full_time"),
    ("standing_member", "standing_board", "full_time"),
    ("board_head", "specialised_board", "full_time"),
    ("board_deputy", "specialised_board", "full_time"),
    ("committee_member", "front_committee", "committee"),
    ("front_specialist", "specialised_board", "full_time"),
    ("front_work_head", "front_work_board", "part_time"),
    ("front_work_deputy", "front_work_board", "part_time"),
    ("front_work_member", "front_work_board", "part_time"),
    ("team_leader", "digital_team", "team_member"),
    ("team_deputy", "digital_team", "team_member"),
    ("team_member", "digital_team", "team_member"),
    ("collaborator", None, "collaborator"),
)
# Code, name, order among the sixteen that are there (10, 20, … 160), body, usual category.
NEW_POSITIONS = (
    ("presidium_member", "Ủy viên Đoàn Chủ tịch", 45, "presidium", "committee"),
    ("office_head", "Chánh Văn phòng", 62, "specialised_board", "full_time"),
    ("office_deputy", "Phó Chánh Văn phòng", 72, "specialised_board", "full_time"),
    ("accountant", "Kế toán", 92, "specialised_board", "full_time"),
    ("clerk", "Văn thư", 94, "specialised_board", "full_time"),
    ("member_head", "Trưởng tổ chức thành viên", 96, "front_committee", "full_time"),
    ("member_deputy", "Phó trưởng tổ chức thành viên", 97, "front_committee", "full_time"),
    ("branch_head", "Chi hội trưởng, bí thư chi đoàn", 125, None, "part_time"),
    ("branch_deputy", "Chi hội phó, phó bí thư chi đoàn", 126, None, "part_time"),
    ("self_managed_leader", "Tổ trưởng tổ tự quản", 152, "self_managed_team", "collaborator"),
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
    for code, body, category in KNOWN_POSITIONS:
        Position.objects.filter(code=code).update(body=bodies.get(body), category=category)
    for code, name, order, body, category in NEW_POSITIONS:
        about = {"name": name, "order": order, "body": bodies.get(body), "category": category}
        Position.objects.get_or_create(code=code, defaults=about)
    for place, (code, name, kind) in enumerate(ORGANISATIONS, start=1):
        MemberOrganisation.objects.get_or_create(code=code, defaults={"name": name, "kind": kind, "order": 10 * place})


def name_kinds(apps, _editor):
    UnitVersion = apps.get_model("organisation", "UnitVersion")
    versions = list(UnitVersion.objects.filter(kind="").only("level", "name", "kind"))
    for version in versions:
        version.kind = kind_of(version.level, version.name)
    UnitVersion.objects.bulk_update([version for version in versions if version.kind], ["kind"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [("organisation", "0003_bodies_imports_reorganisations")]

    operations = [
        migrations.RunPython(fill_catalogues, migrations.RunPython.noop),
        migrations.RunPython(name_kinds, migrations.RunPython.noop),
    ]
