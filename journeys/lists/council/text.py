"""The council's report as plain text, for in a letter or a mail."""

from collections.abc import Iterator
from textwrap import fill

from journeys.lists.council.document import Document, Told

LINE = 84


def report_text(told: Document) -> bytes:
    """The report as one reads it aloud: each figure, what it means, and what was counted."""
    return "\n".join(_lines(told)).encode() + b"\n"


def _lines(told: Document) -> Iterator[str]:
    yield from (told.title, told.period, told.as_of, "", _filled(told.lead))
    for theme in told.themes:
        yield from ("", "", theme.title.upper(), _filled(theme.about))
        for figure in theme.figures:
            yield ""
            yield from _figure(figure)
    yield from ("", "", "ZO LEEST U DIT")
    yield from map(_filled, told.reading)
    yield from ("", "", "WAAROP DIT RUST")
    yield from (_filled(f"{name}: {said}") for name, said in told.about)


def _figure(figure: Told) -> Iterator[str]:
    yield f"{figure.label}: {figure.number}"
    if figure.meaning:
        yield _filled(figure.meaning, "  ")
    yield from (f"    {bar.label}: {bar.number}" for bar in figure.bars if bar.number != "0")
    yield _filled(f"Geteld: {figure.counted} Definitie {figure.definition}.", "  ")


def _filled(text: str, before: str = "") -> str:
    return fill(text, LINE, initial_indent=before, subsequent_indent=before)
