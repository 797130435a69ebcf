"""Why a rule is silent though its conditions hold: four named rules, all in this one place."""

from collections.abc import Callable

from journeys.policies.history import History
from journeys.policies.rule import Muting, Rule

Mutes = Callable[[History, str], bool]


def closed_journey_asks_nothing(history: History, _role: str) -> bool:
    """Journey closed: only what is kept and what was decided still counts."""
    return not history.state.open


def has_left(history: History) -> bool:
    """The latest end of the benefit was because the client left, and nothing began since."""
    ended = history.benefit_end
    return ended is not None and ended.reason in history.frame.left_because


def client_who_left_is_only_to_be_closed(history: History, _role: str) -> bool:
    """A client who left: only the end of the journey is still asked."""
    return has_left(history)


def client_outside_target_group_is_not_followed(history: History, role: str) -> bool:
    """Outside the target group no rule of a role that is there for it."""
    outside = not history.state.in_target_group
    return outside and history.frame.roles[role].muted_outside_target_group


def other_lead_follows_the_client(history: History, role: str) -> bool:
    """While another party leads, no rule of a role that goes with a lead."""
    lead = history.frame.roles[role].lead
    return lead is not None and history.state.lead != lead


MUTING: dict[Muting, Mutes] = {
    "closed": closed_journey_asks_nothing,
    "left": client_who_left_is_only_to_be_closed,
    "outside_target_group": client_outside_target_group_is_not_followed,
    "other_lead": other_lead_follows_the_client,
}
"""Each by the name with which a rule says that it speaks nevertheless (``despite``)."""


class Silence:
    """What mutes the rules of one client; each question is asked once per role."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._by_role: dict[str, list[Muting]] = {}

    def reason(self, rule: Rule) -> Muting | None:
        """The first reason for which a rule is silent, None when it speaks."""
        role = rule.role
        if role not in self._by_role:
            self._by_role[role] = [n for n, mutes in MUTING.items() if mutes(self._history, role)]
        for name in self._by_role[role]:
            if name not in rule.despite:
                return name
        return None
