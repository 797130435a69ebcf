"""Everything that is kept about one person, for themselves: to read, to print, to take along."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from fastapi import Request, Response

from journeys.application.own_file import own_file
from journeys.lists.dossier import as_pdf
from journeys.lists.dossier.parts import Document
from journeys.lists.own_file import document
from journeys.service.access.rights import ClientAction
from journeys.service.municipality import municipality
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.download import download
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = reason_first_router()

PATH = "/inwoners/{ref}/inzage"


@router.get(PATH, name="seeOwnFile")
def see_own_file(request: Request, asker: SignedIn, ref: str) -> Response:
    """Alles wat over deze inwoner wordt bewaard, in gewone taal."""
    content = _content(asker, ref)
    return render(
        request,
        asker,
        "client/own_file.html",
        ref=ref,
        document=asdict(_document(content)),
        left_out=content["left_out"],
    )


@router.get(f"{PATH}/inzage.pdf", name="getOwnFileAsPdf")
def own_file_as_pdf(asker: SignedIn, ref: str) -> Response:
    """Hetzelfde om af te drukken of te mailen."""
    content = _content(asker, ref)
    made = as_pdf(_document(content), datetime.fromisoformat(content["made_at"]))
    return download(made, "inzage.pdf")


@router.get(f"{PATH}/inzage.json", name="getOwnFileAsJson")
def own_file_as_json(asker: SignedIn, ref: str) -> Response:
    """Hetzelfde als bestand dat een ander programma kan lezen."""
    made = json.dumps(_content(asker, ref), ensure_ascii=False, indent=2).encode()
    return download(made, "inzage.json")


def _content(asker: Asker, ref: str) -> dict[str, Any]:
    asker.opened(ref, ClientAction.hand_out)
    return own_file(asker.journeys, ref)


def _document(content: dict[str, Any]) -> Document:
    known = municipality()
    contact = {"name": known.name, "email": known.email, "privacy_email": known.privacy_email}
    return document(content, contact=contact)
