"""One client on one page: who, where they stand, what is due, what happened; also as it was."""

from typing import Annotated

from fastapi import Query, Request, Response

from journeys.aggregates.authority import SUPERVISOR, roles_for
from journeys.events import REGISTRY, FactCorrected
from journeys.language import fact_label
from journeys.language.refusal import Refusal
from journeys.lists.remarks import taken_over
from journeys.service.access.rights import ClientAction, may_with_client
from journeys.service.pages.client.due import due
from journeys.service.pages.client.kinds import kinds_for
from journeys.service.pages.client.opened import OpenFile, opened
from journeys.service.pages.client.reason import ask_for_reason
from journeys.service.pages.client.standing import sentences, sides
from journeys.service.pages.client.then import AsOf, since
from journeys.service.pages.client.timeline import timeline, told
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = page_router()

Done = Annotated[int | None, Query(alias="vastgelegd", ge=1, le=2**31)]


@router.get("/inwoners/{ref}", name="seeClient")
def see_client(
    request: Request, asker: SignedIn, ref: str, when: AsOf, done: Done = None
) -> Response:
    """De inwoner: wie, waar die staat, wat er moet gebeuren en wat er gebeurd is."""
    try:
        now = opened(asker, ref)
    except Refusal as refusal:
        if refusal.code != "REASON_NEEDED":
            raise
        return ask_for_reason(request, asker, ref)
    then = opened(asker, ref, known=when.known, on=when.on) if when.is_asked else None
    shown = then or now
    people = now.colleagues
    return render(
        request,
        asker,
        "client/file.html",
        file=shown,
        sentences=sentences(shown.history, people) if told(shown.history) else [],
        sides=sides(shown.history["state"], people),
        due=due(shown.obligations, shown.on, people),
        timeline=timeline(shown.history, people, amends=() if then else amendable(asker, now)),
        taken_over=taken_over(told(shown.history)),
        when=when,
        since=since(then, now) if then else None,
        may_hand_out=may_hand_out(asker),
        may_record=not then and any(_may_record(asker)),
        done=_done(now, done),
    )


def amendable(asker: Asker, file: OpenFile) -> set[int]:
    """The numbers of the facts that somebody is shown a way to set right."""
    if asker.user.roles.isdisjoint(roles_for(FactCorrected)):
        return set()
    return {
        fact["number"]
        for fact in told(file.history)
        if not REGISTRY[fact["type"]].system_only
        and not fact.get("retracted_by")
        and (SUPERVISOR in asker.user.roles or fact["recorded_by"] == asker.name)
    }


def may_hand_out(asker: Asker) -> bool:
    """Whether somebody takes out files, once they gave a reason."""
    return may_with_client(asker.user.roles, ClientAction.hand_out, "reasoned")


def _may_record(asker: Asker) -> list[tuple[str, list[object]]]:
    return [(heading, list(kinds)) for heading, kinds in kinds_for(asker, registered=True)]


def _done(file: OpenFile, number: int | None) -> tuple[int, str] | None:
    """What was just recorded, to be told at the top."""
    fact = next((one for one in told(file.history) if one["number"] == number), None)
    return (fact["number"], fact_label(fact["type"])) if fact else None
