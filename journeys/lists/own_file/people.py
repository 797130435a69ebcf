"""Who worked on a file, and who looked at it, by name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from journeys.clock import local_day
from journeys.language import as_instant, day, one_line, operation_label, value_label
from journeys.lists.dossier.parts import Section, Table, Text
from journeys.lists.own_file import texts

Content = Mapping[str, Any]
SYSTEM, NOBODY = "system", "onbekend"


def named(content: Content, user: Any) -> str:
    """A colleague by name; who is not known here any more as the log names them."""
    if user == SYSTEM:
        return "het systeem"
    known = content["colleagues"].get(user)
    return one_line((known and known["name"]) or user or NOBODY)


def who_worked(content: Content) -> Section:
    """Who recorded anything, or is assigned, with what they are at the municipality."""
    recorded = Counter(fact["recorded_by"] for fact in content["facts"])
    users = dict.fromkeys([*recorded, *filter(None, content["state"]["consultants"].values())])
    rows = [
        [
            named(content, user),
            _roles(content, user),
            f"{recorded[user]} keer" if recorded[user] else "–",
        ]
        for user in users
    ]
    headers = ["Wie", "Functie", "Legde iets vast"]
    table = Table("Wie aan uw dossier werkte", headers, rows, [3, 4, 2])
    return Section("Wie aan uw dossier werkte", [Text([texts.WORKED]), table])


def _roles(content: Content, user: str) -> str:
    known = content["colleagues"].get(user)
    return ", ".join(value_label("role", role) for role in known["roles"]) if known else "–"


def who_looked(content: Content) -> Section:
    """Who saw anything of it on which day, and why; alike looks of one day are counted."""
    rows = list(_looks(content))
    if not rows:
        return Section("Wie uw gegevens bekeek", [Text([texts.NOBODY_LOOKED])])
    headers = ["Dag", "Wie", "Wat", "Reden"]
    table = Table("Wie uw gegevens bekeek", headers, rows, [3, 4, 6, 6])
    return Section("Wie uw gegevens bekeek", [Text(texts.LOOKED), table])


def _looks(content: Content) -> Iterator[list[str]]:
    alike = Counter(
        (_day(look["at"]), look["by"], operation_label(look["operation"]), look["reason"])
        for look in content["views"]
    )
    for (on, by, what, reason), times in alike.items():
        many = f" ({times} keer)" if times > 1 else ""
        yield [on, named(content, by), what + many, one_line(reason) if reason else "–"]


def _day(at: str) -> str:
    found = as_instant(at)
    return day(local_day(found)) if found else one_line(at)
