"""Budget: what is committed, paid and left on each line this year."""

from fastapi import Request, Response
from markupsafe import Markup

from journeys.lists.budget_csv import budget_csv
from journeys.lists.budget_svg import budget_svg
from journeys.lists.budget_words import (
    COLUMNS,
    MEANINGS,
    WHICH_YEAR,
    answer,
    figure,
    label,
    period,
    remarks,
)
from journeys.service.access.rights import Action
from journeys.service.pages.budget.year import PATH, Year, of_year
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import SignedIn

router = page_router()

NAME = "budget.csv"


@router.get(PATH, name="seeBudget")
def see_budget(request: Request, asker: SignedIn, year: Year = None) -> Response:
    """Wat er per begrotingsregel is verplicht, betaald en vrij."""
    found = of_year(asker, year)
    return render(
        request,
        asker,
        "budget/page.html",
        found=found,
        answer=answer(found.told),
        period=period(found.told),
        chart=Markup(budget_svg(found.told)),
        columns=COLUMNS,
        meanings=MEANINGS,
        which_year=WHICH_YEAR,
        remarks=[(label(row), said) for row in found.rows if (said := list(remarks(row)))],
        sees_facts=asker.may(Action.see_every_list),
        figure=figure,
        label=label,
    )


@router.get(f"{PATH}/{NAME}", name="getBudgetAsCsv")
def as_csv(asker: SignedIn, year: Year = None) -> Response:
    """Hetzelfde voor een rekenblad."""
    return download(budget_csv(of_year(asker, year).told), NAME)
