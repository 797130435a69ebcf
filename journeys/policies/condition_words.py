"""The conditions of a rule as people read them."""

from collections.abc import Iterable, Iterator, Sequence

from journeys.events import Fact
from journeys.language import BENEFITS, LEADS, rule_label
from journeys.policies.conditions import When
from journeys.policies.frame import Frame
from journeys.policies.wording import NOUNS


def said(when: When, frame: Frame) -> str:
    """``de inwoner in de doelgroep is en de routekeuze nog niet is vastgelegd``."""
    return " en ".join(_parts(when, frame))


def _parts(when: When, frame: Frame) -> Iterator[str]:
    if when.in_target_group is not None:
        yield f"de inwoner {'in' if when.in_target_group else 'buiten'} de doelgroep valt"
    if when.in_target_trede is not None:
        treden = one_of(map(str, sorted(frame.target_treden)))
        yield f"de trede {'' if when.in_target_trede else 'niet '}{treden} is"
    if when.route:
        yield f"de route {one_of(sorted(when.route))} is"
    if when.lead:
        yield f"de regie bij {one_of(sorted(LEADS[one] for one in when.lead))} ligt"
    if when.benefit:
        yield f"de uitkering {one_of(sorted(BENEFITS[one] for one in when.benefit))} is"
    if when.wsp_referral is not None:
        yield f"er {'een' if when.wsp_referral else 'geen'} verwijzing naar WSP loopt"
    if when.ever:
        yield f"{nouns(when.ever)} is vastgelegd"
    if when.never:
        yield f"{nouns(when.never)} nog niet is vastgelegd"
    if when.not_open:
        yield f"{rule_label(when.not_open)} niet openstaat"


def nouns(types: Sequence[type[Fact]]) -> str:
    """``het gesprek of de intake``."""
    return one_of(NOUNS[one.__name__] for one in types)


def one_of(names: Iterable[str]) -> str:
    """``a, b of c``."""
    *others, last = names
    return f"{', '.join(others)} of {last}" if others else last
