"""What waits in the team, a list a question; each row leads to the client."""

from typing import Literal, NamedTuple

from fastapi import Request, Response

from journeys.aggregates.authority import SUPERVISOR
from journeys.application.due import keep_up, names_of
from journeys.application.waiting import WhatWaits, rules_in, waiting
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import number, rule_label
from journeys.service.access.rights import Action
from journeys.service.access.view import obligations_seen, rules_seen
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.team.chosen import ORDERS, FromAddress, choices
from journeys.service.who import SignedIn

router = page_router()


class Topic(NamedTuple):
    """A question to the team: what its list is called, what it says, and what one does with it."""

    asked: str
    title: str
    about: str


Named = Literal["op-de-lijst", "te-laat", "escalaties", "horizons", "wsp", "regie", "uw-taken"]
TOPICS: dict[Named, Topic] = {
    "op-de-lijst": Topic(
        "listed", "Wie op de lijst staat", "Alles wat nu gevraagd wordt, van iedereen."
    ),
    "te-laat": Topic("overdue", "Wat te laat is", "De uiterste dag is voorbij."),
    "escalaties": Topic(
        "escalated", "Wat ook bij u ligt", "Zo lang te laat dat u het als teamleider ook ziet."
    ),
    "horizons": Topic(
        "horizon",
        "Routes waarvan de horizon voorbij is",
        "Een voorbije horizon is een signaal: bespreek of de route nog past. Er verandert niets "
        "vanzelf.",
    ),
    "wsp": Topic(
        "wsp",
        "Wie op het WSP wacht",
        "Wie verwijst blijft verantwoordelijk tot het WSP overneemt.",
    ),
    "regie": Topic(
        "mismatch",
        "Waar de regie niet past bij de trede",
        "Draag de regie over, of bepaal de trede opnieuw.",
    ),
    "uw-taken": Topic(
        "decisions", "Wat op een teamleider wacht", "Stappen die alleen een teamleider zet."
    ),
}


@router.get("/team/lijst/{lijst}", name="seeTeamList")
def team_list(request: Request, asker: SignedIn, lijst: Named, chosen: FromAddress) -> Response:
    """Wat er in het team wacht."""
    asker.require(Action.see_caseloads)
    topic, path = TOPICS[lijst], f"/team/lijst/{lijst}"
    journeys = asker.journeys
    today = local_day(journeys.clock())
    keep_up(journeys)
    policy = journeys.policies.on(today)
    what = WhatWaits(
        topic.asked, today, rules_seen(policy, asker.sight), chosen.whose, chosen.regel
    )
    found, total = waiting(journeys, what, chosen.page)
    rows = obligations_seen(found, policy, asker.sight)
    refs = {row["client"] for row in rows}
    asker.shown(*refs)
    staff = staff_names(asker.journeys)
    rules = {rule: rule_label(rule) for rule in rules_in(journeys, what)}
    return render(
        request,
        asker,
        "team/waiting.html",
        path_here=path,
        topic=topic,
        chosen=chosen,
        rows=rows,
        answer=number(total.clients, "inwoner", "inwoners"),
        total=total,
        names=names_of(journeys, refs),
        staff=staff,
        day=today,
        rules={"": "alles", **rules},
        orders=ORDERS,
        choices=choices(staff, (*CONSULTANT_ROLES, SUPERVISOR)),
        around=chosen.around(path, total.reasons),
    )
