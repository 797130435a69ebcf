"""How a budget is said in Dutch: its columns, its amounts, and what to look at."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from journeys.language import amount, as_day, as_instant, day, instant

Row = Mapping[str, Any]
"""One line of a budget, as programs read it."""

COLUMNS: Mapping[str, str] = {
    "budget": "Budget",
    "committed": "Verplicht",
    "paid": "Betaald",
    "released": "Vrijgevallen",
    "open": "Staat open",
    "used": "Gebruikt",
    "free": "Vrij",
}
KINDS: Mapping[str, str] = {
    "committed": "verplicht",
    "paid": "betaald",
    "released": "vrijgevallen",
}
MEANINGS: Mapping[str, str] = {
    "budget": "Wat er voor het hele jaar is.",
    "committed": "In deze periode voor een inwoner toegezegd, bijvoorbeeld aan een aanbieder.",
    "paid": "In deze periode betaald, ook voor wat eerder is verplicht.",
    "released": "Eerder verplicht en toch niet nodig: dat geld komt terug.",
    "open": "In deze periode verplicht, en nog niet betaald of vrijgevallen.",
    "used": "Wat open staat, wat daarvan al is betaald, en wat zonder verplichting is betaald.",
    "free": "Het budget min wat is gebruikt. Onder nul is de regel overschreden.",
}
"""What each column means."""
WHICH_YEAR = (
    "Een verplichting telt bij het jaar waarin zij is aangegaan, ook als zij later wordt betaald."
)
NO_BUDGET = "Een budget geldt per kalenderjaar: vrij staat er als de periode op 1 januari begint."
NONE = "–"


def money(text: Any) -> Decimal | None:
    """An amount as programs read it, or nothing."""
    return None if text is None else Decimal(text)


def figure(row: Row, name: str) -> str:
    """An amount of a line in euros."""
    found = row[name]
    value = money(found["amount"] if isinstance(found, Mapping) else found)
    return NONE if value is None else amount(value)


def label(row: Row) -> str:
    """What a line is called."""
    if row["label"]:
        return str(row["label"])
    return f"Regel onbekend: {row['line']}" if row["line"] else "Regel onbekend"


def remarks(row: Row) -> Iterator[str]:
    """What somebody should look at."""
    free = money(row["free"])
    if free is not None and free < 0:
        yield f"Overschreden met {amount(-free)}."
    said = {
        ("paid", "without"): "betaald zonder verplichting",
        ("released", "without"): "vrijgevallen zonder verplichting: dat geeft niets terug",
        ("paid", "before"): "betaald van eerdere verplichtingen: dat drukt op het budget van toen",
        ("released", "before"): "vrijgevallen van eerdere verplichtingen",
    }
    for (kind, part), what in said.items():
        if (found := Decimal(row[kind][part])) > 0:
            yield f"{amount(found)} {what}."
    if (found := Decimal(row["open_before"])) > 0:
        yield f"{amount(found)} van eerdere verplichtingen staat nog open."


def answer(told: Row) -> str:
    """The budget in one sentence."""
    over = [label(row) for row in told["lines"] if (money(row["free"]) or 0) < 0]
    total = told["total"]
    if total["free"] is None:
        first = f"{figure(total, 'used')} gebruikt"
    else:
        first = f"{figure(total, 'used')} gebruikt van {figure(total, 'budget')}"
    return f"{first}; " + (f"overschreden: {', '.join(over)}." if over else "niets overschreden.")


def period(told: Row) -> str:
    """Over which days, as known when."""
    first, last, known = as_day(told["from"]), as_day(told["to"]), as_instant(told["known_at"])
    assert first
    assert last
    assert known
    return f"{day(first)} tot en met {day(last)} · zoals bekend op {instant(known)}"
