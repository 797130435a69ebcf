"""The fields of a form as they are drawn: each with what was typed and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeys.service.pages.forms.faults import Faults
from journeys.service.pages.forms.fields import FormField
from journeys.service.pages.forms.filled import Typed, as_text, rows_of

MORE = "nog"
"""The button that asks for one more row has this name, and the field's as its value."""
FEW_CHOICES = 7
"""So many are seen at one look; of more one chooses from a list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possibility."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Widget:
    """One field as it is drawn; ``rows`` are those of which it is made itself."""

    id: str
    name: str
    label: str
    kind: str
    required: bool
    folded: bool
    when: str
    text: str
    fault: str | None
    choices: tuple[Choice, ...]
    rows: "tuple[tuple[Widget, ...], ...]"
    at_least: int | None
    at_most: int | None
    latest: str | None

    @property
    def is_wrong(self) -> bool:
        """Whether something is wrong with it, or with a part of it."""
        return bool(self.fault) or any(part.is_wrong for row in self.rows for part in row)


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the summary, with where it brings one."""

    id: str
    label: str
    said: str


def widgets(
    fields: Iterable[FormField],
    typed: Typed,
    faults: Faults,
    latest: Mapping[str, str] | None = None,
    under: str = "",
) -> list[Widget]:
    """The fields of a form; ``latest`` is the last day that a field may name."""
    return [_widget(field, typed, faults, latest or {}, under + field.name) for field in fields]


def _widget(
    field: FormField, typed: Typed, faults: Faults, latest: Mapping[str, str], at: str
) -> Widget:
    texts = typed.get(at, [])
    return Widget(
        id=place_id(at),
        name=at,
        label=field.label,
        kind=_drawn(field),
        required=field.required,
        folded=field.folded,
        when=field.when,
        text=texts[-1] if texts else "",
        fault=faults.get(at),
        choices=tuple(
            Choice(place_id(at, number), text, label, text in texts)
            for number, (value, label) in enumerate(field.choices)
            for text in [as_text(value)]
        ),
        rows=tuple(tuple(row) for row in _rows(field, typed, faults, latest, at)),
        at_least=field.at_least,
        at_most=field.at_most,
        latest=latest.get(field.name),
    )


def _drawn(field: FormField) -> str:
    """What was chosen from a list can be left out again."""
    listed = len(field.choices) > FEW_CHOICES or not field.required
    return "list" if field.kind == "choice" and listed else field.kind


def _rows(
    field: FormField, typed: Typed, faults: Faults, latest: Mapping[str, str], at: str
) -> Iterator[list[Widget]]:
    if field.kind == "parts":
        yield widgets(field.parts, typed, faults, latest, f"{at}.")
    if field.kind == "rows":
        many = max(rows_of(typed, at), 1) + (field.name in typed.get(MORE, []))
        for row in range(many):
            yield widgets(field.parts, typed, faults, latest, f"{at}.{row}.")


def summary(drawn: Iterable[Widget]) -> list[Fault]:
    """Everything that is wrong, in the order of the form."""
    found: list[Fault] = []
    for widget in drawn:
        if widget.fault:
            where = widget.choices[0].id if widget.choices and widget.kind != "list" else widget.id
            found.append(Fault(where, widget.label, widget.fault))
        for row in widget.rows:
            found += summary(row)
    return found


def place_id(at: str, choice: int | None = None) -> str:
    """The id of a field, or of one of its choices."""
    named = f"veld-{at.replace('.', '-')}"
    return named if choice is None else f"{named}-{choice}"
