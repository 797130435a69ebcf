"""What is known to come, by the policy sets that count while it does."""

from collections.abc import Sequence
from datetime import date

from journeys.forecast.demand import Contact
from journeys.policies import Obligation

Name = tuple[str, str | None]
"""A rule and its key, by which what one client is asked under two sets is held together."""


def known_contacts(client: str, asked: Sequence[tuple[date, list[Obligation]]]) -> list[Contact]:
    """What a client is asked under each set from its day on, each thing once.

    What was to be planned before another set counts stays as it was; of the rest it says what is
    asked. ``asked`` has the sets by the day from which they count.
    """
    known: dict[Name, Contact] = {}
    for place, (since, obligations) in enumerate(asked):
        settled = {name: contact for name, contact in known.items() if contact.plan_on < since}
        anew = {_name(one): Contact(client, one, since) for one in obligations}
        if place:
            anew = {name: _listed_since(one, known.get(name)) for name, one in anew.items()}
        known = {**anew, **settled}
    return list(known.values())


def _name(obligation: Obligation) -> Name:
    return obligation.rule, obligation.key


def _listed_since(contact: Contact, before: Contact | None) -> Contact:
    """With the day from which it stands on a list: that of an earlier set, if it stood there."""
    obligation, since = contact.obligation, contact.since
    if obligation.list_from >= since:
        return contact
    listed = min(before.obligation.list_from, since) if before else since
    return contact._replace(obligation=obligation._replace(list_from=listed))
