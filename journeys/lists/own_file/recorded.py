"""Every fact with what it means, why it is kept, and from whom it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from journeys.language import THEMES, Theme, fact_label, value_label
from journeys.language.showing import Changed
from journeys.lists.corrected import Corrections, corrections_in
from journeys.lists.dossier.parts import Section, Table, Terms, Text
from journeys.lists.dossier.words import TAKEN_OVER, label, short_day, short_instant
from journeys.lists.history import ENVELOPE
from journeys.lists.own_file import texts
from journeys.lists.own_file.people import named
from journeys.lists.remarks import is_taken_over, remark

Content = Mapping[str, Any]
Fact = Mapping[str, Any]
HEADERS = ("Nr", "Dag", "Wat", "Wat er staat", "Bron")
WIDTHS = (1, 3, 4, 8, 5)
OF_COLLEAGUES = ("consultant", "examiner", "decided_by")


def recorded(content: Content) -> Iterator[Section]:
    """A section with every fact, by what it is kept for."""
    facts = content["facts"]
    corrections = corrections_in(facts)
    parts = [
        _of(theme, found, content, corrections)
        for theme in THEMES
        if (found := [fact for fact in facts if fact["type"] in theme.meanings])
    ]
    yield Section("Wat er is vastgelegd", [Text(texts.RECORDED)], parts)


def _of(theme: Theme, facts: list[Fact], content: Content, corrections: Corrections) -> Section:
    types = dict.fromkeys(fact["type"] for fact in facts)
    words = [(fact_label(name), [theme.meanings[name]]) for name in types]
    rows = [_row(fact, content, corrections) for fact in facts]
    return Section(
        theme.title,
        [
            Terms([(texts.WHY, [theme.purpose])]),
            Table(theme.title, HEADERS, rows, WIDTHS),
            Text([f"{texts.WORDS}:"]),
            Terms(words),
        ],
    )


def _row(fact: Fact, content: Content, corrections: Corrections) -> list[str]:
    source = f"{named(content, fact['recorded_by'])}, {short_instant(fact['recorded_at'])}"
    noticed = remark(fact, corrections)
    return [
        str(fact["number"]),
        short_day(corrections.effective(fact)["happened_on"]),
        fact_label(fact["type"]),
        "; ".join(filter(None, [*_fields(fact, content, corrections.of(fact)), noticed])) or "–",
        f"{source}; {TAKEN_OVER}" if is_taken_over(fact) else source,
    ]


def _fields(fact: Fact, content: Content, changes: Mapping[str, Any]) -> Iterator[str]:
    """Every field in full, with a corrected value beside the one recorded."""
    for name, value in fact.items():
        if name in ENVELOPE or value is None:
            continue
        if name in OF_COLLEAGUES:
            yield f"{label(name)}: {named(content, value)}"
            continue
        new = changes.get(name, value)
        yield f"{label(name)}: {value_label(name, Changed(value, new) if new != value else value)}"
