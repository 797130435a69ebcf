"""What recording something led to, as programs read it and as far as the asker may see it."""

from datetime import date
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict

from journeys.application.consequences import Consequences
from journeys.service.access.view import key_seen, rules_seen
from journeys.service.who import Asker


class TermChanged(BaseModel):
    """An obligation that became due on another day, came or went."""

    rule: str
    key: str | None
    before: date | None
    after: date | None


class Told(BaseModel):
    """What a list told of one reason: for when, whose it was, and whether escalated."""

    model_config = ConfigDict(from_attributes=True)

    due_on: date
    role: str
    person: str | None
    escalated: bool


class ListDiffers(BaseModel):
    """What lists that went out from the first day to the last would have said otherwise."""

    model_config = ConfigDict(from_attributes=True)

    rule: str
    key: str | None
    before: Told | None
    after: Told | None
    first: date
    last: date

    @property
    def told(self) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """What they told and should have told, field by field."""
        before, after = (one.model_dump() if one else None for one in (self.before, self.after))
        return before, after


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
        terms=[
            TermChanged(rule=c.rule, key=key(c.key), before=c.before, after=c.after)
            for c in found.terms
            if c.rule in rules
        ],
        lists=[
            ListDiffers.model_validate(one._replace(key=key(one.key)))
            for one in found.lists
            if one.rule in rules
        ],
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
