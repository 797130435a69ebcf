"""A policy set is proposed by one, approved by another, and adopted in daylight."""

from datetime import date
from typing import Any

import pytest

from tests.aggregates.municipal import after, decide, refused
from tests.cases import fact
from tests.usual import OTHER_SUPERVISOR, SUPERVISOR

TEXT = 'name = "rijswijk"'
SECOND: dict[str, Any] = {"name": "rijswijk", "version": 2}
THIRD: dict[str, Any] = {"name": "rijswijk", "version": 3}
FROM_JULY: dict[str, Any] = {"effective_from": "2024-07-01", "content": TEXT}

proposed = fact("PolicySetProposed", "2024-06-10", **SECOND, **FROM_JULY)
approved = fact("PolicySetApproved", "2024-06-11", by=OTHER_SUPERVISOR, **SECOND)
adopted = fact("PolicySetAdopted", "2024-06-12", **SECOND, **FROM_JULY, diff_hash="ab12")
third = proposed._replace(fields={**proposed.fields, **THIRD})
third_approved = approved._replace(fields=THIRD)
third_adopted = adopted._replace(fields={**adopted.fields, **THIRD})


def beginning(entry, day):
    return entry._replace(fields={**entry.fields, "effective_from": day})


REFUSED = [
    (
        (proposed,),
        proposed._replace(by=OTHER_SUPERVISOR),
        "PolicySetProposed (POLICY_VERSION_TAKEN).",
        "rijswijk@2 is al eens voorgesteld.",
        "Geef het bestand een nieuwe version.",
    ),
    (
        (),
        approved,
        "PolicySetApproved (POLICY_NOT_PROPOSED).",
        "rijswijk@2 is niet voorgesteld.",
        "Voorgesteld: niets.",
    ),
    (
        (proposed, third),
        fact("PolicySetAdopted", "2024-06-12", name="delft", version=1, **FROM_JULY),
        "PolicySetAdopted (POLICY_NOT_PROPOSED).",
        "delft@1 is niet voorgesteld.",
        "Voorgesteld: rijswijk@2, rijswijk@3.",
    ),
    (
        (proposed,),
        approved._replace(by=SUPERVISOR),
        "PolicySetApproved (POLICY_FOUR_EYES).",
        "t.bakker heeft dit beleid zelf voorgesteld.",
        "Vraag een ander om het goed te keuren.",
    ),
    (
        (proposed, approved),
        approved,
        "PolicySetApproved (POLICY_APPROVED_ALREADY).",
        "Het is al goedgekeurd door t.dekker.",
    ),
    (
        (proposed,),
        adopted,
        "PolicySetAdopted (POLICY_NOT_APPROVED).",
        "Het is nog niet goedgekeurd.",
        "Laat een ander dan de voorsteller dat doen:  journeys policy approve rijswijk@2 --by WIE",
    ),
    (
        (proposed, approved, adopted),
        beginning(adopted, "2024-08-01")._replace(by=OTHER_SUPERVISOR),
        "PolicySetAdopted (POLICY_ADOPTED_ALREADY).",
        "Het is al vastgesteld door t.bakker.",
    ),
    (
        (proposed, approved),
        adopted._replace(fields={**adopted.fields, "diff_hash": None}),
        "PolicySetAdopted (POLICY_NEEDS_DIFF).",
        "Er is niet bij gezegd wat het verandert.",
        (
            "Maak dat eerst:  journeys what-if --policy BESTAND --on DATUM --csv VERSCHIL.csv  "
            "en geef het mee met --diff VERSCHIL.csv"
        ),
    ),
    (
        (),
        beginning(proposed, "2024-06-09"),
        "PolicySetProposed (POLICY_IN_THE_PAST).",
        "Het zou gelden vanaf 09-06-2024, en die dag is voorbij.",
        "Kies een dag vanaf vandaag met --from DATUM.",
    ),
    (
        (proposed, approved),
        beginning(adopted, "2024-06-11"),
        "PolicySetAdopted (POLICY_IN_THE_PAST).",
        "Het zou gelden vanaf 11-06-2024, en die dag is voorbij.",
        "Kies een dag vanaf vandaag met --from DATUM.",
    ),
    (
        (proposed, approved, adopted, third, third_approved),
        third_adopted,
        "PolicySetAdopted (POLICY_DAY_TAKEN).",
        "Vanaf 01-07-2024 geldt rijswijk@2 al.",
        "Kies een andere dag met --from DATUM.",
    ),
]


@pytest.mark.parametrize(
    ("before", "attempt", "said"), [(before, attempt, said) for before, attempt, *said in REFUSED]
)
def test_it_is_refused_and_says_why_and_what_to_do(before, attempt, said):
    what, *why_and_todo = said
    expected = "\n  ".join([f"Niet vastgelegd: {what}", *why_and_todo])
    assert refused(after(*before), attempt) == expected


@pytest.mark.parametrize(
    ("before", "attempt"),
    [
        ((proposed,), third),
        ((), beginning(proposed, "2024-06-10")),
        ((proposed, approved), beginning(adopted, "2024-06-12")),
        ((proposed, third, third_approved), third_adopted),
        (
            (proposed, approved, adopted, third, third_approved),
            beginning(third_adopted, "2024-07-02"),
        ),
    ],
    ids=[
        "another version",
        "a proposal from today",
        "from today",
        "on the day of one that was only proposed",
        "a day after another",
    ],
)
def test_it_is_recorded(before, attempt):
    assert decide(after(*before), attempt).topic() == attempt.type


def test_what_was_proposed_tells_how_far_it_has_come():
    (seen,) = after(proposed).proposals.values()
    assert (seen.label, seen.content, seen.effective_from) == ("rijswijk@2", TEXT, date(2024, 7, 1))
    assert (seen.proposed_by, seen.approved_by, seen.adopted_by) == (SUPERVISOR, None, None)
    assert seen.diff_hash is None
    sooner = beginning(adopted, "2024-06-15")
    (seen,) = after(proposed, approved, sooner).proposals.values()
    assert (seen.approved_by, seen.adopted_by) == (OTHER_SUPERVISOR, SUPERVISOR)
    assert (seen.effective_from, seen.diff_hash) == (date(2024, 6, 15), "ab12")


def test_what_a_proposal_would_change_is_kept_with_it():
    shown = proposed._replace(fields={**proposed.fields, "diff_hash": "cd34"})
    (seen,) = after(shown).proposals.values()
    assert seen.diff_hash == "cd34"
