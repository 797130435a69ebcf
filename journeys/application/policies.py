"""Policy sets on their way into force: shown, compared, proposed, approved, adopted."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from journeys.aggregates.policy_guards import Proposal
from journeys.application.bootstrap import Journeys, policy_set_at
from journeys.application.decide import ANEW, Wish, decide
from journeys.application.policy_diff import Diff, require_change_of, require_made_for
from journeys.clock import local_day
from journeys.events import (
    Fact,
    PolicySetAdopted,
    PolicySetApproved,
    PolicySetProposed,
)
from journeys.language.refusal import Refusal
from journeys.policies import PolicySet, load_policy_set
from journeys.policies.policy_set import digest_of, shipped_sets


@dataclass(frozen=True, slots=True)
class KnownSet:
    """A policy set and how far it has come; ``counts`` while it is the one in force.

    ``number`` is that of the last fact about it; 0 when nobody ever proposed it.
    """

    label: str
    effective_from: date
    status: str
    counts: bool
    proposed_by: str | None = None
    approved_by: str | None = None
    adopted_by: str | None = None
    diff_hash: str | None = None
    digest: str = ""
    reason: str | None = None
    number: int = 0


def known_sets(journeys: Journeys, on: date | None = None) -> list[KnownSet]:
    """Every set there is: what counted from the beginning, what was proposed, what ships."""
    journeys.reread_policies()
    in_force = journeys.policies.on(on or local_day(journeys.clock()))
    base = journeys.policies.base
    found = [_at_hand(base, "begin", in_force)]
    found += (_on_its_way(proposal, in_force) for proposal in _proposals(journeys))
    labels = {one.label for one in found}
    found += (_at_hand(s, "ships", in_force) for s in shipped_sets() if s.label not in labels)
    return found


def standing_of(journeys: Journeys, label: str) -> KnownSet:
    """How far a set has come. Raises ``Refusal`` for one that nobody knows."""
    found = known_sets(journeys)
    for one in found:
        if one.label == label:
            return one
    labels = ", ".join(one.label for one in found)
    raise Refusal("UNKNOWN_POLICY", f"Er is geen beleid {label}", "", f"Er is: {labels}.")


def _on_its_way(proposal: Proposal, in_force: PolicySet) -> KnownSet:
    return KnownSet(
        label=proposal.label,
        effective_from=proposal.effective_from,
        status=_status(proposal),
        counts=bool(proposal.adopted_by) and in_force.content == proposal.content,
        proposed_by=proposal.proposed_by,
        approved_by=proposal.approved_by,
        adopted_by=proposal.adopted_by,
        diff_hash=proposal.diff_hash,
        digest=digest_of(proposal.content),
        reason=proposal.reason,
        number=proposal.number,
    )


def _at_hand(policy_set: PolicySet, status: str, in_force: PolicySet) -> KnownSet:
    return KnownSet(
        label=policy_set.label,
        effective_from=policy_set.effective_from,
        status=status,
        counts=policy_set.content == in_force.content,
        digest=policy_set.digest,
    )


def _status(proposal: Proposal) -> str:
    if proposal.adopted_by:
        return "adopted"
    return "approved" if proposal.approved_by else "proposed"


def _proposals(journeys: Journeys) -> list[Proposal]:
    with journeys.database.read() as connection:
        return list(journeys.log.municipality(connection).stream.proposals.values())


def chosen(
    journeys: Journeys, which: str | None, *, on: date, known_at: datetime | None = None
) -> PolicySet:
    """The set that is meant: ``then`` (of that day), ``now``, a label, or a file.

    Raises ``Refusal`` for one that does not exist, ``PolicySetError`` for an unsound file.
    """
    journeys.reread_policies()  # another process may have adopted one since
    if which in (None, "then"):
        return journeys.policies.on(on, known_at)
    if which == "now":
        return journeys.policy_set
    found = _labelled(journeys, which)
    if found is not None:
        return found
    path = Path(which)
    if path.suffix == ".toml" and path.is_file():
        return policy_set_at(path)
    labels = ", ".join(dict.fromkeys(s.label for s in known_sets(journeys)))
    raise Refusal(
        "UNKNOWN_POLICY",
        f"Er is geen beleid {which}",
        "" if path.suffix != ".toml" else f"Het bestand {path} is er niet.",
        f"Toegestaan: then, now, {labels}, of een bestand dat eindigt op .toml.",
    )


def _labelled(journeys: Journeys, label: str | None) -> PolicySet | None:
    for proposal in _proposals(journeys):
        if proposal.label == label:
            return load_policy_set(proposal.content, proposal.label)
    at_hand = (journeys.policies.base, *shipped_sets())
    return next((s for s in at_hand if s.label == label), None)


def propose(
    journeys: Journeys,
    policy_set: PolicySet,
    *,
    by: str,
    effective_from: date | None = None,
    reason: str | None = None,
    diff: Diff | None = None,
    wish: Wish = ANEW,
) -> Fact:
    """Put a set before the others. Raises ``Refusal``."""
    _require_own_version(journeys.policies.base, policy_set)
    begins = effective_from or policy_set.effective_from

    def tells_what_changes(connection: Connection) -> None:
        if diff is not None:
            facts = journeys.log.municipality(connection).stream.facts
            replaced = journeys.policies_by(facts).on(begins)
            require_made_for(diff, policy_set.content, replaced, begins)

    return decide(
        journeys,
        PolicySetProposed,
        by,
        require=tells_what_changes,
        wish=wish,
        name=policy_set.name,
        version=policy_set.version,
        effective_from=begins,
        content=policy_set.content,
        reason=reason,
        diff_hash=diff and diff.hash,
    )


def _require_own_version(base: PolicySet, policy_set: PolicySet) -> None:
    """The set it began with stands in no log, and yet its label is taken."""
    if policy_set.label == base.label and policy_set.digest != base.digest:
        raise Refusal(
            "POLICY_VERSION_TAKEN",
            "Niets vastgelegd",
            f"{base.label} is het beleid waarmee begonnen is, met een andere inhoud.",
            "Geef het bestand een nieuwe version.",
            field="version",
        )


def approve(journeys: Journeys, label: str, *, by: str, wish: Wish = ANEW) -> Fact:
    """Approve what another proposed. Raises ``Refusal``."""
    name, version = _parts(label)

    def is_as_seen(connection: Connection) -> None:
        found = journeys.log.municipality(connection).stream.proposals.get((name, version))
        _require_seen(found, wish)

    return decide(
        journeys, PolicySetApproved, by, require=is_as_seen, wish=wish, name=name, version=version
    )


def adopt(
    journeys: Journeys,
    label: str,
    *,
    by: str,
    effective_from: date | None = None,
    diff: Diff | None = None,
    wish: Wish = ANEW,
) -> date:
    """Let a set count from its day on, which is returned. Raises ``Refusal``."""
    name, version = _parts(label)
    proposal = next((p for p in _proposals(journeys) if p.label == label), None)
    begins = effective_from or (
        proposal.effective_from if proposal else local_day(journeys.clock())
    )

    def tells_what_changes(connection: Connection) -> None:
        if proposal:
            stream = journeys.log.municipality(connection).stream
            _require_seen(stream.proposals[name, version], wish)
            require_change_of(journeys, stream.facts, proposal, begins, diff)

    decide(
        journeys,
        PolicySetAdopted,
        by,
        require=tells_what_changes,
        wish=wish,
        name=name,
        version=version,
        effective_from=begins,
        content=proposal.content if proposal else "-",
        diff_hash=diff.hash if diff else proposal and proposal.diff_hash,
    )
    journeys.reread_policies()
    return begins


def _require_seen(proposal: Proposal | None, wish: Wish) -> None:
    """Nothing was decided on it since its sender looked."""
    if proposal and wish.seen not in (None, proposal.number):
        raise Refusal(
            "CHANGED_SINCE_SEEN",
            "Niets vastgelegd",
            f"Over {proposal.label} is iets besloten sinds u keek.",
            "Kijk opnieuw, en beslis dan.",
        )


def _parts(label: str) -> tuple[str, int]:
    name, _, version = label.partition("@")
    if not name or not version.isdecimal() or int(version) < 1:
        raise Refusal(
            "WRONG_VALUE",
            "Niets vastgelegd",
            f"{label!r} is geen naam en versie.",
            "Schrijf naam@versie, zoals rijswijk@2.",
            field="label",
        )
    return name, int(version)
