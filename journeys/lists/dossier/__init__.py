"""The dossier of a decision as one readable document: HTML and PDF say the same."""

from journeys.lists.dossier.document import document
from journeys.lists.dossier.html import as_html
from journeys.lists.dossier.pdf import as_pdf

__all__ = ["as_html", "as_pdf", "document"]
