"""Setting right what was recorded wrongly, without ever erasing it."""

from typing import Annotated

from journeys.events.fact import Fact
from journeys.events.fields import Changes, Number, Sealed, SealedText


class FactCorrected(Fact):
    """Some fields of an earlier fact were different."""

    fact: Number
    changes: Annotated[Changes, Sealed()]
    reason: SealedText


class FactRetracted(Fact):
    """An earlier fact did not happen."""

    fact: Number
    reason: SealedText
