"""Rapportage: the figures of a period, each with what it counts, and what came in later."""

from datetime import date
from typing import Any

from fastapi import Request, Response

from journeys.application.published import published
from journeys.application.report import Report, came_later, report_json
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.lists.council import FORMS, document
from journeys.lists.report_late import late_lines
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
from journeys.service.who import Asker, SignedIn

router = page_router()

FILE = f"{PATH}/cijfers"


@router.get(PATH, name="seeReports")
def see_reports(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """De cijfers voor de raad over een periode."""
    asker.require(Action.see_reports)
    today = local_day(asker.journeys.clock())
    about: dict[str, Any] = {
        "chosen": chosen,
        "presets": presets(today),
        "today": today,
        "listed": [one.as_json() for one in published(asker.journeys)],
    }
    page = "reports/page.html"
    try:
        days = chosen.days(today)
        found = counted(asker, *days)
    except Refusal as refusal:
        why, status = told_why(refusal), status_of(refusal)
        return render(request, asker, page, status=status, refusal=why, days=None, **about)
    about |= {"refusal": None, "days": days, **_told(found), **_onwards(asker, days)}
    return render(request, asker, page, **about)


def _told(found: Report) -> dict[str, Any]:
    """The figures, and what of them came in later."""
    told = report_json(found)
    late = late_lines(told["figures"], came_later(found))
    return {**shown(document(told)), "late": list(late)}


def _onwards(asker: Asker, days: tuple[date, date]) -> dict[str, Any]:
    """Where one goes from here: to files, to publishing, and to the facts for who may see them."""

    def facts(figure: str) -> str:
        return address(f"{PATH}/cijfers/{figure}", *days)

    return {
        "files": {
            form.said: (
                address(f"{FILE}.{name}", *days),
                address(f"{FILE}.{name}", *days, klein="weg"),
            )
            for name, form in FORMS.items()
        },
        "publish": address(f"{PATH}/publiceren", *days),
        "may_publish": asker.may(Action.publish_report),
        "facts": facts if asker.may(Action.see_every_list) else None,
    }


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
