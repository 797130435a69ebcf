"""Which facts a figure rests on, for who may see everybody."""

from fastapi import Request, Response

from journeys.application.figure_facts import figure_facts, told
from journeys.clock import local_day
from journeys.language import fact_label
from journeys.lists.council import period_of
from journeys.lists.report_cells import part_label
from journeys.service.access.rights import Action
from journeys.service.pages.addressed import PER_PAGE
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.reports.period import PATH, FromAddress, address
from journeys.service.who import SignedIn

router = page_router()


@router.get(PATH + "/cijfers/{figure}", name="seeFigureFacts")
def facts(request: Request, asker: SignedIn, figure: str, chosen: FromAddress) -> Response:
    """Waarop een cijfer rust: de inwoner, het feit en de dag."""
    asker.require(Action.see_every_list)
    asker.require(Action.see_reports)
    first, last = chosen.days(local_day(asker.journeys.clock()))
    asker.journeys.reread_policies()
    found = figure_facts(asker.journeys, figure, first, last)
    every = found.rests
    rests = every[chosen.start : chosen.start + PER_PAGE]
    asker.shown(*(rest.client for rest in rests))
    here = f"{PATH}/cijfers/{found.figure.id}"
    return render(
        request,
        asker,
        "reports/facts.html",
        figure=found.figure,
        period=period_of(first, last),
        rows=list(told(asker.journeys, found, rests)),
        fact_label=fact_label,
        part_label=part_label,
        total=len(every),
        clients=len({rest.client for rest in every}),
        divided=any(rest.part for rest in every),
        chosen=chosen,
        around=chosen.around(here, len(every)),
        back=address(PATH, first, last),
    )
