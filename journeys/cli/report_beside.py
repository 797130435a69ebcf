"""What a report leaves out because an earlier one would give it away, told on stderr."""

import sys
from collections.abc import Mapping, Sequence


def tell_beside(beside: Mapping[int, Sequence[str]]) -> None:
    """Name each earlier report with the figures that are left out because of it."""
    from journeys.lists.report_published import beside_lines

    for line in beside_lines(beside):
        sys.stderr.write(f"Let op: {line}\n")
