"""A report as it was published, in every form, and what it would say otherwise now."""

from typing import Annotated

from fastapi import Path, Request, Response

from journeys.application.published import changed_since, published_as
from journeys.lists.council import FORMS, document
from journeys.lists.report_published import change_lines
from journeys.service.access.rights import Action
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.reports.page import require_form
from journeys.service.pages.reports.period import PATH
from journeys.service.pages.reports.shown import shown
from journeys.service.who import SignedIn

router = page_router()

PUBLISHED = f"{PATH}/gepubliceerd"
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get(PUBLISHED + "/{number}", name="seePublishedReport")
def see_one(request: Request, asker: SignedIn, number: Number) -> Response:
    """Een rapport precies zoals het is gepubliceerd."""
    asker.require(Action.see_reports)
    one = published_as(asker.journeys, number)
    here = f"{PUBLISHED}/{number}"
    return render(
        request,
        asker,
        "reports/published.html",
        one=one,
        files={form.said: f"{here}/cijfers.{name}" for name, form in FORMS.items()},
        changes=f"{here}/nagekomen",
        facts=None,
        **shown(document(one.told, one.frozen)),
    )


@router.get(PUBLISHED + "/{number}/cijfers.{form}", name="getPublishedReportFile")
def as_file(asker: SignedIn, number: Number, form: str) -> Response:
    """Hetzelfde om te bewaren; als JSON de vastgelegde tekst zelf."""
    asker.require(Action.see_reports)
    require_form(form)
    one = published_as(asker.journeys, number)
    written = FORMS[form].written(one.told, one.frozen)
    return download(
        written, f"cijfers-{one.first}-{one.last}-rapport-{number}.{FORMS[form].ending}"
    )


@router.get(PUBLISHED + "/{number}/nagekomen", name="seeReportChanges")
def see_changes(request: Request, asker: SignedIn, number: Number) -> Response:
    """Wat een gepubliceerd rapport nu anders zou zeggen."""
    asker.require(Action.see_reports)
    one = published_as(asker.journeys, number)
    asker.journeys.reread_policies()
    found = changed_since(asker.journeys, one)
    return render(
        request,
        asker,
        "reports/changes.html",
        one=one,
        found=found,
        lines=list(change_lines(found)),
        period=document(one.told).period,
        back=f"{PUBLISHED}/{number}",
    )
