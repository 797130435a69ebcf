"""Which facts a figure rests on, for who may see everybody."""

from collections.abc import Iterable
from typing import Any

from fastapi import Request, Response

from journeys.aggregates.timeline import effective
from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.language import fact_label
from journeys.lists.council import period_of
from journeys.lists.report_cells import part_label
from journeys.reports.figure import RestsOn
from journeys.service.access.rights import Action
from journeys.service.pages.addressed import PER_PAGE
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.reports.asked import PATH, Wished, address, counted
from journeys.service.who import SignedIn

router = page_router()


@router.get(PATH + "/cijfers/{figure}", name="seeFigureFacts")
def facts(request: Request, asker: SignedIn, figure: str, wish: Wished) -> Response:
    """Waarop een cijfer rust: de inwoner, het feit en de dag."""
    asker.require(Action.see_every_list)
    asker.require(Action.see_reports)
    first, last = wish.days(local_day(asker.journeys.clock()))
    (found,) = counted(asker, first, last, only=figure).figures
    every = sorted(
        set(found.rests_on), key=lambda rest: (rest.client, rest.number, rest.part or "")
    )
    rests = every[wish.start : wish.start + PER_PAGE]
    rows = list(_rows(asker.journeys, found.id, rests))
    asker.shown(*(rest.client for rest in rests))
    here = f"{PATH}/cijfers/{found.id}"
    return render(
        request,
        asker,
        "reports/facts.html",
        figure=found,
        period=period_of(first, last),
        rows=rows,
        total=len(every),
        clients=len({rest.client for rest in every}),
        divided=any(rest.part for rest in every),
        wish=wish,
        around=wish.around(here, len(every)),
        back=address(PATH, first, last),
    )


def _rows(journeys: Journeys, figure: str, rests: Iterable[RestsOn]) -> Iterable[dict[str, Any]]:
    """Each fact with its day and what it is, corrections applied."""
    rests = list(rests)
    with journeys.database.read() as connection:
        known = journeys.log.by_ref(connection, {rest.client for rest in rests})
    facts = {
        ref: {fact.number: fact for fact in effective(client.facts)}
        for ref, client in known.items()
    }
    for rest in rests:
        fact = facts[rest.client].get(rest.number)
        if fact:  # taken back by somebody while the page was made
            yield {
                "client": rest.client,
                "number": rest.number,
                "happened_on": fact.happened_on,
                "what": fact_label(fact.topic()),
                "part": part_label(figure, rest.part) if rest.part else "",
            }
