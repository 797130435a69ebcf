"""What another set would change from a day on, as everybody who decides on it may see it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from markupsafe import Markup

from journeys.application.policy_diff import Diff, diff_in
from journeys.application.what_if import what_if
from journeys.lists import what_if_chart, what_if_csv
from journeys.lists.what_if import ESCALATIONS, lapses_line, signed, totals_line, week_label
from journeys.lists.what_if_csv import KINDS
from journeys.policies import PolicySet
from journeys.policies.differences_in_words import RuleDiffers, differences_in_words
from journeys.service.attached import sealed
from journeys.service.who import Asker

WEEKS = 13


@dataclass(frozen=True)
class Weighed:
    """A set weighed against the one that counts on a day without it."""

    asker: Asker
    before: PolicySet
    after: PolicySet
    begins: date
    found: dict[str, Any]

    @cached_property
    def differing(self) -> list[RuleDiffers]:
        """What the sets say otherwise."""
        return differences_in_words(self.before, self.after)

    @property
    def answer(self) -> str:
        """For how many anything changes, and how."""
        return " ".join((totals_line(self.found), *lapses_line(self.found)))

    @property
    def chart(self) -> Markup:
        """Both sets, week by week; every text in it is escaped by who draws it."""
        return Markup(what_if_chart(self.found))

    @property
    def weeks(self) -> list[tuple[dict[str, Any], int, int]]:
        """Each week, with how many join and leave somebody's work in it."""
        return [
            (week, *(sum(len(one[side]) for one in week["consultants"]) for side in SIDES))
            for week in self.found["weeks"]
        ]

    @property
    def escalations(self) -> dict[str, str]:
        """The ways in which an escalation moves by itself, as far as any does."""
        return {one: KINDS[one] for one in ESCALATIONS if self.found["totals"][one]}

    @cached_property
    def csv(self) -> bytes:
        """The same, client by client."""
        return what_if_csv(self.found)

    @property
    def sealed(self) -> str:
        """What goes with a decision that rests on this."""
        return sealed(self.asker.journeys, self.diff)

    @property
    def diff(self) -> Diff:
        """Of which sets it was made, and its hash."""
        return diff_in(self.csv)

    def labels(self) -> dict[str, Any]:
        """What a template writes it with."""
        return {"week_label": week_label, "signed": signed}


SIDES = ("joins", "leaves")


def weighed(asker: Asker, after: PolicySet, begins: date, weeks: int = WEEKS) -> Weighed:
    """Weigh a set from a day on; takes a while with many clients. Raises ``Refusal``."""
    journeys = asker.journeys
    journeys.reread_policies()
    before = journeys.policies.on(begins)
    found = what_if(journeys, before, after, on=begins, weeks=weeks)
    return Weighed(asker, before, after, begins, found)
