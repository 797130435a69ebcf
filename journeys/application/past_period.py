"""A period that can be reported on: it lies in the past, and begins before it ends."""

from datetime import date

from journeys.language.refusal import Refusal


def require_past(what: str, first: date, last: date, today: date) -> None:
    """Refuse a period that cannot be; ``what`` says what was not made. Raises ``Refusal``."""
    if first > last:
        raise Refusal(
            "WRONG_PERIOD",
            what,
            f"De periode begint op {first:%d-%m-%Y} en eindigt daarvoor, op {last:%d-%m-%Y}.",
            "Geef eerst de eerste dag en dan de laatste.",
            field="to",
        )
    if last > today:
        raise Refusal(
            "NOT_IN_THE_FUTURE",
            what,
            f"De periode eindigt op {last:%d-%m-%Y}, na vandaag ({today:%d-%m-%Y}).",
            f"Kies een laatste dag tot en met {today:%d-%m-%Y}.",
            field="to",
        )
