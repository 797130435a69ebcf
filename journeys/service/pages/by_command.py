"""What some roles do with commands and not on pages, so that their first page says how."""

from typing import NamedTuple

from fastapi import Request, Response

from journeys.language.values import ROLES
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import SignedIn

router = page_router()

PATH = "/opdrachten"


class Work(NamedTuple):
    """What a role does with commands: each by what it answers, and what is good to know."""

    first_line: str
    commands: dict[str, str]
    to_know: tuple[str, ...]


DONE_BY_COMMAND: dict[str, Work] = {
    "recordmanager": Work(
        "U ziet welke dossiers langer bewaard zijn dan moet.",
        {
            "Van welke dossiers de bewaartermijn voorbij is": "journeys due --role recordmanager",
            "Waar elke termijn op rust": "journeys due --role recordmanager --explain",
            "De lijst voor Excel": (
                "journeys due --role recordmanager --format xlsx > bewaartermijnen.xlsx"
            ),
        },
        (
            "Komt er iets op uw lijst? Dan ligt die ’s ochtends ook klaar als bestand.",
            "Een dossier vernietigen kan hier nog niet.",
        ),
    ),
    "administrator": Work(
        "U regelt wie hier werkt en welke inwoners erin staan.",
        {
            "Collega’s en hun rollen": "journeys import users BESTAND.csv --as GEBRUIKER",
            "Inwoners uit het cliëntenbestand": (
                "journeys import clients BESTAND.csv --as GEBRUIKER"
            ),
            "Nagaan of alles klopt": "journeys verify",
            "Nagaan of niemand wordt vergeten": "journeys verify --complete",
            "De lijsten opnieuw maken": "journeys rebuild",
            "Alles meenemen naar een ander systeem": "journeys export all MAP",
        },
        ("Beleid dat is goedgekeurd stelt u vast op de bladzijde Beleid.",),
    ),
}


@router.get(PATH, name="seeCommands")
def see_commands(request: Request, asker: SignedIn) -> Response:
    """Wat u met opdrachten doet, en hoe."""
    asker.require(Action.work_by_command)
    works = {
        ROLES[role]: DONE_BY_COMMAND[role] for role in DONE_BY_COMMAND.keys() & asker.user.roles
    }
    return render(request, asker, "by_command.html", works=works)
