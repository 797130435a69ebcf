"""The dossier as a tagged PDF (PDF/UA-1), for people and for screen readers."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Final

import typst

from journeys.lists.dossier.parts import Document

STANDARD: Final = "ua-1"


def as_pdf(document: Document, made_at: datetime) -> bytes:
    """The document set by Typst; what people wrote goes in as data and is never read as markup."""
    made = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,  # the same pages on every machine
        pdf_standards=STANDARD,
        sys_inputs={"document": json.dumps(asdict(document), ensure_ascii=False)},
        timestamp=made_at,
    )
    return bytes(made)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("journeys.lists.dossier").joinpath("dossier.typ").read_bytes()
