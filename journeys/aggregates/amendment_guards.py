"""Rules about setting right: corrections, retractions, reassessments."""

from collections.abc import Sequence
from typing import Any

from journeys import events
from journeys.aggregates.guards import Before, Broken, guard
from journeys.aggregates.timeline import Amendments, changed_by
from journeys.events import Fact

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
    amended = {fact.fact, *Amendments([*before.facts, fact]).retracted_by}
    system = [n for n in sorted(amended) if (f := named(before.facts, n)) and f.system_only]
    if not system:
        return None
    return Broken(
        f"Feit {system[0]} is door het systeem vastgelegd en blijft staan.",
        "Herstel het feit waarop het rust; dan toont het als achterhaald.",
    )


def _standing_after(fact: Amendment, before: Before) -> tuple[list[int], list[int]]:
    """The numbers of the registrations and of the other facts of people that would stand."""
    retracted = Amendments([*before.facts, fact]).retracted_by
    registrations: list[int] = []
    others: list[int] = []
    for earlier in before.facts:
        if earlier.number in retracted or earlier.system_only or isinstance(earlier, Amendment):
            continue
        registered = isinstance(earlier, events.ClientRegistered)
        (registrations if registered else others).append(earlier.number)
    return registrations, others


@guard("REGISTRATION_HAS_FACTS", events.FactRetracted, events.FactCorrected)
def a_registration_with_facts_stands(fact: Amendment, before: Before) -> Broken | None:
    """Registration goes last and comes back first: the other facts rest on it."""
    registrations, others = _standing_after(fact, before)
    if registrations or not others:
        return None
    return Broken(
        f"Zonder inschrijving zouden nog feiten staan: {', '.join(map(str, others))}.",
        "Trek die eerst in, of herstel de inschrijving (journeys correct).",
    )


@guard("ONE_REGISTRATION_STANDS", events.FactRetracted, events.FactCorrected)
def no_second_registration_comes_back(fact: Amendment, before: Before) -> Broken | None:
    """Who was registered anew after a retraction keeps that registration."""
    registrations, _ = _standing_after(fact, before)
    if len(registrations) <= 1:
        return None
    return Broken(
        f"Er zouden {len(registrations)} inschrijvingen staan: feit "
        f"{' en feit '.join(map(str, registrations))}.",
        "Herstel de inschrijving die staat (journeys correct).",
    )


def correctable(target: Fact) -> set[str]:
    """What a correction may change: of a correction only its changes, never type or client."""
    kept = {"fact"} if isinstance(target, events.FactCorrected) else set()
    return {*target.fields, "happened_on"} - kept


@guard("CORRECTION_KEEPS_ITS_TARGET", events.FactCorrected, events.FactRetracted)
def a_correction_changes_only_what_it_may(fact: Amendment, before: Before) -> Broken | None:
    """Also by way of a correction of a correction, nothing else changes."""
    for target, changes in changed_by(before.facts, fact):
        allowed = correctable(target)
        unknown = sorted(changes.keys() - allowed)
        if unknown:
            return Broken(
                f"{target.topic()} heeft geen veld {', '.join(unknown)} dat hersteld kan worden.",
                f"Toegestaan: {', '.join(sorted(allowed))}. Type en inwoner veranderen niet: trek "
                "het feit dan in en leg het opnieuw vast.",
            )
    return None


@guard("RETRACTION_NAMES_AN_EARLIER_FACT", events.FactCorrected, events.FactRetracted)
def a_retraction_names_an_earlier_fact(fact: Amendment, before: Before) -> Broken | None:
    """A retraction that is corrected still names a fact from before itself."""
    for target, changes in changed_by(before.facts, fact):
        if not isinstance(target, events.FactRetracted):
            continue
        number = changes.get("fact", target.fact)
        if number >= target.number:
            return Broken(
                f"Een intrekking noemt een eerder feit; {number} komt niet vóór {target.number}.",
                "Trek deze intrekking in en trek dan het bedoelde feit in.",
            )
    return None


@guard("KEY_USED", events.FactCorrected)
def a_corrected_key_is_still_used_once(fact: events.FactCorrected, before: Before) -> Broken | None:
    """Two things under one key would become one, and the other would be forgotten."""
    for target, changes in changed_by(before.facts, fact):
        name = {events.ActivityStarted: "activity", events.ReferredToPartner: "referral"}.get(
            type(target)
        )
        if name is None or name not in changes:
            continue
        others = (f for f in before.timeline if type(f) is type(target))
        if changes[name] in {getattr(f, name) for f in others if f.number != target.number}:
            return Broken(
                f"De sleutel {changes[name]} is al van een ander feit.",
                "Kies een sleutel die nog niet gebruikt is.",
            )
    return None


@guard("DECISION_IS_TAKEN_ANEW", events.FactCorrected)
def another_decision_is_taken_not_corrected(
    fact: events.FactCorrected, before: Before
) -> Broken | None:
    """A correction would pass by the steps and the three people that a decision asks for."""
    for target, changes in changed_by(before.facts, fact):
        if isinstance(target, events.PathDecided) and "decision" in changes:
            return Broken(
                f"Feit {target.number} is een besluit; een ander besluit is geen herstel.",
                "Trek het besluit in (journeys retract) en laat de teamleider opnieuw besluiten.",
            )
    return None
