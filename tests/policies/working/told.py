"""The working of a term as it is told, and terms to tell of."""

from journeys.lists.working import lines
from journeys.policies import load_policy_set, reason_json, shipped, working, working_json
from tests.policies.given import Seen, fact, given, registered

TEXT = shipped().content


def working_of(seen: Seen, rule: str) -> list[str]:
    """What is printed under the title, each line after what it is about."""
    (obligation,) = seen.of(rule)
    found = working(obligation, seen.facts, seen.policy_set, on=seen.day)
    assert found
    reason = {**reason_json(obligation, None), "working": working_json(found)}
    return [f"{about}: {said}" if about else said for about, said in lines(reason)]


def calendar_of(seen: Seen, rule: str) -> list[str]:
    """Only the days, without the rule and its source."""
    said = working_of(seen, rule)
    return said[: next(n for n, line in enumerate(said) if line.startswith("regel"))]


def under_statute(day, length="6 weeks", decreed=""):
    """An objection whose term follows the Algemene termijnenwet."""
    head, rule, tail = TEXT.partition('rule = "objection"')
    tail = tail.replace('"6 weeks", kind = "policy"', f'"{length}", kind = "statutory"', 1)
    text = head.replace("equated_by_decree = []", f"equated_by_decree = [{decreed}]") + rule + tail
    return given(registered(), fact("ObjectionReceived", day)).under(load_policy_set(text)).later()
