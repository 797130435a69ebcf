"""The policy sets: which there are, which counts, and what each says."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel

from journeys.application.policies import chosen, known_sets
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.service.access.rights import Action
from journeys.service.api.given import On
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute, prefix="/policy-sets", tags=["beleid"])

Label = Annotated[
    str,
    Path(description="Naam en versie.", examples=["rijswijk@1"], pattern=r"^[\w.-]{1,60}@\d{1,4}$"),
]


class PolicySetStanding(BaseModel):
    """A policy set and how far it has come; ``counts`` while it is the one in force."""

    label: str
    effective_from: date
    status: str
    counts: bool
    proposed_by: str | None
    approved_by: str | None
    adopted_by: str | None
    diff_hash: str | None
    digest: str


class PolicySets(BaseModel):
    """Every policy set there is."""

    items: list[PolicySetStanding]


class PolicySetText(BaseModel):
    """A policy set as it is written."""

    label: str
    effective_from: date
    digest: str
    content: str


@router.get("", operation_id="listPolicySets")
def list_policy_sets(asker: SignedIn, on: On = None) -> PolicySets:
    """Elk beleid dat er is, en welk er op een dag geldt."""
    asker.require(Action.see_policy)
    found = known_sets(asker.journeys, on)
    return PolicySets(
        items=[PolicySetStanding.model_validate(s, from_attributes=True) for s in found]
    )


@router.get("/{label}", operation_id="getPolicySet")
def get_policy_set(asker: SignedIn, label: Label) -> PolicySetText:
    """De tekst van een beleid."""
    asker.require(Action.see_policy)
    if label not in {standing.label for standing in known_sets(asker.journeys)}:
        raise Refusal("UNKNOWN_POLICY", f"Er is geen beleid {label}", "", "Zie /v1/policy-sets.")
    found = chosen(asker.journeys, label, on=local_day(asker.journeys.clock()))
    return PolicySetText(
        label=found.label,
        effective_from=found.effective_from,
        digest=found.digest,
        content=found.content,
    )
