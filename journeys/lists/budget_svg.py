"""A budget as a picture: each line's bar is paid and open, against a mark where its budget ends."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from journeys.language import amount
from journeys.lists.bars_svg import DARK, INK, LIGHT
from journeys.lists.budget_words import figure, label, money

WIDTH, BAR, HIGH, ABOVE, BELOW, AMOUNT = 640, 20, 62, 34, 4, 140
"""Pixels: the whole, a bar's height, from line to line, above and below them, an amount."""
HATCHING = (
    '<defs><pattern id="budget-arcering" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{LIGHT}"/>'
    f'<path d="M0 0V6" stroke="{DARK}" stroke-width="2"/></pattern></defs>'
)
HATCHED = "url(#budget-arcering)"


def budget_svg(told: Mapping[str, Any]) -> str:
    """A bar for each line, readable without colour and told in words as well."""
    rows = told["lines"]
    most = max(
        (max(_value(row, "budget"), _value(row, "used")) for row in rows), default=Decimal(1)
    )
    height = ABOVE + HIGH * len(rows) + BELOW
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" font-size="14" fill="{INK}"',
        ' role="img" aria-labelledby="budget-titel">',
        f'<title id="budget-titel">{escape(_told(rows))}</title>',
        HATCHING,
        *_legend(),
    ]
    for place, row in enumerate(rows):
        parts += _line(ABOVE + HIGH * place, row, Decimal(WIDTH - 4) / (most or Decimal(1)))
    return "\n".join([*parts, "</svg>"])


def _told(rows: Any) -> str:
    each = (
        f"{label(row)}: {figure(row, 'used')} gebruikt, budget {figure(row, 'budget')}"
        for row in rows
    )
    return f"Gebruikt per begrotingsregel. {'; '.join(each)}."


def _legend() -> Iterator[str]:
    for at, (fill, said) in enumerate(((DARK, "betaald"), (HATCHED, "staat open"))):
        yield _bar(1 + at * 120, 4, Decimal(18), fill)
        yield f'<text x="{26 + at * 120}" y="18">{said}</text>'
    yield f'<path d="M248 1V23" stroke="{INK}" stroke-width="3"/>'
    yield '<text x="258" y="18">budget</text>'


def _line(top: int, row: Mapping[str, Any], scale: Decimal) -> Iterator[str]:
    used, still_open = _value(row, "used"), _value(row, "open")
    said = label(row) + (" ▲ overschreden" if _value(row, "free") < 0 else "")
    yield f'<text x="0" y="{top + 16}" font-weight="bold">{escape(said)}</text>'
    paid = (used - still_open) * scale
    if paid:
        yield _bar(1, top + 24, paid, DARK)
    if still_open:
        yield _bar(1 + paid, top + 24, still_open * scale, HATCHED)
    end = used * scale
    if row["budget"] is not None:
        at = round(1 + _value(row, "budget") * scale, 1)
        yield f'<path d="M1 {top + 24 + BAR}H{at}" stroke="{INK}"/>'
        yield f'<path d="M{at} {top + 21}V{top + 27 + BAR}" stroke="{INK}" stroke-width="3"/>'
    beside = end < WIDTH - AMOUNT
    x, anchor = (round(end + 8, 1), "start") if beside else (WIDTH - 2, "end")
    y = top + 24 + BAR - 5 if beside else top + 16
    yield f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(amount(used))}</text>'


def _bar(x: Decimal | int, y: int, wide: Decimal, fill: str) -> str:
    return (
        f'<rect x="{round(x, 1)}" y="{y}" width="{round(wide, 1)}" height="{BAR - 2}" '
        f'fill="{fill}" stroke="{DARK}"/>'
    )


def _value(row: Mapping[str, Any], name: str) -> Decimal:
    return money(row[name]) or Decimal(0)
