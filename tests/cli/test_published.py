"""``journeys report publish``: what was published stays so, whatever comes in later."""

import hashlib
import json
from datetime import date
from functools import partial
from typing import Any

import pytest

from journeys.application.bootstrap import open_journeys
from journeys.application.decide import Wish
from journeys.application.publish import as_published, publish
from journeys.application.published import hash_of
from journeys.language.refusal import Refusal
from tests.beginnings import beginning
from tests.cases import destroy_key
from tests.cli.facts import fact, registered
from tests.store.tampering import change
from tests.usual import SUPERVISOR

MONTHS = ("--from", "2024-01-01", "--to", "2024-05-31")


def spoken(client):
    return [
        registered(client, recorded_at="2024-01-01T12:00:00Z"),
        fact(client, "ContactHeld", "2024-05-30", recorded_at="2024-05-30T12:00:00Z"),
        fact(client, "ObstacleFound", "2024-05-30", recorded_at="2024-05-30T12:00:01Z"),
    ]


@beginning
def town(door):
    """Six clients who were spoken to, each with an obstacle."""
    door.taken_over(*(line for n in range(6) for line in spoken(f"R-00041{n}"))).ok()
    return door


@pytest.fixture
def published(town):
    """The number under which the first months of 2024 were published."""
    town.run("report", "publish", *MONTHS, "--by", SUPERVISOR).ok()
    (only,) = town.run("report", "published", "--format", "json").ok().json
    assert (only["from"], only["to"], only["published_by"]) == (*MONTHS[1::2], SUPERVISOR)
    assert only["number"] == 1
    return only["number"]


def frozen(door, number):
    return door.run("report", "show", number, "--format", "json").ok().written


def test_it_is_frozen_whatever_is_corrected_taken_back_or_destroyed(town, published):
    first = frozen(town, published)
    (listed,) = town.run("report", "published", "--format", "json").ok().json
    assert hashlib.sha256(first).hexdigest() == listed["content_hash"]
    amended = ("--reason", "verkeerde dag", "--by", SUPERVISOR)
    town.run("correct", "R-000410", 2, "happened_on=2024-06-02", *amended, "--yes").ok()
    town.run("retract", "R-000411", 2, *amended, "--yes").ok()
    with open_journeys(town.url, clock=town.clock) as journeys:
        destroy_key(journeys, "R-000412")
    assert frozen(town, published) == first
    assert "gepubliceerd rapport nagelopen" in town.run("verify").out
    found = town.run("report", "changes", published, "--format", "json").ok().json
    (spoken,) = (figure for figure in found["figures"] if figure["id"] == "spoken")
    assert (spoken["published"], spoken["now"]) == (6, None)
    said = town.run("report", "changes", published).ok().out
    assert "Gesproken" in said
    assert "–*" in said


def test_small_counts_are_not_in_it_and_stay_out(town, published):
    told = json.loads(frozen(town, published))
    assert told["hidden_below"] == 5
    by_id = {figure["id"]: figure for figure in told["figures"]}
    assert (by_id["spoken"]["value"], by_id["activated"]["value"]) == (6, 0)
    town.taken_over(
        registered("R-000500", recorded_at="2024-01-01T12:00:00Z"),
        fact("R-000500", "ActivityStarted", "2024-05-01", recorded_at="2024-05-01T12:00:00Z"),
    ).ok()
    found = town.run("report", "changes", published, "--format", "json").ok().json
    changed = {figure["id"]: figure for figure in found["figures"]}
    assert (changed["activated"]["published"], changed["activated"]["now"]) == (0, None)


def began(client, kind):
    line = {"kind": kind, "recorded_at": "2024-05-01T12:00:00Z"}
    return [
        registered(client, recorded_at="2024-01-01T12:00:00Z"),
        fact(client, "ActivityStarted", "2024-05-01", **line),
    ]


def test_what_was_left_out_stays_out_when_much_comes_in_later(town):
    town.taken_over(*began("R-000500", "mantelzorg")).ok()
    town.run("report", "publish", *MONTHS, "--by", SUPERVISOR).ok()
    late = (line for n in range(6) for line in began(f"R-00051{n}", "vrijwilligerswerk"))
    town.taken_over(*late).ok()
    found = town.run("report", "changes", 1, "--format", "json").ok().json
    changed = {figure["id"]: figure for figure in found["figures"]}
    assert "activated" not in changed
    by_kind = changed["activated_by_kind"]
    assert (by_kind["published"], by_kind["now"]) == (None, None)
    assert set(by_kind["by"]) == {"vrijwilligerswerk"}


def test_what_was_published_before_its_days_had_passed_leaves_days_to_be_told(town):
    last = {"recorded_at": "2024-05-31T12:00:00Z"}
    town.taken_over(
        registered("R-000500", recorded_at="2024-01-01T12:00:00Z"),
        fact("R-000500", "ContactHeld", "2024-05-31", **last),
    ).ok()
    early = ("--known-at", "2024-05-31T00:00:00Z")
    town.run("report", "publish", *MONTHS, *early, "--by", SUPERVISOR).ok()
    assert (
        "met rapport 1: Gesproken" in town.run("report", "publish", *MONTHS, "--by", SUPERVISOR).err
    )


def test_beside_an_earlier_report_no_small_number_can_be_worked_out(town, published):
    town.taken_over(
        registered("R-000500", recorded_at="2024-01-01T12:00:00Z"),
        fact("R-000500", "ContactHeld", "2024-06-03", recorded_at="2024-06-03T12:00:00Z"),
    ).ok()
    half_a_year = (*MONTHS[:3], "2024-06-30")
    seen = town.run("report", "council", *half_a_year, "--hide-below", "5", "--format", "json")
    done = town.run("report", "publish", *half_a_year, "--by", SUPERVISOR)
    for told in (seen, done):
        assert told.code == 0
        assert f"met rapport {published}: Gesproken, Ondersteund sinds de start" in told.err
    by_id = {figure["id"]: figure for figure in seen.json["figures"]}
    assert (by_id["spoken"]["value"], by_id["supported_since_start"]["value"]) == (None, None)
    assert by_id["obstacles_found"]["value"] == 6


def test_beside_what_is_published_meanwhile_nothing_is_published_unseen(town):
    def other_publishes():
        town.run("report", "publish", *MONTHS[:3], "2024-06-30", "--by", SUPERVISOR).ok()

    meanwhile: list[Any] = []

    def clock():
        if meanwhile:
            meanwhile.pop(0)()
        return town.clock()

    with open_journeys(town.url, clock=clock) as journeys:
        meanwhile += [int, other_publishes]  # it looks at the clock to count, then to record
        with pytest.raises(Refusal, match="Intussen is een ander rapport gepubliceerd"):
            publish(journeys, date(2024, 1, 1), date(2024, 5, 31), by=SUPERVISOR)


def test_a_wish_that_comes_again_finds_what_it_published_whatever_came_since(town):
    period = date(2024, 1, 1), date(2024, 5, 31)
    with open_journeys(town.url, clock=town.clock) as journeys:
        seen = hash_of(as_published(journeys, *period).content)
        publishing = partial(
            publish, journeys, *period, by=SUPERVISOR, seen=seen, wish=Wish("publiceer-mei")
        )
        done = publishing()
        town.clock.set("2026-11-22")
        assert publishing() == done


def test_it_can_be_read_like_any_report_with_its_number_and_hash(town, published):
    (listed,) = town.run("report", "published", "--format", "json").ok().json
    page = town.run("report", "show", published, "--format", "html").ok().out
    assert f"als rapport {published}. Dit rapport verandert niet meer." in page
    assert listed["content_hash"] in page
    assert "Aantallen onder 5 staan er niet in" in page
    assert listed["content_hash"] in town.run("report", "show", published).ok().out
    assert listed["content_hash"][:20] in town.run("report", "published").ok().out
    assert "verandert niets" in town.run("report", "changes", published).ok().out


def test_somebody_who_changes_what_was_published_is_found_out(town, published):
    with open_journeys(town.url, clock=town.clock) as journeys:
        change(
            journeys,
            "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), "
            "'Gesproken', 'Gesprokem') AS BLOB) WHERE topic = 'ReportPublished'",
        )
    told = town.run("verify")
    assert told.code == 1
    assert f"Rapport {published}, gepubliceerd op 21-11-2026, is een ander" in told.out


def test_a_consultant_publishes_nothing_and_what_is_not_there_is_told(town):
    by = ("--by", "p.jansen")
    town.run("report", "publish", *MONTHS, *by).refused("participatieconsulent; dit besluit vraagt")
    assert "nog niets gepubliceerd" in town.run("report", "published").ok().out
    town.run("report", "show", 1).refused("UNKNOWN_REPORT")
