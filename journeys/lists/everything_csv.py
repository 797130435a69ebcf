"""Everybody, what is due of them, and the words used, as CSV that a Dutch Excel opens."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from journeys.language import (
    BENEFITS,
    FACTS,
    LEADS,
    ROLES,
    THEMES,
    day,
    fact_label,
    field_label,
    rule_label,
)
from journeys.lists.cells import neutral
from journeys.lists.dutch_csv import BOM

CLIENTS = (
    "Inwoner", "Naam", "Geboortedatum", "BSN", "Telefoon", "E-mail", "Ingeschreven op", "Trede",
    "Route", "Regie", "Uitkering", "Uitkering sinds", "Participatieconsulent",
    "Inkomensconsulent", "WSP-consulent", "Laatst gesproken op", "Afgesloten op",
)  # fmt: skip
TERMS = (
    "Inwoner", "Wat", "Functie", "Medewerker", "Plannen op", "Uiterlijk op", "Op de lijst vanaf",
    "Naar de teamleider vanaf", "Omdat", "Bron", "Beleid",
)  # fmt: skip
VOCABULARY = ("Soort", "Naam", "Betekenis", "Veld", "Naam van het veld")

Row = Mapping[str, Any]


def clients_csv(clients: Iterable[tuple[str, Row, Row]]) -> Iterator[bytes]:
    """A line per client: their number, who they are, and where they stand."""
    return _csv(CLIENTS, (_client(*client) for client in clients))


def terms_csv(terms: Iterable[tuple[str, Row]]) -> Iterator[bytes]:
    """A line per open obligation, with the client's number."""
    return _csv(TERMS, (_term(*term) for term in terms))


def vocabulary_csv(fields: Mapping[str, Sequence[str]]) -> Iterator[bytes]:
    """A line per field of each type of fact."""
    meanings = {name: said for theme in THEMES for name, said in theme.meanings.items()}
    return _csv(
        VOCABULARY,
        (
            (name, fact_label(name), meanings.get(name, ""), field, field and field_label(field))
            for name in FACTS
            for field in fields.get(name) or ("",)
        ),
    )


def _client(ref: str, person: Row, state: Row) -> Sequence[Any]:
    born = str(person.get("birth_date") or "")
    return (
        ref, person.get("name"), _day(born), person.get("bsn"), person.get("phone"),
        person.get("email"), state["registered_on"], state["trede"], state["route"],
        LEADS.get(state["lead"], state["lead"]), BENEFITS.get(state["benefit"], state["benefit"]),
        state["benefit_since"], state["participatieconsulent"], state["inkomensconsulent"],
        state["wsp_consulent"], state["last_spoken_on"], state["closed_on"],
    )  # fmt: skip


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _term(ref: str, term: Row) -> Sequence[Any]:
    return (
        ref, rule_label(term["rule"]), ROLES.get(term["role"], term["role"]), term["person"],
        term["plan_on"], term["due_on"], term["list_from"], term["escalate_on"], term["because"],
        term["source"], term["policy"],
    )  # fmt: skip


def _csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    yield BOM.encode()
    for row in chain([headings], rows):
        writer.writerow(map(_written, row))
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()


def _written(cell: Any) -> str:
    if isinstance(cell, date):
        return day(cell)
    return "" if cell is None else neutral(str(cell))
