"""Units: the real Nghệ An, its 412 communes in 20 districts until 30/06/2025, its 130 communes since.

The lists cover the whole country (MIT licence, `data/units/LICENSE`); the demo takes the province from them. The
residential areas are invented.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.models import Level, TeamKind, Unit
from organisation.selectors import body_by_code, children_of, reorganisations, unit_by_code, versions_at
from organisation.services import (
    NewTeam,
    NewTerm,
    begin_term,
    draft_reorganisation,
    establish_team,
    import_units,
    reorganise_units,
)

UNITS = Path(__file__).parent / "data" / "units"
PROVINCE = "40"
# The 412 communes were themselves new on 1 December 2024.
HISTORY_BEGINS, TWO_TIERS_BEGIN = date(2024, 12, 1), date(2025, 7, 1)
KIM_LIEN, SEN_2 = "17971", "17971-02"
# Kim Liên and its neighbours are shown from near: code of the commune and how many residential areas it has.
FROM_NEAR = {KIM_LIEN: 22, "17935": 12, "17944": 12, "17950": 12, "17989": 12}
FROM_AFAR = 3
BY_NAME = {KIM_LIEN: ("Xóm Sen 1", "Xóm Sen 2", "Xóm Sen 3", "Xóm Sen 4")}


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """The province as it was, its reorganisation, and areas below its communes."""
    report = import_units(content=_list_of_province("units-until-2025-06-30.csv"), as_of=HISTORY_BEGINS, actor=None)
    out.write(f"    {report.created} đơn vị của Nghệ An đến 30/06/2025")
    province = unit_by_code(PROVINCE, as_of=HISTORY_BEGINS, level=Level.PROVINCE)
    reorganise_units(order=_order_of_2025(province), actor=None)
    reorganise_units(order=_residential_areas(province), actor=None)
    _bodies(province)
    _draft()


def rows_of(file: str, province_column: str = "province_code") -> Iterator[dict[str, str]]:
    """The province's rows of one of the country's lists."""
    wanted = {"province_code": PROVINCE, "new_province": "Tỉnh Nghệ An"}[province_column]
    with (UNITS / file).open(encoding="utf-8", newline="") as lines:
        yield from (row for row in csv.DictReader(lines) if row[province_column] == wanted)


def areas_of(commune_code: str) -> list[tuple[str, str]]:
    """Code and name of each residential area of a commune."""
    count = FROM_NEAR.get(commune_code, FROM_AFAR)
    names = [*BY_NAME.get(commune_code, ()), *(f"Xóm {number}" for number in range(1, count + 1))]
    return [(f"{commune_code}-{number:02}", name) for number, name in enumerate(names[:count], start=1)]


def _bodies(province: Unit) -> None:
    """The terms for which the committees of province and commune sit, and a team of Sen 2."""
    kim_lien, sen_2 = unit_by_code(KIM_LIEN, as_of=TWO_TIERS_BEGIN), unit_by_code(SEN_2, as_of=TWO_TIERS_BEGIN)
    committee = body_by_code("front_committee")
    for unit in (province, kim_lien):
        term = NewTerm(
            unit=unit,
            body=committee,
            name="Nhiệm kỳ 2025–2030",
            valid_from=TWO_TIERS_BEGIN,
            valid_to=date(2030, 7, 1),
            congress=1,
        )
        begin_term(term=term, actor=None)
    team = NewTeam(
        parent=sen_2,
        name="Tổ công nghệ số cộng đồng xóm Sen 2",
        kind=TeamKind.DIGITAL,
        on=TWO_TIERS_BEGIN,
        source="Ủy ban nhân dân xã Kim Liên (minh họa)",
        as_of=TWO_TIERS_BEGIN,
    )
    establish_team(team=team, actor=None)


def _draft() -> None:
    """Two areas of Kim Liên that are to merge next month: something to preview, to carry out and to undo."""
    title = "Nhập xóm Sen 3 và xóm Sen 4, xã Kim Liên (minh họa)"
    if reorganisations().filter(title=title).exists():
        return
    today = timezone.localdate()
    next_month = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    areas = [unit_by_code(f"{KIM_LIEN}-{number:02}") for number in (3, 4)]
    order = ReorganisationOrder(
        on=next_month,
        title=title,
        successors=[
            Successor(
                code=f"{KIM_LIEN}-30",
                name="Xóm Sen Mới",
                level=Level.RESIDENTIAL_AREA,
                parent=unit_by_code(KIM_LIEN).pk,
            )
        ],
        moves=[Move(predecessor=area.pk, successor=f"{KIM_LIEN}-30") for area in areas],
    )
    draft_reorganisation(order=order, actor=None)


def _list_of_province(file: str) -> bytes:
    heading, *lines = (UNITS / file).read_text("utf-8").splitlines()
    return "\n".join([heading, *(line for line in lines if line.startswith(f"{PROVINCE},"))]).encode()


def _order_of_2025(province: Unit) -> ReorganisationOrder:
    """The province's part of the reorganisation that abolished the districts."""
    before = {version.code: version for version in versions_at(HISTORY_BEGINS)}
    return ReorganisationOrder(
        on=TWO_TIERS_BEGIN,
        title="Sắp xếp đơn vị hành chính tỉnh Nghệ An năm 2025",
        successors=[
            Successor(code=row["ward_code"], name=row["ward"], level=Level.COMMUNE, parent=province.pk)
            for row in rows_of("units-from-2025-07-01.csv")
        ],
        moves=[
            Move(
                predecessor=before[row["old_ward_code"]].unit_id,
                successor=row["new_ward_code"],
                is_main=row["is_main_successor"] == "1",
            )
            for row in rows_of("succession-2025-07-01.csv", "new_province")
        ],
        dissolved=[version.unit_id for version in before.values() if version.level == Level.DISTRICT],
    )


def _residential_areas(province: Unit) -> ReorganisationOrder:
    return ReorganisationOrder(
        on=TWO_TIERS_BEGIN,
        title="Ghi nhận khu dân cư của các xã, phường mới (minh họa)",
        successors=[
            Successor(code=code, name=name, level=Level.RESIDENTIAL_AREA, parent=commune.unit_id)
            for commune in children_of(province, TWO_TIERS_BEGIN)
            for code, name in areas_of(commune.code)
        ],
        moves=[],
    )
