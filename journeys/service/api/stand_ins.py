"""Who stands in for an absent colleague, and from when until when."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from journeys.aggregates.stand_ins import StandIn
from journeys.application.appoint import appoint
from journeys.application.stand_ins import appointed
from journeys.clock import local_day
from journeys.events import StandInAppointed
from journeys.service.access.rights import Action
from journeys.service.api.given import Day, On, User
from journeys.service.api.writing import Writes, wished_by
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute, prefix="/stand-ins", tags=["team"])


class StandInWished(BaseModel):
    """Who is absent, who stands in, and on which days; in their own place they are back."""

    model_config = ConfigDict(extra="forbid")

    absent: User = Field(examples=["p.jansen"])
    stand_in: User = Field(examples=["p.smit"])
    from_on: Day = Field(examples=["2026-12-21"])
    until: Day = Field(examples=["2027-01-03"])


class StandIns(BaseModel):
    """Everybody who stands in on a day or will after it, by the first day."""

    items: list[StandIn]


@router.get("", operation_id="listStandIns")
def list_stand_ins(asker: SignedIn, on: On = None) -> StandIns:
    """Wie er voor wie invalt, en wie dat gaat doen."""
    asker.require(Action.see_caseloads)
    return StandIns(items=appointed(asker.journeys, on or local_day(asker.journeys.clock())))


@router.post("", operation_id="appointStandIn", status_code=201)
def appoint_stand_in(by: Writes, wished: StandInWished) -> StandIn:
    """Wijs een invaller aan; de afwezige zelf aanwijzen maakt dat die er weer is."""
    asker = by.asker
    asker.require(Action.appoint_stand_in)
    fact = appoint(
        asker.journeys,
        absent=wished.absent,
        stand_in=wished.stand_in,
        from_on=wished.from_on,
        until=wished.until,
        by=asker.name,
        wish=wished_by(by, wished),
    )
    assert isinstance(fact, StandInAppointed)
    return StandIn(
        **wished.model_dump(), appointed_by=fact.recorded_by, appointed_at=fact.timestamp
    )
