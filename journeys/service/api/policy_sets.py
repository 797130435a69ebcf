"""The policy sets: which there are, which counts, what each says, and what differs."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel

from journeys.application.policies import chosen, known_sets, standing_of
from journeys.clock import local_day
from journeys.policies import PolicySet
from journeys.policies.differences import differences
from journeys.service.access.rights import Action
from journeys.service.api.given import On
from journeys.service.api.writing import etag_of
from journeys.service.logged import LoggedRoute
from journeys.service.who import Asker, SignedIn

router = APIRouter(route_class=LoggedRoute, prefix="/policy-sets", tags=["beleid"])

LABEL = r"^[\w.-]{1,60}@\d{1,4}$"
Label = Annotated[str, Path(description="Naam en versie.", examples=["rijswijk@1"], pattern=LABEL)]
Before = Annotated[
    str | None,
    Query(
        description="Waarmee vergeleken; anders wat nu geldt.",
        examples=["rijswijk@1"],
        pattern=LABEL,
    ),
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
    reason: str | None
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


class FieldDiffers(BaseModel):
    """One field of one rule that differs; ``rule`` is empty for what the rules share."""

    rule: str
    field: str
    before: str
    after: str


class Differences(BaseModel):
    """What differs between two policy sets, rule by rule."""

    before: str
    after: str
    items: list[FieldDiffers]


@router.get("", operation_id="listPolicySets")
def list_policy_sets(asker: SignedIn, on: On = None) -> PolicySets:
    """Elk beleid dat er is, en welk er op een dag geldt."""
    asker.require(Action.see_policy)
    found = known_sets(asker.journeys, on)
    return PolicySets(
        items=[PolicySetStanding.model_validate(s, from_attributes=True) for s in found]
    )


@router.get("/{label}", operation_id="getPolicySet")
def get_policy_set(asker: SignedIn, label: Label, response: Response) -> PolicySetText:
    """De tekst van een beleid; de ETag verandert met elk besluit erover."""
    asker.require(Action.see_policy)
    response.headers["ETag"] = etag_of(standing_of(asker.journeys, label).number)
    found = _known(asker, label)
    return PolicySetText(
        label=found.label,
        effective_from=found.effective_from,
        digest=found.digest,
        content=found.content,
    )


@router.get("/{label}/differences", operation_id="listPolicyDifferences")
def list_differences(asker: SignedIn, label: Label, before: Before = None) -> Differences:
    """Wat er regel voor regel verschilt met een ander beleid."""
    asker.require(Action.see_policy)
    new, old = _known(asker, label), _known(asker, before or "now")
    found = [FieldDiffers.model_validate(one._asdict()) for one in differences(old, new)]
    return Differences(before=old.label, after=new.label, items=found)


def _known(asker: Asker, which: str) -> PolicySet:
    if which != "now":
        standing_of(asker.journeys, which)
    return chosen(asker.journeys, which, on=local_day(asker.journeys.clock()))
