"""What another policy set would change, drawn: how many clients come up in each week."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from journeys.lists.what_if import OVERDUE, totals_line, week_label

WIDTH, HEIGHT = 960, 400
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 84, 48
SVG = (
    'xmlns="http://www.w3.org/2000/svg" lang="nl" role="img" '
    'aria-labelledby="title description" font-family="sans-serif" font-size="14" fill="#1a1a1a"'
)
APART = 120
"""How wide what is overdue stands, which belongs to no week."""
LABELS = 8
"""Weeks named under the axis at most; the table names them all."""
MARKED = 60
"""More marks than this would hide the line they stand on."""
LINES = 5
# Attributes, no stylesheet: within a page of ours the browser refuses one.
NAME = 'font-weight="bold" font-size="17"'
GRID = 'class="grid" stroke="#d0d0d0"'
LINE = {
    "before": 'class="before" stroke="#8a3800" stroke-width="2" stroke-dasharray="6 5" fill="none"',
    "after": 'class="after" stroke="#00508f" stroke-width="3" fill="none"',
}
MARK = {
    "before": 'class="before-mark" stroke="#8a3800" stroke-width="2" fill="#ffffff"',
    "after": 'class="after-mark" fill="#00508f"',
}

Point = tuple[float, float]


def what_if_chart(found: Mapping[str, Any]) -> str:
    """An SVG with its title and description; the series differ in dash and mark, not in colour
    alone.
    """
    before, after = found["before"]["policy"], found["after"]["policy"]
    weeks = found["weeks"]
    title = f"Inwoners per week van hun uiterste dag: {before} en {after}"
    return "\n".join(
        [
            f'<svg {SVG} viewBox="0 0 {WIDTH} {HEIGHT}">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(_described(found))}</desc>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            f'<text {NAME} x="{LEFT}" y="26">{escape(title)}</text>',
            *_legend(before, after),
            *_axes(weeks, _top(weeks)),
            *_series(weeks, "before"),
            *_series(weeks, "after"),
            "</svg>\n",
        ]
    )


def _described(found: Mapping[str, Any]) -> str:
    overdue, *weeks = found["weeks"]
    most = max(weeks, key=lambda week: abs(week["difference"]))
    return (
        f"{totals_line(found)} {OVERDUE.capitalize()} op {found['on']}: was {overdue['before']}, "
        f"wordt {overdue['after']}. Het grootste verschil is in {week_label(most)}: "
        f"was {most['before']}, wordt {most['after']}."
    )


def _top(weeks: Sequence[Mapping[str, Any]]) -> int:
    """The number at the upper end of the axis: a round one, so that the lines below it are too."""
    highest: int = max(LINES, *(week[side] for week in weeks for side in ("before", "after")))
    size: int = 10 ** (len(str(highest // LINES)) - 1)
    return LINES * size * -(-highest // (LINES * size))


def _at(place: int, count: int, of: int, top: int) -> Point:
    wide = (WIDTH - LEFT - APART - RIGHT) / (of - 1)
    x = LEFT + APART + (place - 0.5) * wide if place else LEFT + APART / 4
    return round(x, 1), round(HEIGHT - BOTTOM - count * (HEIGHT - TOP - BOTTOM) / top, 1)


def _legend(before: str, after: str) -> Iterator[str]:
    for series, label, x in (("before", before, LEFT), ("after", after, WIDTH / 2)):
        word = "was" if series == "before" else "wordt"
        yield f'<path {LINE[series]} d="M{x} 50h48"/>'
        yield _mark(series, (x + 24, 50))
        yield f'<text x="{x + 58}" y="55">{word}: {escape(label)}</text>'


def _axes(weeks: Sequence[Mapping[str, Any]], top: int) -> Iterator[str]:
    for line in range(LINES + 1):
        count = top * line // LINES
        _, y = _at(0, count, len(weeks), top)
        yield f'<path {GRID} d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 5}" text-anchor="end">{count}</text>'
    every = -(-(len(weeks) - 1) // LABELS)
    for place, week in enumerate(weeks):
        if place == 0 or (place - 1) % every == 0:
            x, _ = _at(place, 0, len(weeks), top)
            name = week_label(week)
            yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 24}" text-anchor="middle">{name}</text>'


def _series(weeks: Sequence[Mapping[str, Any]], series: str) -> Iterator[str]:
    """A line through the weeks; none leads from what is overdue, which stands apart."""
    top = _top(weeks)
    points = [_at(place, week[series], len(weeks), top) for place, week in enumerate(weeks)]
    path = "L".join(f"{x} {y}" for x, y in points[1:])
    yield f'<path {LINE[series]} d="M{path}"/>'
    marked = points if len(points) <= MARKED else points[:1]
    yield from (_mark(series, point) for point in marked)


def _mark(series: str, point: Point) -> str:
    x, y = point
    if series == "before":
        return f'<circle {MARK[series]} cx="{x}" cy="{y}" r="5"/>'
    return f'<rect {MARK[series]} x="{x - 4}" y="{y - 4}" width="8" height="8"/>'
