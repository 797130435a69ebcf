"""How many of something, and which, in as few words as possible."""

from collections.abc import Sequence


def number(count: int, one: str, more: str) -> str:
    """``1 regel``, ``2 regels``."""
    return f"{count} {one if count == 1 else more}"


def runs(numbers: Sequence[int]) -> list[str]:
    """``1 t/m 3``, ``5``: rising numbers, those that follow each other taken together."""
    found: list[list[int]] = []
    for one in numbers:
        if found and one == found[-1][-1] + 1:
            found[-1].append(one)
        else:
            found.append([one])
    return [str(run[0]) if len(run) == 1 else f"{run[0]} t/m {run[-1]}" for run in found]
