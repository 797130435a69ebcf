"""Why somebody opens the file of a client who is not theirs: asked before it opens."""

from http import HTTPStatus

from fastapi import Request, Response

from journeys.application.decide import decide
from journeys.events import AccessReasonGiven
from journeys.language.refusal import Refusal
from journeys.service.access.rights import ClientAction
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.fields import FormField
from journeys.service.pages.forms.sent import FormSent, new_key, wished_by
from journeys.service.pages.forms.widgets import summary, widgets
from journeys.service.pages.rendering import render
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = page_router()

REASON = FormField("reason", "waarom opent u dit dossier?", "text", required=True)


@router.post("/inwoners/{ref}/reden", name="giveAccessReason")
def give_reason(request: Request, asker: SignedIn, ref: str, sent: FormSent) -> Response:
    """Geef een reden om vandaag het dossier van een inwoner van een ander te openen."""
    asker.opened(ref, ClientAction.give_reason)
    reason = sent.one(REASON.name)
    if not reason:
        return ask_for_reason(request, asker, ref, reason, HTTPStatus.BAD_REQUEST)
    wish = wished_by(asker, sent, {"client": ref, REASON.name: reason})
    try:
        decide(asker.journeys, AccessReasonGiven, asker.name, wish=wish, client=ref, reason=reason)
    except Refusal as refusal:
        if refusal.field != REASON.name:
            raise
        return ask_for_reason(request, asker, ref, reason, status_of(refusal))
    return to(f"/inwoners/{ref}")


def ask_for_reason(
    request: Request,
    asker: Asker,
    ref: str,
    typed: str | None = None,
    status: int = HTTPStatus.FORBIDDEN,
) -> Response:
    """The form that asks for it; what was typed is shown with what is wrong with it."""
    faults = {} if typed is None else {REASON.name: "Vul in waarom u dit dossier nu nodig heeft."}
    drawn = widgets([REASON], {REASON.name: [typed or ""]}, faults)
    return render(
        request,
        asker,
        "client/reason.html",
        status=status,
        ref=ref,
        widgets=drawn,
        summary=summary(drawn),
        key=new_key(),
    )
