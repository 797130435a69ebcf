"""A figure's parts, drawn: what is not shown has a pattern and words of its own."""

from collections.abc import Iterator
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from journeys.lists.bars_svg import DARK, INK
from journeys.lists.council.document import Bar, Document, Told

WIDTH, LABEL, AFTER, HIGH, STEP, ABOVE = 720, 230, 60, 20, 30, 8
"""Pixels: the whole, room for labels, for a number; a bar, from bar to bar, and above them all."""
NOT_SHOWN = 46
"""How wide what is not shown stands, whatever it is."""
HEAD, BELOW, EDGE = 84, 40, 24
LINE, FITS = 18, 110
"""Pixels from line to line under the charts, and characters on each."""
SVG = (
    'xmlns="http://www.w3.org/2000/svg" lang="nl" role="img" '
    f'font-family="sans-serif" font-size="15" fill="{INK}"'
)


def chart_svg(figure: Told) -> str:
    """One figure's bars, for on a page; its title tells them all."""
    name = f"grafiek-{figure.id}"
    height = _height(figure)
    return "\n".join(
        [
            f'<svg {SVG} class="chart" viewBox="0 0 {WIDTH} {height}" aria-labelledby="{name}">',
            f"<title id={quoteattr(name)}>{escape(_said(figure))}</title>",
            *_bars(figure),
            "</svg>",
        ]
    )


def picture_svg(told: Document) -> bytes:
    """The charts of a report as one picture that stands alone."""
    heights = [HEAD + _height(figure) + BELOW for figure in told.charts]
    below = _below(told)
    wide, high = WIDTH + 2 * EDGE, 64 + sum(heights) + 12 + LINE * len(below)
    parts = [
        f'<svg {SVG} viewBox="0 0 {wide} {high}" aria-labelledby="title description">',
        f'<title id="title">{escape(f"{told.title}, {told.period}")}</title>',
        f'<desc id="description">{escape(" ".join(map(_said, told.charts)))}</desc>',
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
        f'<rect width="{wide}" height="8" fill="{DARK}"/>',
        _text(EDGE, 46, f"{told.title} · {told.period}", 'font-weight="bold" font-size="22"'),
    ]
    top = 64
    for figure, tall in zip(told.charts, heights, strict=True):
        parts.append(f'<g transform="translate({EDGE} {top})">')
        parts.append(
            _text(0, 34, f"{figure.label}: {figure.number}", 'font-weight="bold" font-size="18"')
        )
        parts.append(_text(0, 58, figure.meaning, ""))
        parts.append(f'<g transform="translate(0 {HEAD - 10})">')
        parts += _bars(figure)
        parts.append("</g></g>")
        top += tall
    parts += (
        _text(EDGE, top + 8 + LINE * place, line, 'font-size="13"')
        for place, line in enumerate(below)
    )
    return "\n".join([*parts, "</svg>\n"]).encode()


def _below(told: Document) -> list[str]:
    """What the picture rests on, in lines that fit; SVG breaks none by itself."""
    definitions = [f"{figure.definition}: {figure.counted}" for figure in told.charts]
    small = dict(told.about)["Kleine aantallen"]
    return [line for said in (told.as_of, *definitions, small) for line in wrap(said, FITS)]


def _said(figure: Told) -> str:
    each = (
        f"{bar.label} {'niet getoond' if bar.share is None else bar.number}" for bar in figure.bars
    )
    return f"{figure.label}: {figure.number}. {'; '.join(each)}."


def _height(figure: Told) -> int:
    return ABOVE + STEP * len(figure.bars)


def _bars(figure: Told) -> Iterator[str]:
    hatched = f"arcering-{figure.id}"
    if any(bar.share is None for bar in figure.bars):
        yield (
            f'<defs><pattern id="{hatched}" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>'
            f'<path d="M0 0V6" stroke="{DARK}"/></pattern></defs>'
        )
    room = WIDTH - LABEL - AFTER
    yield f'<path d="M{LABEL} 0V{_height(figure)}" stroke="{DARK}"/>'
    for place, bar in enumerate(figure.bars):
        yield from _bar(bar, ABOVE + place * STEP, room, hatched)


def _bar(bar: Bar, top: int, room: int, hatched: str) -> Iterator[str]:
    yield _text(LABEL - 12, top + 15, bar.label, 'text-anchor="end"')
    wide = NOT_SHOWN if bar.share is None else round(room * bar.share, 1)
    fill = f"url(#{hatched})" if bar.share is None else DARK
    dashed = ' stroke-dasharray="4 3"' if bar.share is None else ""
    if wide:
        yield (
            f'<rect x="{LABEL}" y="{top}" width="{wide}" height="{HIGH}" fill="{fill}" '
            f'stroke="{DARK}"{dashed}/>'
        )
    said = f"{bar.number} niet getoond" if bar.share is None else bar.number
    yield _text(LABEL + wide + 10, top + 15, said, 'font-weight="bold"')


def _text(x: float, y: float, said: str, how: str) -> str:
    return f'<text x="{x}" y="{y}" {how}>{escape(said)}</text>'
