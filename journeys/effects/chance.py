"""How far a mean change could lie from what was found, by chance alone.

Student's t interval for paired differences, at 95%: mean ± t · s / √n. Its quantile is expanded
from the normal one (Abramowitz and Stegun, 26.7.5), which is right to 0.01 from five clients on.
Scores are whole points, so no differences are taken to lie closer together than rounding leaves
them (a sixth of a point squared, for two scores): else five equal changes would seem certain.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist, fmean, variance
from typing import NamedTuple

SURE = 0.95
ROUNDING = 1 / 6
"""The variance of a difference of two scores that are rounded to whole points."""


class Spread(NamedTuple):
    """A mean change, and between what it would likely lie were more people asked."""

    mean: float
    low: float
    high: float

    @property
    def may_be_chance(self) -> bool:
        """Whether no change at all lies between them too."""
        return self.low <= 0 <= self.high


def spread(changes: Sequence[int]) -> Spread:
    """The mean of at least two changes, with its interval."""
    mean = fmean(changes)
    error = sqrt(max(variance(changes), ROUNDING) / len(changes))
    off = quantile(len(changes) - 1) * error
    return Spread(mean, mean - off, mean + off)


def quantile(freedom: int) -> float:
    """Student's t for so many degrees of freedom, two-sided."""
    z = NormalDist().inv_cdf((1 + SURE) / 2)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))
