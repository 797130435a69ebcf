"""The pieces a fact's line is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from journeys.language.fields import field_label
from journeys.language.showing import DESTROYED, Changed, is_destroyed, one_line, value_label


class Place(Enum):
    """Where in the line a piece stands: ``Herstel van 10: soort was taal (…) – "reden"``."""

    HEAD = auto()
    MAIN = auto()
    ASIDE = auto()
    QUOTE = auto()


@dataclass(frozen=True)
class Part:
    """One field's piece of the line."""

    field: str
    text: str = "{}"
    place: Place = Place.MAIN
    usual: object = None
    """The value that goes without saying."""
    show: Callable[[Any], str] | None = None


def head(field: str, text: str) -> Part:
    """A piece that belongs to the fact's name itself."""
    return Part(field, text, Place.HEAD)


def main(
    field: str,
    text: str = "{}",
    usual: object = None,
    show: Callable[[Any], str] | None = None,
) -> Part:
    """A piece after the colon."""
    return Part(field, text, Place.MAIN, usual, show)


def aside(field: str, text: str = "{}", usual: object = None) -> Part:
    """A piece between brackets."""
    return Part(field, text, Place.ASIDE, usual)


def quote(field: str) -> Part:
    """What somebody wrote, between quotation marks."""
    return Part(field, place=Place.QUOTE)


def piece(part: Part, value: Any, longest: int) -> str:
    """The text of one piece, empty when there is nothing to say."""
    if value is None or value == part.usual:
        return ""
    if part.place is Place.QUOTE:
        return quoted(value, longest)
    if is_destroyed(value):
        shown = DESTROYED if part.place is Place.HEAD else f"{field_label(part.field)} {DESTROYED}"
        return f" {shown}" if part.place is Place.HEAD else shown
    shown = part.show(value) if part.show else value_label(part.field, value)
    if isinstance(value, Changed) and "{}" not in part.text:
        return f"{field_label(part.field)} {clipped(shown, longest)}"
    return part.text.format(clipped(shown, longest)) if shown else ""


def quoted(value: Any, longest: int) -> str:
    """Somebody's words between quotation marks, cut off when they run long."""
    if isinstance(value, Changed):
        return f"{quoted(value.old, longest)} → {quoted(value.new, longest)}"
    if value is None or is_destroyed(value):
        return DESTROYED if value is not None else "leeg"
    words = one_line(value)
    return f'"{clipped(words, longest)}"' if words else ""


def clipped(text: str, longest: int) -> str:
    """The text, cut off at a length with an ellipsis."""
    return text if len(text) <= longest else text[: max(longest - 1, 0)].rstrip() + "…"


def changes_shown(changes: Any) -> str:
    """``soort was taal, datum was 26-02-2026``: what a correction says it really was."""
    if not isinstance(changes, Mapping):
        return one_line(changes)
    return ", ".join(
        f"{one_line(field_label(str(field)))} was {_change(str(field), value)}"
        for field, value in changes.items()
    )


def _change(field: str, value: Any) -> str:
    shown = value_label(field, value)
    said = isinstance(value, str) and " " in value
    return f'"{shown}"' if said and not is_destroyed(value) else shown


def observations_shown(observations: Any) -> str:
    """``aanbod geweigerd op 24-05-2025 (gesprek)``, one after the other."""
    if not isinstance(observations, list | tuple):
        return one_line(observations)
    return "; ".join(_observation(one) for one in observations)


def _observation(one: Any) -> str:
    if not isinstance(one, Mapping):
        return one_line(one)
    words = {name: value_label(name, one[name]) for name in ("kind", "on", "source") if name in one}
    said = words.get("kind", "waarneming")
    said += f" op {words['on']}" if "on" in words else ""
    return said + (f" ({words['source']})" if "source" in words else "")
