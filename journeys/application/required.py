"""What is refused before the client decides: what cannot be read, kept, or taken over so."""

from datetime import datetime

from journeys.aggregates.client import Client
from journeys.application.command import Command
from journeys.events import Fact
from journeys.language.refusal import Refusal
from journeys.store.unreadable import Unreadable

BY_IMPORT = "history import"


def unreadable(what: str, fault: Unreadable) -> Refusal:
    """The refusal of what is asked of a client whose history cannot be read."""
    return Refusal(fault.code, what, str(fault), "Draai journeys verify.")


def require_nothing_new(client: Client, command: Command) -> None:
    """What must rest on what its sender saw is refused once there is more to see."""
    if command.seen is not None and command.seen != client.version:
        raise Refusal(
            "CHANGED_SINCE_SEEN",
            f"Niet vastgelegd: {command.type} voor {client.ref}",
            f"U zag de geschiedenis tot en met feit {command.seen}; nu is er feit "
            f"{client.version}.",
            "Kijk eerst wat er veranderd is.",
        )


def require_nothing_sealed(client: Client, fact_type: type[Fact], command: Command) -> None:
    """A client whose key is destroyed takes no more text that only the key could open."""
    sealed = sorted(n for n in fact_type.sealed if command.fields.get(n) is not None)
    if sealed:
        raise Refusal(
            "FILE_DESTROYED",
            f"Niet vastgelegd: {command.type} voor {client.ref}",
            f"Het dossier is vernietigd; veld {', '.join(sealed)} kan niet meer worden bewaard.",
            "Laat dit veld weg als het feit ook zonder kan.",
            field=sealed[0],
        )


def require_history_in_order(client: Client, command: Command, now: datetime) -> None:
    """A history comes in as it was recorded, before anything is recorded here."""
    what = f"Niet vastgelegd: {command.type} voor {command.client}"
    if any(fact.caused_by != BY_IMPORT for fact in client.facts):
        raise Refusal(
            "CLIENT_HAS_LIVE_FACTS",
            what,
            f"{command.client} heeft al feiten die hier zijn vastgelegd.",
            "Een geschiedenis wordt ingelezen voordat er hier iets wordt vastgelegd.",
        )
    expected = client.version + 1
    if command.number not in (None, expected):
        raise Refusal(
            "NUMBER_OUT_OF_ORDER",
            what,
            f"Verwacht: feit {expected} van {command.client}; gevonden: feit {command.number}.",
            "Herstel eerst de regel die ontbreekt of geweigerd is, en lees het bestand opnieuw in.",
            field="number",
        )
    if command.recorded_at is None:
        return
    if command.recorded_at > now:
        raise Refusal(
            "RECORDED_IN_THE_FUTURE",
            what,
            f"recorded_at {command.recorded_at.isoformat()} ligt in de toekomst.",
            "Geef het tijdstip waarop het feit in het vorige systeem is vastgelegd.",
            field="recorded_at",
        )
    if client.facts and command.recorded_at < client.facts[-1].timestamp:
        raise Refusal(
            "RECORDED_BEFORE_PREVIOUS",
            what,
            f"recorded_at {command.recorded_at.isoformat()} ligt vóór dat van het vorige feit "
            f"({client.facts[-1].timestamp.isoformat()}).",
            "Zet de regels van één inwoner op volgorde van vastleggen.",
            field="recorded_at",
        )
