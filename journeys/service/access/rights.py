"""Who may do what: one table of actions, roles and relations to the client; deny by default.

Which facts a role may record stands in ``journeys.aggregates.authority``; this table says in
whose file. A right holds today, also for what is read as it was known long ago.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal, get_args

from journeys.aggregates.authority import MAY_DECIDE, ROLES, SUPERVISOR
from journeys.events import (
    PolicySetAdopted,
    PolicySetApproved,
    PolicySetProposed,
    ReportPublished,
    StandInAppointed,
)
from journeys.events.registration import CONSULTANT_ROLES

Relation = Literal["own", "standing_in", "reasoned", "none"]
"""``reasoned``: not theirs, and they gave a reason for opening the file today."""
RELATIONS: tuple[Relation, ...] = get_args(Relation)


class ClientAction(StrEnum):
    """What can be done with one client's file."""

    see = "see"
    see_care_path = "see_care_path"
    record = "record"
    give_reason = "give_reason"
    hand_out = "hand_out"
    """Take out everything that is kept about the client, to give it to them."""


class Action(StrEnum):
    """What can be done beside a client's file."""

    see_own_list = "see_own_list"
    see_every_list = "see_every_list"
    see_caseloads = "see_caseloads"
    move_caseload = "move_caseload"
    appoint_stand_in = "appoint_stand_in"
    see_access_reasons = "see_access_reasons"
    see_policy = "see_policy"
    weigh_policy = "weigh_policy"
    propose_policy = "propose_policy"
    approve_policy = "approve_policy"
    adopt_policy = "adopt_policy"
    look_ahead = "look_ahead"
    see_reports = "see_reports"
    publish_report = "publish_report"
    see_roads = "see_roads"
    take_out_journeys = "take_out_journeys"
    see_tasks = "see_tasks"
    follow_facts = "follow_facts"
    see_views = "see_views"
    check_logs = "check_logs"
    search_people = "search_people"
    see_care_paths = "see_care_paths"
    see_wsp = "see_wsp"
    see_budget = "see_budget"
    measure_effect = "measure_effect"
    see_effects = "see_effects"
    see_income = "see_income"
    work_by_command = "work_by_command"


Relations = frozenset[Relation]

WITH_GROUND: Relations = frozenset({"own", "standing_in", "reasoned"})
ANYBODYS: Relations = frozenset(RELATIONS)
AFTER_A_REASON: Relations = frozenset({"reasoned"})

WITH_CLIENT: dict[ClientAction, Mapping[str, Relations]] = {
    ClientAction.see: {
        **dict.fromkeys(CONSULTANT_ROLES, WITH_GROUND),
        SUPERVISOR: ANYBODYS,
        "privacy_officer": AFTER_A_REASON,
    },
    ClientAction.see_care_path: {
        "participatieconsulent": WITH_GROUND,
        "inkomensconsulent": WITH_GROUND,
        SUPERVISOR: ANYBODYS,
        "privacy_officer": AFTER_A_REASON,
    },
    ClientAction.record: {
        **dict.fromkeys(CONSULTANT_ROLES, WITH_GROUND),
        SUPERVISOR: ANYBODYS,
    },
    ClientAction.hand_out: {"privacy_officer": AFTER_A_REASON},
    ClientAction.give_reason: {
        **dict.fromkeys(CONSULTANT_ROLES, ANYBODYS),
        "privacy_officer": ANYBODYS,
    },
}

ON_POLICY = (PolicySetProposed, PolicySetApproved, PolicySetAdopted)

BESIDE_CLIENTS: dict[Action, frozenset[str]] = {
    Action.see_own_list: frozenset({*CONSULTANT_ROLES, SUPERVISOR}),
    Action.see_every_list: frozenset({SUPERVISOR}),
    Action.see_caseloads: frozenset({SUPERVISOR}),
    Action.move_caseload: frozenset({SUPERVISOR}),
    Action.appoint_stand_in: frozenset(MAY_DECIDE[StandInAppointed]),
    Action.see_access_reasons: frozenset({SUPERVISOR}),
    Action.see_policy: frozenset(ROLES),
    # Who decides sees first what it changes.
    Action.weigh_policy: frozenset().union(*(MAY_DECIDE[one] for one in ON_POLICY)),
    Action.propose_policy: frozenset(MAY_DECIDE[PolicySetProposed]),
    Action.approve_policy: frozenset(MAY_DECIDE[PolicySetApproved]),
    Action.adopt_policy: frozenset(MAY_DECIDE[PolicySetAdopted]),
    Action.look_ahead: frozenset({SUPERVISOR, "controller"}),
    Action.see_reports: frozenset({SUPERVISOR, "controller"}),
    Action.publish_report: frozenset(MAY_DECIDE[ReportPublished]),
    Action.see_roads: frozenset({SUPERVISOR, "controller"}),
    Action.take_out_journeys: frozenset({SUPERVISOR}),
    Action.see_tasks: frozenset({SUPERVISOR}),
    Action.follow_facts: frozenset({SUPERVISOR}),
    Action.see_views: frozenset({"privacy_officer", "fg"}),
    Action.check_logs: frozenset({"fg"}),
    Action.search_people: frozenset({*CONSULTANT_ROLES, SUPERVISOR, "privacy_officer"}),
    Action.see_care_paths: frozenset({"participatieconsulent", "inkomensconsulent", SUPERVISOR}),
    Action.see_wsp: frozenset({"wsp_consulent", SUPERVISOR}),
    Action.see_budget: frozenset({SUPERVISOR, "controller"}),
    Action.measure_effect: frozenset({"participatieconsulent", SUPERVISOR}),
    Action.see_effects: frozenset({"participatieconsulent", SUPERVISOR, "controller"}),
    Action.see_income: frozenset({"inkomensconsulent", SUPERVISOR}),
    Action.work_by_command: frozenset({"recordmanager", "administrator"}),
}

FieldClass = Literal["health", "debts", "unwillingness"]
"""What is told of a client that not everybody who may open the file may see."""

SEES: dict[FieldClass, frozenset[str]] = {
    "health": frozenset({"participatieconsulent", "wsp_consulent", SUPERVISOR, "privacy_officer"}),
    "debts": frozenset(
        {"participatieconsulent", "inkomensconsulent", SUPERVISOR, "privacy_officer"}
    ),
    "unwillingness": frozenset(
        {"participatieconsulent", "inkomensconsulent", SUPERVISOR, "privacy_officer"}
    ),
}


def may(roles: Iterable[str], action: Action) -> bool:
    """Whether somebody with these roles may do something beside a client's file."""
    return not BESIDE_CLIENTS[action].isdisjoint(roles)


def may_with_client(roles: Iterable[str], action: ClientAction, relation: Relation) -> bool:
    """Whether somebody with these roles may do something with a client's file."""
    allowed = WITH_CLIENT[action]
    return any(relation in allowed.get(role, ()) for role in roles)


def sight_of(roles: Iterable[str]) -> frozenset[FieldClass]:
    """What somebody with these roles may see of a client whose file is open to them."""
    own = set(roles)
    return frozenset(named for named, seers in SEES.items() if seers & own)
