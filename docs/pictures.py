"""Draws the README's pictures from the sample municipality: ``make pictures``."""

import re
import tempfile
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from journeys.application.history import history, with_remarks
from journeys.demo import sample as samples
from journeys.lists import due_table, history_table

UNTIL = date(2026, 11, 20)
COLUMNS = 104
FOLDER = Path(__file__).parent / "pictures"
FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Left out, so that looking at a picture fetches nothing from elsewhere."""


def main() -> None:
    """Make the sample in a folder that goes again, and draw a list and a history."""
    with (
        tempfile.TemporaryDirectory() as folder,
        samples.prepared(None, Path(folder) / "sample", UNTIL) as sample,
    ):
        samples.make(sample, lambda *_: nullcontext(lambda _: None))
        person, rows = samples.somebody_to_show(sample)
        policy = sample.journeys.policy_set
        escalates_to = policy.frame.defaults.escalate_to
        table = due_table(
            rows, on=UNTIL, heading=person, policy=policy.label, escalates_to=escalates_to
        )
        _draw("due", table)
        answer = history(sample.journeys, samples.somebody_to_tell_of(sample, rows))
        _draw("history", history_table(with_remarks(sample.journeys, answer)))


def _draw(name: str, renderable: Any) -> None:
    FOLDER.mkdir(exist_ok=True)
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(renderable)
    drawn = console.export_svg(title=f"journeys {name}", unique_id=name)
    (FOLDER / f"{name}.svg").write_text(FONT_FACE.sub("", drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
