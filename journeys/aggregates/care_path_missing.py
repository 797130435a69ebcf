"""What a decision on the care path still lacks, and who may do it next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from journeys import events
from journeys.aggregates.authority import who_may
from journeys.aggregates.care_path_ground import Ground, TookPart, ground_on, took_part
from journeys.aggregates.guards import Before
from journeys.aggregates.people import is_one_of
from journeys.aggregates.state import Path
from journeys.events import Fact

STEP_NAMES = {
    "UnwillingnessReported": "er is geen melding die telt (UnwillingnessReported)",
    "ExaminationOpened": "het onderzoek is niet geopend (ExaminationOpened)",
    "AbilityAssessed": "het kunnen is niet beoordeeld (AbilityAssessed)",
    "OfferMade": "er is geen passend aanbod gedaan (OfferMade)",
    "Heard": "de inwoner is niet gehoord (Heard, HearingNotUsed of HearingWaived)",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """What a decision lacks, and what it takes to say who may do it."""

    steps: Sequence[str]
    decider: str
    """What the decider did before within the path; empty for a third person."""
    examiner: str
    """Who reported and examines too; empty when nobody does."""
    ground: Ground
    took_part: TookPart

    @property
    def people(self) -> bool:
        """Whether reporter, examiner and decider are fewer than three."""
        return bool(self.decider or self.examiner)

    @property
    def why(self) -> str:
        """Everything that is missing, and why a step that stands is not enough."""
        found = [STEP_NAMES[step] for step in self.steps]
        if self.people:
            found.append("melder, onderzoeker en beslisser zijn geen drie verschillende mensen")
        said = [f"Wat nog ontbreekt: {'; '.join(found)}.", self.decider, self.examiner]
        left_out = _not_counting(self.ground.left_out) if self.steps else []
        return " ".join([*filter(None, said), *left_out])

    @property
    def todo(self) -> str:
        """Who may do each of it next."""
        return f"Wie het nu kan doen: {'; '.join(_next(self))}."


def missing_for(fact: events.PathDecided, before: Before, standing: Path) -> Missing:
    """What this decision lacks, on the day it is for and as recorded before it."""
    ground = ground_on(before, fact.happened_on)
    took = took_part(before.facts, standing, ground.begun or fact.number, fact.number)
    paths = (standing, ground.path or standing)
    doing = [who for path in paths for who in (*path.examiners[-1:], *path.assessors)]
    both = next((who for who in doing if is_one_of(who, took.reporters)), None)
    return Missing(
        _steps(fact, ground),
        _did_before(fact.recorded_by, took),
        f"{both} meldde en onderzoekt." if both else "",
        ground,
        took,
    )


def _steps(fact: events.PathDecided, ground: Ground) -> list[str]:
    path = ground.path
    if path is None:
        found = ["UnwillingnessReported", "ExaminationOpened", "AbilityAssessed", "Heard"]
    else:
        found = path.missing_for_a_decision
    if fact.decision == "maatregel_proposed" and (path is None or path.offered_on is None):
        found = [*found, "OfferMade"]
    return found


def _did_before(decider: str, took: TookPart) -> str:
    if is_one_of(decider, took.reporters):
        return f"{decider} heeft dit vermoeden zelf gemeld."
    return f"{decider} heeft dit zelf onderzocht." if is_one_of(decider, took.examiners) else ""


def _not_counting(left_out: Iterable[tuple[Fact, str]]) -> Iterator[str]:
    by_why = sorted((why, fact.number) for fact, why in left_out)
    for why, group in groupby(by_why, key=itemgetter(0)):
        numbers = [str(number) for _, number in group]
        verb = "telt" if len(numbers) == 1 else "tellen"
        yield f"Feit {', '.join(numbers)} {verb} niet mee. Op wat toen was vastgelegd: {why}"


def _next(missing: Missing) -> Iterator[str]:
    yield from (_who_takes(step, missing) for step in missing.steps)
    if missing.examiner:
        yield "het onderzoek opnieuw doen (ExaminationOpened, AbilityAssessed): een ander"
    if missing.people:
        took = dict.fromkeys([*missing.took_part.reporters, *missing.took_part.examiners])
        yield f"beslissen: een teamleider die niet meldde of onderzocht (niet {', '.join(took)})"


def _who_takes(step: str, missing: Missing) -> str:
    reporters = ", ".join(missing.took_part.reporters)
    if step == "UnwillingnessReported":
        return f"melden: {who_may(events.UnwillingnessReported)}"
    if step == "ExaminationOpened":
        may = who_may(events.ExaminationOpened)
        return f"het onderzoek openen ({may}) en doen: een ander dan de melder ({reporters})"
    if step == "AbilityAssessed":
        examiners = missing.ground.path.examiners[-1:] if missing.ground.path else []
        return " ".join(["het kunnen beoordelen: de onderzoeker", *(f"({e})" for e in examiners)])
    if step == "OfferMade":
        return f"een aanbod doen: {who_may(events.OfferMade)}"
    return f"uitnodigen (InvitedToBeHeard) en horen: {who_may(events.Heard)}"
