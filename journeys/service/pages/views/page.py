"""Who looked at whom, when and why: for the privacy officer, and for the FG who oversees it."""

from http import HTTPStatus

from fastapi import Request, Response

from journeys.application.views import Seen, seen, views
from journeys.clock import local_day
from journeys.lists.views_csv import views_csv
from journeys.service.access.rights import Action
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.views.chosen import FromAddress, next_after
from journeys.service.who import SignedIn
from journeys.store.audit_log import AuditLog

router = page_router()

PATH = "/inzage"
CSV = f"{PATH}/inzage.csv"
CHECK = f"{PATH}/logboek"
PER_PAGE = 50


@router.get(PATH, name="seeViews")
def see_views(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Wie de gegevens van inwoners bekeek, wanneer en waarom."""
    asker.require(Action.see_views)
    empty = Seen([], 0, 0)
    after = chosen.after
    found = (
        empty
        if chosen.faults
        else seen(asker.journeys, chosen.which, after=after, most=PER_PAGE + 1)
    )
    shown = found.views[:PER_PAGE]
    asker.shown(*(view.client for view in shown))
    staff = staff_names(asker.journeys)
    more = len(found.views) > PER_PAGE
    return render(
        request,
        asker,
        "views/page.html",
        status=HTTPStatus.BAD_REQUEST if chosen.faults else 200,
        chosen=chosen,
        found=found,
        views=shown,
        staff=staff,
        by_whom={"": "iedereen", **staff},
        csv=chosen.address(CSV, na=""),
        first=chosen.address(PATH, na="") if chosen.na else None,
        later=chosen.address(PATH, na=next_after((shown[-1].at, shown[-1].span))) if more else None,
        check=CHECK if asker.may(Action.check_logs) else None,
    )


@router.get(CSV, name="getViewsAsCsv")
def views_as_csv(asker: SignedIn, chosen: FromAddress) -> Response:
    """Dezelfde regels voor een rekenblad."""
    asker.require(Action.see_views)
    found = [] if chosen.faults else views(asker.journeys, chosen.which)
    asker.shown(*(view.client for view in found))
    content = views_csv((view._asdict() for view in found), staff_names(asker.journeys))
    return download(content, f"inzage-{local_day(asker.journeys.clock()).isoformat()}.csv")


@router.get(CHECK, name="checkLogs")
def check_logs(request: Request, asker: SignedIn) -> Response:
    """Of er in het logboek niets is gewijzigd of weggehaald."""
    asker.require(Action.check_logs)
    journeys = asker.journeys
    with journeys.database.read() as connection:
        log = AuditLog(journeys.keyring)
        differences, last = list(log.differences(connection)), log.last(connection)
    return render(request, asker, "views/logs_checked.html", differences=differences, last=last)
