"""The roads as a picture: a box for each step, a line for each way from one to another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from journeys.language.roads import STEPS

BOX, HIGH, STEP, BULGE, NUMBER = 236, 46, 76, 22, 100
"""Pixels: a box wide and high, from one box to the next, how much further out a line lies for
each step it passes, and room for a number."""
EDGE = 2
DARK, LIGHT, INK = "#154273", "#b2d7ee", "#1a1a1a"
THICKEST = 14
DRAWN = 16
"""Lines at most; the table names them all."""

ARROW = (
    '<defs><marker id="wegen-pijl" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" '
    'markerHeight="9" orient="auto" markerUnits="userSpaceOnUse">'
    f'<path d="M0 0L8 4L0 8z" fill="{DARK}"/></marker></defs>'
)


class Way(NamedTuple):
    """A line: from the box at one place to that at another, how many went, and in how long."""

    start: int
    end: int
    clients: int
    days: int | None


Leg = tuple[str, str, int, int | None]
"""From which step to which, how many went, and the median of the days between."""
Waiting = Mapping[str, tuple[int, int | None]]
"""At which step how many stand now, and the median of their days there."""


def roads_svg(reached: Mapping[str, int | None], legs: Sequence[Leg], waiting: Waiting) -> str:
    """The busiest ways: straight to the next step, to the right past some, to the left back.

    ``reached`` is how many took each step.
    """
    places = {step: place for place, step in enumerate(reached)}
    busiest = sorted(legs, key=lambda leg: -leg[2])[:DRAWN]
    ways = [Way(places[start], places[end], count, days) for start, end, count, days in busiest]
    most = max((way.clients for way in ways), default=1)
    left = min((_furthest(way) - NUMBER for way in ways if way.end < way.start), default=-EDGE)
    right = max((_furthest(way) + NUMBER for way in ways), default=0)
    wide, high = max(right, BOX + EDGE) - left, STEP * len(places)
    told = "; ".join(f"{STEPS[a]} naar {STEPS[b].lower()}: {n}" for a, b, n, _ in busiest)
    return "\n".join(
        [
            f'<svg class="chart" viewBox="{left} {-EDGE} {wide} {high}" role="img"',
            f' aria-labelledby="wegen-titel" font-size="14" fill="{INK}">',
            f'<title id="wegen-titel">De drukste wegen van stap naar stap. {escape(told)}.</title>',
            ARROW,
            *(line for way in ways for line in _line(way, most)),
            *(
                box
                for step, count in reached.items()
                for box in _box(places[step], step, count, waiting.get(step))
            ),
            *(_label(way) for way in ways),
            "</svg>",
        ]
    )


def _top(place: int) -> int:
    return STEP * place


def _box(
    place: int, step: str, count: int | None, waiting: tuple[int, int | None] | None
) -> Iterator[str]:
    y = _top(place)
    yield (
        f'<rect x="0" y="{y}" width="{BOX}" height="{HIGH}" rx="4" fill="#ffffff" '
        f'stroke="{DARK}" stroke-width="1.5"/>'
    )
    yield f'<text x="8" y="{y + 20}">{escape(STEPS[step])}</text>'
    yield (
        f'<text x="{BOX - 8}" y="{y + 20}" text-anchor="end" font-weight="bold">'
        f"{'' if count is None else count}</text>"
    )
    if waiting:
        here, days = waiting
        said = f"nu hier {here}" + ("" if days is None else f", helft {days} dagen of meer")
        yield f'<text x="8" y="{y + 38}" font-size="12">{said}</text>'


def _line(way: Way, most: int) -> Iterator[str]:
    thick = round(max(1.5, THICKEST * way.clients / most), 1)
    yield (
        f'<path d="{_path(way)}" fill="none" stroke="{LIGHT}" stroke-width="{thick}" '
        'stroke-linecap="butt"/>'
    )
    yield (
        f'<path d="{_path(way)}" fill="none" stroke="{DARK}" stroke-width="1" '
        'marker-end="url(#wegen-pijl)"/>'
    )


def _path(way: Way) -> str:
    if _is_next(way):
        x = BOX // 2
        return f"M{x} {_top(way.start) + HIGH}V{_top(way.end)}"
    # The curve reaches three quarters of the way to where it is drawn to.
    x = _edge(way)
    out = round(x + (_furthest(way) - x) * 4 / 3)
    y, to = _top(way.start) + HIGH * 2 // 3, _top(way.end) + HIGH // 3
    return f"M{x} {y}C{out} {y} {out} {to} {x} {to}"


def _is_next(way: Way) -> bool:
    return way.end == way.start + 1


def _edge(way: Way) -> int:
    return BOX if way.end > way.start else 0


def _furthest(way: Way) -> int:
    passed = abs(way.end - way.start)
    return _edge(way) + (BULGE * passed if way.end > way.start else -BULGE * passed)


def _label(way: Way) -> str:
    middle = (_top(way.start) + _top(way.end) + HIGH) // 2 + 5
    x, anchor = _furthest(way) + 5, "start"
    if _is_next(way):
        x = BOX // 2 + 12
    elif way.end < way.start:
        x, anchor = _furthest(way) - 3, "end"
    days = "" if way.days is None else f'<tspan font-size="12"> in {way.days} d</tspan>'
    return (
        f'<text x="{x}" y="{middle}" text-anchor="{anchor}" font-size="13" stroke="#ffffff" '
        f'stroke-width="4" paint-order="stroke">{way.clients}{days}</text>'
    )
