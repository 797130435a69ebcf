"""A policy set on its way into force: proposed by one, approved by another, then adopted."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from journeys.application.decide import Wish
from journeys.application.lists_follow import catch_up
from journeys.application.policies import adopt, approve, propose, standing_of
from journeys.application.policy_diff import Diff
from journeys.application.wishes import command_of
from journeys.policies import load_policy_set
from journeys.service.access.rights import Action
from journeys.service.api.given import A_DATE, Day
from journeys.service.api.outlook import MOST_TEXT
from journeys.service.api.policy_sets import Label, PolicySetStanding
from journeys.service.api.writing import Writes, Writing, etag_of
from journeys.service.attached import opened
from journeys.service.logged import LoggedRoute

router = APIRouter(route_class=LoggedRoute, prefix="/policy-sets", tags=["beleid"])

Begins = Annotated[
    Day | None,
    Field(
        description="De eerste dag waarop het geldt; anders die van het beleid zelf.",
        examples=["2027-01-01"],
        json_schema_extra=A_DATE,
    ),
]
MadeDiff = Annotated[
    str | None,
    Field(
        max_length=1_000,
        description="Wat het verandert: het veld diff van /what-if voor die dag.",
        examples=["WyJhYj…"],
    ),
]


class Proposal(BaseModel):
    """A policy set to put before the others."""

    model_config = ConfigDict(extra="forbid")

    policy: str = Field(
        max_length=MOST_TEXT, description="De TOML-tekst van het beleid.", examples=["name = …"]
    )
    effective_from: Begins = None
    reason: str | None = Field(
        default=None,
        max_length=10_000,
        description="Waarom het anders moet.",
        examples=["Wie acht weken wacht, haakt af."],
    )
    diff: MadeDiff = None


class Adoption(BaseModel):
    """From when an approved policy set counts, and what that changes."""

    model_config = ConfigDict(extra="forbid")

    effective_from: Begins = None
    diff: MadeDiff = None


@router.post("", operation_id="proposePolicySet", status_code=201)
def propose_policy_set(by: Writes, wished: Proposal, response: Response) -> PolicySetStanding:
    """Stel een beleid voor; een ander keurt het goed voordat het kan gelden."""
    by.asker.require(Action.propose_policy)
    policy_set = load_policy_set(wished.policy, "policy")
    propose(
        by.asker.journeys,
        policy_set,
        by=by.asker.name,
        effective_from=wished.effective_from,
        reason=wished.reason,
        diff=_diff(by, wished.diff),
        wish=_wish(by, "propose", "", wished),
    )
    return _standing(by, policy_set.label, response)


@router.post("/{label}/approvals", operation_id="approvePolicySet", status_code=201)
def approve_policy_set(by: Writes, label: Label, response: Response) -> PolicySetStanding:
    """Keur goed wat een ander voorstelde."""
    by.asker.require(Action.approve_policy)
    standing_of(by.asker.journeys, label)
    approve(by.asker.journeys, label, by=by.asker.name, wish=_wish(by, "approve", label))
    return _standing(by, label, response)


@router.post("/{label}/adoptions", operation_id="adoptPolicySet", status_code=201)
def adopt_policy_set(
    by: Writes, label: Label, wished: Adoption, response: Response
) -> PolicySetStanding:
    """Stel een goedgekeurd beleid vast: vanaf zijn dag geldt het. Niets wordt omgezet."""
    by.asker.require(Action.adopt_policy)
    standing_of(by.asker.journeys, label)
    adopt(
        by.asker.journeys,
        label,
        by=by.asker.name,
        effective_from=wished.effective_from,
        diff=_diff(by, wished.diff),
        wish=_wish(by, "adopt", label, wished),
    )
    catch_up(by.asker.journeys)
    return _standing(by, label, response)


def _diff(by: Writing, made: str | None) -> Diff | None:
    return None if made is None else opened(by.asker.journeys, made)


def _wish(by: Writing, what: str, label: str, wished: BaseModel | None = None) -> Wish:
    content = wished.model_dump(mode="json") if wished else {}
    wish = {"decision": what, "label": label, **content}
    command = command_of(by.asker.journeys, by.asker.name, by.key, wish)
    return Wish(command, by.asker.doing.trace, by.seen)


def _standing(by: Writing, label: str, response: Response) -> PolicySetStanding:
    found = standing_of(by.asker.journeys, label)
    response.headers["ETag"] = etag_of(found.number)
    return PolicySetStanding.model_validate(found, from_attributes=True)
