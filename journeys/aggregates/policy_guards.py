"""The named rules of changing policy: proposed by one, approved by another, adopted in daylight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys import events
from journeys.aggregates.guards import Broken
from journeys.events import Fact

Label = tuple[str, int]
"""A set's name and version."""


@dataclass(slots=True)
class Proposal:
    """A policy set on its way from proposal to adoption.

    ``number`` is that of the last fact about it.
    """

    number: int
    name: str
    version: int
    effective_from: date
    content: str
    proposed_by: str
    reason: str | None = None
    diff_hash: str | None = None
    approved_by: str | None = None
    adopted_by: str | None = None

    @property
    def label(self) -> str:
        """Name and version, such as ``rijswijk@2``."""
        return f"{self.name}@{self.version}"


def proposals(facts: Iterable[Fact]) -> dict[Label, Proposal]:
    """What was proposed, and how far each has come."""
    found: dict[Label, Proposal] = {}
    for fact in facts:
        if isinstance(fact, events.PolicySetProposed):
            found[fact.name, fact.version] = Proposal(
                fact.number,
                fact.name,
                fact.version,
                fact.effective_from,
                fact.content,
                fact.recorded_by,
                fact.reason,
                fact.diff_hash,
            )
        elif isinstance(fact, events.PolicySetApproved):
            approved = found[fact.name, fact.version]
            approved.number, approved.approved_by = fact.number, fact.recorded_by
        elif isinstance(fact, events.PolicySetAdopted):
            adopted = found[fact.name, fact.version]
            adopted.number, adopted.adopted_by = fact.number, fact.recorded_by
            adopted.diff_hash = fact.diff_hash
            adopted.effective_from = fact.effective_from
    return found


Check = Callable[[Any, dict[Label, Proposal]], Broken | None]


@dataclass(frozen=True, slots=True)
class PolicyGuard:
    """A named rule; ``code`` is stable for programs."""

    code: str
    broken_by: Check


POLICY_GUARDS: dict[type[Fact], list[PolicyGuard]] = {}
"""The rules that guard each fact about policy, in the order in which they are asked."""


def guard(code: str, *fact_types: type[Fact]) -> Callable[[Check], Check]:
    """Make the decorated check a rule that guards these types of fact."""

    def register(check: Check) -> Check:
        for fact_type in fact_types:
            POLICY_GUARDS.setdefault(fact_type, []).append(PolicyGuard(code, check))
        return check

    return register


@guard("POLICY_VERSION_TAKEN", events.PolicySetProposed)
def a_version_is_proposed_once(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """A changed text is a new version, or nobody knows which was approved."""
    if (fact.name, fact.version) not in known:
        return None
    return Broken(
        f"{fact.name}@{fact.version} is al eens voorgesteld.",
        "Geef het bestand een nieuwe version.",
    )


@guard("POLICY_NOT_PROPOSED", events.PolicySetApproved, events.PolicySetAdopted)
def only_what_is_proposed_goes_on(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """Nobody approves or adopts what nobody proposed."""
    if (fact.name, fact.version) in known:
        return None
    names = ", ".join(p.label for p in known.values()) or "niets"
    return Broken(f"{fact.name}@{fact.version} is niet voorgesteld.", f"Voorgesteld: {names}.")


@guard("POLICY_FOUR_EYES", events.PolicySetApproved)
def another_person_approves(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """Four eyes: the proposer never approves their own."""
    if known[fact.name, fact.version].proposed_by != fact.recorded_by:
        return None
    return Broken(
        f"{fact.recorded_by} heeft dit beleid zelf voorgesteld.",
        "Vraag een ander om het goed te keuren.",
    )


@guard("POLICY_APPROVED_ALREADY", events.PolicySetApproved)
def a_set_is_approved_once(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """One approval is enough."""
    by = known[fact.name, fact.version].approved_by
    return Broken(f"Het is al goedgekeurd door {by}.") if by else None


@guard("POLICY_NOT_APPROVED", events.PolicySetAdopted)
def only_what_is_approved_is_adopted(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """What one person thought of does not count for everybody."""
    if known[fact.name, fact.version].approved_by:
        return None
    label = known[fact.name, fact.version].label
    return Broken(
        "Het is nog niet goedgekeurd.",
        f"Laat een ander dan de voorsteller dat doen:  journeys policy approve {label} --by WIE",
    )


@guard("POLICY_ADOPTED_ALREADY", events.PolicySetAdopted)
def a_set_is_adopted_once(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """From then on it counts; another day is another version."""
    by = known[fact.name, fact.version].adopted_by
    return Broken(f"Het is al vastgesteld door {by}.") if by else None


@guard("POLICY_NEEDS_DIFF", events.PolicySetAdopted)
def adoption_shows_what_it_changes(fact: Any, _known: dict[Label, Proposal]) -> Broken | None:
    """Nobody decides without having seen for whom it makes a difference."""
    if fact.diff_hash:
        return None
    return Broken(
        "Er is niet bij gezegd wat het verandert.",
        "Maak dat eerst:  journeys what-if --policy BESTAND --on DATUM --csv VERSCHIL.csv  "
        "en geef het mee met --diff VERSCHIL.csv",
    )


@guard("POLICY_IN_THE_PAST", events.PolicySetProposed, events.PolicySetAdopted)
def policy_never_counts_back(fact: Any, _known: dict[Label, Proposal]) -> Broken | None:
    """What was right under the policy of the day stays right."""
    if fact.effective_from >= fact.happened_on:
        return None
    return Broken(
        f"Het zou gelden vanaf {fact.effective_from:%d-%m-%Y}, en die dag is voorbij.",
        "Kies een dag vanaf vandaag met --from DATUM.",
    )


@guard("POLICY_DAY_TAKEN", events.PolicySetAdopted)
def two_sets_never_begin_on_one_day(fact: Any, known: dict[Label, Proposal]) -> Broken | None:
    """On each day one set counts."""
    for other in known.values():
        if other.adopted_by and other.effective_from == fact.effective_from:
            return Broken(
                f"Vanaf {fact.effective_from:%d-%m-%Y} geldt {other.label} al.",
                "Kies een andere dag met --from DATUM.",
            )
    return None
