"""Taking a fact back that ought not to have been recorded: what that changes stands first."""

from http import HTTPStatus

from fastapi import Request, Response

from journeys.application.command import Command
from journeys.application.record import record
from journeys.application.wishes import command_of
from journeys.clock import local_day
from journeys.events import FactRetracted
from journeys.language.refusal import Refusal
from journeys.service.access.rights import ClientAction
from journeys.service.pages.client.amended import recorded_since, said
from journeys.service.pages.client.changes import Changes, changes
from journeys.service.pages.client.opened import opened
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.forms import to
from journeys.service.pages.forms.fields import FormField
from journeys.service.pages.forms.sent import FormSent, Sent, new_key
from journeys.service.pages.forms.widgets import summary, widgets
from journeys.service.pages.refusing import told
from journeys.service.pages.rendering import render
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = reason_first_router()

WHY = FormField("waarom", "waarom trekt u dit in?", "text", required=True)
NOT_YET = "nog te geven"
"""What stands for the reason while one only looks what it changes."""


@router.get("/inwoners/{ref}/feiten/{number}/intrekken", name="previewRetraction")
def look(request: Request, asker: SignedIn, ref: str, number: int) -> Response:
    """Wat intrekken verandert."""
    return _shown(request, asker, (ref, number), Sent({}))


@router.post("/inwoners/{ref}/feiten/{number}/intrekken", name="retractFactOnPage")
def retract(request: Request, asker: SignedIn, ref: str, number: int, sent: FormSent) -> Response:
    """Trek het feit in."""
    reason = sent.one(WHY.name)
    if not reason:
        return _shown(request, asker, (ref, number), sent, missing=True)
    asker.opened(ref, ClientAction.record)
    wish = {"client": ref, "retract": number, "reason": reason}
    try:
        id_ = command_of(asker.journeys, asker.name, sent.key, wish)
        done = record(asker.journeys, _command(asker, ref, number, reason, id_=id_, seen=sent.seen))
    except Refusal as refusal:
        return _shown(request, asker, (ref, number), sent, refusal=refusal)
    return to(f"/inwoners/{ref}?vastgelegd={done.last}")


def _command(
    asker: Asker,
    ref: str,
    number: int,
    reason: str,
    *,
    id_: str | None = None,
    seen: int | None = None,
) -> Command:
    today = local_day(asker.journeys.clock())
    fields = {"happened_on": today, "recorded_by": asker.name, "fact": number, "reason": reason}
    kind = FactRetracted.topic()
    return Command(ref, kind, fields, id=id_, seen=seen, trace=asker.doing.trace)


def _shown(
    request: Request,
    asker: Asker,
    which: tuple[str, int],
    sent: Sent,
    *,
    missing: bool = False,
    refusal: Refusal | None = None,
) -> Response:
    ref, number = which
    file = opened(asker, ref, action=ClientAction.record)
    what = said(file, number)
    found: Changes | None = None
    try:
        found = changes(asker, _command(asker, ref, number, NOT_YET))
    except Refusal as never:
        refusal = refusal or never
    wrong = {WHY.name: "Vul in waarom; het oude blijft in de geschiedenis staan."}
    drawn = widgets([WHY], sent.typed, wrong if missing else {})
    status = status_of(refusal) if refusal else HTTPStatus.BAD_REQUEST if missing else 200
    return render(
        request,
        asker,
        "client/retract.html",
        status=status,
        file=file,
        number=number,
        said=what,
        changes=found,
        since=recorded_since(file, sent.seen),
        widgets=drawn,
        summary=summary(drawn),
        refusal=refusal and told(refusal),
        key=new_key(),
        seen=file.client.version,
    )
