"""What a rule finds in a history: something open, something closed, or that it does not apply."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from journeys.events import Fact
from journeys.language import BENEFITS, LEADS, field_label, rule_label
from journeys.policies.obligation import Obligation
from journeys.policies.wording import NOUNS

Types = tuple[type[Fact], ...]


class FirstSince(NamedTuple):
    """The first fact of some types, but one, that happened on or after a day.

    Which one that is, is only looked up when somebody asks: lists are made without.
    """

    day: date
    types: Types
    but: Fact | None


class Closed(NamedTuple):
    """What the rule asked was answered by a fact, the first that did so."""

    by: Fact | FirstSince
    key: str | None = None


class NotApplicable(NamedTuple):
    """The rule asks nothing of this client: a stable code and one short Dutch sentence."""

    code: str
    because: str
    key: str | None = None


Finding = Obligation | Closed | NotApplicable
"""A rule finds at least one of these, and one per key where it asks something per key."""

WITHOUT_ARTICLE = {"gemiste contact": "gemist contact"}

OPEN_JOURNEY = NotApplicable("journey_open", "traject loopt")
NO_WSP_REFERRAL = NotApplicable("wsp_referral", "geen verwijzing naar WSP open")
WSP_REFERRAL = NotApplicable("wsp_referral", "verwijzing naar WSP loopt")
NO_RETURN = NotApplicable("no_return", "niet teruggekomen van WSP")
NO_GROUND_TO_CLOSE = NotApplicable("no_ground", "geen reden om af te sluiten")
INSIDE = NotApplicable("target_group", "in de doelgroep")
OUTSIDE = NotApplicable("target_group", "buiten de doelgroep")
NOT_BEYOND_TARGET = NotApplicable(
    "not_since", "geen trede boven de doelgroep bepaald sinds de verwijzing naar WSP"
)

# Remembered, because the same few answers are given for every client each time lists are made.


@lru_cache
def nothing_recorded(types: Types) -> NotApplicable:
    """No fact of these types stands on the timeline."""
    return NotApplicable("no_fact", f"geen {_bare(types)} vastgelegd")


@lru_cache
def nothing_since(types: Types, since: type[Fact]) -> NotApplicable:
    """No fact of these types stands on the timeline since the day of another."""
    return NotApplicable("not_since", f"geen {_bare(types)} sinds {NOUNS[since.__name__]}")


@lru_cache
def does_not_count(fact_type: type[Fact]) -> NotApplicable:
    """There is such a fact, but not with the values the rule is for.

    Which values is not said: some are sealed, and this outlives their key.
    """
    return NotApplicable("other_value", f"{NOUNS[fact_type.__name__]} telt hiervoor niet")


@lru_cache
def no_day_given(field: str) -> NotApplicable:
    """The field that would give the day was left out."""
    return NotApplicable("no_day", f"geen {field_label(field)} gegeven")


@lru_cache
def on_route(route: str | None) -> NotApplicable:
    """The route is not one that the rule is for."""
    return NotApplicable("route", f"route {route}" if route else "geen route")


@lru_cache
def on_trede(trede: int) -> NotApplicable:
    """The trede is not one that the rule is for."""
    return NotApplicable("trede", f"trede {trede}")


@lru_cache
def led_by(lead: str) -> NotApplicable:
    """Who leads is not whom the rule is for."""
    return NotApplicable("lead", f"regie bij {LEADS.get(lead, 'niemand')}")


@lru_cache
def on_benefit(benefit: str) -> NotApplicable:
    """The benefit is not one that the rule is for."""
    if benefit == "none":
        return NotApplicable("benefit", "geen uitkering")
    return NotApplicable("benefit", f"uitkering {BENEFITS[benefit]}")


@lru_cache
def after_rule(rule: str) -> NotApplicable:
    """Another rule asks something first."""
    return NotApplicable("other_rule", f"eerst: {rule_label(rule)}")


def _bare(types: Types) -> str:
    nouns = [NOUNS[fact_type.__name__].partition(" ")[2] for fact_type in types]
    nouns = [WITHOUT_ARTICLE.get(noun, noun) for noun in nouns]
    *others, last = nouns
    return f"{', '.join(others)} of {last}" if others else last
