"""What is due for a person, and why."""

from collections.abc import Mapping
from typing import Any

from journeys.language import as_day, day, one_line, rule_label
from journeys.lists.cells import assignee
from journeys.lists.dossier.parts import Section, Table, Text
from journeys.lists.own_file import texts
from journeys.lists.own_file.people import named

Content = Mapping[str, Any]
TITLE = "Wat wij nog moeten doen"


def what_is_due(content: Content) -> Section:
    """Everything that is open, with on what it rests and who decided so."""
    if not content["due"]:
        return Section(TITLE, [Text([texts.NOTHING_DUE])])
    rows = [
        [
            one_line(rule_label(one["rule"], one["key"])),
            _on(one["due_on"]),
            named(content, assignee(one)),
            one_line(one["because"]),
            one_line(one["source"]),
        ]
        for one in content["due"]
    ]
    headers = ["Wat", "Uiterlijk", "Wie", "Waarom", "Waar dat staat"]
    return Section(TITLE, [Text(texts.DUE), Table(TITLE, headers, rows, [4, 3, 4, 5, 6])])


def _on(value: Any) -> str:
    found = as_day(value)
    return day(found) if found else one_line(value)
