"""The README names every setting that the environment can hold, and no other."""

import re
from pathlib import Path

from journeys.cli.serve import HOST

ROOT = Path(__file__).parents[2]
SETTING = re.compile(r"\bJOURNEYS_[A-Z_]+")
BETWEEN_PROCESSES = {HOST}
"""What one process of the service tells the next, and nobody sets."""


def test_the_table_of_settings_is_whole_and_true():
    readme = (ROOT / "README.md").read_text("utf-8")
    told = re.findall(r"^\| `(JOURNEYS_[A-Z_]+)` \|", readme, re.MULTILINE)
    sources = [path for folder in ("journeys", "scheduler") for path in (ROOT / folder).rglob("*")]
    read = {
        name
        for path in sources
        if path.suffix in {".py", ".toml"}
        for name in SETTING.findall(path.read_text("utf-8"))
    }
    assert sorted(told) == sorted(read - BETWEEN_PROCESSES)
