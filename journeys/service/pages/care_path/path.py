"""One client's care path: where it stands, who did what, and whose turn it is until when."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fastapi import Request, Response

from journeys.aggregates.authority import roles_for
from journeys.aggregates.care_path_standing import Standing, standing
from journeys.aggregates.client import Client
from journeys.aggregates.paths import CarePath, paths
from journeys.application.tasks import tasks_of
from journeys.clock import local_day
from journeys.events import Fact, PathClosed, PathWithdrawn, SuspicionWithdrawn
from journeys.language import fact_label, with_weekday
from journeys.language.refusal import Refusal
from journeys.policies import lapsed_on
from journeys.service.access.rights import ClientAction
from journeys.service.access.view import CARE_PATH_FACTS, care_path_rules
from journeys.service.pages.care_path.dossiers import dossiers
from journeys.service.pages.care_path.steps import (
    People,
    answer,
    missing,
    next_line,
    step_rows,
    until,
)
from journeys.service.pages.client.due import due
from journeys.service.pages.client.opened import opened
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.refusing import Told, told
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = reason_first_router()


class Attention(NamedTuple):
    """A fact of the path that waits for a person to settle."""

    number: int
    label: str
    said: Told


@router.get("/inwoners/{ref}/zorgvuldigheidstraject", name="seeCarePath")
def see_care_path(request: Request, asker: SignedIn, ref: str) -> Response:
    """Waar het traject staat, wie wat deed, en wie nu aan de beurt is."""
    file = opened(asker, ref, action=ClientAction.see_care_path)
    today = local_day(asker.journeys.clock())
    policy = asker.journeys.policies.on(today)
    people, client = file.colleagues, file.client
    found = standing(client, today)
    of_path = [one for one in file.obligations if one["rule"] in care_path_rules(policy)]
    return render(
        request,
        asker,
        "care_path/path.html",
        file=file,
        found=found,
        answer=answer(found) if found else "",
        next_line=next_line(found, until(found, of_path, policy), people) if found else "",
        steps=step_rows(found, asker.user, of_path, policy, people) if found else [],
        parts=_parts(found, people) if found else [],
        missing=missing(found) if found else [],
        due=due(of_path, today, people),
        lapses_on=lapsed_on(client.timeline, policy),
        attention=list(_attention(client)),
        dossiers=dossiers(asker, client),
        ways_back=_ways_back(asker, found) if found else [],
        earlier=[_earlier(path) for path in paths(client.timeline)[:-1]],
    )


def _parts(found: Standing, people: People) -> list[tuple[str, str]]:
    """Who has which part in the path, of the three that are three people."""

    def named(users: Sequence[str]) -> str:
        return ", ".join(people.get(user, user) for user in dict.fromkeys(users)) or "nog niemand"

    return [
        ("Melder", named(found.took_part.reporters)),
        ("Onderzoeker", named(found.took_part.examiners)),
        ("Beslisser", named(found.path.deciders)),
    ]


def _attention(client: Client) -> Iterator[Attention]:
    for task in tasks_of(client):
        if task.type in CARE_PATH_FACTS:
            said = told(Refusal(task.kind, "", task.why, task.todo))
            yield Attention(task.number, fact_label(task.type), said)


def _ways_back(asker: Asker, found: Standing) -> list[tuple[str, str]]:
    """With what the asker may stop the path, or take it back."""
    path = found.path
    types: list[type[Fact]] = [PathWithdrawn] if path.decision is not None else []
    if path.running:
        types = [SuspicionWithdrawn, PathClosed, PathWithdrawn]
    return [
        (one.topic(), fact_label(one.topic()))
        for one in types
        if asker.user.roles.intersection(roles_for(one))
    ]


def _earlier(path: CarePath) -> str:
    begun, last = path[0], path[-1]
    said = f"gemeld op {with_weekday(begun.happened_on)}"
    return f"{said}; laatste stap: {fact_label(last.topic())}, {with_weekday(last.happened_on)}"
