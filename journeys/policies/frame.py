"""What the rules of a policy set share: its name, the treden it is for, roles and defaults."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from journeys.events.fields import Day, Trede, YesNo
from journeys.events.registration import EndReason, Lead
from journeys.policies.refusals import wrong
from journeys.policies.term import Term

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class Part(BaseModel):
    """A part of a policy set, read from TOML: nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(Part):
    """Who is asked, and what silences or postpones what is asked of them.

    ``person``: the consultant assigned in this role, the examiner whom the facts name, or
    nobody in person. ``lead``: the role's rules are muted while another party leads.
    """

    person: Literal["consultant", "examiner", "nobody"]
    lead: Lead | None = None
    floored_when_taking_lead: YesNo = False
    muted_outside_target_group: YesNo = False


class Defaults(Part):
    """What counts for every rule that does not say otherwise.

    ``list_before`` and ``escalate_after`` are counted from the due day.
    """

    list_before: Term
    escalate_after: Term
    escalate_to: Name


class Frame(Part):
    """A policy set without its rules.

    ``trajecten`` groups the treden under names; a trede stands in at most one of them.
    """

    name: Name
    version: Annotated[int, Field(strict=True, ge=1, le=9999)]
    effective_from: Day
    target_treden: frozenset[Trede]
    left_because: frozenset[EndReason]
    equated_by_decree: frozenset[Day] = frozenset()
    trajecten: dict[Name, frozenset[Trede]] = {}
    defaults: Defaults
    roles: dict[Name, Role]

    @model_validator(mode="after")
    def _a_trede_has_one_traject(self) -> "Frame":
        seen: set[int] = set()
        for name, treden in self.trajecten.items():
            if twice := seen & treden:
                raise wrong(
                    "trede {trede} staat al in een ander traject",
                    at=("trajecten", name),
                    trede=min(twice),
                )
            seen |= treden
        return self

    def traject_of(self, trede: int | None) -> str | None:
        """The traject under which a trede comes, where the set groups them."""
        return next((name for name, treden in self.trajecten.items() if trede in treden), None)

    @cached_property
    def label(self) -> str:
        """Name and version, such as ``rijswijk@1``."""
        return f"{self.name}@{self.version}"
