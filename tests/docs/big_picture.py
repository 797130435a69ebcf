"""What happens when X: every fact, the rules that look at it, and whom they ask, as a document.

``python -m tests.docs.big_picture`` writes it anew. Nothing in it is written down twice: what a
rule looks at is found by watching it, over the histories in which each rule is due and handled.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective
from journeys.events import REGISTRY, Fact
from journeys.language import fact_label, rule_label
from journeys.policies import PolicySet, shipped
from journeys.policies.history import History
from journeys.policies.rule import rule_facts
from tests.policies.every_policy import CASES
from tests.policies.given import given

DOCUMENT = Path(__file__).parents[2] / "docs" / "big-picture.md"
INTRODUCTION = """# The big picture

What happens when something is recorded: the rules that look at the fact, and whom they ask.
Written by `python -m tests.docs.big_picture`; a test fails when it is out of date.
"""


class Watched(dict[type[Fact], list[Fact]]):
    """Facts by type, which remembers what was asked for."""

    def __init__(self, facts: dict[type[Fact], list[Fact]]) -> None:
        super().__init__(facts)
        self.asked: set[str] = set()

    def get(self, kind: Any, default: Any = None) -> Any:
        """What stands there of one type."""
        self.asked.add(kind.__name__)
        return super().get(kind, default)

    def __contains__(self, kind: object) -> bool:
        """Whether there is one of a type."""
        self.asked.add(getattr(kind, "__name__", ""))
        return super().__contains__(kind)

    def keys(self) -> Any:
        """The types there are, of which somebody asks for some."""
        return _Kinds(self)


class _Kinds:
    def __init__(self, watched: Watched) -> None:
        self.watched = watched

    def isdisjoint(self, kinds: Iterable[type[Fact]]) -> bool:
        """Whether there is none of these types; asks for each, whatever the others say."""
        there = {kind: kind in self.watched for kind in kinds}
        return not any(there.values())


class WatchedState:
    """A state that remembers which of its dimensions were looked at."""

    def __init__(self, state: Any) -> None:
        self._state = state
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        """One dimension of the state."""
        self.asked.add(name)
        return getattr(self._state, name)


def looked_at(policy_set: PolicySet) -> dict[str, tuple[set[str], set[str]]]:
    """By rule: the facts, and the dimensions of the state, that it looks at."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for case in CASES:
        for entries in (case.history, [*case.history, *case.handled]):
            timeline = effective(given(*entries).facts)
            for name, rule in policy_set.active.items():
                history = History(timeline, policy_set.frame, policy_set.active, fold(timeline))
                history.by_type = watched = Watched(history.by_type)
                history.state = state = WatchedState(history.state)  # type: ignore[assignment]
                rule.findings(history)
                found[name][0].update(watched.asked)
                found[name][1].update(state.asked - {"consultants"})
    return found


def document(policy_set: PolicySet) -> str:
    """The whole of it."""
    looks = looked_at(policy_set)
    parts = (_facts(looks), _rules(policy_set, looks), _diagrams(policy_set, looks))
    return "\n".join([INTRODUCTION, *(line for part in parts for line in part)])


def _facts(looks: dict[str, tuple[set[str], set[str]]]) -> Iterator[str]:
    yield "## From fact to rules\n"
    yield "| fact | in Dutch | rules that look at it |"
    yield "|---|---|---|"
    for name in rule_facts():
        rules = [f"`{rule}`" for rule, (facts, _) in looks.items() if name in facts]
        yield f"| {name} | {fact_label(name)} | {', '.join(rules) or '–'} |"
    yield ""


def _rules(policy_set: PolicySet, looks: dict[str, tuple[set[str], set[str]]]) -> Iterator[str]:
    yield "## From rule to people\n"
    yield "| rule | in Dutch | asks | looks at | and at the state | source |"
    yield "|---|---|---|---|---|---|"
    for name, rule in policy_set.active.items():
        facts, state = looks[name]
        shown = [fact for fact in REGISTRY if fact in facts]
        yield (
            f"| `{name}` | {rule_label(name)} | {rule.role} | {', '.join(shown)} "
            f"| {', '.join(sorted(state)) or '–'} | {rule.source} |"
        )
    yield ""


def _diagrams(policy_set: PolicySet, looks: dict[str, tuple[set[str], set[str]]]) -> Iterator[str]:
    yield "## As a picture, for each role\n"
    roles = dict.fromkeys(rule.role for rule in policy_set.active.values())
    for role in roles:
        yield f"### {role}\n"
        yield "```mermaid"
        yield "flowchart LR"
        for name, rule in policy_set.active.items():
            if rule.role == role:
                yield f'  {name}["{rule_label(name)}"] --> {role}(["{role}"])'
                for fact in REGISTRY:
                    if fact in looks[name][0]:
                        yield f"  {fact} --> {name}"
        yield "```\n"


def main() -> None:
    """Write the document anew."""
    DOCUMENT.write_text(document(shipped()), encoding="utf-8")


if __name__ == "__main__":
    main()
