"""The council's figures over a period, and those that were published."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from journeys.application.figure_facts import figure_facts, told
from journeys.application.publish import for_outside, publish
from journeys.application.published import Published, changed_since, published, published_as
from journeys.application.report import report, report_json
from journeys.reports.figure import RestsOn
from journeys.reports.small_cells import THRESHOLD
from journeys.service.access.rights import Action
from journeys.service.api.given import A_DATE, AsKnown, Day, Instant
from journeys.service.api.paging import OnePage, page
from journeys.service.api.writing import Writes, wished_by
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["rapportage"])

MOST_NUMBER = 2**31 - 1
FirstDay = Annotated[
    Day, Query(alias="from", description="De eerste dag.", examples=["2025-01-01"])
]
LastDay = Annotated[Day, Query(alias="to", description="De laatste dag.", examples=["2025-12-31"])]
HideBelow = Annotated[
    int | None,
    Query(
        alias="hideBelow",
        ge=2,
        le=100,
        description="Zonder aantallen hieronder, en zonder wat ze zou verraden.",
        examples=[5],
    ),
]
Number = Annotated[
    int,
    Path(
        ge=1,
        le=MOST_NUMBER,
        description="Het nummer; 1 is het eerste rapport.",
        examples=[1],
    ),
]
FigureId = Annotated[
    str, Path(max_length=40, description="Het id van het cijfer.", examples=["spoken"])
]


class ReportWished(BaseModel):
    """Which period to publish; ``known_at`` is that of the figures which were looked at."""

    model_config = ConfigDict(extra="forbid")

    first: Day = Field(
        alias="from",
        description="De eerste dag.",
        examples=["2025-01-01"],
        json_schema_extra=A_DATE,
    )
    last: Day = Field(
        alias="to", description="De laatste dag.", examples=["2025-12-31"], json_schema_extra=A_DATE
    )
    hide_below: int = Field(
        default=THRESHOLD,
        ge=2,
        le=100,
        description="Aantallen hieronder staan er niet in, en wat ze zou verraden ook niet.",
    )
    known_at: Instant | None = Field(
        default=None,
        description="Zoals toen bekend; anders nu.",
        examples=["2026-01-12T09:30:00Z"],
    )


class FactsOfFigure(BaseModel):
    """Which figure it is, the facts by client and number; ``next`` names the following page."""

    about: dict[str, Any]
    items: list[dict[str, Any]]
    next: str | None = None


class PublishedReports(BaseModel):
    """Every report that was published, the last one first."""

    items: list[dict[str, Any]]


@router.get("/reports/council", operation_id="getCouncilReport")
def get_council_report(
    asker: SignedIn,
    as_of: AsKnown,
    first: FirstDay,
    last: LastDay,
    hide_below: HideBelow = None,
) -> dict[str, Any]:
    """De cijfers voor de raad over een periode, elk met wat er is geteld."""
    asker.require(Action.see_reports)
    asker.journeys.reread_policies()
    found = report(asker.journeys, first, last, known=as_of.known)
    if hide_below is None:
        return report_json(found)
    return for_outside(asker.journeys, found, hide_below).told


@router.get("/reports/council/figures/{figure}/facts", operation_id="listFigureFacts")
def list_figure_facts(
    asker: SignedIn,
    *,
    as_of: AsKnown,
    figure: FigureId,
    first: FirstDay,
    last: LastDay,
    paging: OnePage,
) -> FactsOfFigure:
    """Waarop een cijfer rust: van elk feit de inwoner, het nummer en de dag."""
    asker.require(Action.see_every_list)
    asker.require(Action.see_reports)
    asker.journeys.reread_policies()
    found = figure_facts(asker.journeys, figure, first, last, known=as_of.known)
    some = page(found.rests, _place, paging)
    asker.shown(*(rest.client for rest in some["items"]))
    items = list(told(asker.journeys, found, some["items"]))
    return FactsOfFigure(about=found.about(), items=items, next=some["next"])


def _place(rest: RestsOn) -> list[str | int]:
    return [rest.client, rest.number, rest.part or ""]


@router.get("/published-reports", operation_id="listPublishedReports")
def list_published_reports(asker: SignedIn) -> PublishedReports:
    """Wat er is gepubliceerd, het laatste eerst."""
    asker.require(Action.see_reports)
    return PublishedReports(items=[one.as_json() for one in published(asker.journeys)])


@router.get("/published-reports/{number}", operation_id="getPublishedReport")
def get_published_report(asker: SignedIn, number: Number) -> dict[str, Any]:
    """Een rapport zoals het is vastgelegd; content_hash is de SHA-256 van content."""
    asker.require(Action.see_reports)
    return _whole(published_as(asker.journeys, number))


@router.get("/published-reports/{number}/changes", operation_id="listReportChanges")
def list_report_changes(asker: SignedIn, number: Number) -> dict[str, Any]:
    """Wat een gepubliceerd rapport nu anders zou zeggen; het rapport zelf verandert niet."""
    asker.require(Action.see_reports)
    asker.journeys.reread_policies()
    return changed_since(asker.journeys, published_as(asker.journeys, number))


@router.post("/published-reports", operation_id="publishReport", status_code=201)
def publish_report(by: Writes, wished: ReportWished) -> dict[str, Any]:
    """Publiceer de cijfers van een periode: zij blijven voor altijd zoals zij dan zijn."""
    asker = by.asker
    asker.require(Action.publish_report)
    asker.journeys.reread_policies()
    done = publish(
        asker.journeys,
        wished.first,
        wished.last,
        by=asker.name,
        known=wished.known_at,
        hide_below=wished.hide_below,
        wish=wished_by(by, wished, publish="council"),
    )
    return _whole(done)


def _whole(one: Published) -> dict[str, Any]:
    return {**one.as_json(), "content": one.content, "report": one.told}
