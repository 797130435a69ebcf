"""The documents name every setting and every role that there is, and no other."""

import re
from pathlib import Path

from journeys.aggregates.authority import ROLES
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


def test_whoever_sets_up_signing_in_reads_which_roles_there_are():
    document = (ROOT / "docs" / "sign-in.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z_]+)` \|", document, re.MULTILINE) == list(ROLES)
