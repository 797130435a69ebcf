"""What a figure is: its words and its version, and how it counts one client."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from journeys.events import REGISTRY
from journeys.policies import PolicySet
from journeys.policies.refusals import wrong
from journeys.reports.figure import (
    Counted,
    Figure,
    Measure,
    OverDays,
    RestsOn,
    clients_of,
    parts_of,
    value_of,
)
from journeys.reports.parts import OF_A_FACT, PARTS, By, named_parts
from journeys.reports.past import Past, Period


def _topics(given: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := [topic for topic in given if topic not in REGISTRY]:
        raise wrong("onbekend feit {found}; toegestaan: {all}", found=unknown[0], all=_all())
    return given


def _all() -> str:
    return ", ".join(REGISTRY)


Topics = Annotated[tuple[str, ...], AfterValidator(_topics), Field(min_length=1)]
"""Types of fact, by their names in the log."""


class Definition(BaseModel):
    """A figure's definition: read from TOML; another way of counting is another version.

    ``sentence`` says in one sentence what is counted, for whoever reads the figure.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    version: int = Field(ge=1)
    label: str = Field(min_length=1, max_length=80)
    sentence: str = Field(min_length=1, max_length=400)
    kind: str
    by: By | None = None

    measure: ClassVar[Measure] = "clients"

    @abstractmethod
    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """What of one client counts, each with the facts it rests on."""

    def looks_at(self, _: PolicySet) -> frozenset[str] | None:
        """The facts it counts by, beside those of where a client stands; None where it is any."""
        return frozenset(getattr(self, "facts", ()))

    @property
    def named(self) -> tuple[str, ...]:
        """The parts that stand there also when nobody is in them."""
        return named_parts(self.by, tuple(getattr(self, "facts", ())))

    def part(self, past: Past, fact: Any = None) -> str | None:
        """The part under which a fact of a client counts."""
        return PARTS[self.by](past, fact) if self.by else None

    def figure(self, counted: Iterable[Counted]) -> Figure:
        """The figure that all of it together makes."""
        counted = list(counted)
        return Figure(
            id=self.id,
            version=self.version,
            label=self.label,
            sentence=self.sentence,
            measure=self.measure,
            value=value_of(self.measure, counted),
            by=parts_of(self.measure, counted, self.named) if self.has_parts else {},
            of=len({one.client for one in counted}),
            rests_on=tuple(
                RestsOn(one.client, n, one.part) for one in counted for n in one.numbers
            ),
            of_parts=clients_of(self.measure, counted) if self.has_parts else {},
            over_days=self.over_days,
            parts_stay=self.over_days == "adds" and self.by in OF_A_FACT,
        )

    @property
    def over_days(self) -> OverDays | None:
        """How it goes with its days; nothing where two periods do not compare."""
        return None

    @property
    def has_parts(self) -> bool:
        """Whether the figure is divided."""
        return self.by is not None


Only = Mapping[str, str | bool]


def matching(facts: Iterable[Any], only: Only) -> list[Any]:
    """The facts whose fields are these; a destroyed one is none of them."""
    if not only:
        return list(facts)
    return [f for f in facts if all(getattr(f, name) == value for name, value in only.items())]
