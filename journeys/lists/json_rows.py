"""The due-contact list as JSON, field by field as documented for programs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from journeys.lists.cells import Row

ROW_FIELDS = ("client", "role", "person", "due_on", "plan_on", "state")
REASON_FIELDS = (
    "rule",
    "key",
    "due_on",
    "list_from",
    "escalate_on",
    "plan_on",
    "state",
    "because",
    "source",
    "policy",
    "working",
)
"""The last stands in them only when it is asked for."""


def due_json(rows: Sequence[Row], *, names: Mapping[str, str] | None = None) -> str:
    """The rows in a fixed order of fields; a ``name`` stands in them only when names are given."""
    written = [_row(row, names) for row in rows]
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _row(row: Row, names: Mapping[str, str] | None) -> dict[str, Any]:
    found = {field: row[field] for field in ROW_FIELDS}
    if names is not None:
        found["name"] = names.get(str(row["client"]))
    found["reasons"] = [
        {field: reason[field] for field in REASON_FIELDS if field in reason}
        for reason in row["reasons"]
    ]
    return found
