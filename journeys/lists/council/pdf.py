"""The council's report as a tagged PDF (PDF/UA-1): big numbers, charts, and what they mean."""

from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from journeys.lists.council.document import Document
from journeys.lists.typeset import typeset


def report_pdf(told: Document, known_at: datetime) -> bytes:
    """The report set by Typst; equal input gives equal bytes on every machine."""
    return typeset(_template(), asdict(told), known_at)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("journeys.lists.council").joinpath("council.typ").read_bytes()
