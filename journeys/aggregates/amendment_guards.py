"""Rules about setting right: corrections, retractions, reassessments."""

from collections.abc import Sequence
from typing import Any

from journeys import events
from journeys.aggregates.guards import Before, Broken, guard
from journeys.aggregates.timeline import Amendments
from journeys.events import Fact
from journeys.events.fields import is_destroyed

Amendment = events.FactCorrected | events.FactRetracted


def named(facts: Sequence[Fact], number: int) -> Fact | None:
    """The fact with that number, if there is one."""
    return facts[number - 1] if 1 <= number <= len(facts) else None


@guard("NO_SUCH_FACT", events.FactCorrected, events.FactRetracted, events.DecisionReassessed)
def an_amendment_names_an_earlier_fact(fact: Any, before: Before) -> Broken | None:
    """A number points to something that stands in this client's history."""
    if named(before.facts, fact.fact):
        return None
    return Broken(
        f"{before.client} heeft geen feit {fact.fact}; de nummers lopen van 1 tot en met "
        f"{len(before.facts)}.",
        f"Bekijk de nummers:  journeys history {before.client}",
    )


@guard("FACT_ALREADY_RETRACTED", events.FactCorrected, events.FactRetracted)
def a_retracted_fact_is_left_alone(fact: Amendment, before: Before) -> Broken | None:
    """What was retracted is gone until the retraction itself is retracted."""
    retraction = Amendments(before.facts).retracted_by.get(fact.fact)
    if retraction is None:
        return None
    return Broken(
        f"Feit {fact.fact} is al ingetrokken door feit {retraction}.",
        f"Stond het er toch terecht? Trek dan feit {retraction} in.",
    )


@guard("SYSTEM_FACT_STANDS", events.FactCorrected, events.FactRetracted)
def what_the_system_issued_stands(fact: Amendment, before: Before) -> Broken | None:
    """A reminder that was issued was issued; when its ground goes it shows as achterhaald."""
    target = named(before.facts, fact.fact)
    if target is None or not target.system_only:
        return None
    return Broken(
        f"Feit {fact.fact} is door het systeem vastgelegd en blijft staan.",
        "Herstel het feit waarop het rust; dan toont het als achterhaald.",
    )


@guard("REGISTRATION_HAS_FACTS", events.FactRetracted)
def a_registration_with_facts_stands(fact: events.FactRetracted, before: Before) -> Broken | None:
    """Registration goes last: what rests on it must be retracted first."""
    if not isinstance(named(before.facts, fact.fact), events.ClientRegistered):
        return None
    standing = [
        f.number
        for f in before.timeline
        if not isinstance(f, events.ClientRegistered) and not f.system_only
    ]
    if not standing:
        return None
    return Broken(
        f"Er staan nog andere feiten: {', '.join(map(str, standing))}.",
        "Trek die eerst in, of herstel de inschrijving (journeys correct).",
    )


@guard("CORRECTION_KEEPS_ITS_TARGET", events.FactCorrected)
def a_correction_changes_only_what_it_may(
    fact: events.FactCorrected, before: Before
) -> Broken | None:
    """Of a correction only its changes, of a retraction only the fact it names, may change."""
    target = named(before.facts, fact.fact)
    if target is None or is_destroyed(fact.changes):
        return None
    allowed = {*target.fields, "happened_on"}
    if isinstance(target, events.FactCorrected):
        allowed -= {"fact"}
    unknown = sorted(fact.changes.keys() - allowed)
    if not unknown:
        return None
    return Broken(
        f"{target.topic()} heeft geen veld {', '.join(unknown)} dat hersteld kan worden.",
        f"Toegestaan: {', '.join(sorted(allowed))}. Type en inwoner veranderen niet: trek het "
        "feit dan in en leg het opnieuw vast.",
    )


@guard("RETRACTION_NAMES_AN_EARLIER_FACT", events.FactCorrected)
def a_retraction_names_an_earlier_fact(fact: events.FactCorrected, before: Before) -> Broken | None:
    """A retraction that is corrected still names a fact from before itself."""
    target = named(before.facts, fact.fact)
    if not isinstance(target, events.FactRetracted) or is_destroyed(fact.changes):
        return None
    number = fact.changes.get("fact", target.fact)
    if isinstance(number, int) and 1 <= number < target.number:
        return None
    return Broken(
        f"Een intrekking noemt een eerder feit; {number} komt niet vóór {target.number}.",
        "Trek deze intrekking in en trek dan het bedoelde feit in.",
    )
