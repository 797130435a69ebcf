"""The dossier as one HTML file that needs nothing beside it."""

from journeys.lists.dossier.parts import Document
from journeys.lists.one_file import one_file


def as_html(document: Document) -> bytes:
    """The document with its own style sheet; everything people wrote is escaped."""
    return one_file("dossier", document=document)
