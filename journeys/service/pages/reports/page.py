"""Rapportage: the figures of a period, each with what it counts, and what came in later."""

from typing import Any

from fastapi import Request, Response

from journeys.application.published import published
from journeys.application.report import came_later, report_json
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.lists.council import FORMS, document
from journeys.lists.report_cells import number
from journeys.service.access.rights import Action
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.refusing import told as told_why
from journeys.service.pages.rendering import render
from journeys.service.pages.reports.period import (
    PATH,
    FromAddress,
    address,
    counted,
    presets,
    told_in,
)
from journeys.service.pages.reports.shown import shown
from journeys.service.problems import status_of
from journeys.service.who import SignedIn

router = page_router()

FILE = f"{PATH}/cijfers"


@router.get(PATH, name="seeReports")
def see_reports(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """De cijfers voor de raad over een periode."""
    asker.require(Action.see_reports)
    today = local_day(asker.journeys.clock())
    about: dict[str, Any] = {
        "chosen": chosen,
        "days": None,
        "presets": presets(today),
        "today": today,
    }
    about["listed"] = [one.as_json() for one in published(asker.journeys)]
    try:
        days = chosen.days(today)
        found = counted(asker, *days)
    except Refusal as refusal:
        why = told_why(refusal)
        return render(
            request, asker, "reports/page.html", status=status_of(refusal), refusal=why, **about
        )
    told = report_json(found)
    figures = {figure["id"]: figure for figure in told["figures"]}
    about["days"] = days
    return render(
        request,
        asker,
        "reports/page.html",
        refusal=None,
        **about,
        **shown(document(told)),
        late=[
            (
                figures[name]["label"],
                number(then["value"], figures[name]),
                number(figures[name]["value"], figures[name]),
            )
            for name, then in came_later(found).items()
        ],
        files={
            form.said: (
                address(f"{FILE}.{name}", *days),
                address(f"{FILE}.{name}", *days, klein="weg"),
            )
            for name, form in FORMS.items()
        },
        publish=address(f"{PATH}/publiceren", *days),
        may_publish=asker.may(Action.publish_report),
        facts=(lambda figure: address(f"{PATH}/cijfers/{figure}", *days))
        if asker.may(Action.see_every_list)
        else None,
    )


@router.get(f"{FILE}.{{form}}", name="getReportFile")
def as_file(asker: SignedIn, form: str, chosen: FromAddress) -> Response:
    """Dezelfde cijfers om te bewaren of te drukken."""
    asker.require(Action.see_reports)
    require_form(form)
    told = told_in(asker, chosen)
    return download(
        FORMS[form].written(told, None), f"cijfers-{told['from']}-{told['to']}.{FORMS[form].ending}"
    )


def require_form(form: str) -> None:
    """Refuse a form that no report has. Raises ``Refusal``."""
    if form not in FORMS:
        raise Refusal(
            "NO_SUCH_FORM",
            "Dit bestand is er niet",
            f"In de vorm ‘{form[:10]}’ zijn er geen cijfers.",
            f"Er is: {', '.join(FORMS)}.",
        )
