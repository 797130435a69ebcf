"""Inkomen: the re-examinations months ahead, and a signal to participation from there.

Nothing on it is sealed: it is made of days and codes, without anybody's own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from journeys.aggregates.client import Client
from journeys.application import work_lists as lists
from journeys.application.due import keep_up, names_of, standstill
from journeys.application.page import Page
from journeys.clock import local_day
from journeys.events import ReexaminationHeld, TredeSignalled
from journeys.language import number, value_label, with_weekday
from journeys.service.access.rights import Action
from journeys.service.pages.addressed import PER_PAGE, Paged
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.work.months import LATE, Month, days_of, month_named, months
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/inkomen"
EVERY_MONTH = "Alle heronderzoeken, de eerste dag eerst"
MonthNamed = Annotated[
    str, Query(max_length=10, pattern=rf"^(|{LATE}|2[0-9]{{3}}-(0[1-9]|1[0-2]))$")
]


@dataclass(frozen=True, slots=True)
class Chosen(Paged):
    """Of which month, and which part of it; all of them, as long as none is said."""

    maand: MonthNamed = ""


FromAddress = Annotated[Chosen, Depends()]


class Found(NamedTuple):
    """The months, the rows of those that were asked for, and what is known of each client."""

    months: list[Month]
    part: lists.Part
    asked_before: dict[str, str]
    signalled: Mapping[UUID, date]


@router.get(PATH, name="seeIncome")
def see_income(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """De heronderzoeken die komen, en wie er te laat is."""
    asker.require(Action.see_income)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    found = _found(asker, today, chosen.maand, Page(start=chosen.start, length=PER_PAGE))
    refs = [row.ref for row in found.part.rows]
    asker.shown(*refs)
    return render(
        request,
        asker,
        "work/income.html",
        months=found.months,
        chosen=chosen,
        heading=month_named(chosen.maand) if chosen.maand else EVERY_MONTH,
        rows=found.part.rows,
        asked_before=found.asked_before,
        signalled=found.signalled,
        names=names_of(journeys, refs),
        staff=staff_names(journeys),
        first_line=_first_line(found.months, today),
        today=today,
        around=chosen.around(PATH, found.part.total),
        standstill=standstill(journeys),
    )


def _found(asker: Asker, today: date, month: str, some: Page) -> Found:
    journeys = asker.journeys
    keep_up(journeys)
    signals = lists.rules_on(
        journeys.policies.on(today), TredeSignalled, role="participatieconsulent"
    )
    since, before = days_of(month, today)
    with journeys.database.picture(*lists.READ_MODELS) as connection:
        people = lists.whose(journeys, connection, asker.user, today)
        part = lists.reexaminations(connection, people, some, since, before)
        found = months(lists.reexamination_days(connection, people), today)
        clients = lists.histories(journeys, connection, part.rows)
        signalled = lists.open_since(connection, signals, [row.client for row in part.rows])
    return Found(found, part, {ref: _answered(one) for ref, one in clients.items()}, signalled)


def _answered(client: Client) -> str:
    """What was answered last to whether somebody takes part."""
    held = (f for f in reversed(client.timeline) if isinstance(f, ReexaminationHeld))
    last = next(held, None)
    if last is None:
        return "nog niet gevraagd"
    answered = value_label("participates", last.participates)
    return f"vorige keer {answered} ({with_weekday(last.happened_on)})"


def _first_line(found: list[Month], today: date) -> str:
    if not found:
        return "Er komen geen heronderzoeken aan."
    late = sum(one.total for one in found if one.value == LATE)
    now = sum(one.total for one in found if one.value == f"{today:%Y-%m}")
    said = number(sum(one.total for one in found), "heronderzoek", "heronderzoeken")
    return f"{said}: {late} te laat, {now} nog deze maand."
