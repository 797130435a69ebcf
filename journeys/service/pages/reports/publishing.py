"""Publishing a period: first to see what will stand there for ever, then to do it."""

from datetime import date

from fastapi import Request, Response

from journeys.application.publish import as_published, publish
from journeys.application.published import hash_of
from journeys.clock import local_day
from journeys.language import as_day, as_instant
from journeys.language.refusal import Refusal
from journeys.lists.council import document
from journeys.lists.report_published import BESIDE, beside_lines
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.sent import FormSent, new_key, wished_by
from journeys.service.pages.refusing import told
from journeys.service.pages.rendering import render
from journeys.service.pages.reports.period import NO_DAY, PATH, FromAddress, address
from journeys.service.pages.reports.published import PUBLISHED
from journeys.service.pages.reports.shown import shown
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = page_router()

PUBLISH = f"{PATH}/publiceren"
SEEN = "controlegetal"
"""The hash of what was seen."""


@router.get(PUBLISH, name="weighPublication")
def weigh(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Wat er komt te staan, zonder kleine aantallen."""
    asker.require(Action.publish_report)
    return _shown(request, asker, *chosen.days(local_day(asker.journeys.clock())))


@router.post(PUBLISH, name="publishReportOnPage")
def publish_it(request: Request, asker: SignedIn, sent: FormSent) -> Response:
    """Publiceer wat u zag; daarna verandert het niet meer."""
    asker.require(Action.publish_report)
    first, last = as_day(sent.one("van")), as_day(sent.one("tot"))
    if first is None or last is None:
        raise NO_DAY
    try:
        done = publish(
            asker.journeys,
            first,
            last,
            by=asker.name,
            known=as_instant(sent.one("bekend")),
            seen=sent.one(SEEN),
            wish=wished_by(asker, sent, {"publish": "council", SEEN: sent.one(SEEN)}),
        )
    except Refusal as refusal:
        return _shown(request, asker, first, last, refusal)
    return to(f"{PUBLISHED}/{done.number}")


def _shown(
    request: Request, asker: Asker, first: date, last: date, refusal: Refusal | None = None
) -> Response:
    asker.journeys.reread_policies()
    found = as_published(asker.journeys, first, last)
    report = found.told
    return render(
        request,
        asker,
        "reports/publish.html",
        status=status_of(refusal) if refusal else 200,
        refusal=told(refusal) if refusal else None,
        report=report,
        content_hash=hash_of(found.content),
        beside_said=BESIDE,
        beside=list(beside_lines(found.beside)),
        key=new_key(),
        back=address(PATH, first, last),
        facts=None,
        **shown(document(report)),
    )
