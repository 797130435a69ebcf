"""What a report leaves out because an earlier one would give it away, told on stderr."""

import sys
from collections.abc import Mapping, Sequence


def tell_beside(beside: Mapping[int, Sequence[str]]) -> None:
    """Name each earlier report with the figures of which something is left out because of it."""
    if not beside:
        return
    from journeys.lists.report_published import BESIDE, beside_lines

    sys.stderr.write(f"Let op: {BESIDE}\n")
    for line in beside_lines(beside):
        sys.stderr.write(f"  {line}\n")
