"""Who looked at whom, when and why: for the privacy officer, and for the FG who oversees it."""

from collections.abc import Mapping

from fastapi import Request, Response

from journeys.application.views import Seen, seen, views
from journeys.clock import local_day
from journeys.lists.views_csv import views_csv
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.views.wish import Wished, next_after
from journeys.service.who import Asker, SignedIn
from journeys.store import users
from journeys.store.audit_log import AuditLog

router = page_router()

PATH = "/inzage"
CSV = f"{PATH}/inzage.csv"
CHECK = f"{PATH}/logboek"
PER_PAGE = 50
BAD_REQUEST = 400


@router.get(PATH, name="seeViews")
def see_views(request: Request, asker: SignedIn, wish: Wished) -> Response:
    """Wie de gegevens van inwoners bekeek, wanneer en waarom."""
    asker.require(Action.see_views)
    empty = Seen([], 0, 0)
    after = wish.after
    found = (
        empty if wish.faults else seen(asker.journeys, wish.asked, after=after, most=PER_PAGE + 1)
    )
    shown = found.views[:PER_PAGE]
    asker.shown(*(view.client for view in shown))
    colleagues = _colleagues(asker)
    more = len(found.views) > PER_PAGE
    return render(
        request,
        asker,
        "views/page.html",
        status=BAD_REQUEST if wish.faults else 200,
        wish=wish,
        found=found,
        views=shown,
        colleagues=colleagues,
        by_whom={"": "iedereen", **colleagues},
        csv=wish.address(CSV, na=""),
        first=wish.address(PATH, na="") if wish.na else None,
        later=wish.address(PATH, na=next_after((shown[-1].at, shown[-1].span))) if more else None,
        check=CHECK if asker.may(Action.check_logs) else None,
    )


@router.get(CSV, name="getViewsAsCsv")
def views_as_csv(asker: SignedIn, wish: Wished) -> Response:
    """Dezelfde regels voor een rekenblad."""
    asker.require(Action.see_views)
    found = [] if wish.faults else views(asker.journeys, wish.asked)
    asker.shown(*(view.client for view in found))
    filename = f"inzage-{local_day(asker.journeys.clock()).isoformat()}.csv"
    return Response(
        views_csv((view._asdict() for view in found), _colleagues(asker)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


@router.get(CHECK, name="checkLogs")
def check_logs(request: Request, asker: SignedIn) -> Response:
    """Of er in het logboek niets is gewijzigd of weggehaald."""
    asker.require(Action.check_logs)
    journeys = asker.journeys
    with journeys.database.read() as connection:
        log = AuditLog(journeys.keyring)
        differences, last = list(log.differences(connection)), log.last(connection)
    return render(request, asker, "views/logs_checked.html", differences=differences, last=last)


def _colleagues(asker: Asker) -> Mapping[str, str]:
    with asker.journeys.database.read() as connection:
        everybody = users.everybody(connection).values()
    return {one.user: one.name or one.user for one in sorted(everybody, key=lambda one: one.name)}
