"""Facts of the municipality itself, in one stream beside the clients'."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from journeys.events.fact import Fact
from journeys.events.fields import Day, Name, Number, Text, User

MUNICIPALITY = UUID(int=0)
"""The stream of the municipality's own facts."""


PolicyText = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=200_000)]
"""The TOML of a policy set to the letter, so that its digest stays what it is."""


ReportText = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=500_000)]
"""The JSON of a report as it was published, so that its hash stays what it is."""


class PolicySetProposed(Fact):
    """Somebody proposed a policy set; ``diff_hash`` is that of what it would change."""

    class_version: ClassVar[int] = 2

    name: Name
    version: Number
    effective_from: Day
    content: PolicyText
    reason: Text | None = None
    diff_hash: Name | None = None

    @staticmethod
    def upcast_v1_v2(values: dict[str, Any]) -> None:
        """Before, nobody was asked why, which stays so."""


class PolicySetApproved(Fact):
    """Another person than the proposer approved a policy set."""

    name: Name
    version: Number


class PolicySetAdopted(Fact):
    """A policy set counts from a day on; ``diff_hash`` is that of what it changes."""

    class_version: ClassVar[int] = 2

    name: Name
    version: Number
    effective_from: Day
    content: PolicyText
    diff_hash: Name | None = None

    @staticmethod
    def upcast_v1_v2(values: dict[str, Any]) -> None:
        """Before, what a set changes was not kept with it, which stays so."""


class StandInAppointed(Fact):
    """A colleague stands in for a consultant for a period; in their own place, they are back."""

    absent: User
    stand_in: User
    from_on: Day
    until: Day


class AccessReasonGiven(Fact):
    """Somebody gave a reason for opening the file of a client who is not theirs."""

    client: Name
    reason: Text


class ReportPublished(Fact):
    """A report was published and is frozen: ``content`` is it to the letter, with its hash."""

    class_version: ClassVar[int] = 2

    report: Name
    from_on: Day
    until: Day
    content_hash: Name
    content: ReportText | None = None

    @staticmethod
    def upcast_v1_v2(values: dict[str, Any]) -> None:
        """Before, what it said was not kept with it, which stays so."""


class DueListIssued(Fact):
    """The due-contact lists of a day went out, resting on the log up to ``position``.

    ``policy_digest`` tells which content of the policy set they were made under, whatever its
    label. ``content_hash`` is over the rows of the whole day, with each client's id in place of
    their number, which may change. ``files`` is a hash of each list's files, by whose it is.
    """

    class_version: ClassVar[int] = 2
    system_only = True

    for_day: Day
    policy: Name
    position: int
    rows: int
    content_hash: Name
    policy_digest: Name | None = None
    files: Mapping[str, Name] | None = None

    @staticmethod
    def upcast_v1_v2(values: dict[str, Any]) -> None:
        """Before, neither the policy set's digest nor the files were kept, which stays so."""


MUNICIPAL_FACTS = (
    PolicySetProposed,
    PolicySetApproved,
    PolicySetAdopted,
    StandInAppointed,
    AccessReasonGiven,
    ReportPublished,
    DueListIssued,
)
