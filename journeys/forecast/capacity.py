"""How many contacts each person holds in a week, and when they are away: a TOML of their own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from journeys.events.fields import Day
from journeys.language.refusal import Refusal
from journeys.policies.frame import Part
from journeys.policies.refusals import PolicySetError
from journeys.policies.toml_lines import Path, line_at, lines_of
from journeys.policies.toml_text import read_as

MOST_A_WEEK = 1_000
MOST_HOURS = 100


def _hours(found: Any) -> float:
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 < found <= MOST_HOURS:
        return float(found)
    raise PydanticCustomError("hours", f"toegestaan: een getal boven 0, ten hoogste {MOST_HOURS}")


def _contacts(found: Any) -> int:
    if isinstance(found, int) and not isinstance(found, bool) and 1 <= found <= MOST_A_WEEK:
        return found
    raise PydanticCustomError("contacts", f"toegestaan: een geheel getal van 1 tot {MOST_A_WEEK}")


Contacts = Annotated[int, BeforeValidator(_contacts)]


class OfRole(Part):
    """What each of a role holds in a week who is not named, and what is nobody's of it."""

    role: str
    contacts_per_week: Contacts


class OfPerson(Part):
    """What one person holds in a week, in all their roles together."""

    person: str
    contacts_per_week: Contacts


class Absence(Part):
    """The first and the last day on which a person holds no contacts."""

    person: str
    from_: Annotated[Day, Field(alias="from")]
    until: Day


class _File(Part):
    hours_per_contact: Annotated[float, BeforeValidator(_hours)]
    roles: tuple[OfRole, ...] = ()
    people: tuple[OfPerson, ...] = ()
    absences: tuple[Absence, ...] = ()


class Holder(NamedTuple):
    """Whose room a contact takes: a person's, a person's in one role, or nobody's of a role."""

    person: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Capacity:
    """The room that there is for contacts, and what one costs."""

    hours_per_contact: float
    of_role: Mapping[str, int]
    of_person: Mapping[str, int]
    absences: tuple[Absence, ...]

    def holder(self, role: str, person: str | None) -> Holder:
        """Whose room a contact takes; who is not named has a role's default in each role."""
        return Holder(person, None) if person in self.of_person else Holder(person, role)

    def a_week(self, holder: Holder) -> int | None:
        """How many contacts a week; None when nothing is said of them."""
        if holder.role is not None:
            return self.of_role.get(holder.role)
        return self.of_person.get(holder.person or "")

    def absent(self, holder: Holder) -> Iterator[tuple[date, date]]:
        """The first and last days on which somebody is away."""
        return ((a.from_, a.until) for a in self.absences if a.person == holder.person)


def read_capacity(
    text: str, name: str, *, people: Collection[str], roles: Collection[str]
) -> Capacity:
    """The capacity in a TOML text; ``people`` and ``roles`` are those that there are.

    Raises ``Refusal`` with each line at fault, what was found there and what is allowed.
    """
    try:
        file, lines = read_as(_File, text, name), lines_of(text)
    except PolicySetError as error:
        raise _refused(str(error)) from None
    faults = [
        f"{name}, regel {line_at(lines, at)}: {fault}"
        for at, fault in sorted(
            _faults(file, people, roles), key=lambda found: line_at(lines, found[0])
        )
    ]
    if faults:
        raise _refused("\n".join(faults))
    return Capacity(
        hours_per_contact=file.hours_per_contact,
        of_role={entry.role: entry.contacts_per_week for entry in file.roles},
        of_person={entry.person: entry.contacts_per_week for entry in file.people},
        absences=file.absences,
    )


def _refused(faults: str) -> Refusal:
    return Refusal(
        "WRONG_CAPACITY",
        "Geen plan gemaakt: het bestand met de capaciteit klopt niet",
        faults.replace("\n", "\n  "),
    )


Fault = tuple[Path, str]


def _faults(file: _File, people: Collection[str], roles: Collection[str]) -> Iterator[Fault]:
    named = [entry.person for entry in file.people]
    yield from _unknown("roles", "role", [entry.role for entry in file.roles], roles)
    yield from _unknown("people", "person", named, people)
    yield from _unknown("absences", "person", [away.person for away in file.absences], people)
    yield from _twice("roles", "role", [entry.role for entry in file.roles])
    yield from _twice("people", "person", named)
    for index, away in enumerate(file.absences):
        if away.until < away.from_:
            found = f"gevonden {away.until}; toegestaan: {away.from_} (from) of later"
            yield ("absences", index, "until"), f"absences.{index}.until: {found}"


def _unknown(
    table: str, field: str, names: Sequence[str], known: Collection[str]
) -> Iterator[Fault]:
    allowed = ", ".join(sorted(known)) or "niemand"
    for index, name in enumerate(names):
        if name not in known:
            found = f"gevonden {name!r}; toegestaan: {allowed}"
            yield (table, index, field), f"{table}.{index}.{field}: {found}"


def _twice(table: str, field: str, names: Sequence[str]) -> Iterator[Fault]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield (table, index, field), f"{table}.{index}.{field}: {name} staat er al"
