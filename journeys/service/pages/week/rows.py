"""What stands on somebody's week: the list of today as they may see it, with names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeys.aggregates.authority import SUPERVISOR
from journeys.application import due as lists
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import rule_label
from journeys.lists.absence import absence, absences_line
from journeys.lists.cells import ROLE_TEAMS, assignee
from journeys.lists.counts import count_line, empty_line
from journeys.policies import PolicySet
from journeys.service.access.rights import Action
from journeys.service.access.view import rows_seen
from journeys.service.pages.addressed import PER_PAGE
from journeys.service.pages.staff import called, everybody, staff_names
from journeys.service.pages.week.chosen import Chosen, Row
from journeys.service.who import Asker

EVERYBODY = "*"


@dataclass(frozen=True, slots=True)
class Week:
    """Somebody's list of a day; ``rows`` is all of it, ``selected`` what was asked for."""

    asker: Asker
    chosen: Chosen
    day: date
    policy: PolicySet
    rows: list[Row]
    selected: list[Row]
    absent: dict[str, date]
    staff: dict[str, str]
    is_of_several: bool
    """Whether more than one person or role is to act."""

    @property
    def whose(self) -> str:
        """Whose week it is, as the log names them."""
        return self.chosen.van or self.asker.name

    @property
    def selection(self) -> lists.Selection:
        """The part of the due-contact list that it is."""
        return lists.Selection(None if self.whose == EVERYBODY else self.whose)

    @property
    def escalates_to(self) -> str:
        """The role that has what is very late as well."""
        return self.policy.frame.defaults.escalate_to

    def answer(self) -> str:
        """The first line: how many, and how urgent; or that there is nobody, and until when."""
        if self.rows:
            return count_line(self.rows, self.day, self.escalates_to)
        journeys = self.asker.journeys
        coming = lists.next_list_day(journeys, self.day, selection=self.selection)
        return empty_line(self.day, coming, anybody=lists.anybody_registered(journeys, self.day))

    def who(self, row: Row) -> str:
        """Who is to act, where that is not plain: for whom, nobody yet, or one of several."""
        if row["person"] in self.absent:
            return absence(row["person"], self.absent)
        if self.is_of_several or (row["person"] is None and row["role"] in ROLE_TEAMS):
            return self.staff.get(row["person"], assignee(row))
        return ""

    def absences(self) -> str:
        """For whom somebody stands in."""
        return absences_line(self.absent)

    def rules(self) -> dict[str, str]:
        """The rules that stand on it, with their names."""
        found = {reason["rule"] for row in self.rows for reason in row["reasons"]}
        return {rule: rule_label(rule) for rule in sorted(found, key=rule_label)}

    def page(self) -> tuple[list[Row], dict[str, str]]:
        """The rows of one page and the names on it, noted as shown."""
        start = self.chosen.start
        by_name = self.chosen.volgorde == "naam"
        names = self._names(self.selected) if by_name else {}
        rows = self.chosen.ordered(self.selected, names)[start : start + PER_PAGE]
        self.asker.shown(*(row["client"] for row in rows))
        return rows, names or self._names(rows)

    def _names(self, rows: Iterable[Row]) -> dict[str, str]:
        return lists.names_of(self.asker.journeys, {row["client"] for row in rows})


def week_of(asker: Asker, chosen: Chosen) -> Week:
    """The week that somebody asks for, if they may. Raises ``Refusal``."""
    asker.require(Action.see_own_list)
    whose = chosen.van or asker.name
    if whose != asker.name:
        asker.require(Action.see_every_list)
    journeys = asker.journeys
    day = local_day(journeys.clock())
    policy = journeys.policies.on(day)
    selection = lists.Selection(None if whose == EVERYBODY else whose)
    found = lists.due(journeys, day, selection=selection, policy=policy)
    rows = rows_seen(found, policy, asker.sight)
    absent = lists.absences(journeys, selection, day)
    staff = staff_names(journeys)
    several = len({(row["role"], row["person"]) for row in rows}) > 1
    wanted = chosen.selected(rows, day)
    return Week(asker, chosen, day, policy, rows, wanted, absent, staff, several)


def people_with_a_week(asker: Asker, day: date) -> dict[str, str]:
    """Whose week this person may ask for, with their names; nobody's but their own for most."""
    if not asker.may(Action.see_every_list):
        return {}
    with_clients = {*CONSULTANT_ROLES, SUPERVISOR}
    present = [
        user
        for user in everybody(asker.journeys)
        if user.active_on(day) and not user.roles.isdisjoint(with_clients)
    ]
    named = {user.user: called(user) for user in present}
    return {asker.name: named.pop(asker.name), **named, EVERYBODY: "iedereen"}
