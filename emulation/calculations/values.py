"""What tables and inputs are made of: plain data, read strictly, never changed."""

from decimal import Decimal
from typing import Annotated, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Data(BaseModel):
    """A part of a table or of its inputs; what a document says beside it (texts for people) is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True, populate_by_name=True)


def refuse(code: str, **about: object) -> NoReturn:
    """Refuse what is well formed but makes no sense; `emulation.errors` has the sentence for the code."""
    raise PydanticCustomError(code, code, about)


def _is_count(number: Decimal) -> Decimal:
    if number != number.to_integral_value():
        refuse("not_a_count")
    return number


MOST = 10**9

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[Decimal, Field(ge=-MOST, le=MOST)]
Points = Annotated[Decimal, Field(ge=0, le=MOST)]
Positive = Annotated[Decimal, Field(gt=0, le=MOST)]
Count = Annotated[Decimal, Field(ge=0, le=MOST), AfterValidator(_is_count)]
