"""How the team stands: each number leads to the list behind it."""

from fastapi import Request, Response
from markupsafe import Markup

from journeys.application.caseload import caseloads
from journeys.application.due import keep_up, standstill
from journeys.application.policies import known_sets
from journeys.application.silence import silences
from journeys.application.waiting import counts
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import ROLES
from journeys.lists.team_svg import caseload_svg, silence_svg
from journeys.service.access.rights import Action
from journeys.service.access.view import rules_seen
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.team.spoken import SAID, SILENCES
from journeys.service.who import SignedIn

router = page_router()

PATH = "/team"
ON_THEIR_WAY = ("proposed", "approved")
"""How far a policy set is that somebody has still to decide on."""


@router.get(PATH, name="seeTeam")
def team(request: Request, asker: SignedIn) -> Response:
    """Hoe het team ervoor staat."""
    asker.require(Action.see_caseloads)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    keep_up(journeys)
    waits = counts(journeys, today, rules_seen(journeys.policies.on(today), asker.sight))
    silent = {SILENCES[name]: count for name, count in silences(journeys, today).items()}
    staff = staff_names(asker.journeys)
    loads = [
        {**row, "name": staff.get(row["person"], "niemand")} for row in caseloads(journeys, today)
    ]
    by_role = {
        ROLES[role]: [row for row in loads if row["role"] == role] for role in CONSULTANT_ROLES
    }
    sets = sum(one.status in ON_THEIR_WAY for one in known_sets(journeys))
    return render(
        request,
        asker,
        "team/overview.html",
        day=today,
        waits=waits,
        silent=silent,
        said=SAID,
        by_role=by_role,
        sets=sets,
        standstill=standstill(journeys),
        loads_svg={name: Markup(caseload_svg(rows, name)) for name, rows in by_role.items()},
        silent_svg=Markup(silence_svg({SAID[name]: count for name, count in silent.items()})),
    )
