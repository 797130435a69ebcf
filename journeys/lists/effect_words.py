"""What changed between effect measurements, in words: also how sure that is."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

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
    """A mean change, and between what it would likely lie."""

    @property
    def mean(self) -> float:
        """What was found."""

    @property
    def low(self) -> float:
        """The least it would likely be."""

    @property
    def high(self) -> float:
        """The most it would likely be."""

    @property
    def may_be_chance(self) -> bool:
        """Whether it may be none at all."""


def signed(value: float) -> str:
    """``+0,6``, ``-1,2``, ``0,0``: points with a comma."""
    said = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return "0,0" if said == 0 else f"{said:+}".replace(".", ",")


def change(score: str, mean: float) -> str:
    """``-0,9, dat is beter``: a mean change, and whether that is for the better."""
    said = signed(mean)
    if said == "0,0":
        return f"{said}, dat is gelijk"
    return f"{said}, dat is {'beter' if (mean < 0) == (score in BETTER_LOWER) else 'minder goed'}"


def between(change: Change) -> str:
    """``-0,2 en +1,4``."""
    return f"{signed(change.low)} en {signed(change.high)}"


def verdict(score: str, change: Change, clients: int) -> str:
    """What it means, and whether chance could have done it too."""
    if change.may_be_chance:
        if clients < MANY:
            return "Bij zo weinig mensen kan dit toeval zijn."
        return "Dit verschil kan toeval zijn."
    is_better = (change.mean < 0) == (score in BETTER_LOWER)
    said = "Beter" if is_better else "Slechter"
    return f"{said}; waarschijnlijk geen toeval."


def count(found: int, few: int) -> str:
    """A number of clients, unless it could tell of one of them."""
    return FEW_SAID if 0 < found < few else str(found)
