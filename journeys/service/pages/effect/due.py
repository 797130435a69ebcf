"""Who is due for the effect measurement, and that somebody declines it."""

from datetime import date
from typing import Annotated, NamedTuple

from fastapi import Depends, Request, Response

from journeys.application import work_lists as lists
from journeys.application.command import Command
from journeys.application.due import keep_up, names_of, standstill
from journeys.application.page import Page
from journeys.application.record import record
from journeys.application.wishes import command_of
from journeys.clock import local_day
from journeys.events import EffectMeasured
from journeys.language import number
from journeys.service.access.rights import Action, ClientAction
from journeys.service.pages.addressed import PER_PAGE, Paged
from journeys.service.pages.effect.figures import PATH as FIGURES
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.sent import FormSent, new_key
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/effectmeting"
FromAddress = Annotated[Paged, Depends()]


class Due(NamedTuple):
    """Who is due as far as the page shows them, and of how many the day has passed."""

    part: lists.Part
    late: int


@router.get(PATH, name="seeEffectDue")
def see_due(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Wie aan de beurt is voor de effectmeting."""
    asker.require(Action.see_effects)
    if not asker.may(Action.measure_effect):
        return to(FIGURES)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    found = _due(asker, today, Page(start=chosen.start, length=PER_PAGE))
    refs = [row.ref for row in found.part.rows]
    asker.shown(*refs)
    return render(
        request,
        asker,
        "effect/due.html",
        rows=found.part.rows,
        keys={ref: new_key() for ref in refs},
        names=names_of(journeys, refs),
        first_line=_first_line(found),
        today=today,
        chosen=chosen,
        around=chosen.around(PATH, found.part.total),
        standstill=standstill(journeys),
    )


@router.post("/inwoners/{ref}/effectmeting/doet-niet-mee", name="declineEffect")
def decline(asker: SignedIn, ref: str, sent: FormSent) -> Response:
    """De inwoner doet dit jaar niet mee."""
    asker.opened(ref, ClientAction.record)
    fields = {"declined": True, "happened_on": local_day(asker.journeys.clock())}
    topic = EffectMeasured.topic()
    wish = {"client": ref, "type": topic, "declined": True}
    command = Command(
        ref,
        topic,
        {**fields, "recorded_by": asker.name},
        id=command_of(asker.journeys, asker.name, sent.key, wish),
        trace=asker.doing.trace,
    )
    done = record(asker.journeys, command)
    return to(f"/inwoners/{ref}?vastgelegd={done.last}")


def _due(asker: Asker, today: date, some: Page) -> Due:
    journeys = asker.journeys
    keep_up(journeys)
    rules = lists.rules_renewed_by(journeys.policies.on(today), EffectMeasured)
    with journeys.database.picture(*lists.READ_MODELS) as connection:
        people = lists.whose(journeys, connection, asker.user, today)
        part = lists.waiting(connection, rules, people, some, listed_on=today)
        return Due(part, lists.late(connection, rules, people, today))


def _first_line(found: Due) -> str:
    total = found.part.total
    if not total:
        return "Niemand is aan de beurt voor de effectmeting."
    said = number(total, "inwoner is", "inwoners zijn")
    return f"{said} aan de beurt voor de effectmeting: {found.late} te laat."
