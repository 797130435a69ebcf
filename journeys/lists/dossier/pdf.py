"""The dossier as a tagged PDF (PDF/UA-1), for people and for screen readers."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

import typst

from journeys.lists.dossier.parts import Document

LONG_WORD = re.compile(r"\S{18}(?=\S{8})")
"""From here on a word may be broken, lest it run out of its column."""
BREAK = "\u200b"
STANDARD: Final = "ua-1"


def as_pdf(document: Document, made_at: datetime) -> bytes:
    """The document set by Typst; what people wrote goes in as data and is never read as markup.

    With a sign that no font at hand has it is tagged all the same, but keeps to no standard.
    """
    try:
        return _set(document, made_at, STANDARD)
    except typst.TypstError:
        return _set(document, made_at, None)


def _set(document: Document, made_at: datetime, standard: Literal["ua-1"] | None) -> bytes:
    made = typst.compile(
        _template(),
        format="pdf",
        # The same pages on every machine, unless only the machine has a font for them.
        ignore_system_fonts=standard is not None,
        pdf_standards=standard,
        sys_inputs={"document": json.dumps(_breakable(asdict(document)))},
        timestamp=made_at.replace(microsecond=0),
    )
    return bytes(made)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("journeys.lists.dossier").joinpath("dossier.typ").read_bytes()


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        return LONG_WORD.sub(rf"\g<0>{BREAK}", value)
    if isinstance(value, Mapping):
        return {name: _breakable(part) for name, part in value.items()}
    return [_breakable(part) for part in value] if isinstance(value, list | tuple) else value
