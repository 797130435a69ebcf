"""How a journey begins: registration, consultants, screening, the first route and talk."""

from datetime import date, timedelta
from typing import Final

from journeys.demo.cast import PENSION_YEARS
from journeys.demo.contacts import set_next_contact
from journeys.demo.life import Life
from journeys.demo.obstacles import find_obstacles
from journeys.demo.office_hours import months_after, some_working_day
from journeys.demo.pace import around, route_review_due
from journeys.demo.reexaminations import set_first_reexamination
from journeys.demo.sentences import (
    FIRST_TALK_NOTES,
    LEAD_TO_MP_REASONS,
    MISSED_REASONS,
    ROUTE_REASONS,
    SCREENING_NOTES,
)
from journeys.demo.staff import (
    INCOME_CONSULTANTS,
    LEAVER,
    NEWCOMER,
    NEWCOMER_TAKES_OVER_ON,
    SUCCESSOR,
    SUCCESSOR_TAKES_OVER_ON,
    TEAM_LEADERS,
    WSP_CONSULTANTS,
    consultants_on,
)

KNOCKED_IN_VAIN: Final = 0.3
"""So many of those nobody has spoken to were invited, and the talk did not take place."""


def register(life: Life) -> None:
    """The income consultant registers the client; the teamleider assigns the consultants."""
    part, rng = life.part, life.rng
    income = rng.choice(INCOME_CONSULTANTS)
    life.tell(
        "ClientRegistered",
        income,
        trede=part.trede,
        benefit=part.benefit,
        benefit_since=part.benefit_since,
        lead=part.lead,
    )
    assign(life, "participatieconsulent", rng.choice(consultants_on(life.today)))
    assign(life, "inkomensconsulent", income)
    if part.lead != "mp":
        assign(life, "wsp_consulent", rng.choice(WSP_CONSULTANTS))
        life.plan("wsp_contact", some_working_day(rng, date(2023, 6, 5), date(2023, 9, 15)))
    set_first_reexamination(life)
    life.plan("takeover", NEWCOMER_TAKES_OVER_ON)
    life.plan("new_year", date(2026, 1, 5))
    life.plan("pension", months_after(part.born, 12 * PENSION_YEARS))
    _set_the_turns_dealt(life)


def _set_the_turns_dealt(life: Life) -> None:
    part = life.part
    dealt = {
        "screen": part.screened_on,
        "talk": part.talk_on,
        "to_mp": part.to_mp_on,
        "signal": part.to_wsp and part.to_wsp.on,
        "activate": part.activation and part.activation.on,
        "leave": part.leaving and part.leaving.on,
    }
    for turn, on in dealt.items():
        if on:
            life.plan(turn, on)
    if part.care_path:
        life.plan("care_path", part.registered_on)
    if part.lot.end == "active":
        life.plan("keep_in_view", some_working_day(life.rng, date(2025, 9, 8), date(2025, 12, 5)))
    if part.lot.end == "unspoken" and life.chance(KNOCKED_IN_VAIN):
        life.plan("knock", some_working_day(life.rng, date(2025, 2, 3), date(2026, 9, 11)))
    if part.lead != "mp" and not part.talk_on:
        life.forget("wsp_contact")  # they left before anyone had spoken to them


def assign(life: Life, role: str, consultant: str) -> None:
    """The teamleider gives the client a consultant."""
    leader = TEAM_LEADERS[place_of(life) % len(TEAM_LEADERS)]
    life.consultants[role] = consultant
    life.tell("ConsultantAssigned", leader, role=role, consultant=consultant)


def place_of(life: Life) -> int:
    """The client's place in the cast."""
    return int(life.part.client[2:])


def take_over(life: Life) -> None:
    """The caseload moves: part of it to the newcomer, all of the leaver's to the successor."""
    if life.today < SUCCESSOR_TAKES_OVER_ON:
        life.plan("takeover", SUCCESSOR_TAKES_OVER_ON)
        if life.chance(1 / 7):
            assign(life, "participatieconsulent", NEWCOMER)
    elif life.consultant == LEAVER:
        assign(life, "participatieconsulent", SUCCESSOR)


def screen(life: Life) -> None:
    """The participatieconsulent reads the file; whom MP leads gets a route."""
    note = life.rng.choice(SCREENING_NOTES) if life.chance(0.4) else None
    life.tell("ClientScreened", life.consultant, in_target_group=True, note=note)
    if life.lead == "mp":
        life.plan("assign_route", life.in_days(0, 10))


def assign_route(life: Life) -> None:
    """The first route; for whom WSP led until now it is chosen at the transfer."""
    give_route(life, life.part.lot.route or life.rng.choices("ABCD", (10, 42, 24, 24))[0])


def give_route(life: Life, route: str) -> None:
    """A route, with its reason, and a look at it before its horizon passes."""
    life.route = route
    life.tell("RouteAssigned", life.consultant, route=route,
              reason=life.rng.choice(ROUTE_REASONS[route]))  # fmt: skip
    life.plan("review_route", around(life, route_review_due(life, life.today), 40))


def first_talk(life: Life) -> None:
    """The deepening first talk: what stands in the way, and when to meet again."""
    note = life.rng.choice(FIRST_TALK_NOTES) if life.chance(0.6) else None
    late = life.rng.randint(1, 4) if life.chance(0.06) else 0
    life.tell("IntakeHeld", life.consultant, note=note, days_late=late)
    life.had_intake, life.last_talk, life.missed = True, life.today, 0
    if life.lead != "mp":
        return
    find_obstacles(life)
    life.plan("make_plan", around(life, life.in_days(0, 24), 0, late=14))
    life.plan("measure_effect", around(life, months_after(life.today, 12), 25))
    set_next_contact(life)


def knock_in_vain(life: Life) -> None:
    """The client was invited for a first talk, which did not take place."""
    if life.had_intake:
        return
    life.missed += 1
    life.tell("ContactMissed", life.consultant, channel=life.rng.choice(("gesprek", "huisbezoek")),
              reason=life.rng.choice(MISSED_REASONS))  # fmt: skip
    if life.chance(0.5):
        life.plan("knock", life.in_days(10, 60))


def to_mp(life: Life) -> None:
    """WSP hands the lead to MP, where a client on trede 1 or 2 belongs."""
    life.lead = "mp"
    life.forget("wsp_contact")
    life.tell("LeadTransferred", life.wsp_consultant, lead="mp",
              reason=life.rng.choice(LEAD_TO_MP_REASONS))  # fmt: skip
    life.plan("assign_route", life.in_days(2, 10))
    if not life.had_intake and "talk" not in life.agenda:
        life.plan("talk", life.today + timedelta(life.rng.randint(18, 38)))
    elif life.had_intake:
        life.plan("contact", life.in_days(12, 30))
        life.plan("make_plan", life.in_days(12, 24))
        life.plan("measure_effect", around(life, months_after(life.today, 12), 25))
