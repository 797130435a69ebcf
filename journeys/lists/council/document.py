"""The council's report as one readable document, the same whatever it is printed as."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from journeys.language import as_day, as_instant, instant, without_weekday
from journeys.lists.council import words
from journeys.lists.council.grid import Grid, grid_of
from journeys.lists.effect_words import change
from journeys.lists.report_cells import EFFECT, Row, number, part_label, parts_in_order


class Frozen(NamedTuple):
    """That a report was published: its number, its hash, when and by whom."""

    number: int
    content_hash: str
    published_at: str
    published_by: str


@dataclass(frozen=True)
class Bar:
    """A part of a figure: its number as people read it, and how long its bar is, from 0 to 1.

    One that is not shown has no length, a mean change no bar.
    """

    label: str
    number: str
    share: float | None


@dataclass(frozen=True)
class Told:
    """A figure in words: its number, what it means, what was counted and by which definition.

    ``unit`` is what the numbers of its parts are, ``grid`` its parts as rows and columns.
    """

    id: str
    label: str
    number: str
    meaning: str
    counted: str
    definition: str
    unit: str
    bars: Sequence[Bar]
    grid: Grid | None


@dataclass(frozen=True)
class Theme:
    """Figures that belong together."""

    title: str
    about: str
    figures: Sequence[Told]


@dataclass(frozen=True)
class Document:
    """A whole report; ``as_of`` is on which day, as known when, and under which policy."""

    title: str
    period: str
    as_of: str
    lead: str
    highlights: Sequence[Told]
    charts: Sequence[Told]
    themes: Sequence[Theme]
    reading: Sequence[str]
    about: Sequence[tuple[str, str]]


def document(report: Mapping[str, Any], frozen: Frozen | None = None) -> Document:
    """A report as programs read it, made a document; ``frozen`` when it was published."""
    told = {figure["id"]: _told(figure) for figure in report["figures"]}
    first, last = _day(report["from"]), _day(report["to"])
    hidden = any(figure["suppressed"] for figure in report["figures"])
    return Document(
        title="Cijfers voor de raad",
        period=period_of(first, last),
        as_of=f"Peildatum {without_weekday(last)} · zoals bekend op {_instant(report['known_at'])}"
        f" · beleid {report['policy']}",
        lead=_lead(told),
        highlights=_those(told, words.HIGHLIGHTS),
        charts=[one for one in _those(told, words.CHARTS) if one.bars],
        themes=list(_themes(told)),
        reading=[*words.READING, *([words.MARKED] if hidden else [])],
        about=list(_about(report, last, frozen)),
    )


def period_of(first: date, last: date) -> str:
    """``1 januari tot en met 31 december 2025``: the year once when it is one."""
    said = without_weekday(first)
    begins = said.removesuffix(f" {last.year}") if first != last else said
    return f"{begins} tot en met {without_weekday(last)}" if first != last else said


def _told(figure: Row) -> Told:
    parts = parts_in_order(figure)
    most = max((value for _, value in parts if value), default=0)
    return Told(
        id=figure["id"],
        label=figure["label"],
        number=number(figure["value"], figure),
        meaning=words.MEANINGS.get(figure["id"], ""),
        counted=figure["definition"],
        definition=f"{figure['id']}@{figure['definition_version']}",
        unit="Verschil in punten" if figure["id"] == EFFECT else "Aantal",
        bars=[_bar(figure, part, value, most) for part, value in parts],
        grid=grid_of(figure),
    )


def _bar(figure: Row, part: str, value: float | None, most: float) -> Bar:
    label = part_label(figure["id"], part)
    if figure["id"] == EFFECT and value is not None:
        return Bar(label, change(part, value), 0.0)
    share = None if value is None else value / most if most > 0 else 0.0
    return Bar(label, number(value, figure), share)


def _those(told: Mapping[str, Told], names: Sequence[str]) -> list[Told]:
    return [told[name] for name in names if name in told]


def _themes(told: Mapping[str, Told]) -> Iterator[Theme]:
    left = dict(told)
    for title, about, names in words.THEMES:
        if figures := [left.pop(name) for name in names if name in left]:
            yield Theme(title, about, figures)
    if left:
        yield Theme(words.BESIDE, "", list(left.values()))


LEAD = {
    "spoken": "spraken wij {}",
    "activated": "zagen wij {} gaan meedoen",
    "actively_supported": "begeleidden wij {} op de laatste dag",
}


def _lead(told: Mapping[str, Told]) -> str:
    """The answer first: how many were spoken to, began something, and have somebody beside them."""
    shown = [name for name in LEAD if name in told and told[name].number[0].isdigit()]
    if not shown:
        return "In deze periode waren de aantallen te klein om te tonen."
    counts = [told[name].number for name in shown]
    first, *rest = counts
    people = [f"{first} {'inwoner' if first == '1' else 'inwoners'}", *(f"er {n}" for n in rest)]
    *others, last = (LEAD[name].format(who) for name, who in zip(shown, people, strict=True))
    return f"In deze periode {', '.join(others)}{' en ' if others else ''}{last}."


def _about(
    report: Mapping[str, Any], last: date, frozen: Frozen | None
) -> Iterator[tuple[str, str]]:
    below = report.get("hidden_below")
    yield "Peildatum", f"{without_weekday(last)}, de laatste dag van de periode."
    yield (
        "Zoals bekend op",
        f"{_instant(report['known_at'])}. Wat later is vastgelegd telt niet mee.",
    )
    yield "Beleid", f"De termijnen komen uit beleid {report['policy']}."
    yield "Kleine aantallen", words.OUTSIDE.format(below) if below else words.INTERNAL
    yield "Vernietigd", words.DESTROYED
    if frozen:
        yield (
            "Gepubliceerd",
            words.PUBLISHED.format(
                _instant(frozen.published_at), frozen.published_by, frozen.number
            ),
        )
        yield "Controlegetal", f"{frozen.content_hash} – {words.HASHED}"


def _instant(text: str) -> str:
    found = as_instant(text)
    assert found
    return instant(found)


def _day(text: str) -> date:
    found = as_day(text)
    assert found
    return found
