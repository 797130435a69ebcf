"""Finding a client by who they are: name, birth date, or exact BSN or client number."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from journeys.application.bootstrap import Journeys
from journeys.application.names import is_client_number
from journeys.language.refusal import Refusal
from journeys.store.people import Person, people, ref_with_bsn

SHORTEST = 2
"""Letters of a name; one would find nearly everybody."""
MOST = 25
"""Clients shown; more is no answer to whom somebody meant."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of the client who is sought; what is left out does not matter."""

    name: str = ""
    birth_date: date | None = None
    bsn: str = ""
    number: str = ""
    """Goes before a BSN that looks the same."""


def search(journeys: Journeys, sought: Sought) -> dict[str, Person]:
    """The clients who are meant, by number. Raises ``Refusal`` for too little to go by."""
    words = _plain(sought.name).split()
    exact = sought.bsn or sought.number
    if not (exact or sought.birth_date or any(len(word) >= SHORTEST for word in words)):
        raise Refusal(
            "MALFORMED",
            "Er is niet gezocht",
            "Er is te weinig om op te zoeken.",
            f"Geef een naam van ten minste {SHORTEST} letters, een geboortedatum of een BSN.",
            field="name",
        )
    with journeys.database.read() as connection:
        known = people(connection, journeys.keyring)
        if exact:
            ref = _ref_of(journeys, connection, sought)
            known = {ref: known.get(ref, Person())} if ref else {}
    born = sought.birth_date.isoformat() if sought.birth_date else None
    found = {
        ref: person
        for ref, person in sorted(known.items())
        if born in (None, person.birth_date) and all(word in _plain(person.name) for word in words)
    }
    return dict(list(found.items())[:MOST])


def _ref_of(journeys: Journeys, connection: Connection, sought: Sought) -> str | None:
    """The client with this very number, or else with this BSN."""
    if is_client_number(sought.number):
        found = journeys.log.by_ref(connection, [sought.number])[sought.number]
        if found.facts:
            return sought.number
    return ref_with_bsn(connection, journeys.keyring, sought.bsn) if sought.bsn else None


def _plain(name: str) -> str:
    """A name as it is compared: without capitals, accents and signs."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
