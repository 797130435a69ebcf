"""The care paths that run, as far as somebody may see them: the first day first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from journeys.aggregates.care_path_standing import standing
from journeys.aggregates.client import Client
from journeys.application.care_paths import on_care_path
from journeys.application.due import names_of, standstill
from journeys.clock import local_day
from journeys.language import number
from journeys.policies import evaluate, lapsed_on
from journeys.policies.due import reason_json
from journeys.service.access.relation import relations
from journeys.service.access.rights import Action, ClientAction, may_with_client
from journeys.service.access.view import care_path_rules
from journeys.service.pages.care_path.steps import People, answer, next_line, until
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/zorgvuldigheidstraject"
NEVER = date.max


@dataclass(frozen=True, slots=True)
class Running:
    """One path on the list: where it stands and what comes next, the first day first."""

    ref: str
    answer: str
    next_line: str
    due_on: date | None
    lapses_on: date | None


@router.get(PATH, name="seeCarePaths")
def see_care_paths(request: Request, asker: SignedIn) -> Response:
    """De trajecten die lopen, en wie er aan de beurt is."""
    asker.require(Action.see_care_paths)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    people = staff_names(journeys)
    rows = sorted(_running(asker, today, people), key=lambda one: (one.due_on or NEVER, one.ref))
    refs = [row.ref for row in rows]
    asker.shown(*refs)
    late = sum(row.due_on is not None and row.due_on < today for row in rows)
    return render(
        request,
        asker,
        "care_path/running.html",
        rows=rows,
        names=names_of(journeys, refs),
        first_line=_first_line(len(rows), late),
        today=today,
        standstill=standstill(journeys),
    )


def _running(asker: Asker, today: date, people: People) -> Iterator[Running]:
    policy = asker.journeys.policies.on(today)
    rules = care_path_rules(policy)
    for client in _open_to(asker, on_care_path(asker.journeys, rules)):
        found = standing(client, today)
        if found is None:
            continue
        due = sorted(
            (one for one in evaluate(client.timeline, policy) if one.rule in rules),
            key=lambda one: one.due_on,
        )
        reasons = [reason_json(one, one.state_on(today)) for one in due]
        yield Running(
            client.ref,
            answer(found),
            next_line(found, until(found, reasons, policy), people),
            due[0].due_on if due else None,
            lapsed_on(client.timeline, policy),
        )


def _open_to(asker: Asker, clients: list[Client]) -> list[Client]:
    """Those whose path the asker may open today."""
    with asker.journeys.database.read() as connection:
        found = relations(asker.journeys, connection, asker.user, clients)
    action, roles = ClientAction.see_care_path, asker.user.roles
    return [client for client in clients if may_with_client(roles, action, found[client.ref])]


def _first_line(running: int, late: int) -> str:
    if not running:
        return "Er loopt nu geen traject dat u mag zien."
    said = number(running, "traject", "trajecten")
    return f"{said}; bij {late} is een dag voorbij." if late else f"{said}; geen dag is voorbij."
