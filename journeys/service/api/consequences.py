"""What recording something led to, as programs read it and as far as the asker may see it."""

from dataclasses import replace
from datetime import date
from functools import partial

from pydantic import BaseModel

from journeys.application.consequences import Consequences, ListDiffers, TermChanged
from journeys.service.access.view import key_seen, rules_seen
from journeys.service.who import Asker


class Touched(BaseModel):
    """A fact that it reaches, and what there is to settle."""

    number: int
    type: str
    happened_on: date
    why: str = ""


class LedTo(BaseModel):
    """Terms that move, lists that would have differed, and facts that lose or gain ground."""

    terms: list[TermChanged]
    lists: list[ListDiffers]
    issued: list[Touched]
    decisions: list[Touched]
    breaches: list[Touched]
    settled: list[Touched]


def led_to(found: Consequences, asker: Asker) -> LedTo:
    """The consequences, without those of rules that the asker may not see."""
    rules = rules_seen(asker.journeys.policy_set, asker.sight)
    open_to, key = "unwillingness" in asker.sight, partial(key_seen, sight=asker.sight)
    return LedTo(
        terms=[replace(one, key=key(one.key)) for one in found.terms if one.rule in rules],
        lists=[replace(one, key=key(one.key)) for one in found.lists if one.rule in rules],
        issued=[
            Touched(number=f.number, type=f.topic(), happened_on=f.happened_on)
            for f in found.issued
            if getattr(f, "rule", None) in (None, *rules)
        ],
        decisions=[
            Touched(
                number=w.decision.number,
                type=w.decision.topic(),
                happened_on=w.decision.happened_on,
                why=f"geraakt door feit {', '.join(map(str, w.touched_by))}",
            )
            for w in found.decisions
            if open_to
        ],
        breaches=[
            Touched(
                number=b.fact.number, type=b.fact.topic(), happened_on=b.fact.happened_on, why=b.why
            )
            for b in found.breaches
            if open_to
        ],
        settled=[
            Touched(number=b.fact.number, type=b.fact.topic(), happened_on=b.fact.happened_on)
            for b in found.settled
            if open_to
        ],
    )
