"""What waits for a decision of the teamleider: policy, and what has to be looked at again."""

from fastapi import Request, Response

from journeys.application.due import names_of
from journeys.application.policies import KnownSet, known_sets
from journeys.application.tasks import tasks
from journeys.application.waiting import counts
from journeys.clock import local_day
from journeys.language import fact_label
from journeys.service.access.rights import Action
from journeys.service.access.view import rules_seen
from journeys.service.pages.forms import page_router
from journeys.service.pages.refusing import in_words
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.team.overview import ON_THEIR_WAY
from journeys.service.who import SignedIn

router = page_router()

KINDS = {"reassess": "Besluit om opnieuw te bezien", "breach": "Feit zonder grond"}


@router.get("/team/besluiten", name="seeDecisionsWaiting")
def decisions(request: Request, asker: SignedIn) -> Response:
    """Wat op een besluit van u wacht."""
    asker.require(Action.see_tasks)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    found = tasks(journeys)
    refs = {task.client for task in found}
    asker.shown(*refs)
    staff = staff_names(asker.journeys)
    waits = counts(journeys, today, rules_seen(journeys.policies.on(today), asker.sight))
    return render(
        request,
        asker,
        "team/decisions.html",
        sets=[
            (one, _waits_for(one, asker.name), staff.get(one.proposed_by or "", ""))
            for one in known_sets(journeys)
            if one.status in ON_THEIR_WAY
        ],
        tasks=[
            {
                **task._asdict(),
                "kind": KINDS[task.kind],
                "label": fact_label(task.type),
                "why": in_words(task.why),
                "todo": in_words(task.todo) if task.kind == "breach" else "",
            }
            for task in found
        ],
        names=names_of(journeys, refs),
        own=waits["decisions"],
        day=today,
    )


def _waits_for(one: KnownSet, name: str) -> str:
    """Who can take the next step."""
    if one.status == "approved":
        return "vaststellen, door een teamleider of beheerder"
    if one.proposed_by == name:
        return "goedkeuren door een ander: u stelde het zelf voor"
    return "goedkeuren, door u of een controller"
