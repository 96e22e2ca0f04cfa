"""Numbers that differ from paper to paper: drawing them, writing them into a stem, and computing what is right.

A formula has numbers, names of variables, `+ - * / ** ( )`, `round(x, n)`, `abs`, `min` and `max`; nothing else is computed, ever.
"""

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from random import Random
from typing import Any

LONGEST_FORMULA = 200
_HIGHEST_POWER = 12
_NAMED: Mapping[str, Callable[..., Decimal]] = {
    "abs": abs,
    "min": min,
    "max": max,
    "round": lambda number, digits=Decimal(0): round(number, int(digits)),
}


class FormulaError(ValueError):
    """The formula says something that is not computed, or cannot be."""


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > _HIGHEST_POWER:
        raise FormulaError(exponent)
    return base**exponent


_BINARY: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: _power,
}


def value_of(formula: str, numbers: Mapping[str, Decimal]) -> Decimal:
    """What a formula comes to; `FormulaError` where it does not."""
    if len(formula) > LONGEST_FORMULA:
        raise FormulaError(formula)
    try:
        return _value(ast.parse(formula, mode="eval").body, numbers)
    except (
        SyntaxError,
        ArithmeticError,
        DivisionByZero,
        InvalidOperation,
        Overflow,
        TypeError,
        RecursionError,
    ) as error:
        raise FormulaError(formula) from error


def _value(node: ast.expr, numbers: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return Decimal(str(node.value))
        case ast.Name(id=name) if name in numbers:
            return numbers[name]
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _BINARY:
            return _BINARY[type(sign)](_value(left, numbers), _value(right, numbers))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, numbers)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _NAMED:
            return _NAMED[name](*(_value(argument, numbers) for argument in args))
    raise FormulaError(ast.dump(node)[:LONGEST_FORMULA])


def drawn_numbers(variables: Iterable[Mapping[str, Any]], seed: object) -> dict[str, str]:
    """A number for every variable, a whole number of steps above its least; the same seed gives the same ones."""
    draw = Random(str(seed))  # noqa: S311 -- fairness, not secrecy
    numbers = {}
    for variable in variables:
        least, most, step = (Decimal(str(variable.get(name) or 1)) for name in ("least", "most", "step"))
        numbers[variable["name"]] = f"{least + step * draw.randint(0, max(0, int((most - least) / step))):f}"
    return numbers


def filled(text: str, numbers: Mapping[str, str]) -> str:
    """The text with `{name}` replaced by the paper's number, written as Vietnamese write it."""
    for name, number in numbers.items():
        text = text.replace(f"{{{name}}}", number.replace(".", ","))
    return text
