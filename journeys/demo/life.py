"""One client's life: what has been told about it, and what is still to come.

A life moves from turn to turn. A turn tells facts and sets later turns; it knows nothing of the
day up to which the municipality is shown, so that a later day adds facts and changes none.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from journeys.demo.cast import Part
from journeys.demo.figures import FIRST_PERIOD_ENDS, LETTER_2026_PEILDATUM
from journeys.demo.office_hours import recorded_at, working_day_from

FactLine = dict[str, Any]

PERIOD_ENDS: Final = (
    FIRST_PERIOD_ENDS - timedelta(1),
    LETTER_2026_PEILDATUM - timedelta(1),
)
"""What happened up to these days is recorded by then, so that the letters' figures stand."""

QUIET_FROM, QUIET_UNTIL = date(2024, 11, 18), date(2026, 2, 9)

MP_TURNS: Final = (
    "contact",
    "contact_planned",
    "talk",
    "make_plan",
    "evaluate_plan",
    "measure_effect",
    "assign_route",
    "review_route",
    "activate",
    "conclude_referral",
    "end_activity",
    "knock",
    "signal",
    "dismiss_signal",
    "to_wsp",
)
"""What stops when MP no longer leads or the client leaves."""


class Life:
    """A client's state as far as the course of things needs it, and the facts told so far."""

    def __init__(self, part: Part, rng: Random) -> None:
        self.part = part
        self.rng = rng
        self.facts: list[FactLine] = []
        self.agenda: dict[str, date] = {}
        self.today = part.registered_on
        self.consultants: dict[str, str] = {}
        self.lead = part.lead
        self.trede = part.trede
        self.benefit = part.benefit
        self.route: str | None = None
        self.last_talk: date | None = None
        self.had_intake = False
        self.has_plan = False
        self.missed = 0
        self.activity: str | None = None
        self.activities = 0
        self.committed_cents = 0
        self.cost_line = ""
        self.extended = False
        self.obstacles: list[str] = []
        self.referral: str | None = None
        self.referrals = 0
        self.wsp_outcome = part.to_wsp.outcome if part.to_wsp else "accepted"
        self.leaving_reason = part.leaving.reason if part.leaving else "other"
        self.path_step = 0
        self.mistake: tuple[int, dict[str, Any] | None] = (0, None)
        self.path_people: dict[str, str] = {}
        self.told_later = (part.registered_on, "gesprek")
        self._last_recorded: datetime | None = None

    def live(self, until: date, turns: Mapping[str, Callable[["Life"], None]]) -> None:
        """Take every turn that comes before a day, in order."""
        # Turns of one day come in the order of the list: the talk before what follows from it.
        order = {name: place for place, name in enumerate(turns)}
        while self.agenda:
            turn = min(self.agenda, key=lambda name: (self.agenda[name], order[name]))
            if self.agenda[turn] >= until:
                break
            self.today = self.agenda.pop(turn)
            turns[turn](self)

    def plan(self, turn: str, on: date) -> None:
        """Set a turn, on a working day that is not past; it takes the place of one set before."""
        if self.part.lot.end == "quiet" and turn in MP_TURNS and QUIET_FROM <= on <= QUIET_UNTIL:
            on = QUIET_UNTIL + timedelta(self.rng.randint(3, 45))
        self.agenda[turn] = working_day_from(max(on, self.today))

    def forget(self, *turns: str) -> None:
        """Drop turns that were set."""
        for turn in turns:
            self.agenda.pop(turn, None)

    def in_days(self, first: int, last: int) -> date:
        """A day somewhere from ``first`` to ``last`` days after today."""
        return self.today + timedelta(self.rng.randint(first, last))

    def period_ends_within(self, days: int) -> bool:
        """Whether a letter's figures are drawn up so soon that recording may not wait."""
        return any(self.today <= end <= self.today + timedelta(days) for end in PERIOD_ENDS)

    def chance(self, probability: float) -> bool:
        """Whether something that happens so often happens now."""
        return self.rng.random() < probability

    def tell(
        self, fact_type: str, teller: str, /, *,
        on: date | None = None, days_late: int = 0, **fields: Any,
    ) -> int:  # fmt: skip
        """Add one fact and answer with its number."""
        happened = on or self.today
        known = max(happened + timedelta(days_late), self.today)
        day = working_day_from(known) if days_late else known
        if any(happened <= end < day for end in PERIOD_ENDS):
            day = self.today
        instant = recorded_at(self.rng, day, self._last_recorded)
        self._last_recorded = instant
        self.facts.append(
            {
                "client": self.part.client,
                "type": fact_type,
                "happened_on": happened.isoformat(),
                "recorded_by": teller,
                "recorded_at": instant.strftime("%Y-%m-%dT%H:%M:%SZ"),
                **{
                    name: value.isoformat() if isinstance(value, date) else value
                    for name, value in fields.items()
                    if value is not None
                },
            }
        )
        return len(self.facts)

    @property
    def consultant(self) -> str:
        """The client's participatieconsulent."""
        return self.consultants["participatieconsulent"]

    @property
    def income_consultant(self) -> str:
        """The client's inkomensconsulent."""
        return self.consultants["inkomensconsulent"]

    @property
    def wsp_consultant(self) -> str:
        """The client's WSP-consulent."""
        return self.consultants["wsp_consulent"]
