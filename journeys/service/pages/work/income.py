"""Inkomen: the re-examinations months ahead, and a signal to participation from there.

Nothing on it is sealed: it is made of days and codes, without anybody's own words.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, NamedTuple
from uuid import UUID

from fastapi import Query, Request, Response

from journeys.aggregates.client import Client
from journeys.application import work_lists as lists
from journeys.application.due import keep_up, names_of, standstill
from journeys.clock import local_day
from journeys.events import ReexaminationHeld, TredeSignalled
from journeys.language import number, value_label, with_weekday
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.work.months import LATE, Month, days_of, month_named, months
from journeys.service.who import Asker, SignedIn
from journeys.store import users

router = page_router()

PATH = "/inkomen"
PER_PAGE = 50

Chosen = Annotated[str, Query(max_length=10, pattern=rf"^(|{LATE}|\d{{4}}-(0[1-9]|1[0-2]))$")]
Page = Annotated[int, Query(ge=1, le=10_000)]


class Found(NamedTuple):
    """The months, the rows of those that were asked for, and what is known of each client."""

    months: list[Month]
    part: lists.Part
    asked_before: dict[str, str]
    signalled: Mapping[UUID, date]


@router.get(PATH, name="seeIncome")
def see_income(request: Request, asker: SignedIn, maand: Chosen = "", blad: Page = 1) -> Response:
    """De heronderzoeken die komen, en wie er te laat is."""
    asker.require(Action.see_income)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    found = _found(asker, today, maand, lists.Slice((blad - 1) * PER_PAGE, PER_PAGE))
    refs = [row.ref for row in found.part.rows]
    asker.shown(*refs)
    with journeys.database.read() as connection:
        people = {name: user.name for name, user in users.everybody(connection).items()}
    return render(
        request,
        asker,
        "work/income.html",
        months=found.months,
        chosen=maand,
        heading=month_named(maand) if maand else "Alle heronderzoeken, de eerste dag eerst",
        rows=found.part.rows,
        asked_before=found.asked_before,
        signalled=found.signalled,
        names=names_of(journeys, refs),
        people=people,
        first_line=_first_line(found.months, today),
        today=today,
        page=blad,
        more=found.part.total > blad * PER_PAGE,
        standstill=standstill(journeys),
    )


def _found(asker: Asker, today: date, chosen: str, some: lists.Slice) -> Found:
    journeys = asker.journeys
    keep_up(journeys)
    signals = lists.rules_on(
        journeys.policies.on(today), TredeSignalled, role="participatieconsulent"
    )
    since, before = days_of(chosen, today)
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
