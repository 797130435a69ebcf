"""The steps of a path as people read them: what was done, by whom, and whose turn it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys.aggregates.authority import User, who_may
from journeys.aggregates.care_path_standing import Standing, Step
from journeys.events import ExaminationOpened, Fact, InvitedToBeHeard, PathDecided
from journeys.language import day, fact_label, one_line, value_label, with_weekday
from journeys.lists.dossier.path import STEPS
from journeys.policies import PolicySet

People = Mapping[str, str]
"""What users are called."""
Due = Mapping[str, Any]

LABELS = {
    **{types[0]: label for label, types in STEPS},
    "PathDecided": "Besluit, met de reden bij elk onderdeel",
    "MaatregelRecorded": "Uitkomst van het voorstel voor een maatregel",
    "Reconsidered": "Maatregel heroverwogen",
    "PathClosed": "Traject afgesloten",
}
TO_DO = {
    "UnwillingnessReported": "opnieuw melden, want geen melding telt nog",
    "ExaminationOpened": "het onderzoek openen",
    "AbilityAssessed": "beoordelen wat de inwoner kan",
    "OfferMade": "een passend aanbod doen",
    "InvitedToBeHeard": "uitnodigen voor een zienswijze",
    "Heard": "de zienswijze vastleggen",
    "PathDecided": "besluiten",
    "MaatregelRecorded": "de uitkomst van het voorstel vastleggen",
    "Reconsidered": "de maatregel heroverwegen",
    "PathClosed": "het traject afsluiten",
}
ONLY_FOR_A_PROPOSAL = "alleen nodig vóór een voorstel voor een maatregel"
DONE, NOW, CAN, NOT_YET, NOT_DONE = "gedaan", "aan de beurt", "kan nu", "nog niet", "niet gedaan"


@dataclass(frozen=True, slots=True)
class Taken:
    """A fact that took a step; ``remark`` says why it does not count, where it does not."""

    number: int
    said: str
    remark: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step on the page."""

    label: str
    stand: str
    aside: str
    taken: list[Taken]
    who: str
    until: date | None
    forms: list[tuple[str, str]]
    """What the asker may record of it now: the type of fact, and what it is called."""


def step_rows(
    found: Standing, user: User, due: Iterable[Due], policy: PolicySet, people: People
) -> list[StepRow]:
    """Every step of a path, for this user."""
    remarks = {fact.number: why for fact, why in found.not_counting}
    days = until(found, due, policy)
    return [
        StepRow(
            LABELS[_name(step)],
            _stand(step, found),
            ONLY_FOR_A_PROPOSAL if _name(step) == "OfferMade" and not step.done else "",
            [
                Taken(f.number, _said(f, step, found, people), remarks.get(f.number, ""))
                for f in step.taken
            ],
            who(step, people) if step.can_be_taken or _to_come(step, found) else "",
            None if step.done else days.get(_name(step)),
            [(t.topic(), fact_label(t.topic())) for t in step.types] if step.open_to(user) else [],
        )
        for step in found.steps
    ]


def until(found: Standing, due: Iterable[Due], policy: PolicySet) -> dict[str, date]:
    """By which day each step is to be taken: the first that what is due waits for."""
    days: dict[str, date] = {}
    for one in due:
        closing = set(getattr(policy.rules[one["rule"]], "closed_by", ()))
        step = next((s for s in found.steps if closing.intersection(s.types)), None)
        if step is not None:
            day_ = date.fromisoformat(one["due_on"])
            days[_name(step)] = min(day_, days.get(_name(step), day_))
    return days


def answer(found: Standing) -> str:
    """Where the path stands, in one sentence."""
    path = found.path
    if path.ended_on is not None:
        ended = fact_label(path.ended_by or "")
        if path.ended_by == "PathDecided":
            ended = value_label("decision", path.decision)
        return f"Dit traject is geëindigd op {with_weekday(path.ended_on)}: {_lower(ended)}."
    if path.decided_on is not None:
        decided = value_label("decision", path.decision)
        return f"Er is besloten op {with_weekday(path.decided_on)}: {decided}."
    if path.examination_on is None:
        return (
            f"Er is een vermoeden gemeld op {with_weekday(path.reported_on)}. "
            "Het is nog niet onderzocht."
        )
    return f"Het onderzoek loopt sinds {with_weekday(path.examination_on)}."


def next_line(found: Standing, days: Mapping[str, date], people: People) -> str:
    """What can be done next, by whom and by which day; nothing when nothing waits."""
    step = found.next_step
    if step is None:
        return ""
    by = days.get(_name(step))
    said = f"Volgende stap: {TO_DO[_name(step)]}. Wie: {who(step, people)}."
    return f"{said} Uiterlijk {with_weekday(by)}." if by else said


def missing(found: Standing) -> list[str]:
    """The steps that must come before a decision and are not there yet."""
    if not found.path.running or found.path.decided_on is not None:
        return []
    return [LABELS[_name(step)] for step in found.missing]


def who(step: Step, people: People) -> str:
    """Who may take a step: somebody in person or a role, and who has another part already."""
    up_to = _names(step.by, people, "en")
    said = f"de onderzoeker, {up_to}" if up_to else who_may(step.types[0])
    others = _names(step.not_by, people, "of")
    return f"{said}; niet {others} (andere rol in dit traject)" if others else said


def _names(users: Iterable[str], people: People, joined_by: str) -> str:
    *others, last = [one_line(people.get(user, user)) for user in dict.fromkeys(users)] or [""]
    return f"{', '.join(others)} {joined_by} {last}" if others else last


def _stand(step: Step, found: Standing) -> str:
    if step.done:
        return DONE
    if not found.path.running and not step.can_be_taken:
        return NOT_DONE
    if step == found.next_step:
        return NOW
    return CAN if step.can_be_taken else NOT_YET


def _said(fact: Fact, step: Step, found: Standing, people: People) -> str:
    """When and by whom; also how, where a step can be taken in more than one way."""
    by = f"{with_weekday(fact.happened_on)}, door {_names([fact.recorded_by], people, 'en')}"
    said = [by if len(step.types) == 1 else f"{fact_label(fact.topic())}, {by}"]
    if isinstance(fact, ExaminationOpened):
        said.append(f"onderzoeker {_names([fact.examiner], people, 'en')}")
    elif isinstance(fact, InvitedToBeHeard):
        said.append(f"voor {with_weekday(fact.for_on)}")
    elif isinstance(fact, PathDecided) and fact.happened_on == found.path.decided_on:
        said.append(value_label("decision", found.path.decision))
        said += [f"tot {day(found.path.until)}"] if found.path.until else []
    return "; ".join(said)


def _to_come(step: Step, found: Standing) -> bool:
    return found.path.running and not step.done


def _name(step: Step) -> str:
    return step.types[0].topic()


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
