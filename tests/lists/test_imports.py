"""A command that prints JSON does not wait for Rich, openpyxl or icalendar."""

import subprocess
import sys

HEAVY = ("rich", "openpyxl", "icalendar", "sqlalchemy", "pydantic")


def test_importing_the_lists_is_light() -> None:
    code = f"import sys, journeys.lists; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
