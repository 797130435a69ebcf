"""What a form holds already, by the occasion on which it is opened; people change it or not."""

from typing import Annotated, Any, Literal

from fastapi import Query

from journeys.aggregates.client import Client
from journeys.events import Fact, TredeSignalled
from journeys.language import TREDEN

Occasion = Annotated[Literal["", "heronderzoek"], Query()]
AT_REEXAMINATION = "Bleek bij het heronderzoek."


def prefilled(fact_type: type[Fact], occasion: str, client: Client) -> dict[str, Any]:
    """A signal at the re-examination: from the next trede on, with where it came from."""
    if occasion != "heronderzoek" or fact_type is not TredeSignalled:
        return {}
    next_trede = min(client.state().trede + 1, max(TREDEN))
    return {"expected_trede": next_trede, "reason": AT_REEXAMINATION}
