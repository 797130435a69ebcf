"""The clients' file: its columns, and which rows of it are sound."""

from collections.abc import Iterator, Mapping
from typing import get_args

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

    def of(self, content: bytes) -> Iterator[CsvRow]:
        """Raises ``Refusal`` when the first line does not name the columns."""
        for row in csv_rows(content, self.refused, required=REQUIRED, known=COLUMNS):
            try:
                self._check(row)
            except Refusal as refusal:
                self.refused.append(RefusedLine(row.line, refusal))
            else:
                yield row

    def _check(self, row: CsvRow) -> None:
        self._check_ref(row)
        for column, allowed in ALLOWED.items():
            if (row[column] or column in REQUIRED) and row[column] not in allowed:
                raise row.refused(column, ", ".join(allowed))
        if (row["benefit"] == "none") != (not row["benefit_since"]):
            raise row.refused("benefit_since", "een datum bij een uitkering, leeg bij none")
        for column in DAYS:
            if row[column] and row.day(column) > local_day(self.journeys.clock()):
                raise row.refused(column, "een dag die geweest is")
        for column in CONSULTANTS:
            if row[column] and self.users and not self._works_here(row[column]):
                raise row.refused(column, "een gebruiker die er nu is (journeys import users)")
        if row["bsn"]:
            self._check_bsn(row)

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
        with self.journeys.database.read() as connection:
            other = people.ref_with_bsn(connection, self.journeys.keyring, row["bsn"])
        other = self.bsns.get(row["bsn"], other)
        if other not in (None, row["client_ref"]):
            raise row.refused("bsn", f"een BSN van één inwoner; {other} heeft dit", "BSN_KNOWN")
        self.bsns[row["bsn"]] = row["client_ref"]
