"""The care path on a suspicion of unwillingness: six invented ones, each ending differently.

Reporter, examiner and decider are three different people, and no step is skipped.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from journeys.demo.life import Life
from journeys.demo.office_hours import working_day_from, working_day_until
from journeys.demo.staff import FIRST_CONSULTANTS, LEAVER, TEAM_LEADERS

DECIDER, OPENER = TEAM_LEADERS
MANDATED: Final = "mandaat.inkomen"
"""The officer of the income system who decides on a maatregel; not a user here."""


class Step(NamedTuple):
    """One fact, so many days after the one before; ``by`` is a part in the path, not a user."""

    days: int
    fact_type: str
    by: str
    fields: Mapping[str, Any]


class Course(NamedTuple):
    """When a path begins, and its steps."""

    begins: date
    steps: tuple[Step, ...]


WEIGHED: Final = {
    "health": "Volgens de huisarts is licht werk in een groep mogelijk.",
    "debts": "Er loopt een regeling. De brieven geven wel spanning.",
    "language": "Gesprekken in eenvoudig Nederlands gaan goed.",
    "care_duties": "De kinderen zijn overdag op school.",
    "travel": "De plek ligt op tien minuten lopen.",
    "letters_understood": "De brieven zijn samen gelezen en uitgelegd.",
}
NOT_ABLE: Final = {
    "health": "Er zijn ernstige klachten die eerder niet bekend waren.",
    "debts": "Er is beslag gelegd. Daar gaat alle energie naartoe.",
    "language": "Een tolk was nodig om elkaar goed te begrijpen.",
    "care_duties": "Zorgt elke dag voor een ziek familielid.",
    "travel": "Reizen lukt niet zonder begeleiding.",
    "letters_understood": "De brieven waren niet begrepen. Dat ligt aan de brieven.",
}


def _reported(text: str) -> Step:
    return Step(0, "UnwillingnessReported", "reporter", {"observations": text})


def _up_to_the_hearing(able: str, elements: Mapping[str, str], offer: str) -> tuple[Step, ...]:
    advice = {"medical_advice": "Advies van de arts ontvangen."} if able == "no" else {}
    return (
        Step(11, "ExaminationOpened", "opener", {}),
        Step(38, "AbilityAssessed", "examiner", {"able": able, **elements, **advice}),
        Step(9, "OfferMade", "examiner", {
            "offer": offer, "delivered": "in_person", "proof": "Samen gelezen en getekend.",
        }),
        Step(8, "InvitedToBeHeard", "opener", {"for_on": 14}),
    )  # fmt: skip


EVERY_STEP: Final = Course(date(2024, 2, 5), (
    _reported("Wees de plek bij de moestuin af en zei dat meedoen nooit hoeft."),
    *_up_to_the_hearing("yes", WEIGHED, "Twee ochtenden per week in de moestuin, dicht bij huis."),
    Step(14, "Heard", "decider", {
        "statement": "Vindt de groep te druk en had dat eerder willen zeggen.",
    }),
    Step(15, "PathDecided", "decider", {"decision": "maatregel_proposed", "reasons": WEIGHED}),
    Step(14, "MaatregelRecorded", "income", {
        "reference": "MR-2024-017", "decided_on": -4, "decided_by": MANDATED,
        "ground": "Participatiewet artikel 18",
    }),
    Step(21, "ObjectionReceived", "income", {"note": "Bezwaar per brief ontvangen."}),
    Step(33, "Reconsidered", "decider", {
        "note": "Opnieuw bekeken. De inwoner doet nu mee in een kleine groep.",
    }),
    Step(12, "PathClosed", "decider", {"reason": "Afgerond. Begeleiding gaat gewoon door."}),
))  # fmt: skip
UNABLE: Final = Course(date(2024, 9, 2), (
    _reported("Zei twee keer nee tegen een plek in het buurthuis."),
    *_up_to_the_hearing("no", NOT_ABLE, "Een vaste ochtend koffie in het buurthuis, met vervoer."),
    Step(14, "Heard", "decider", {"statement": "Wil wel, maar het lukt niet. Schaamde zich."}),
    Step(10, "PathDecided", "decider", {"decision": "unable", "reasons": NOT_ABLE}),
    Step(9, "PathClosed", "decider", {"reason": "Het was niet kunnen. Hulp is aangeboden."}),
))  # fmt: skip
FITTING_SERVICE: Final = Course(date(2025, 2, 10), (
    _reported("Wilde niet verder praten over de taalles."),
    *_up_to_the_hearing("partly", WEIGHED, "Taalles met een taalmaatje aan huis."),
    Step(15, "HearingNotUsed", "decider", {
        "proof": "Uitnodiging is persoonlijk overhandigd op het adres.",
    }),
    Step(11, "PathDecided", "decider", {"decision": "fitting_service", "reasons": WEIGHED}),
))  # fmt: skip
EXEMPTION: Final = Course(date(2025, 7, 14), (
    _reported("Sloeg een passende plek af om redenen thuis."),
    *_up_to_the_hearing("no", NOT_ABLE, "Een plek met kortere dagen."),
    Step(6, "HearingWaived", "decider", {"ground": "Awb 4:11, eigen verzoek."}),
    Step(14, "PathDecided", "decider", {
        "decision": "exemption_proposed", "reasons": NOT_ABLE, "until": 334,
    }),
    Step(320, "PathClosed", "decider", {"reason": "Ontheffing loopt af. Samen verder gekeken."}),
))  # fmt: skip
WITHDRAWN: Final = Course(date(2024, 5, 21), (
    _reported("Leek een aanbod af te slaan."),
    Step(13, "SuspicionWithdrawn", "opener", {
        "reason": "Het aanbod was niet aangekomen. Excuses gemaakt.",
    }),
))  # fmt: skip
RUNNING: Final = Course(date(2026, 10, 5), (
    _reported("Zei nee tegen twee plekken en wil geen andere voorstellen zien."),
    *_up_to_the_hearing("partly", WEIGHED, "Een ochtend per week in de kringloopwinkel."),
    Step(14, "Heard", "decider", {"statement": "Wil het proberen met minder uren."}),
    Step(12, "PathDecided", "decider", {"decision": "fitting_service", "reasons": WEIGHED}),
))  # fmt: skip
COURSES: Final = {
    "every_step": EVERY_STEP,
    "unable": UNABLE,
    "fitting_service": FITTING_SERVICE,
    "exemption": EXEMPTION,
    "withdrawn": WITHDRAWN,
    "running": RUNNING,
}


def take_step(life: Life) -> None:
    """The next step of the client's path; the first time only its beginning is set."""
    course = COURSES[life.part.care_path or ""]
    if life.today < course.begins:
        life.plan("care_path", course.begins)
        return
    step = course.steps[life.path_step]
    if life.path_step == 0:
        life.path_people = _people(life)
    life.tell(step.fact_type, life.path_people[step.by], **_fields(life, step))
    life.path_step += 1
    if life.path_step < len(course.steps):
        life.plan("care_path", life.today + timedelta(course.steps[life.path_step].days))


def _people(life: Life) -> dict[str, str]:
    others = [name for name in FIRST_CONSULTANTS if name not in (life.consultant, LEAVER)]
    return {
        "reporter": life.consultant,
        "examiner": life.rng.choice(others),
        "opener": OPENER,
        "decider": DECIDER,
        "income": life.income_consultant,
    }


def _fields(life: Life, step: Step) -> dict[str, Any]:
    fields = {
        name: _day(life, value) if isinstance(value, int) else value
        for name, value in step.fields.items()
    }
    if step.fact_type == "UnwillingnessReported":
        fields["observations"] = _observations(life, step.fields["observations"])
    if step.fact_type == "ExaminationOpened":
        fields["examiner"] = life.path_people["examiner"]
    return fields


def _day(life: Life, days: int) -> date:
    """A day so many days from today; numbers in a step stand for days."""
    day = life.today + timedelta(days)
    return working_day_from(day) if days > 0 else working_day_until(day)


def _observations(life: Life, text: str) -> list[dict[str, str]]:
    def ago(days: int) -> str:
        return working_day_until(life.today - timedelta(days)).isoformat()

    return [
        {"kind": "refused_offer", "on": ago(4), "source": "gesprek", "text": text},
        {
            "kind": "statement",
            "on": ago(11),
            "source": "telefoon",
            "text": "Zei geen hulp te willen bij het zoeken naar een plek.",
        },
        {
            "kind": "missed_contact",
            "on": ago(18),
            "source": "agenda",
            "text": "Kwam niet op de afspraak.",
        },
    ]
