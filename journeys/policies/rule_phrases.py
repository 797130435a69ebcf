"""When each kind of rule asks something, as people read it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from journeys.events import Fact
from journeys.language import END_REASONS, field_label, value_label
from journeys.policies.condition_words import nouns, one_of
from journeys.policies.kinds.after_fact import AfterFact, LaterOf
from journeys.policies.kinds.care_path import Suspicion
from journeys.policies.kinds.contact import FollowUp, Interval, MissedContact, PlannedContact
from journeys.policies.kinds.leaving import Closure, Retention
from journeys.policies.kinds.per_key import PerFact, PerKey
from journeys.policies.kinds.recurring import Recurring
from journeys.policies.kinds.screening import FirstIntake, Screening
from journeys.policies.kinds.work import WspAccept, WspAcknowledgement, WspReturn
from journeys.policies.rule import Rule
from journeys.policies.term import Term
from journeys.policies.wording import GIVEN_DAYS, NOUNS, by_route

KEYS = {"activity": "elke activiteit", "referral": "elke verwijzing"}


def length(term: Term) -> str:
    """``8 weken``; a statutory term says that it is one."""
    return term.words + (" (wettelijke termijn)" if term.kind == "statutory" else "")


def _after(term: Term, types: Sequence[type[Fact]]) -> str:
    return f"{length(term)} na {nouns(types)}"


def _after_fact(rule: AfterFact) -> Iterator[str]:
    narrowed = "".join(_with(rule.those_with | rule.provided))
    since = f", sinds {NOUNS[rule.since.__name__]}" if rule.since else ""
    if rule.day is not None:
        told = f" volgens {nouns(rule.after)}{narrowed}{since}"
        given = _given(rule.day)
        yield (f"{length(rule.day_term)} na {given}" if rule.day_term else f"op {given}") + told
    fallback = "zonder die dag: " if rule.day is not None else ""
    for route, term in rule.terms_by_route.items():
        yield f"{by_route(route)} {_after(term, rule.after)}"
    special = tuple(rule.terms_by_fact)
    if rule.term is not None:
        usual = [one for one in rule.after if one not in special]
        yield f"{fallback}{_after(rule.term, usual)}{narrowed}{since}"
    for fact_type, term in rule.terms_by_fact.items():
        yield _after(term, [fact_type])


def _with(wanted: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    for name, values in wanted.items():
        shown = one_of(value_label(name, value) for value in values)
        yield f" ({field_label(name)}: {shown})"


def _later_of(rule: LaterOf) -> Iterator[str]:
    groups = ", en ".join(nouns(group) for group in rule.all_of)
    since = NOUNS[rule.since.__name__]
    yield f"{length(rule.term)} na het laatste van: {groups}; alles sinds {since}"


def _recurring(rule: Recurring) -> Iterator[str]:
    first = "het begin van de uitkering" if rule.from_benefit else nouns(rule.from_first)
    if rule.moves_anchor:
        yield f"{length(rule.term)} na {first}, en daarna telkens na {nouns(rule.renewed_by)}"
    else:
        yield f"elke {length(rule.term)}, geteld vanaf {first}"


def _per_key(rule: PerKey) -> Iterator[str]:
    each = KEYS[rule.key]
    if rule.day is not None:
        yield f"voor {each} op {_given(rule.day)}"
    if rule.term is not None:
        fallback = "zonder die dag: " if rule.day is not None else ""
        yield f"{fallback}voor {each} {_after(rule.term, [rule.start])}"


def _per_fact(rule: PerFact) -> Iterator[str]:
    yield f"{length(rule.term)} na {_given(rule.day)}, telkens bij {NOUNS[rule.each.__name__]}"


def _given(day: str) -> str:
    """A day that a field gives, as a noun."""
    return GIVEN_DAYS.get(day, field_label(day)).removesuffix(" op").removesuffix(" van")


def _screening(rule: Screening) -> Iterator[str]:
    yield (
        f"{length(rule.term)} na de inschrijving, of na terugkeer op een trede van dit beleid, "
        "zolang er niet is gescreend"
    )


def _first_intake(rule: FirstIntake) -> Iterator[str]:
    for route, term in rule.terms_by_route.items():
        yield f"{by_route(route)} {length(term)} na de routekeuze"


def _planned_contact(rule: PlannedContact) -> Iterator[str]:
    yield f"{length(rule.term)} na de dag waarvoor een gesprek is gepland"


def _missed_contact(rule: MissedContact) -> Iterator[str]:
    yield f"{length(rule.term)} na het laatste gemiste contact"


def _follow_up(rule: FollowUp) -> Iterator[str]:
    for route, interval in rule.routes.items():
        yield f"{by_route(route)} {', '.join(_interval(interval, rule))}"


def _interval(interval: Interval, rule: FollowUp) -> Iterator[str]:
    yield f"{length(interval.after_contact)} na {nouns(rule.spoken)}"
    if interval.with_activity:
        yield f"met een lopende activiteit {length(interval.with_activity)}"
    if interval.never_spoken:
        yield f"nog nooit gesproken: {length(interval.never_spoken)} na de routekeuze"


def _acknowledgement(rule: WspAcknowledgement) -> Iterator[str]:
    yield f"{length(rule.term)} na de verwijzing naar WSP"


def _accept(rule: WspAccept) -> Iterator[str]:
    yield (
        f"{length(rule.term)} na het bepalen van een trede boven die van dit beleid, zolang de "
        "verwijzing naar WSP openstaat"
    )


def _return(rule: WspReturn) -> Iterator[str]:
    yield f"{length(rule.term)} nadat iemand van WSP terugkwam"


def _closure(rule: Closure) -> Iterator[str]:
    yield (
        f"{length(rule.term)} na de screening buiten de doelgroep of na het einde van de uitkering"
    )
    for reason, term in rule.terms_by_reason.items():
        yield f"na een einde om {END_REASONS[reason]} {length(term)}"


def _retention(rule: Retention) -> Iterator[str]:
    later, when = (NOUNS[one.__name__] for one in (rule.later_of, rule.later_when))
    yield f"{length(rule.term)} na de afsluiting; na {when} telt {later} als die later is"


WHEN: Mapping[type[Rule], Callable[[Any], Iterator[str]]] = {
    AfterFact: _after_fact,
    Suspicion: _after_fact,
    LaterOf: _later_of,
    Recurring: _recurring,
    PerKey: _per_key,
    PerFact: _per_fact,
    Screening: _screening,
    FirstIntake: _first_intake,
    PlannedContact: _planned_contact,
    MissedContact: _missed_contact,
    FollowUp: _follow_up,
    WspAcknowledgement: _acknowledgement,
    WspAccept: _accept,
    WspReturn: _return,
    Closure: _closure,
    Retention: _retention,
}
"""When each kind of rule asks something."""
