"""What changed between effect measurements, in words: also how sure that is."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

QUESTIONS = {"loneliness": "Eenzaamheid", "happiness": "Geluk", "health": "Gezondheid"}
BETTER_LOWER = ("loneliness",)
MANY = 30
"""From so many people on, it is not their small number that makes it unsure."""
FEW_SAID = "minder dan 5"
TOO_FEW = (
    "Minder dan 5 inwoners zijn zo te vergelijken, of het verschil met de tabel erboven gaat over "
    "zo weinig inwoners. Daarom staat er geen gemiddelde: dat zou over één van hen kunnen gaan."
)
NOT_WHY = (
    "De tabel zegt niet waardoor iets veranderde: door onze hulp, of door iets anders. "
    "Wie niet meedeed of maar één keer is gemeten, telt in een vergelijking niet mee."
)
BETWEEN = (
    "„Waarschijnlijk tussen” is het 95%-interval: zouden we steeds andere inwoners meten, dan ligt "
    "het echte verschil daar in 95 van de 100 keer in."
)


class Change(Protocol):
    """A mean change, and whether it may be none."""

    @property
    def mean(self) -> float:
        """What was found."""

    @property
    def may_be_chance(self) -> bool:
        """Whether it may be none at all."""


def points(value: float) -> float:
    """One decimal: more would seem surer than it is."""
    return float(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)) + 0.0


def signed(value: float) -> str:
    """``+0,6``, ``-1,2``, ``0,0``: points with a comma."""
    said = points(value)
    return "0,0" if said == 0 else f"{said:+}".replace(".", ",")


def change(score: str, mean: float) -> str:
    """``-0,9, dat is beter``: a mean change, and whether that is for the better."""
    return f"{signed(mean)}, dat is {direction(score, mean)}"


def direction(score: str, mean: float) -> str:
    """Whether a mean change is for the better."""
    if points(mean) == 0:
        return "gelijk"
    return "beter" if (mean < 0) == (score in BETTER_LOWER) else "minder goed"


def between(told: Mapping[str, Any]) -> str:
    """``-0,2 en +1,4``."""
    return f"{signed(told['low'])} en {signed(told['high'])}"


def verdict(score: str, change: Change, clients: int) -> str:
    """What it means, and whether chance could have done it too."""
    if change.may_be_chance:
        if clients < MANY:
            return "Bij zo weinig mensen kan dit toeval zijn."
        return "Dit verschil kan toeval zijn."
    is_better = (change.mean < 0) == (score in BETTER_LOWER)
    said = "Beter" if is_better else "Slechter"
    return f"{said}; waarschijnlijk geen toeval."


def count(found: int | None) -> str:
    """A number of clients, or that they are too few to be counted."""
    return FEW_SAID if found is None else str(found)


def first_line(told: Mapping[str, Any]) -> str:
    """Who was measured that year, and how many of them say that obstacles grew fewer."""
    year = told["years"][0]
    measured, declined = count(year["measured"]), count(year["declined"])
    said = f"{measured} inwoners gemeten in {year['year']}, {declined} deden niet mee."
    fewer = year["fewer_obstacles"]
    if fewer is None:
        return said
    return f"{said} {fewer} van de {measured} zeggen dat zij minder belemmeringen hebben."
