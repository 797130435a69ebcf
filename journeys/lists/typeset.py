"""Documents set by Typst as tagged PDF (PDF/UA-1), for people and for screen readers."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal

import typst

STANDARD: Final = "ua-1"


def typeset(template: bytes, document: Mapping[str, Any], made_at: datetime) -> bytes:
    """What people wrote goes in as data and is never read as markup.

    With a sign that no font at hand has it is tagged all the same, but keeps to no standard.
    """
    try:
        return _set(template, document, made_at, STANDARD)
    except typst.TypstError:
        return _set(template, document, made_at, None)


def _set(
    template: bytes,
    document: Mapping[str, Any],
    made_at: datetime,
    standard: Literal["ua-1"] | None,
) -> bytes:
    made = typst.compile(
        template,
        format="pdf",
        # The same pages on every machine, unless only the machine has a font for them.
        ignore_system_fonts=standard is not None,
        pdf_standards=standard,
        sys_inputs={"document": json.dumps(document)},
        timestamp=made_at.replace(microsecond=0),
    )
    return bytes(made)
