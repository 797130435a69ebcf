"""What came in after a period's end: each number as it was then, and as it is now."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journeys.lists.report_cells import Row, number, part_label


def late_lines(
    figures: Iterable[Row], at_its_end: Mapping[str, Row]
) -> Iterator[tuple[str, str, str]]:
    """Each figure of which something changed, with the parts that did: then, and now.

    ``at_its_end`` holds those figures as they were known on the last day, by id.
    """
    for now in figures:
        then = at_its_end.get(now["id"])
        if then is None:
            continue
        yield now["label"], number(then["value"], then), number(now["value"], now)
        for part, (before, since) in _parts(then["by"], now["by"]):
            yield f"  {part_label(now['id'], part)}", number(before, then), number(since, now)


def _parts(
    then: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for part in {**then, **now}:
        pair = then.get(part, 0), now.get(part, 0)
        if pair[0] != pair[1]:
            yield part, pair
