"""What recording something changes, as people read it before they are sure."""

from dataclasses import dataclass

from journeys.application import amend
from journeys.application.command import Command
from journeys.language import rule_label
from journeys.lists.led_to import fact_named, list_difference, term_days
from journeys.service.api.consequences import LedTo, Touched, led_to
from journeys.service.who import Asker

AGAIN = "wordt opnieuw bekeken door een mens"


@dataclass(frozen=True, slots=True)
class Term:
    """A term before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The terms that move, and everything else it touches, a sentence each."""

    terms: list[Term]
    others: list[str]
    reaches_people: bool


def changes(asker: Asker, command: Command) -> Changes:
    """What it would change, as far as the asker may see it. Raises ``Refusal``."""
    found = led_to(amend.preview(asker.journeys, command), asker)
    terms = [Term(rule_label(c.rule, c.key), *term_days(c.before, c.after)) for c in found.terms]
    reaches = bool(found.issued or found.decisions or found.breaches)
    return Changes(terms, _others(found), reaches)


def _others(found: LedTo) -> list[str]:
    return [
        *(
            list_difference(one.rule, one.key, one.told, (one.first, one.last))
            for one in found.lists
        ),
        *(f"{_fact(one)}: al gemeld, wordt achterhaald" for one in found.issued),
        *(f"{_fact(one)}: besluit {AGAIN}" for one in found.decisions),
        *(f"{_fact(one)}: komt zonder grond te staan. {one.why}" for one in found.breaches),
        *(f"{_fact(one)}: staat niet meer zonder grond" for one in found.settled),
    ]


def _fact(one: Touched) -> str:
    return fact_named(one.number, one.type, one.happened_on)
