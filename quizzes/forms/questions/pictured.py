"""Questions about a picture: pointing at a place of it, putting words or pictures into places."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values, noted, scored
from quizzes.forms.questions.fields import Line, Number, PictureFile, Rule, StoredPicture, Words
from quizzes.forms.questions.rows import RowForm, Table, named, notes_of

_SIDES = ("left", "top", "width", "height")
_MARK = r"^[\w-]{1,20}$"
_WHOLE = 100


class PictureFacts(Facts):
    """The picture, and what it shows for those who do not see it."""

    image = StoredPicture()
    image_file = PictureFile()
    alt = Line(
        gettext_lazy("Lời tả ảnh"),
        help_text=gettext_lazy("Cho người nghe máy đọc màn hình. Tả những gì cần để trả lời, không nói ra đáp án."),
    )

    def clean(self) -> dict[str, Any]:
        """A picture is told in words."""
        data = super().clean() or {}
        if data.get("image") and not data.get("alt"):
            self.add_error("alt", _("Đồng chí tả ảnh bằng lời, để người không nhìn thấy ảnh cũng làm được."))
        return data


def told(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A kept picture as a body names it."""
    return {**facts["image"], "alt": facts["alt"]}


def picture_facts(body: Body) -> dict[str, Any]:
    """The picture of a stored question, as the form asks for it."""
    picture = body.get("picture") or {}
    return {"image": picture or None, "alt": picture.get("alt", "")}


class RegionRow(RowForm):
    """A place on the picture: its name, and where it lies, in per cent."""

    text = Line(
        gettext_lazy("Chỗ này là gì"), help_text=gettext_lazy("Người không chạm được vào ảnh chọn theo tên này.")
    )
    left = Number(gettext_lazy("Cách mép trái (%)"))
    top = Number(gettext_lazy("Cách mép trên (%)"))
    width = Number(gettext_lazy("Rộng (%)"))
    height = Number(gettext_lazy("Cao (%)"))
    right = forms.BooleanField(label=gettext_lazy("Đây là chỗ đúng"), required=False)
    note = Line(gettext_lazy("Vì sao đúng hoặc sai"))
    said = ("text", *_SIDES)
    more = ("note",)

    def clean(self) -> dict[str, Any]:
        """A place lies within the picture."""
        data = super().clean() or {}
        left, top, width, height = (float(data.get(side) or -1) for side in _SIDES)
        is_inside = left >= 0 and top >= 0 and left + width <= _WHOLE and top + height <= _WHOLE
        if not is_inside or width <= 0 or height <= 0:
            raise ValidationError(_("Đồng chí ghi đủ bốn số, từ 0 đến 100, và vùng nằm gọn trong ảnh."))
        return data

    @property
    def box(self) -> Sequence[float] | None:
        """Where the place lies, to be drawn over the picture; None while that is not known."""
        try:
            left, top, width, height = (float(str(self.raw[side]).replace(",", ".")) for side in _SIDES)
        except ValueError:
            return None
        return left, top, width, height


class HotspotEditor(Editor):
    """Pointing at a place."""

    kind = "hotspot"
    facts = PictureFacts
    holds = frozenset({"picture", "places", "correct", "regions", "notes"})
    tables = (
        Table(
            name="places",
            row=RegionRow,
            title=gettext_lazy("Các chỗ trên ảnh"),
            hint=gettext_lazy("Ghi cả chỗ đúng và vài chỗ sai dễ nhầm. Bấm “Xem thử” để thấy các vùng trên ảnh."),
            add=gettext_lazy("Thêm chỗ"),
            blank=3,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Places with their boxes."""
        rows = noted(body["places"], key)
        for row in rows:
            row |= dict(zip(_SIDES, map(_typed, key["regions"][row["id"]]), strict=True))
            row["right"] = row["id"] in key["correct"]
        return Values(picture_facts(body), {"places": rows})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        rows = self.read("places")
        body: dict[str, Any] = {"places": named(rows)}
        if facts["image"]:
            body["picture"] = told(facts)
        regions = {row["id"]: [_exact(row[side]) for side in _SIDES] for row in rows}
        return body, {"correct": [row["id"] for row in rows if row["right"]], "regions": regions, **notes_of(rows)}


class ThingRow(RowForm):
    """A word or a picture that is put somewhere."""

    text = Line(gettext_lazy("Từ, hoặc tên của ảnh"))
    image = StoredPicture()
    image_file = PictureFile(gettext_lazy("Ảnh để đặt"))
    said = ("text", "image")
    more = ("image_file",)


class SpotRow(RowForm):
    """A place and which thing belongs there."""

    mark = forms.RegexField(
        _MARK, label=gettext_lazy("Ký hiệu của chỗ"), required=False, help_text=gettext_lazy("Ví dụ 1 cho chỗ [[1]].")
    )
    thing = forms.IntegerField(
        label=gettext_lazy("Đúng là từ hoặc ảnh số mấy"), min_value=1, max_value=60, required=False
    )
    text = Line(gettext_lazy("Tên của chỗ trên ảnh"))
    across = Number(gettext_lazy("Cách mép trái (%)"))
    down = Number(gettext_lazy("Cách mép trên (%)"))
    said = ("mark", "thing", "text")
    more = ("text", "across", "down")


class PlacingFacts(PictureFacts):
    """Where things are put: into a text, or onto a picture."""

    text = Words(
        gettext_lazy("Đoạn văn có chỗ để đặt"),
        rows=4,
        help_text=gettext_lazy("Viết [[1]], [[2]] ở chỗ cần đặt. Để trống nếu đặt lên ảnh."),
    )
    reuses = forms.BooleanField(label=gettext_lazy("Một từ hoặc ảnh được dùng nhiều lần"), required=False)
    scoring = Rule("placing")
    field_order = ("text", "image_file", "alt", "reuses", "scoring")


class PlacingEditor(Editor):
    """Putting words or pictures where they belong."""

    kind = "placing"
    facts = PlacingFacts
    holds = frozenset({"text", "picture", "places", "options", "reuses", "scoring"})
    tables = (
        Table(
            name="things",
            row=ThingRow,
            title=gettext_lazy("Các từ hoặc ảnh để đặt"),
            hint=gettext_lazy("Có thể thừa vài từ để gây nhiễu."),
            add=gettext_lazy("Thêm từ hoặc ảnh"),
            blank=3,
        ),
        Table(
            name="spots",
            row=SpotRow,
            title=gettext_lazy("Các chỗ và đáp án"),
            add=gettext_lazy("Thêm chỗ"),
            blank=2,
            is_ordered=True,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Things, and places with the number of what belongs there."""
        things = noted(body["options"], key)
        numbers = {row["id"]: number for number, row in enumerate(things, start=1)}
        on_picture = {place["id"]: place for place in body.get("places", ())}
        rows = []
        for mark, option in key["places"].items():
            place = on_picture.get(mark, {})
            across, down = place.get("at", ("", ""))
            row = {"mark": mark, "thing": numbers[option], "text": place.get("text", "")}
            rows.append({**row, "across": _typed(across), "down": _typed(down)})
        facts = {"text": body.get("text", ""), "reuses": body.get("reuses", False), **picture_facts(body)}
        return Values({**facts, "scoring": Rule.said(body, cls.kind)}, {"things": things, "spots": rows})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        things, spots = self.read("things"), self.read("spots")
        body: dict[str, Any] = {"options": named(things)}
        if facts["image"]:
            body |= {"picture": told(facts), "places": [_spot(row) for row in spots]}
        else:
            body["text"] = facts["text"]
        if facts["reuses"]:
            body["reuses"] = True
        ids = {number: row["id"] for number, row in enumerate(things, start=1)}
        places = {row["mark"]: ids.get(row["thing"] or 0, "") for row in spots}
        return scored(body, self.kind, facts["scoring"]), {"places": places}


def _spot(row: Mapping[str, Any]) -> dict[str, Any]:
    at = [_exact(row[side] or "50") for side in ("across", "down")]
    return {"id": row["mark"], "text": row["text"] or row["mark"], "at": at}


def _exact(text: str) -> float | int:
    number = float(text)
    return int(number) if number.is_integer() else number


def _typed(number: object) -> str:
    return f"{number:g}".replace(".", ",") if isinstance(number, int | float) else ""
