"""The council's report as people read it: on paper, on a page, drawn, and in a spreadsheet."""

from journeys.lists.council.bars import chart_svg
from journeys.lists.council.document import Document, Frozen, Told, document, period_of
from journeys.lists.council.forms import FORMS, Form, report_json_text

__all__ = [
    "FORMS",
    "Document",
    "Form",
    "Frozen",
    "Told",
    "chart_svg",
    "document",
    "period_of",
    "report_json_text",
]
