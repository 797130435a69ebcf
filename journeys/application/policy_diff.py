"""What goes with a decision on policy: a what-if of this very set, in the place of what counts."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from journeys.aggregates.policy_guards import Proposal
from journeys.application.bootstrap import Journeys
from journeys.events import Fact, PolicySetAdopted, PolicySetProposed
from journeys.language.refusal import Refusal
from journeys.policies import PolicySet
from journeys.policies.policy_set import digest_of


class Diff(NamedTuple):
    """A what-if that goes with a decision: its hash, and the digests of the sets it is between.

    ``compared`` is the label of the set that would be replaced, whose digest is ``before``.
    """

    hash: str
    after: str
    before: str
    compared: str


def diff_in(content: bytes) -> Diff:
    """The what-if in a file; what is none is of no set.

    Its first line says which: ``what-if;LABEL BEFORE;LABEL AFTER;DIGEST AFTER;DIGEST BEFORE``. A
    spreadsheet that saved it again leaves cells behind that.
    """
    line = content.decode("utf-8-sig", errors="replace").partition("\n")[0].rstrip("\r")
    kind, compared, _, after, before = (*line.split(";"), *[""] * 4)[:5]
    made = hashlib.sha256(content).hexdigest()
    return Diff(made, after if kind == "what-if" else "", before, compared)


def require_made_for(diff: Diff, content: str, replaced: PolicySet, begins: date) -> None:
    """A what-if is of this very set, against the one that counts on its first day without it."""
    if diff.after != digest_of(content):
        raise _of_another(
            "Dit verschil is niet van dit beleid gemaakt, of het beleid is daarna gewijzigd.",
            begins,
        )
    if diff.before != replaced.digest:
        raise _against_another(diff.compared, replaced, begins)


def require_change_of(
    journeys: Journeys,
    facts: Sequence[Fact],
    proposal: Proposal,
    begins: date,
    diff: Diff | None,
) -> None:
    """What is attached to an adoption, or was to its proposal, tells what changes on that day.

    Where it was adopted already, or another set begins on that day, that is told instead.
    """
    if proposal.adopted_by or any(
        isinstance(f, PolicySetAdopted) and f.effective_from == begins for f in facts
    ):
        return
    replaced = journeys.policies_by(facts).on(begins)
    if diff is not None:
        require_made_for(diff, proposal.content, replaced, begins)
    elif proposal.diff_hash:
        known_then = facts[: _place_of(proposal, facts)]
        compared = journeys.policies_by(known_then).on(proposal.effective_from)
        if compared.digest != replaced.digest:
            raise _against_another(compared.label, replaced, begins)


def _place_of(proposal: Proposal, facts: Sequence[Fact]) -> int:
    return next(
        place
        for place, fact in enumerate(facts)
        if isinstance(fact, PolicySetProposed)
        and (fact.name, fact.version) == (proposal.name, proposal.version)
    )


def _against_another(compared: str, replaced: PolicySet, begins: date) -> Refusal:
    return _of_another(
        f"Het verschil vergelijkt met een ander beleid ({compared}) dan er vanaf "
        f"{begins:%d-%m-%Y} anders geldt ({replaced.label}).",
        begins,
    )


def _of_another(why: str, begins: date) -> Refusal:
    return Refusal(
        "POLICY_DIFF_OF_ANOTHER",
        "Niets vastgelegd",
        why,
        f"Maak het opnieuw:  journeys what-if --policy BESTAND --on {begins} --csv VERSCHIL.csv  "
        "en geef het mee met --diff VERSCHIL.csv",
    )
