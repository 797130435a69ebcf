"""Users and their roles from CSV: who may record what, from when until when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from journeys.aggregates.authority import ROLES, User
from journeys.application.bootstrap import Journeys
from journeys.application.csv_rows import CsvRow, RefusedLine, csv_rows
from journeys.clock import local_day
from journeys.events import SYSTEM
from journeys.events.fields import is_legible, same_name
from journeys.language.refusal import Refusal
from journeys.store import users

COLUMNS = ("user", "name", "roles", "active_from", "active_until")
USER_LENGTH = 64


@dataclass(slots=True)
class ImportedUsers:
    """What came of an import of users."""

    saved: int = 0
    refused: list[RefusedLine] = field(default_factory=list)


def import_users(journeys: Journeys, content: bytes, *, by: str | None = None) -> ImportedUsers:
    """Write the users of a CSV file; a known user's row takes the place of the old one.

    The first import may be done by anyone; later ones by an administrator.
    """
    with journeys.database.write() as connection:
        known = users.everybody(connection)
        if known:
            require_administrator(
                known,
                by,
                local_day(journeys.clock()),
                code="ONLY_ADMINISTRATOR_MANAGES_USERS",
                what="Gebruikers niet ingelezen",
                example="journeys import users BESTAND.csv --as GEBRUIKER",
            )
        result = ImportedUsers()
        good = list(_users(content, result))
        users.save(connection, good)
        result.saved = len(good)
    return result


def is_administrator(user: User | None, today: date) -> bool:
    """Whether this is somebody who may act as administrator today."""
    return user is not None and "administrator" in user.roles and user.active_on(today)


def require_administrator(
    known: Mapping[str, User], by: str | None, today: date, *, code: str, what: str, example: str
) -> None:
    """Refuse an import by anyone but an administrator within their period."""
    user = known.get(by or "")
    if is_administrator(user, today):
        return
    if by is None:
        why = "--as ontbreekt: alleen een beheerder (administrator) mag dit."
    elif user is None:
        why = f"{by} is niet bekend, en dus geen beheerder (administrator)."
    elif "administrator" not in user.roles:
        why = f"{by} is geen beheerder (administrator)."
    else:
        why = f"Beheerder (administrator) {by} is niet actief op {today:%d-%m-%Y}."
    raise Refusal(code, what, why, f"Noem een beheerder:  {example}")


def _users(content: bytes, result: ImportedUsers) -> Iterator[User]:
    for row in csv_rows(content, result.refused, required=("user", "name", "roles"), known=COLUMNS):
        try:
            yield _user(row)
        except Refusal as refusal:
            result.refused.append(RefusedLine(row.line, refusal))


def _user(row: CsvRow) -> User:
    if not 1 <= len(row["user"]) <= USER_LENGTH:
        raise row.refused("user", f"1 tot {USER_LENGTH} tekens")
    if not is_legible(row["user"]):
        raise row.refused("user", "een naam zonder tekens die niet te zien zijn")
    if same_name(row["user"]) == SYSTEM:
        raise row.refused("user", "een naam; system is het systeem zelf")
    roles = frozenset(role.strip() for role in row["roles"].split(",") if role.strip())
    if not roles or not roles <= set(ROLES):
        raise row.refused("roles", ", ".join(ROLES))
    begins, ends = _day(row, "active_from"), _day(row, "active_until")
    if begins and ends and ends < begins:
        raise row.refused("active_until", "een dag op of na active_from")
    return User(row["user"], row["name"], roles, begins, ends)


def _day(row: CsvRow, column: str) -> date | None:
    return row.day(column) if row[column] else None
