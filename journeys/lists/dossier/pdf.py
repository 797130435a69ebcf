"""The dossier as a tagged PDF (PDF/UA-1), for people and for screen readers."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from journeys.lists.dossier.parts import Document
from journeys.lists.typeset import typeset

LONG_WORD = re.compile(r"\S{18}(?=\S{8})")
"""From here on a word may be broken, lest it run out of its column."""
BREAK = "\u200b"


def as_pdf(document: Document, made_at: datetime) -> bytes:
    """The document set by Typst."""
    return typeset(_template(), _breakable(asdict(document)), made_at)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("journeys.lists.dossier").joinpath("dossier.typ").read_bytes()


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        return LONG_WORD.sub(rf"\g<0>{BREAK}", value)
    if isinstance(value, Mapping):
        return {name: _breakable(part) for name, part in value.items()}
    return [_breakable(part) for part in value] if isinstance(value, list | tuple) else value
