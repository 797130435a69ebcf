"""Whether somebody wishes a mail each morning, and where."""

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Request, Response

from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.fields import FormField
from journeys.service.pages.forms.widgets import summary, widgets
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn
from journeys.store import mails

router = page_router()

PATH = "/mijn-week/mail"
ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)
"""What browsers take for one address (HTML standard); nothing that could name a second."""
LONGEST = 254
FIELD = FormField("adres", "uw e-mailadres", "line", required=True)
FAULT = "Vul één e-mailadres in, zoals p.jansen@gemeente.nl."


@router.get(PATH, name="seeMorningMail")
def see(request: Request, asker: SignedIn) -> Response:
    """Of u elke ochtend een mail krijgt."""
    asker.require(Action.see_own_list)
    return _page(request, asker)


@router.post(PATH, name="wishMorningMail")
def wish(
    request: Request,
    asker: SignedIn,
    adres: Annotated[str, Form()] = "",
    aan: Annotated[str, Form()] = "",
) -> Response:
    """Zet de mail aan of uit."""
    asker.require(Action.see_own_list)
    address = adres.strip() if aan else None
    if address is not None and not _is_one(address):
        return _page(request, asker, typed=address)
    with asker.journeys.database.write() as connection:
        mails.wish(connection, asker.name, address)
    return to(PATH)


def _is_one(address: str) -> bool:
    return len(address) <= LONGEST and bool(ADDRESS.fullmatch(address.casefold()))


def _page(request: Request, asker: Asker, typed: str | None = None) -> Response:
    with asker.journeys.database.read() as connection:
        wished = mails.wishes(connection).get(asker.name)
    faults = {} if typed is None else {FIELD.name: FAULT}
    (address,) = drawn = widgets([FIELD], {FIELD.name: [typed or wished or ""]}, faults)
    return render(
        request,
        asker,
        "week/morning_mail.html",
        status=200 if typed is None else HTTPStatus.BAD_REQUEST,
        wished=wished,
        address=address,
        summary=summary(drawn),
    )
