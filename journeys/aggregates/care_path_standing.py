"""Where a care path stands: each step, what was done of it, and who may take it now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journeys import events
from journeys.aggregates.authority import User, roles_for
from journeys.aggregates.care_path_ground import Ground, TookPart, ground_on, took_part
from journeys.aggregates.client import Client
from journeys.aggregates.guards import Before
from journeys.aggregates.paths import CarePath, paths
from journeys.aggregates.people import is_one_of
from journeys.aggregates.state import Path
from journeys.events import Fact

Types = tuple[type[Fact], ...]
Draft = tuple[Types, object, object, Sequence[str], Sequence[str]]
"""A step in the making: is it done, can it be, whom is it up to, and who may not."""

HEARD: Types = (events.Heard, events.HearingNotUsed, events.HearingWaived)
MAATREGEL = "maatregel_proposed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: any of these facts takes it."""

    types: Types
    taken: Sequence[Fact]
    """Those on the timeline, also what does not count any more."""
    done: bool
    """Whether it was taken, and counts."""
    can_be_taken: bool
    """Whether what comes before it is there, on a path that runs."""
    by: Sequence[str] = ()
    """Whom it is up to, where that is somebody in person."""
    not_by: Sequence[str] = ()
    """Who has another part in the path."""

    def open_to(self, user: User) -> bool:
        """Whether it is this user's to take now."""
        if self.by and not is_one_of(user.user, self.by):
            return False
        may = any(user.roles.intersection(roles_for(one)) for one in self.types)
        return self.can_be_taken and may and not is_one_of(user.user, self.not_by)


@dataclass(frozen=True, slots=True)
class Standing:
    """A client's latest path: its facts and its steps, and what does not count with why."""

    path: Path
    facts: CarePath
    steps: Sequence[Step]
    took_part: TookPart
    not_counting: Sequence[tuple[Fact, str]]

    @property
    def next_step(self) -> Step | None:
        """The first step that is to be taken and can be; an offer is asked for by nobody."""
        waiting = (s for s in self.steps if s.can_be_taken and not s.done)
        return next((s for s in waiting if events.OfferMade not in s.types), None)

    @property
    def missing(self) -> list[Step]:
        """What must be there before somebody decides, and is not."""
        needed = (events.ExaminationOpened, events.AbilityAssessed, *HEARD)
        return [s for s in self.steps if not s.done and not set(needed).isdisjoint(s.types)]


def standing(client: Client, on: date) -> Standing | None:
    """Where the latest path of a client stands on a day; nothing when there never was one."""
    facts = next(reversed(paths(client.timeline)), None)
    path = client.state().path
    if facts is None or path is None:
        return None
    ground = Ground(None, (), 0)
    if path.running:
        ground = ground_on(Before(client.ref, client.state(), client.facts, client.timeline), on)
    took = took_part(client.facts, path, ground.begun or facts[0].number, client.version + 1)
    return Standing(path, facts, _steps(path, ground, facts, took), took, ground.left_out)


def _steps(path: Path, ground: Ground, facts: CarePath, took: TookPart) -> list[Step]:
    runs = path.running
    counts = (ground.path if runs else path) or Path(path.reported_on, [])
    opened = runs and counts.examination_on is not None
    # Whoever was heard without being asked needs no invitation any more.
    invited = counts.invited_on or counts.hearing
    may_decide = opened and not counts.missing_for_a_decision
    reporters, examiner = took.reporters, counts.examiners[-1:]
    parts = (*reporters, *took.examiners)
    drafts: list[Draft] = [
        ((events.UnwillingnessReported,), counts.reporters, runs, (), took.examiners),
        ((events.ExaminationOpened,), counts.examination_on, runs, (), reporters),
        ((events.AbilityAssessed,), counts.assessed_on, opened, examiner, reporters),
        ((events.OfferMade,), counts.offered_on, opened, (), ()),
        ((events.InvitedToBeHeard,), invited, opened, (), ()),
        (HEARD, counts.hearing, opened, (), ()),
        ((events.PathDecided,), path.decision, may_decide, (), parts),
        *_afterwards(path, facts),
    ]
    return [
        Step(types, _of(facts, types), bool(done), bool(can and not done), by, not_by)
        for types, done, can, by, not_by in drafts
    ]


def _afterwards(path: Path, facts: CarePath) -> Iterator[Draft]:
    """What may follow a decision that does not end the path."""
    if path.decision is None or (path.ended_by == events.PathDecided.topic()):
        return
    withdrawn = path.ended_by == events.PathWithdrawn.topic()
    if path.decision == MAATREGEL:
        recorded = _of(facts, (events.MaatregelRecorded,))
        yield (events.MaatregelRecorded,), recorded, not withdrawn, (), ()
        if recorded:
            reconsidered = _of(facts, (events.Reconsidered,))
            yield (events.Reconsidered,), reconsidered, not withdrawn, (), ()
    yield (events.PathClosed,), not path.running, path.running, (), ()


def _of(facts: CarePath, types: Types) -> list[Fact]:
    return [fact for fact in facts if isinstance(fact, types)]
