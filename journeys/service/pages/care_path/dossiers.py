"""The dossier of a decision, to be kept as a document: for whom its own rule says."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Path, Response

from journeys.aggregates.client import Client
from journeys.application.dossier import DECISIONS, Dossier, dossier
from journeys.language import fact_label, with_weekday
from journeys.language.refusal import Refusal
from journeys.lists.dossier import as_html, as_pdf, document
from journeys.lists.dossier.parts import Document
from journeys.service.access.rights import SEES, ClientAction
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.download import download
from journeys.service.who import Asker, SignedIn

router = reason_first_router()

Number = Annotated[int, Path(ge=1, le=2**31)]
Form = Annotated[str, Path(pattern="^(html|pdf)$")]

FORMS: Mapping[str, Callable[[Document, Dossier], bytes]] = {
    "html": lambda text, _: as_html(text),
    "pdf": lambda text, made: as_pdf(text, made.made_at),
}


@router.get(
    "/inwoners/{ref}/zorgvuldigheidstraject/dossier-{number}.{form}", name="downloadDossier"
)
def kept_dossier(asker: SignedIn, ref: str, number: Number, form: Form) -> Response:
    """Wat de beslisser kon weten, als een document om te bewaren."""
    asker.opened(ref, ClientAction.see_care_path)
    _require_whole_sight(asker, ref)
    made = dossier(asker.journeys, ref, number, asker.name)
    text = document(
        made.content,
        content_hash=made.content_hash,
        made_at=made.made_at.isoformat(),
        made_by=made.made_by,
    )
    return download(FORMS[form](text, made), f"dossier-{number}.{form}")


def dossiers(asker: Asker, client: Client) -> list[tuple[int, str]]:
    """The decisions whose dossier the asker may open, with what each is."""
    if not sees_everything(asker):
        return []
    return [
        (fact.number, f"{fact_label(fact.topic())}, {with_weekday(fact.happened_on)}")
        for fact in client.facts
        if isinstance(fact, DECISIONS) and _may_open(asker, client.ref, fact.number)
    ]


def sees_everything(asker: Asker) -> bool:
    """Whether nothing is withheld from them: a dossier is whole, or it proves nothing."""
    return asker.sight == frozenset(SEES)


def _may_open(asker: Asker, ref: str, number: int) -> bool:
    try:
        dossier(asker.journeys, ref, number, asker.name)
    except Refusal as refusal:
        if refusal.code != "DOSSIER_IS_NOT_YOURS":
            raise
        return False
    return True


def _require_whole_sight(asker: Asker, ref: str) -> None:
    if not sees_everything(asker):
        raise Refusal(
            "NOT_ALLOWED",
            f"Dit dossier van {ref} is voor {asker.name} niet open",
            "Het hele dossier vertelt ook over gezondheid; dat ziet uw rol niet.",
            "Vraag de teamleider.",
        )
