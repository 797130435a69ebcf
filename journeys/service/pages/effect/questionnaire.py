"""The questionnaire to hand to somebody: with their number, or blank."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Path, Response

from journeys.lists.questionnaire import Questionnaire, as_html, as_pdf, questionnaire
from journeys.service.access.rights import Action, ClientAction
from journeys.service.municipality import municipality
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.download import download
from journeys.service.who import Asker, SignedIn

router = reason_first_router()

Form = Annotated[str, Path(pattern="^(html|pdf)$")]
FORMS: Mapping[str, Callable[[Questionnaire, Asker], bytes]] = {
    "html": lambda asked, _: as_html(asked),
    "pdf": lambda asked, asker: as_pdf(asked, asker.journeys.clock()),
}


@router.get("/effectmeting/vragenlijst.{form}", name="getBlankQuestionnaire")
def blank(asker: SignedIn, form: Form) -> Response:
    """De vragenlijst zonder nummer."""
    asker.require(Action.measure_effect)
    return _made(asker, "", form)


@router.get("/inwoners/{ref}/effectmeting/vragenlijst.{form}", name="getQuestionnaire")
def of_client(asker: SignedIn, ref: str, form: Form) -> Response:
    """De vragenlijst met het nummer van de inwoner; de naam staat er niet op."""
    return _made(asker, asker.opened(ref, ClientAction.record).ref, form)


def _made(asker: Asker, ref: str, form: str) -> Response:
    asked = questionnaire(ref, email=municipality().email)
    return download(FORMS[form](asked, asker), f"vragenlijst.{form}")
