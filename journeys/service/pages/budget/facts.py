"""Which facts each euro of the budget rests on, for who may see everybody."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from journeys.application.names import sound
from journeys.lists.budget_words import KINDS, figure, label
from journeys.service.access.rights import Action
from journeys.service.pages.addressed import PER_PAGE, Paged
from journeys.service.pages.budget.year import PATH, Year, of_year
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import SignedIn

router = page_router()

FACTS = f"{PATH}/feiten"


@dataclass(frozen=True, slots=True)
class Chosen(Paged):
    """Of which year and which line; of every line where none is chosen."""

    jaar: Year = None
    regel: Annotated[str, Query(max_length=64)] = ""

    def __post_init__(self) -> None:
        """Raises ``Refusal`` for what no line is called."""
        if self.regel:
            sound("regel", self.regel, "De vraag is niet te lezen")


@router.get(FACTS, name="seeBudgetFacts")
def see_facts(request: Request, asker: SignedIn, chosen: Annotated[Chosen, Depends()]) -> Response:
    """Waarop elke euro rust: de inwoner, het feit en de dag."""
    asker.require(Action.see_every_list)
    found = of_year(asker, chosen.jaar)
    rows = [row for row in found.rows if chosen.regel in ("", row["line"])]
    costs = [(label(row), cost) for row in rows for cost in row["costs"]]
    shown = costs[chosen.start : chosen.start + PER_PAGE]
    asker.shown(*(cost["client"] for _, cost in shown))
    return render(
        request,
        asker,
        "budget/facts.html",
        year=found.year,
        heading=label(rows[0]) if chosen.regel and rows else "Alle regels",
        costs=shown,
        total=len(costs),
        kinds=KINDS,
        figure=figure,
        chosen=chosen,
        around=chosen.around(FACTS, len(costs)),
    )
