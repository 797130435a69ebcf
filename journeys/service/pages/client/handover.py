"""The warm handover on a page: what a new consultant must know, as far as both may see it."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query, Request, Response

from journeys.aggregates.authority import SUPERVISOR
from journeys.application.handover import handover
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import ROLES
from journeys.lists.handover import HandoverPage, handover_page
from journeys.service.access.rights import FieldClass, sight_of
from journeys.service.access.view import fact_seen, obligations_seen
from journeys.service.pages.client.opened import opened
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import colleagues
from journeys.service.who import Asker, SignedIn
from journeys.store import users

router = reason_first_router()

Taker = Annotated[str, Query(max_length=64)]
Sight = frozenset[FieldClass]


@router.get("/inwoners/{ref}/overdracht", name="handOverClient")
def hand_over(
    request: Request, asker: SignedIn, ref: str, aan: Taker = "", rol: Taker = ""
) -> Response:
    """Wat een nieuwe consulent moet weten."""
    file = opened(asker, ref)
    page = _page(asker, ref, aan, rol or None) if aan else None
    return render(
        request,
        asker,
        "client/handover.html",
        file=file,
        colleagues=colleagues(asker.journeys),
        chosen=aan,
        roles=[(role, ROLES[role]) for role in CONSULTANT_ROLES],
        role=rol,
        assigns=SUPERVISOR in asker.user.roles,
        page=page,
    )


def _page(asker: Asker, ref: str, to: str, role: str | None) -> HandoverPage:
    """The page for somebody, without what the one who asks may not see either."""
    told = handover(asker.journeys, ref, to=to, role=role)
    with asker.journeys.database.read() as connection:
        taker = users.named(connection, to)
    sight = asker.sight & sight_of(taker.roles if taker else ())
    return handover_page(_seen(told, asker, sight))


def _seen(told: Mapping[str, Any], asker: Asker, sight: Sight) -> dict[str, Any]:
    journeys = asker.journeys
    policy = journeys.policies.on(local_day(journeys.clock()))
    facts = [fact_seen({**one, "number": at}, sight) for at, one in enumerate(told["facts"])]
    return {
        **told,
        "facts": [fact for fact in facts if "withheld" not in fact],
        "due": obligations_seen(told["due"], policy, sight),
        "path": told["path"] if "unwillingness" in sight else None,
        "sees_health": "health" in sight,
    }
