"""The forms in which a report of the council can be written to a file."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from journeys.language import as_instant
from journeys.lists.council.bars import picture_svg
from journeys.lists.council.document import Frozen, document
from journeys.lists.council.html import report_html
from journeys.lists.council.text import report_text
from journeys.lists.report_csv import report_csv

Report = Mapping[str, Any]


class Form(NamedTuple):
    """What people call it, its media type, how it is written, and how its file ends."""

    said: str
    media_type: str
    written: Callable[[Report, Frozen | None], bytes]
    ending: str


def report_json_text(report: Report) -> str:
    """The report to the letter, as it is frozen and its hash is taken."""
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _pdf(report: Report, frozen: Frozen | None) -> bytes:
    from journeys.lists.council.pdf import report_pdf  # noqa: PLC0415 - typst is large

    known_at = as_instant(report["known_at"])
    assert known_at
    return report_pdf(document(report, frozen), known_at)


def _xlsx(report: Report, frozen: Frozen | None) -> bytes:
    from journeys.lists.council.xlsx import report_xlsx  # noqa: PLC0415 - as every spreadsheet

    return report_xlsx(report, document(report, frozen))


FORMS: Mapping[str, Form] = {
    "pdf": Form("PDF, om te lezen en te printen", "application/pdf", _pdf, "pdf"),
    "html": Form(
        "Webpagina (HTML)",
        "text/html; charset=utf-8",
        lambda report, frozen: report_html(document(report, frozen)),
        "html",
    ),
    "text": Form(
        "Tekst, voor in een brief",
        "text/plain; charset=utf-8",
        lambda report, frozen: report_text(document(report, frozen)),
        "txt",
    ),
    "xlsx": Form(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _xlsx,
        "xlsx",
    ),
    "csv": Form("CSV", "text/csv; charset=utf-8", lambda report, _: report_csv(report), "csv"),
    "svg": Form(
        "Grafieken (SVG)",
        "image/svg+xml",
        lambda report, frozen: picture_svg(document(report, frozen)),
        "svg",
    ),
    "json": Form(
        "JSON, voor programma’s",
        "application/json",
        lambda report, _: report_json_text(report).encode(),
        "json",
    ),
}
