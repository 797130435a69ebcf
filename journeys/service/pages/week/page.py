"""Whom must I speak, why, and since when: on a page, and for an agenda."""

from fastapi import Request, Response

from journeys.application.due import standstill
from journeys.lists.ics import due_ics
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.week.chosen import ORDERS, STANDS, FromAddress
from journeys.service.pages.week.rows import EVERYBODY, people_with_a_week, week_of
from journeys.service.who import SignedIn

router = page_router()

PATH = "/mijn-week"
AGENDA = f"{PATH}/agenda.ics"


@router.get(PATH, name="seeMyWeek")
def my_week(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Wie u deze week spreekt, en waarom."""
    week = week_of(asker, chosen)
    rows, names = week.page()
    whose = "iedereen" if week.whose == EVERYBODY else week.staff[week.whose]
    return render(
        request,
        asker,
        "week/page.html",
        week=week,
        chosen=chosen,
        rows=rows,
        names=names,
        title="Mijn week" if week.whose == asker.name else f"De week van {whose}",
        whose=whose,
        people=people_with_a_week(asker, week.day),
        stands={"": "alles", **STANDS},
        rules={"": "alles", **week.rules()},
        orders=ORDERS,
        standstill=standstill(asker.journeys),
        agenda=chosen.address(AGENDA, blad=1),
        around=chosen.around(PATH, len(week.selected)),
    )


@router.get(AGENDA, name="getMyWeekForAgenda")
def agenda(asker: SignedIn, chosen: FromAddress) -> Response:
    """Dezelfde lijst voor een agenda; zij noemt niemand bij naam."""
    week = week_of(asker, chosen)
    asker.shown(*(row["client"] for row in week.selected))
    content = due_ics(week.selected, stamp=asker.journeys.clock(), absent=week.absent)
    return download(content, f"te-spreken-{week.day.isoformat()}.ics")
