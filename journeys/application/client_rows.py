"""The clients' file: its columns, and which rows of it are sound."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from sqlalchemy import Connection
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as bsn_number

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys
from journeys.application.csv_rows import CsvRow, RefusedLine, csv_rows
from journeys.application.names import REF_LENGTH, is_client_number
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES, Benefit, Lead
from journeys.language import TREDEN
from journeys.language.refusal import Refusal
from journeys.store import people
from journeys.store.keys import Keyring

COLUMNS = (
    "client_ref",
    "name",
    "birth_date",
    "bsn",
    "phone",
    "email",
    "trede",
    "benefit",
    "benefit_since",
    "last_reexamination_on",
    "lead",
    "participatieconsulent",
    "inkomensconsulent",
)
REQUIRED = ("client_ref", "trede", "benefit")
CONSULTANTS = tuple(role for role in CONSULTANT_ROLES if role in COLUMNS)
"""The roles whose consultant the file names."""
ALLOWED = {
    "trede": tuple(map(str, TREDEN)),
    "benefit": get_args(Benefit),
    "lead": get_args(Lead),
}
DAYS = ("birth_date", "benefit_since", "last_reexamination_on")
BSN_LENGTH = 9
NO_BENEFIT = "geen"
"""What a Dutch file says for none."""


class ClientRows:
    """The sound rows of one file, one a client; the others go to ``refused``."""

    def __init__(
        self, journeys: Journeys, users: Mapping[str, User], refused: list[RefusedLine]
    ) -> None:
        self.journeys = journeys
        self.users = users
        self.refused = refused
        self.lines: dict[str, int] = {}
        self.bsns: dict[str, str] = {}
        self.unknown: dict[str, None] = {}
        """Who is named as a consultant while there are no users to know them by."""

    def of(self, content: bytes) -> Iterator[CsvRow]:
        """Raises ``Refusal`` when the first line does not name the columns."""
        read = csv_rows(content, self.refused, required=REQUIRED, known=COLUMNS)
        for row in map(_in_our_words, read):
            wrong = list(self._wrong(row))
            self.refused += [RefusedLine(row.line, refusal) for refusal in wrong]
            if not wrong:
                self._note_unknown(row)
                yield row

    def _wrong(self, row: CsvRow) -> Iterator[Refusal]:
        """Everything that is wrong with a row, so that it is mended in one go."""
        yield from _raised(self._check_ref, row)
        for column, allowed in ALLOWED.items():
            if (row[column] or column in REQUIRED) and row[column] not in allowed:
                yield row.refused(column, ", ".join(allowed))
        without = row["benefit"] == "none"
        if row["benefit"] in ALLOWED["benefit"] and without != (not row["benefit_since"]):
            yield row.refused("benefit_since", "een datum bij een uitkering, leeg bij none")
        for column in DAYS:
            if row[column]:
                yield from _raised(self._check_day, row, column)
        for column in CONSULTANTS:
            if row[column] and self.users and not self._works_here(row[column]):
                yield row.refused(column, "een gebruiker die er nu is (journeys import users)")
        if row["bsn"]:
            yield from _raised(self._check_bsn, row)

    def _note_unknown(self, row: CsvRow) -> None:
        if not self.users:
            named = (row[column] for column in CONSULTANTS)
            self.unknown.update({consultant: None for consultant in named if consultant})

    def _check_day(self, row: CsvRow, column: str) -> None:
        if row.day(column) > local_day(self.journeys.clock()):
            raise row.refused(column, "een dag die geweest is")

    def _works_here(self, name: str) -> bool:
        user = self.users.get(name)
        return user is not None and user.active_on(local_day(self.journeys.clock()))

    def _check_ref(self, row: CsvRow) -> None:
        ref = row["client_ref"]
        if not is_client_number(ref):
            raise row.refused("client_ref", f"1 tot {REF_LENGTH} tekens die alle te zien zijn")
        if ref in self.lines:
            allowed = f"elke inwoner één keer; {ref} staat al op regel {self.lines[ref]}"
            raise row.refused("client_ref", allowed, "DUPLICATE_CLIENT")
        self.lines[ref] = row.line

    def _check_bsn(self, row: CsvRow) -> None:
        try:
            bsn_number.validate(row["bsn"])
        except ValidationError:
            raise row.refused("bsn", "een BSN dat de elfproef doorstaat", "BSN_INVALID") from None
        if len(row["bsn"]) != BSN_LENGTH or not row["bsn"].isdigit():
            raise row.refused("bsn", "negen cijfers, met de voorloopnul", "BSN_INVALID")
        _require_nobody_elses(row, self.bsns.setdefault(row["bsn"], row["client_ref"]))


def require_own_bsn(connection: Connection, keyring: Keyring, row: CsvRow) -> None:
    """Refuse a BSN that is another client's by now; asked as the row is written."""
    if row["bsn"]:
        _require_nobody_elses(row, people.ref_with_bsn(connection, keyring, row["bsn"]))


def _require_nobody_elses(row: CsvRow, owner: str | None) -> None:
    if owner not in (None, row["client_ref"]):
        raise row.refused("bsn", f"een BSN van één inwoner; {owner} heeft dit", "BSN_KNOWN")


def _in_our_words(row: CsvRow) -> CsvRow:
    """The row with its codes as they are written here, however the file writes them."""
    cells = dict(row.cells)
    for column, allowed in ALLOWED.items():
        said = row[column].lower()
        said = "none" if (column, said) == ("benefit", NO_BENEFIT) else said
        if said in allowed:
            cells[column] = said
    return replace(row, cells=cells)


def _raised(check: Callable[..., None], *given: Any) -> list[Refusal]:
    try:
        check(*given)
    except Refusal as refusal:
        return [refusal]
    return []
