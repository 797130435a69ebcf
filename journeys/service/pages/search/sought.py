"""Who is sought, as typed in one field: a name, a birth date, a BSN or a client number."""

import re

from journeys.application.search import Sought
from journeys.language import as_day
from journeys.language.refusal import Refusal

DUTCH_DAY = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)", re.ASCII)
ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
BSN = re.compile(r"\d{4}[. ]?\d{2}[. ]?\d{3}", re.ASCII)
SEPARATORS = re.compile(r"[. ]")


def sought(typed: str) -> Sought:
    """What somebody typed; a name and a day may stand together. Raises ``Refusal``."""
    text = " ".join(typed.split())
    if BSN.fullmatch(text):
        bare = SEPARATORS.sub("", text)
        return Sought(bsn=bare, number=bare)
    written = ISO_DAY.search(text) or DUTCH_DAY.search(text)
    if written is None:
        is_number = any(letter.isdigit() for letter in text)
        return Sought(number=text.upper()) if is_number else Sought(name=text)
    year, month, day = written.groups() if len(written[1]) > len("31") else written.groups()[::-1]
    born = as_day(f"{year}-{int(month):02d}-{int(day):02d}")
    if born is None:
        raise Refusal("MALFORMED", "Er is niet gezocht", "Deze dag bestaat niet.", "", field="name")
    return Sought(name=text.replace(written[0], " "), birth_date=born)
