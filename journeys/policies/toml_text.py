"""A TOML text as its tables or as a model; what is wrong in it is told with its line."""

import tomllib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from journeys.policies.refusals import as_error, as_toml_error
from journeys.policies.toml_lines import lines_of

M = TypeVar("M", bound=BaseModel)


def tables_of(text: str, name: str) -> dict[str, Any]:
    """What a TOML text holds. Raises ``PolicySetError`` with the line that cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise as_toml_error(error, text, name) from None


def read_as(model: type[M], text: str, name: str) -> M:
    """A TOML text as a model. Raises ``PolicySetError`` with each line at fault."""
    try:
        return model.model_validate(tables_of(text, name))
    except ValidationError as error:
        raise as_error(error, model, (), lines_of(text), name) from None
