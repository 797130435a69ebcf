"""The council's figures over a period, as known at an instant."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from journeys.aggregates.timeline import known_at
from journeys.application.bootstrap import Journeys
from journeys.application.past_period import require_past
from journeys.clock import local_day, written_instant
from journeys.language.refusal import Refusal
from journeys.reports.council import council, looked_at
from journeys.reports.definition import Definition
from journeys.reports.definitions import chosen, shipped
from journeys.reports.figure import Figure, Number
from journeys.reports.past import Period
from journeys.reports.small_cells import Cell, hidden_cells, means_of_few
from journeys.reports.told_before import Told, ToldBefore

WHAT = "Het rapport is niet gemaakt"


class Report(NamedTuple):
    """The figures of a period; ``at_its_end`` are the same as they were known on its last day."""

    period: Period
    known_at: datetime
    policy: str
    figures: list[Figure]
    at_its_end: list[Figure]


def report(
    journeys: Journeys,
    first: date,
    last: date,
    *,
    known: datetime | None = None,
    definitions: Iterable[str] = (),
    only: str | None = None,
) -> Report:
    """Every figure from the first day through the last, days in Amsterdam.

    ``definitions`` names other versions than the first, such as ``spoken@2``, ``only`` the one
    figure that is wanted. Terms are those of the policy set that counts on the last day.

    Raises ``Refusal`` for a period that cannot be, or a definition that does not exist.
    """
    now = journeys.clock()
    instant = min(known, now) if known else now
    require_past(WHAT, first, last, local_day(now))
    which = _wanted(chosen(shipped(), definitions), only)
    policy = journeys.policies.on(last, instant)
    with journeys.database.read() as connection:
        told = journeys.log.told_of(connection, looked_at(which, policy))
        everyone = ((ref, known_at(facts, instant)) for ref, facts in told)
        found = council(everyone, Period(first, last), end_of(last), which, policy)
    return Report(Period(first, last), instant, policy.label, *found)


def _wanted(every: list[Definition], only: str | None) -> list[Definition]:
    found = [one for one in every if only in (None, one.id)]
    if not found:
        raise Refusal(
            "UNKNOWN_FIGURE",
            f"Er is geen cijfer {only}",
            "",
            f"Er is: {', '.join(one.id for one in every)}.",
        )
    return found


def end_of(day: date) -> datetime:
    """The last instant of a day in Amsterdam."""
    return written_instant(day.isoformat())


class LeftOut(NamedTuple):
    """The cells that do not go outside; ``beside`` those of them that only an earlier report tells.

    Each of these with the number of that report.
    """

    cells: Collection[Cell]
    beside: Mapping[Cell, int]


def left_out(found: Report, threshold: int, earlier: Sequence[Told] = ()) -> LeftOut:
    """What of a report does not go outside, beside the reports that went before."""
    sums = shipped().sums
    before = ToldBefore(found.period, found.figures, sums, earlier, threshold)
    beside: dict[Cell, int] = {}

    def betrayed(hidden: Collection[Cell]) -> Collection[Cell]:
        more = before.betrayed(hidden)
        beside.update(more)
        return more

    return LeftOut(hidden_cells(found.figures, sums, threshold, betrayed), beside)


def report_json(
    found: Report, *, threshold: int | None = None, hidden: Collection[Cell] = ()
) -> dict[str, Any]:
    """The report as every door shows it; with a threshold as it may go outside, without these.

    A mean score of a few stands nowhere: what somebody said of their own health is theirs.
    """
    hidden = {*hidden, *means_of_few(found.figures)}
    return {
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "known_at": found.known_at.isoformat(),
        "policy": found.policy,
        **({} if threshold is None else {"hidden_below": threshold}),
        "figures": [_figure_json(figure, hidden) for figure in found.figures],
    }


def came_later(found: Report) -> dict[str, dict[str, Any]]:
    """What each figure was at the period's end, for those that facts recorded since changed."""
    hidden = means_of_few(found.at_its_end)
    return {
        now.id: _figure_json(then, hidden)
        for now, then in zip(found.figures, found.at_its_end, strict=True)
        if (now.value, now.by) != (then.value, then.by)
    }


def _figure_json(figure: Figure, hidden: Collection[Cell]) -> dict[str, Any]:
    shown: dict[Cell, int | float | None] = {(figure.id, None): _plain(figure.value)}
    shown |= {(figure.id, part): value for part, value in _parts(figure).items()}
    shown |= dict.fromkeys(shown.keys() & set(hidden))
    return {
        "id": figure.id,
        "label": figure.label,
        "value": shown[figure.id, None],
        "by": {part: shown[figure.id, part] for part in figure.by},
        "definition": figure.sentence,
        "definition_version": figure.version,
        "suppressed": any(cell in hidden for cell in shown),
    }


def _parts(figure: Figure) -> dict[str, int | float | None]:
    return {part: _plain(value) for part, value in figure.by.items()}


def _plain(value: Number) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
