"""From plain stored values to facts, and back, without judging them anew."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from journeys.events.fact import Fact
from journeys.events.fields import DESTROYED

from_iso = date.fromisoformat

DESTROYED_TEXT = "vernietigd"
"""How a destroyed value stands in what people and programs read."""


def revived(fact_type: type[Fact], values: dict[str, Any]) -> dict[str, Any]:
    """Stored field values as the fact's own types, those left out by their default."""
    values = fact_type.defaults | values
    for name in fact_type.every_day:
        if type(day := values.get(name)) is str:
            values[name] = from_iso(day)
    if "amount" in values:
        values["amount"] = Decimal(str(values["amount"]))
    return values


def with_changes(fact: Fact, changes: Mapping[str, Any]) -> Fact:
    """The fact with the corrected values in place of its own."""
    return fact.restored(revived(type(fact), {**fact.__dict__, **changes}))


def plain(value: Any) -> Any:
    """A field's value as JSON knows it: dates as ISO text, amounts with two decimals."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return DESTROYED_TEXT if value is DESTROYED else value


def plain_fields(fact: Fact) -> dict[str, Any]:
    """The fact's own fields as JSON knows them, those left out omitted."""
    return {name: plain(value) for name, value in fact.own_fields().items()}
