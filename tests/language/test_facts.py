"""Each fact has its Dutch name and its line."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.language import (
    BY_FIELD,
    FACTS,
    FIELDS,
    describe,
    fact_label,
    field_label,
    one_line,
)
from journeys.language.lines import LINES

FACT_TYPES = [
    "ClientRegistered",
    "LeadTransferred",
    "BenefitStarted",
    "BenefitEnded",
    "ClientScreened",
    "RouteAssigned",
    "RouteReviewed",
    "ContactPlanned",
    "ContactHeld",
    "ContactMissed",
    "IntakeHeld",
    "ObstacleFound",
    "ObstacleReduced",
    "ObstacleResolved",
    "PlanAgreed",
    "PlanAdjusted",
    "PlanEvaluated",
    "ActivityStarted",
    "ActivityExtended",
    "ActivityEnded",
    "CostCommitted",
    "CostPaid",
    "CostReleased",
    "ReferredToPartner",
    "ReferralConcluded",
    "TredeSignalled",
    "SignalDismissed",
    "ReferredToWsp",
    "CompetensysTaken",
    "TredeDetermined",
    "WarmHandoverHeld",
    "WspAccepted",
    "WspReturned",
    "PlacedInWork",
    "PlacementReviewed",
    "FellBack",
    "ReexaminationHeld",
    "ReexaminationFellDue",
    "EffectMeasured",
    "ConsultantAssigned",
    "JourneyClosed",
    "JourneyReopened",
    "UnwillingnessReported",
    "SuspicionWithdrawn",
    "SuspicionLapsed",
    "ExaminationOpened",
    "AbilityAssessed",
    "OfferMade",
    "InvitedToBeHeard",
    "Heard",
    "HearingNotUsed",
    "HearingWaived",
    "PathDecided",
    "PathClosed",
    "PathWithdrawn",
    "MaatregelRecorded",
    "ObjectionReceived",
    "Reconsidered",
    "DecisionReassessed",
    "EscalatedToSupervisor",
    "FactCorrected",
    "FactRetracted",
    "FileDestroyed",
    "PolicySetProposed",
    "PolicySetApproved",
    "PolicySetAdopted",
    "StandInAppointed",
    "AccessReasonGiven",
    "ReportPublished",
    "DueListIssued",
]


def test_every_fact_has_a_label_and_a_line_and_no_other_does() -> None:
    assert sorted(FACT_TYPES) == sorted(FACTS)
    assert sorted(FACT_TYPES) == sorted(LINES)


def test_no_two_facts_share_a_label() -> None:
    assert len(set(FACTS.values())) == len(FACTS)


def test_every_field_in_a_line_has_a_dutch_name() -> None:
    used = {part.field for parts in LINES.values() for part in parts}
    assert used <= set(FIELDS)
    assert set(BY_FIELD) <= {*FIELDS, "state", "journey"}


def test_what_is_unknown_keeps_its_own_name() -> None:
    assert fact_label("SomethingNew") == "SomethingNew"
    assert field_label("brand_new") == "brand_new"
    assert describe("SomethingNew", {"x": 1}) == "SomethingNew"


CASES: list[tuple[str, Mapping[str, Any], str]] = [
    (
        "ClientRegistered",
        {"trede": 2, "benefit": "participatiewet", "benefit_since": "2019-04-03", "lead": "mp"},
        "Ingeschreven: trede 2, Participatiewet",
    ),
    (
        "ClientRegistered",
        {"trede": 1, "benefit": "none", "lead": "wsp_administratief"},
        "Ingeschreven: trede 1, nug, regie WSP (administratief)",
    ),
    ("ContactHeld", {"channel": "huisbezoek"}, "Gesprek gevoerd (huisbezoek)"),
    ("ContactHeld", {"channel": "gesprek"}, "Gesprek gevoerd"),
    (
        "ContactHeld",
        {"channel": "telefoon", "note": "belde\nzelf  terug"},
        'Gesprek gevoerd (telefoon) – "belde zelf terug"',
    ),
    (
        "ContactHeld",
        {"channel": "video", "note": "vernietigd"},
        "Gesprek gevoerd (video) – vernietigd",
    ),
    (
        "ContactPlanned",
        {"for_on": date(2026, 9, 18), "channel": "telefoon"},
        "Gesprek gepland voor vr 18-09-2026 (telefoon)",
    ),
    ("RouteAssigned", {"route": "B", "reason": "wil"}, 'Route toegewezen: B Beweging – "wil"'),
    ("ObstacleFound", {"kind": "schulden"}, "Belemmering gevonden: schulden"),
    ("ObstacleFound", {"kind": "vernietigd"}, "Belemmering gevonden: soort vernietigd"),
    (
        "FactCorrected",
        {"fact": 10, "changes": {"kind": "taal"}, "reason": "verkeerd aangevinkt"},
        'Herstel van 10: soort was taal – "verkeerd aangevinkt"',
    ),
    (
        "FactCorrected",
        {"fact": 9, "changes": {"happened_on": "2026-02-26", "note": "een ander gesprek"}},
        'Herstel van 9: datum was 26-02-2026, notitie was "een ander gesprek"',
    ),
    (
        "FactCorrected",
        {"fact": 9, "changes": "vernietigd", "reason": "vernietigd"},
        "Herstel van 9: wijzigingen vernietigd – vernietigd",
    ),
    ("FactRetracted", {"fact": 36, "reason": "vergissing"}, 'Intrekking van 36 – "vergissing"'),
    (
        "ActivityStarted",
        {"activity": "a2", "kind": "individueel_traject", "basisbaan": True, "provider": "Werkse!"},
        "Activiteit gestart: individueel traject, basisbaan, bij Werkse! (a2)",
    ),
    (
        "CostPaid",
        {"line": "basisbaan", "amount": "1250.00", "activity": "a1"},
        "Kosten betaald: € 1.250,00, op basisbaan (activiteit a1)",
    ),
    (
        "EffectMeasured",
        {
            "loneliness": 3,
            "happiness": 0,
            "health": 5,
            "obstacles_fewer": False,
            "by": "bureau",
        },
        (
            "Effect gemeten: eenzaamheid 3, geluk 0, gezondheid 5, niet minder belemmeringen"
            " (door bureau)"
        ),
    ),
    ("EffectMeasured", {"declined": True}, "Effect gemeten: inwoner deed niet mee"),
    (
        "UnwillingnessReported",
        {
            "observations": [
                {"kind": "refused_offer", "on": "2025-05-24", "source": "brief", "text": "nee"},
                {
                    "kind": "missed_contact",
                    "on": date(2025, 5, 26),
                    "source": "agenda",
                    "text": "-",
                },
            ]
        },
        (
            "Vermoeden van niet willen gemeld: aanbod geweigerd op 24-05-2025 (brief);"
            " contact gemist op 26-05-2025 (agenda)"
        ),
    ),
    (
        "PathDecided",
        {"decision": "exemption_proposed", "until": "2026-03-12", "reasons": {"health": "x"}},
        "Besluit in het zorgvuldigheidstraject: ontheffing voorgesteld, tot 12-03-2026",
    ),
    (
        "EscalatedToSupervisor",
        {"rule": "re-examination", "key": None, "due_on": "2020-10-14"},
        "Naar de teamleider: Heronderzoek, uiterlijk 14-10-2020",
    ),
    (
        "PlacedInWork",
        {"form": "garantiebaan", "hours": 24, "instruments": ["sroi", "jobcoaching"]},
        "Geplaatst in werk: garantiebaan, 24 uur per week (met SROI, jobcoaching)",
    ),
    (
        "FileDestroyed",
        {"category": "19.1", "approved_by": ["a.b", "c.d"]},
        "Dossier vernietigd: categorie 19.1, goedgekeurd door a.b, c.d",
    ),
    ("WspAccepted", {}, "Overgenomen door WSP"),
]


@pytest.mark.parametrize(("type_name", "fields", "line"), CASES)
def test_the_line(type_name: str, fields: Mapping[str, Any], line: str) -> None:
    assert describe(type_name, fields) == line


def test_a_corrected_value_stands_beside_the_one_recorded() -> None:
    corrected = describe("ObstacleFound", {"kind": "schulden"}, {"kind": "taal"})
    assert corrected == "Belemmering gevonden: schulden → taal"
    note = describe("ContactHeld", {"channel": "gesprek", "note": "a"}, {"note": "b"})
    assert note == 'Gesprek gevoerd – "a" → "b"'
    assert describe("ContactHeld", {"channel": "video"}, {"channel": "video"}).endswith("(video)")


def test_long_words_are_cut_off() -> None:
    line = describe("ContactHeld", {"channel": "gesprek", "note": "woord " * 2000})
    assert len(line) < 150
    assert line.endswith('…"')


def test_control_characters_never_reach_a_terminal() -> None:
    line = describe("ContactHeld", {"channel": "gesprek", "note": "\x1b[31mrood\x07\x9b2J\u202e"})
    assert line == 'Gesprek gevoerd – "[31mrood2J"'


class Sentinel:
    """Like what stands in memory for a destroyed value: falsy, and no text."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "vernietigd"


def test_a_sentinel_object_reads_like_the_text() -> None:
    assert describe("ObstacleFound", {"kind": Sentinel()}) == describe(
        "ObstacleFound", {"kind": "vernietigd"}
    )


@pytest.mark.parametrize("type_name", FACT_TYPES)
def test_a_fact_with_everything_destroyed_still_reads(type_name: str) -> None:
    fields = {part.field: "vernietigd" for part in LINES[type_name]}
    line = describe(type_name, fields)
    assert line.startswith(FACTS[type_name])
    assert "vernietigd" in line or not fields


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.dates()
    | st.dates().map(date.isoformat)
    | st.datetimes()
    | st.just(datetime.max.replace(tzinfo=UTC))
    | st.just(datetime.min.replace(tzinfo=UTC))
    | st.just("vernietigd"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.sampled_from(sorted(FIELDS)) | st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    st.sampled_from(FACT_TYPES) | st.text(),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), anything),
    st.none() | st.dictionaries(st.sampled_from(sorted(FIELDS)), anything),
    st.integers(0, 200),
)
def test_describe_never_raises_and_says_one_line(
    type_name: str,
    fields: dict[str, Any],
    changes: dict[str, Any] | None,
    longest: int,
) -> None:
    line = describe(type_name, fields, changes, longest=longest)
    assert line.startswith(one_line(fact_label(type_name)))
    assert len(line.splitlines()) <= 1


@given(st.sampled_from(FACT_TYPES), st.data())
def test_a_fact_of_anything_in_its_own_fields_says_one_line(
    type_name: str, draw: st.DataObject
) -> None:
    fields = {part.field: draw.draw(anything) for part in LINES[type_name]}
    assert len(describe(type_name, fields).splitlines()) == 1


def test_a_list_nested_without_end_is_cut_off() -> None:
    nested: list[Any] = []
    for _ in range(5000):
        nested = [nested]
    assert "…" in describe("FactCorrected", {"fact": 1, "changes": {"note": nested}})
