"""Who needs a reason for a client's file is brought to where it is asked."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from journeys.language.refusal import Refusal
from journeys.service.logged import Handler, LoggedRoute
from journeys.service.own_site import READING
from journeys.service.pages.forms import page_router, to


class _ReasonFirst(LoggedRoute):
    """A question about a client; what is asked without a reason is logged as refused."""

    def get_route_handler(self) -> Handler:
        answer = super().get_route_handler()

        async def answer_or_ask(request: Request) -> Response:
            try:
                return await answer(request)
            except Refusal as refusal:
                if refusal.code != "REASON_NEEDED" or request.method not in READING:
                    raise
                return to(f"/inwoners/{quote(request.path_params['ref'], safe='')}")

        return answer_or_ask


def reason_first_router() -> APIRouter:
    """A router for what is asked of a file that is open."""
    router = page_router()
    router.route_class = _ReasonFirst
    return router
