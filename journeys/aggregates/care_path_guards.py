"""Rules of the care path on unwillingness: careful at every step, reversible at every step.

Kadernota Maatschappelijke Participatie 2021, §3.1: "de lijn tussen niet willen en niet
kunnen [is] erg dun"; the service is to be "uiterst zorgvuldig".
"""

from collections.abc import Mapping

from journeys import events
from journeys.aggregates.authority import who_may
from journeys.aggregates.care_path_missing import Missing, missing_for
from journeys.aggregates.guards import Before, Broken, command_line, guard
from journeys.aggregates.people import is_one_of
from journeys.aggregates.state import Path
from journeys.events import SYSTEM, Fact
from journeys.events.fields import is_destroyed

LADDER_TOP = 6
"""Nazorg; the path exists for trede 1 to 5 (Kadernota Werk 2021)."""
STEPS_OF_A_RUNNING_PATH = (
    events.SuspicionWithdrawn,
    events.ExaminationOpened,
    events.AbilityAssessed,
    events.OfferMade,
    events.InvitedToBeHeard,
    events.Heard,
    events.HearingNotUsed,
    events.HearingWaived,
    events.PathDecided,
)
STEPS_OF_PEOPLE = (
    events.UnwillingnessReported,
    *STEPS_OF_A_RUNNING_PATH,
    events.PathClosed,
    events.PathWithdrawn,
    events.MaatregelRecorded,
    events.Reconsidered,
)
NAMES_A_PERSON = ("examiner", "decided_by")


def _running(before: Before) -> Path | None:
    path = before.state.path
    return path if path and path.running else None


def _beside_missed_contact(fact: events.UnwillingnessReported) -> int:
    """How many observations are of something else; a fact from the log holds them as stored."""
    kinds = (o["kind"] if isinstance(o, Mapping) else o.kind for o in fact.observations)
    return sum(kind != "missed_contact" for kind in kinds)


@guard("A_PERSON_TAKES_THIS_STEP", *STEPS_OF_PEOPLE)
def a_person_takes_every_step(fact: Fact, _: Before) -> Broken | None:
    """No policy and no scheduler takes a step, not in a history from elsewhere either."""
    people = [fact.recorded_by, *(getattr(fact, n) for n in NAMES_A_PERSON if n in fact.fields)]
    if not is_one_of(SYSTEM, people):
        return None
    return Broken(
        f"Het systeem zet geen stap in het zorgvuldigheidstraject; alleen een mens doet dat "
        f"({fact.topic()}).",
        f"Noem wie het deed: {who_may(type(fact))}.",
    )


@guard("UNWILLINGNESS_NOT_ON_TOP_TREDE", events.UnwillingnessReported)
def no_suspicion_on_the_top_trede(_: events.UnwillingnessReported, before: Before) -> Broken | None:
    """The path exists for trede 1 to 5."""
    if before.state.trede == LADDER_TOP:
        return Broken(
            f"{before.client} staat op trede {LADDER_TOP} (nazorg); het zorgvuldigheidstraject "
            "is er voor trede 1 tot en met 5.",
            "Bespreek met de teamleider wat er wel kan.",
        )
    return None


@guard("UNWILLINGNESS_NEEDS_MORE_THAN_MISSED_CONTACT", events.UnwillingnessReported)
def missed_contact_alone_is_no_suspicion(
    fact: events.UnwillingnessReported, _: Before
) -> Broken | None:
    """A missed appointment alone never suffices."""
    if is_destroyed(fact.observations) or _beside_missed_contact(fact):
        return None
    return Broken(
        "Alleen gemiste afspraken zijn geen grond voor een vermoeden.",
        "Probeer eerst een huisbezoek; leg anders vast wat er nog meer is gezien of gezegd, "
        "met datum en bron.",
    )


@guard("UNWILLINGNESS_ON_ROUTE_D_NEEDS_REASON", events.UnwillingnessReported)
def rest_asks_for_an_extra_reason(
    fact: events.UnwillingnessReported, before: Before
) -> Broken | None:
    """On route D (zorg/rust) somebody cannot take part yet, so one observation is not enough."""
    if before.state.route != "D" or is_destroyed(fact.observations):
        return None
    if _beside_missed_contact(fact) > 1:
        return None
    return Broken(
        f"{before.client} heeft route D (zorg/rust): meedoen kan nu nog niet.",
        "Leg naast de waarneming een tweede vast met de extra reden waarom het vermoeden er "
        "toch is, met datum en bron.",
    )


@guard("REPORTER_IS_NOT_EXAMINER", events.UnwillingnessReported)
def the_examiner_does_not_report(
    fact: events.UnwillingnessReported, before: Before
) -> Broken | None:
    """Reporter, examiner and decider are three different people."""
    path = _running(before)
    if path and is_one_of(fact.recorded_by, (*path.examiners, *path.deciders)):
        role = "onderzoekt" if is_one_of(fact.recorded_by, path.examiners) else "besliste over"
        return Broken(
            f"{fact.recorded_by} {role} dit vermoeden en kan het niet ook melden.",
            "Laat een collega de waarneming vastleggen.",
        )
    return None


@guard("PATH_NOT_RUNNING", *STEPS_OF_A_RUNNING_PATH)
def a_step_needs_a_running_path(_: Fact, before: Before) -> Broken | None:
    """A path begins with a report and its steps end with it."""
    if _running(before):
        return None
    return Broken(
        f"Er loopt op die dag geen zorgvuldigheidstraject voor {before.client}.",
        "Een traject begint met een melding (UnwillingnessReported), met feiten, data en bronnen; "
        f"melden kan een {who_may(events.UnwillingnessReported)}.",
    )


@guard("SUSPICION_NOT_WAITING", events.SuspicionLapsed)
def only_a_suspicion_nobody_took_up_lapses(
    fact: events.SuspicionLapsed, before: Before
) -> Broken | None:
    """It ends a path, so it may not pass by what somebody did in time."""
    path = before.state.path
    if path and path.waiting:
        return None
    return Broken(
        f"Er is op {fact.happened_on:%d-%m-%Y} geen vermoeden over {before.client} dat op een "
        "onderzoek wacht.",
        "Laat deze regel weg; het vermoeden eindigde al, of er was een onderzoek geopend.",
    )


@guard("PATH_NEVER_BEGUN", events.PathClosed, events.PathWithdrawn)
def only_a_path_that_began_can_end(_: Fact, before: Before) -> Broken | None:
    """Closing and withdrawing may follow a decision, also after the journey closed."""
    if before.state.path is None:
        return Broken(
            f"Er is nooit een zorgvuldigheidstraject geweest voor {before.client}.",
            "Er is niets af te sluiten of in te trekken; controleer het nummer van de inwoner.",
        )
    return None


@guard("EXAMINER_IS_NOT_REPORTER", events.ExaminationOpened)
def the_reporter_does_not_examine(fact: events.ExaminationOpened, before: Before) -> Broken | None:
    """Another person than the reporter examines, and not one who already decided."""
    path = _running(before)
    if path and is_one_of(fact.examiner, (*path.reporters, *path.deciders)):
        reported = is_one_of(fact.examiner, path.reporters)
        role = "het vermoeden gemeld" if reported else "erover beslist"
        return Broken(
            f"{fact.examiner} heeft {role} en kan het niet zelf onderzoeken.",
            "Wijs een andere onderzoeker aan: niet "
            f"{', '.join(dict.fromkeys((*path.reporters, *path.deciders)))}.",
        )
    return None


@guard("OPENER_IS_NOT_REPORTER", events.ExaminationOpened)
def the_reporter_does_not_open(fact: events.ExaminationOpened, before: Before) -> Broken | None:
    """Another person than the reporter finds that there is something to examine."""
    path = _running(before)
    if path and is_one_of(fact.recorded_by, path.reporters):
        return Broken(
            f"{fact.recorded_by} heeft het vermoeden gemeld en opent het onderzoek niet zelf.",
            f"Laat een ander dit beoordelen: {who_may(events.ExaminationOpened)} die niets meldde.",
        )
    return None


@guard(
    "EXAMINATION_NEEDED",
    events.AbilityAssessed,
    events.OfferMade,
    events.InvitedToBeHeard,
    events.Heard,
    events.HearingNotUsed,
    events.HearingWaived,
)
def these_steps_follow_an_examination(_: Fact, before: Before) -> Broken | None:
    """Nobody is assessed, offered or heard within the path before somebody examines."""
    path = _running(before)
    if path and path.examination_on is None:
        return Broken(
            "Het onderzoek is nog niet geopend.",
            f"Dat kan een {who_may(events.ExaminationOpened)}; onderzoeker is een ander dan de "
            f"melder ({', '.join(path.reporters)}):  "
            + command_line(before, events.ExaminationOpened, "examiner=…"),
        )
    return None


@guard("HEARING_NOT_USED_NEEDS_INVITATION", events.HearingNotUsed)
def not_using_a_hearing_needs_an_invitation(
    fact: events.HearingNotUsed, before: Before
) -> Broken | None:
    """Who was never invited, or whose day has yet to come, has not let it pass."""
    path = _running(before)
    if path is None or (path.invited_for and path.invited_for <= fact.happened_on):
        return None
    return Broken(
        "Er is geen uitnodiging waarvan de dag voorbij is.",
        f"Nodig eerst uit; dat kan een {who_may(events.InvitedToBeHeard)}:  "
        + command_line(before, events.InvitedToBeHeard, "for_on=DATUM"),
    )


def _missing(fact: events.PathDecided, before: Before) -> Missing | None:
    path = _running(before)
    return missing_for(fact, before, path) if path else None


@guard("PATH_DECISION_NEEDS_STEPS", events.PathDecided)
def a_decision_rests_on_every_step(fact: events.PathDecided, before: Before) -> Broken | None:
    """No decision without ability assessed and a chance to be heard; no maatregel without offer.

    The one refusal tells all that is missing, also the three people.
    """
    missing = _missing(fact, before)
    return Broken(missing.why, missing.todo) if missing and missing.steps else None


@guard("THREE_DIFFERENT_PEOPLE", events.PathDecided)
def the_decider_is_a_third_person(fact: events.PathDecided, before: Before) -> Broken | None:
    """Reporter, examiner and decider are three different people."""
    missing = _missing(fact, before)
    return Broken(missing.why, missing.todo) if missing and missing.people else None


@guard("ASSESSOR_IS_NOT_REPORTER", events.AbilityAssessed)
def the_reporter_does_not_assess(fact: events.AbilityAssessed, before: Before) -> Broken | None:
    """Who suspects does not judge whether the client is able."""
    path = _running(before)
    if path and is_one_of(fact.recorded_by, path.reporters):
        return Broken(
            f"{fact.recorded_by} heeft het vermoeden gemeld en kan het kunnen niet beoordelen.",
            f"Laat de onderzoeker ({', '.join(path.examiners[-1:])}) de beoordeling vastleggen.",
        )
    return None


@guard("INVITATION_IS_TO_COME", events.InvitedToBeHeard)
def an_invitation_is_for_a_day_to_come(fact: events.InvitedToBeHeard, _: Before) -> Broken | None:
    """Nobody can come on a day that is over."""
    if fact.for_on > fact.happened_on:
        return None
    return Broken(
        f"De uitnodiging van {fact.happened_on:%d-%m-%Y} is voor {fact.for_on:%d-%m-%Y}; "
        "zo krijgt de inwoner geen kans om te komen.",
        "Nodig uit voor een dag die nog komt (for_on).",
    )


@guard("MAATREGEL_NEEDS_PROPOSAL", events.MaatregelRecorded)
def a_maatregel_follows_a_standing_proposal(
    fact: events.MaatregelRecorded, before: Before
) -> Broken | None:
    """The mandated officer decides on a proposal that stands, and is not the proposer."""
    state, path = before.state, before.state.path
    if state.maatregel_proposed_on is None or path is None:
        return Broken(
            f"Er is geen voorstel voor een maatregel voor {before.client} vastgelegd.",
            "Een maatregel volgt alleen op een besluit maatregel_proposed (PathDecided); dat neemt "
            f"een {who_may(events.PathDecided)} die niet meldde of onderzocht.",
        )
    withdrawn = path.ended_by in ("PathWithdrawn", "SuspicionWithdrawn")
    if withdrawn or path.decision != "maatregel_proposed":
        return Broken(
            "Het voorstel voor een maatregel geldt niet meer: er is daarna anders besloten, of "
            "het traject is ingetrokken.",
            "Zonder geldend voorstel wordt geen maatregel vastgelegd.",
        )
    if fact.decided_on < state.maatregel_proposed_on:
        return Broken(
            f"De maatregel is van {fact.decided_on:%d-%m-%Y}, vóór het voorstel van "
            f"{state.maatregel_proposed_on:%d-%m-%Y}.",
            "Controleer de dag van het besluit (decided_on).",
        )
    if is_one_of(fact.decided_by, state.maatregel_proposed_by):
        return Broken(
            f"{fact.decided_by} heeft de maatregel voorgesteld en kan er niet over beslissen.",
            "Leg vast welke gemandateerde functionaris heeft beslist (decided_by).",
        )
    return None
