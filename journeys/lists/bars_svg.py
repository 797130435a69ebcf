"""Bars side by side, drawn: each has its number, and its pattern tells it apart without colour."""

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

WIDTH, BAR, GAP, LABEL, ABOVE, AFTER = 440, 14, 14, 20, 8, 52
"""Pixels: the whole, a bar's height, between groups, a group's name, above all, for a number."""
DARK, LIGHT, INK = "#154273", "#b2d7ee", "#1a1a1a"
"""The same as of every chart: they contrast with white and with each other."""


def bars_svg(
    name: str, title: str, groups: Mapping[str, Sequence[int]], said: Sequence[str]
) -> str:
    """A group of bars under each name; ``said`` is what each bar of a group counts.

    ``name`` tells its parts apart from those of another chart on the same page.
    """
    most = max((count for counts in groups.values() for count in counts), default=0) or 1
    top = ABOVE + (LABEL + 6 if len(said) > 1 else 0)
    high = LABEL + BAR * len(said) + GAP
    height = top + high * len(groups)
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" font-size="14" fill="{INK}"',
        f' role="img" aria-labelledby={quoteattr(f"{name}-titel")}>',
        f"<title id={quoteattr(f'{name}-titel')}>{escape(_told(title, groups, said))}</title>",
        _hatching(name),
        *(_legend(name, said) if len(said) > 1 else ()),
    ]
    for place, (group, counts) in enumerate(groups.items()):
        parts += _group(name, top + place * high, group, counts, most)
    return "\n".join([*parts, "</svg>"])


def _told(title: str, groups: Mapping[str, Sequence[int]], said: Sequence[str]) -> str:
    each = (
        f"{group}: {', '.join(f'{count} {what}' for count, what in zip(counts, said, strict=True))}"
        for group, counts in groups.items()
    )
    return f"{title}. {'; '.join(each)}."


def _hatching(name: str) -> str:
    return (
        f'<defs><pattern id={quoteattr(f"{name}-arcering")} width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{LIGHT}"/>'
        f'<path d="M0 0V6" stroke="{DARK}" stroke-width="2"/></pattern></defs>'
    )


def _fill(name: str, at: int) -> str:
    return (LIGHT, f"url(#{name}-arcering)", DARK)[at]


def _legend(name: str, said: Sequence[str]) -> Iterator[str]:
    wide = WIDTH / len(said)
    for at, what in enumerate(said):
        yield _bar(at * wide + 1, ABOVE, 18, _fill(name, at))
        yield f'<text x="{at * wide + 25}" y="{ABOVE + 12}">{escape(what)}</text>'


def _group(name: str, top: int, group: str, counts: Sequence[int], most: int) -> Iterator[str]:
    yield f'<text x="0" y="{top + LABEL - 5}" font-weight="bold">{escape(group)}</text>'
    for at, count in enumerate(counts):
        y, long = top + LABEL + at * BAR, round((WIDTH - AFTER) * count / most, 1)
        if count:
            yield _bar(1, y, long, _fill(name, at))
        yield f'<text x="{long + 8}" y="{y + 12}" font-size="13">{count}</text>'


def _bar(x: float, y: int, wide: float, fill: str) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{BAR - 2}" fill={quoteattr(fill)} '
        f'stroke="{DARK}"/>'
    )
