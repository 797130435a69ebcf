"""The care paths that run, as far as somebody may see them: the first day first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request, Response

from journeys.aggregates.care_path_standing import standing
from journeys.application.care_paths import OnCarePath, histories, on_care_path
from journeys.application.due import names_of, standstill
from journeys.clock import local_day
from journeys.language import number
from journeys.policies import PolicySet, evaluate, lapsed_on
from journeys.policies.due import reason_json
from journeys.service.access.relation import relations
from journeys.service.access.rights import Action, ClientAction, may_with_client
from journeys.service.access.view import care_path_rules
from journeys.service.pages.addressed import PER_PAGE, Paged
from journeys.service.pages.care_path.steps import People, answer, next_line, until
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/zorgvuldigheidstraject"
FromAddress = Annotated[Paged, Depends()]


@dataclass(frozen=True, slots=True)
class Running:
    """One path on the list: where it stands and what comes next."""

    ref: str
    due_on: date | None
    answer: str
    next_line: str
    lapses_on: date | None


@router.get(PATH, name="seeCarePaths")
def see_care_paths(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """De trajecten die lopen, en wie er aan de beurt is."""
    asker.require(Action.see_care_paths)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    policy = journeys.policies.on(today)
    found = _open_to(asker, on_care_path(journeys, care_path_rules(policy)))
    some = found[chosen.start : chosen.start + PER_PAGE]
    asker.shown(*(one.ref for one in some))
    return render(
        request,
        asker,
        "care_path/running.html",
        rows=list(_running(asker, some, policy, today, staff_names(journeys))),
        names=names_of(journeys, [one.ref for one in some]),
        first_line=_first_line(found, today),
        today=today,
        chosen=chosen,
        around=chosen.around(PATH, len(found)),
        standstill=standstill(journeys),
    )


def _open_to(asker: Asker, found: list[OnCarePath]) -> list[OnCarePath]:
    """Those whose path the asker may open today."""
    action, roles = ClientAction.see_care_path, asker.user.roles
    if may_with_client(roles, action, "none"):
        return found
    known = histories(asker.journeys, found, texts=False)
    with asker.journeys.database.read() as connection:
        near = relations(asker.journeys, connection, asker.user, known.values())
    return [one for one in found if may_with_client(roles, action, near[one.ref])]


def _running(
    asker: Asker, some: Sequence[OnCarePath], policy: PolicySet, today: date, people: People
) -> Iterator[Running]:
    known, rules = histories(asker.journeys, some), care_path_rules(policy)
    for one in some:
        client = known[one.ref]
        found = standing(client, today)
        if found is None:  # taken back while the page was made
            continue
        due = sorted(
            (each for each in evaluate(client.timeline, policy) if each.rule in rules),
            key=lambda each: each.due_on,
        )
        reasons = [reason_json(each, each.state_on(today)) for each in due]
        yield Running(
            one.ref,
            one.due_on,
            answer(found),
            next_line(found, until(found, reasons, policy), people),
            lapsed_on(client.timeline, policy),
        )


def _first_line(found: Sequence[OnCarePath], today: date) -> str:
    if not found:
        return "Er loopt nu geen traject dat u mag zien."
    late = sum(one.due_on is not None and one.due_on < today for one in found)
    said = number(len(found), "traject", "trajecten")
    return f"{said}; bij {late} is een dag voorbij." if late else f"{said}; geen dag is voorbij."
