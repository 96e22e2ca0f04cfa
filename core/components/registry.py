"""How a function becomes a component."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Literal, get_args, get_origin, get_type_hints

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

Derived = Mapping[str, Any] | None
Properties = Mapping[str, Any]


def component(function: Callable[..., Derived]) -> Callable[..., Properties]:
    """Make the function a tag of its name: its parameters are the properties, its answer what is derived from them.

    The template `components/<name>.html` is given both. Django refuses an unknown or a missing property when the page
    is compiled; we refuse, when it is rendered, a value outside the parameter's `Literal`, and an empty value where a
    property has no default: the mark of a misspelt variable.
    """
    check = _checker(function)

    @wraps(function)
    def properties(*args: Any, **given: Any) -> Properties:  # noqa: ANN401 -- the component's own
        checked = check(args, given)
        return {**checked, **(function(**checked) or {})}

    register.inclusion_tag(f"components/{function.__name__}.html")(properties)
    return properties


def block_component(function: Callable[..., Derived]) -> Callable[..., SafeString]:
    """Make the function a tag with an end: its first parameter, `content`, is what stands between the two."""
    check = _checker(function)

    @wraps(function)
    def render(*args: Any, **given: Any) -> SafeString:  # noqa: ANN401 -- the component's own
        checked = check(args, given)
        return render_to_string(f"components/{function.__name__}.html", {**checked, **(function(**checked) or {})})

    register.simple_block_tag(render)
    return render


def written_component(function: Callable[..., SafeString]) -> Callable[..., SafeString]:
    """Make the function a tag that writes its markup itself: for what stands on a page by the dozen.

    A template takes four times as long.
    """
    check = _checker(function)

    @wraps(function)
    def write(*args: Any, **given: Any) -> SafeString:  # noqa: ANN401 -- the component's own
        return function(**check(args, given))

    register.simple_tag(write)
    return write


def _checker(function: Callable[..., Any]) -> Callable[[tuple[Any, ...], Properties], dict[str, Any]]:
    """What fills in the defaults of the function's parameters and refuses values that cannot be meant."""
    parameters = inspect.signature(function).parameters
    positional = [name for name, p in parameters.items() if p.kind is not p.KEYWORD_ONLY]
    defaults = {name: p.default for name, p in parameters.items() if p.default is not p.empty}
    hints = get_type_hints(function)
    optional = {name for name, hint in hints.items() if type(None) in get_args(hint)}
    needed = parameters.keys() - defaults.keys()
    choices = {name: get_args(hint) for name, hint in hints.items() if get_origin(hint) is Literal}

    def check(args: tuple[Any, ...], given: Properties) -> dict[str, Any]:
        properties = {**defaults, **dict(zip(positional, args, strict=False)), **given}
        for name in needed:
            if properties[name] == "" or (properties[name] is None and name not in optional):
                raise ValueError(f"{function.__name__}: {name} is empty")
        for name, allowed in choices.items():
            if properties[name] not in allowed:
                raise ValueError(f"{function.__name__}: {name} is {properties[name]!r}, not one of {allowed}")
        return properties

    return check
