"""What is filled in."""

from typing import Any

from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    HiddenInput,
    PasswordInput,
    RadioSelect,
    Select,
)

from core.components.registry import component
from core.display import TEXT_SIZES, THEMES


@component
def field(bound: BoundField, *, hint: str = "", icon: str = "", behaviour: str = "") -> dict[str, Any]:
    """Ask for one thing: label, hint, what is wrong (above the box), the box, tied together for screen readers."""
    widget = bound.field.widget
    hint = hint or str(bound.help_text)
    told = [f"{bound.auto_id}_hint"] * bool(hint) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    attributes: dict[str, str | bool] = {"class": "sel" if isinstance(widget, Select) else "inp"}
    if told:
        attributes["aria-describedby"] = " ".join(told)
    if behaviour:
        attributes["data-behaviour"] = behaviour
    if isinstance(widget, HiddenInput):
        kind = "hidden"
    elif isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        kind = "group"
    else:
        kind = "check" if isinstance(widget, CheckboxInput) else "box"
    if kind in {"group", "check"}:
        del attributes["class"]
    return {
        "hint": hint,
        "kind": kind,
        "is_password": isinstance(widget, PasswordInput),
        "control": bound.as_widget(attrs=attributes) if kind != "group" else "",
        "described_by": " ".join(told),
    }


@component
def display_panel(*, action: str, theme: str = "", text_size: int = 100) -> dict[str, Any]:
    """Choose colours and text size, with a sample; saved by an ordinary form, shown at once where there is JavaScript."""
    return {"themes": THEMES, "text_sizes": TEXT_SIZES}
