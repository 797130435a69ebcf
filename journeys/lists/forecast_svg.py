"""A forecast as a picture: a bar per week, readable without colour and told in words as well."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from journeys.language import as_day, short
from journeys.lists.forecast_counts import (
    NOT_PROMISED,
    Row,
    by_week,
    count_lines,
    policies_line,
)
from journeys.lists.forecast_table import title_of

STEP, BAR, HEIGHT, MARGIN, BELOW, ABOVE = 26, 18, 240, 48, 64, 60
"""Pixels: from bar to bar, a bar's width, the tallest, beside, below and above them."""
NARROWEST = 640
LABELLED = 4
"""Every how many weeks the first day is written under the bar."""
DARK, LIGHT, INK = "#154273", "#b2d7ee", "#1a1a1a"
"""Bars contrast with the white behind them and with each other; the hatching tells them apart
without colour."""

READ_AS = (
    'xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" lang="nl" '
    f'font-family="sans-serif" font-size="12" fill="{INK}"'
)
HATCHING = (
    '<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{LIGHT}"/>'
    f'<path d="M0 0V6" stroke="{DARK}" stroke-width="2"/></pattern></defs>'
)


def forecast_svg(forecast: Row) -> str:
    """One bar per week: what is known, on top of it hatched what would recur."""
    weeks = by_week(forecast)
    most = max((total["to_plan"] + total["recurring"] for _, total in weeks), default=0) or 1
    places = [_weeks_on(forecast, row["from"]) for row, _ in weeks]
    width = max(NARROWEST, 2 * MARGIN + STEP * (1 + _weeks_on(forecast, forecast["until"])))
    height = ABOVE + HEIGHT + BELOW
    parts = [
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" {READ_AS}>',
        f'<title id="title">{escape(title_of(forecast))}</title>',
        f'<desc id="desc">{escape(" ".join(_told(forecast)))}</desc>',
        HATCHING,
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_legend(),
        f'<text x="{MARGIN}" y="{ABOVE + HEIGHT + 54}">{escape(policies_line(forecast))}</text>',
        *_axis(width, most),
        *(
            part
            for place, (row, total) in zip(places, weeks, strict=True)
            for part in _bar(place, row, total, most)
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _weeks_on(forecast: Row, to: object) -> int:
    """How many weeks a day lies after the first, so that an empty week leaves its place empty."""
    first, day = as_day(forecast["on"]), as_day(to)
    return ((day - first).days + first.weekday()) // 7 if first and day else 0


def _told(forecast: Row) -> Iterator[str]:
    """The picture in words, week by week."""
    yield ". ".join([*count_lines(forecast), f"Gerekend met {policies_line(forecast)}"]) + "."
    for row, total in by_week(forecast):
        yield f"{row['week']}: {total['to_plan']} te plannen, {total['recurring']} keren terug."
    yield NOT_PROMISED


def _legend() -> Iterator[str]:
    signs = ((DARK, "te plannen"), ("url(#hatched)", "keert terug (niet toegezegd)"))
    for number, (fill, said) in enumerate(signs):
        left = MARGIN + 120 * number
        yield f'<rect x="{left}" y="16" width="14" height="14" fill="{fill}" stroke="{DARK}"/>'
        yield f'<text x="{left + 20}" y="28">{said}</text>'


def _axis(width: int, most: int) -> Iterator[str]:
    for count in sorted({0, most // 2, most}):
        y = _y(count, most)
        yield f'<path d="M{MARGIN} {y}H{width - MARGIN}" stroke="#767676" stroke-width="1"/>'
        yield f'<text x="{MARGIN - 6}" y="{y + 4}" text-anchor="end">{count}</text>'


def _y(count: int, most: int) -> int:
    return ABOVE + HEIGHT - round(HEIGHT * count / most)


def _bar(place: int, row: Row, total: dict[str, int], most: int) -> Iterator[str]:
    left = MARGIN + STEP * place + (STEP - BAR) // 2
    below = 0
    for fill, count in ((DARK, total["to_plan"]), ("url(#hatched)", total["recurring"])):
        if count:
            top, bottom = _y(below + count, most), _y(below, most)
            yield (
                f'<rect class="bar" x="{left}" y="{top}" width="{BAR}" height="{bottom - top}" '
                f'fill="{fill}" stroke="{DARK}"/>'
            )
        below += count
    first = as_day(row["from"])
    if place % LABELLED == 0 and first:
        yield f'<text x="{left}" y="{ABOVE + HEIGHT + 18}">{escape(row["week"])}</text>'
        yield f'<text x="{left}" y="{ABOVE + HEIGHT + 34}">{short(first)}</text>'
