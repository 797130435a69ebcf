"""The same facts again add nothing; what is new in the file goes in."""

import pytest

from tests.cli.facts import fact, registered

DAY = "2026-11-20"
MISSED = fact("R-1", "ContactMissed", DAY)


def told(new: int, again: int) -> str:
    """What an import says that refused nothing."""
    facts = f"{new} {'feit' if new == 1 else 'feiten'} vastgelegd"
    return f"{facts}, {again} {'stond' if again == 1 else 'stonden'} er al, 0 regels geweigerd.\n"


def test_the_same_file_again_adds_nothing(everywhere):
    lines = [registered("R-1"), MISSED, fact("R-1", "IntakeHeld", DAY)]
    assert everywhere.facts(*lines).ok().out == told(3, 0)
    exported = everywhere.exported()
    for _ in range(2):
        assert everywhere.facts(*lines).ok().out == told(0, 3)
    assert everywhere.exported() == exported


def test_two_missed_calls_on_a_day_are_two_facts(door):
    lines = [registered("R-1"), MISSED, MISSED]
    assert door.facts(*lines).ok().out == told(3, 0)
    assert door.facts(*lines).ok().out == told(0, 3)
    assert door.facts(*lines, MISSED).ok().out == told(1, 3)
    assert len(door.exported()) == 4


def test_one_line_more_adds_one(door):
    door.facts(registered("R-1"), MISSED).ok()
    more = door.facts(registered("R-1"), fact("R-1", "IntakeHeld", DAY), MISSED)
    assert more.ok().out == told(1, 2)


def test_neither_the_order_of_the_fields_nor_spacing_makes_another_fact(door):
    door.facts(registered("R-1"), MISSED).ok()
    turned = dict(reversed(MISSED.items()))
    assert door.facts(turned).ok().out == told(0, 1)


@pytest.mark.parametrize(
    "other",
    [
        {"client": "R-2"},
        {"happened_on": "2026-11-19"},
        {"channel": "video"},
        {"reason": "niet thuis"},
        {"recorded_by": "p.smit"},
        {"type": "ContactHeld"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_is_different_is_another_fact(door, other):
    door.facts(registered("R-1"), registered("R-2"), MISSED).ok()
    assert door.facts({**MISSED, **other}).ok().out == told(1, 0)


def test_the_same_id_again_adds_nothing_whatever_else_it_says(door):
    door.facts(registered("R-1"), {**MISSED, "id": "bron-7"}).ok()
    assert door.facts({**MISSED, "id": "bron-7"}).ok().out == told(0, 1)
    assert door.facts({**MISSED, "id": "bron-7", "channel": "video"}).ok().out == told(0, 1)
    assert door.facts({**MISSED, "id": "bron-8"}).ok().out == told(1, 0)
    assert [one.get("id") for one in door.exported()] == [None, "bron-7", "bron-8"]


def test_the_same_id_twice_in_one_file_is_one_fact(door):
    line = {**MISSED, "id": "bron-7"}
    assert door.facts(registered("R-1"), line, line).ok().out == told(2, 1)


def test_what_was_refused_goes_in_once_it_may(door):
    door.facts(MISSED).refused("R-1")
    assert door.facts(registered("R-1"), MISSED).ok().out == told(2, 0)


def test_a_retracted_fact_does_not_come_back_with_its_file(door):
    door.facts(registered("R-1"), MISSED).ok()
    door.run("retract", "R-1", 2, "--reason", "x", "--by", MISSED["recorded_by"]).ok()
    assert door.facts(registered("R-1"), MISSED).ok().out == told(0, 2)
