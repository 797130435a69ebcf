"""JSON read so that one changed row does not keep the others from being read."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import JSON, Dialect, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

UNREADABLE: Mapping[str, Any] = MappingProxyType({})
"""What is read where JSON was changed into something else."""


class JsonOrUnreadable(TypeDecorator[Any]):
    """SQLite keeps whatever is written into such a column; PostgreSQL takes nothing but JSON."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As text, where it may be anything."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else JSON())

    def process_result_value(self, value: Any, _: Dialect) -> Any:
        """Read a value; what is no JSON object reads as ``UNREADABLE``."""
        try:
            found = json.loads(value) if isinstance(value, str) else value
        except ValueError:
            return UNREADABLE
        return found if found is None or isinstance(found, dict) else UNREADABLE
