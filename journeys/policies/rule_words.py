"""A rule of a policy set as people read it: when it asks what of whom, and what answers it."""

from collections.abc import Iterator
from typing import NamedTuple

from journeys.language import LEADS, ROLES, rule_label
from journeys.policies.condition_words import nouns, one_of, said
from journeys.policies.frame import Frame
from journeys.policies.kinds.care_path import Suspicion
from journeys.policies.kinds.contact import FollowUp, MissedContact, PlannedContact
from journeys.policies.policy_set import PolicySet
from journeys.policies.rule import Rule
from journeys.policies.rule_phrases import WHEN, length
from journeys.policies.wording import by_route

EXAMINER = "wie het onderzoek doet"


class RuleWords(NamedTuple):
    """A rule in words: ``asks`` is when something is due, ``more`` what else there is to it."""

    rule: str
    label: str
    asks: str
    more: tuple[str, ...]
    who: str
    source: str
    quote: str | None
    open: bool
    active: bool


def words_of(policy_set: PolicySet) -> list[RuleWords]:
    """Every rule of a set in words, in the order of its text."""
    return [rule_words(rule, policy_set.frame) for rule in policy_set.rules.values()]


def rule_words(rule: Rule, frame: Frame) -> RuleWords:
    """One rule in words."""
    asks = "; ".join(WHEN[type(rule)](rule))
    return RuleWords(
        rule.rule,
        rule_label(rule.rule),
        f"{asks[:1].upper()}{asks[1:]}.",
        tuple(_more(rule, frame)),
        role_words(rule.role),
        rule.source,
        rule.quote,
        rule.open,
        rule.active,
    )


def frame_words(frame: Frame) -> Iterator[str]:
    """What counts for every rule of a set."""
    yield f"Dit beleid is voor trede {_listed_all(frame.target_treden)}."
    for name, treden in frame.trajecten.items():
        yield f"Traject {name}: trede {_listed_all(treden)}."
    for name, role in frame.roles.items():
        rests = []
        if role.lead:
            rests.append(f"zolang de regie niet bij {LEADS[role.lead]} ligt")
        if role.muted_outside_target_group:
            rests.append("buiten de doelgroep")
        if rests:
            yield (
                f"Wat van de {role_words(name)} wordt gevraagd rust {one_of(rests)}, tenzij een "
                "regel anders zegt."
            )


def _listed_all(treden: frozenset[int]) -> str:
    return one_of(map(str, sorted(treden))).replace(" of ", " en ")


def role_words(role: str) -> str:
    """Who is asked."""
    return EXAMINER if role == "examiner" else ROLES.get(role, role)


def _more(rule: Rule, frame: Frame) -> Iterator[str]:
    if when := getattr(rule, "when", ()):
        yield f"Alleen als {'; of als '.join(said(one, frame) for one in when)}."
    if isinstance(rule, FollowUp):
        yield f"Niet eerder dan {length(rule.not_before)} na de routekeuze."
    if isinstance(rule, MissedContact) and (repeated := rule.repeated):
        yield (
            f"Na {repeated.times} keer op rij naar de teamleider binnen "
            f"{length(repeated.escalate_after)}: {repeated.advice}."
        )
    if isinstance(rule, Suspicion):
        yield f"Na {length(rule.lapses_after)} vervalt het vanzelf als niemand iets doet."
    if closed := getattr(rule, "closed_by", ()):
        yield f"Klaar met {nouns(closed)}."
    for fact_type, term in getattr(rule, "closed_from", {}).items():
        yield f"Ook klaar met {nouns([fact_type])}, vanaf {length(term)}."
    yield _listed(rule, frame)


def _listed(rule: Rule, frame: Frame) -> str:
    to = role_words(frame.defaults.escalate_to)
    if rule.escalate_before:
        escalated = f"{length(rule.escalate_before)} ervoor"
    else:
        escalated = f"{length(rule.escalate_after or frame.defaults.escalate_after)} erna"
    listed = f"{length(rule.list_before)} ervoor"
    if isinstance(rule, PlannedContact):
        listed = "de geplande dag"
    for route, term in getattr(rule, "list_after_by_route", {}).items():
        listed += f" ({by_route(route)} al {length(term)} na het begin)"
    return f"Op de lijst vanaf {listed}; naar de {to} {escalated}."
