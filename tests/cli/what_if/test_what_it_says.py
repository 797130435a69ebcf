"""``journeys what-if``: whom another policy concerns, before anybody decides on it."""

from journeys.policies import shipped
from tests.cli.facts import fact
from tests.cli.what_if.asking import ON, asked, in_json, written
from tests.own_sets import SCREENED_SOONER, text_of
from tests.usual import INCOME, STATEMENT


def test_who_comes_up_when_and_with_whom(town, yearly):
    found = in_json(town, yearly)
    assert [(one["client"], one["change"]) for one in found["changes"]] == [
        ("R-1", "earlier"),
        ("R-2", "earlier"),
    ]
    joins = {
        (week["week"], who["person"]): who["joins"]
        for week in found["weeks"]
        for who in week["consultants"]
        if who["joins"]
    }
    assert joins == {("2026-W50", INCOME): ["R-1"], ("2026-W52", None): ["R-2"]}


def test_of_which_sets_and_over_whom(town, yearly):
    found = in_json(town, yearly)
    assert found["before"] == {"policy": "rijswijk@1", "digest": shipped().digest}
    assert found["after"]["policy"] == "rijswijk@2"
    assert found["clients"] == 3
    assert found["totals"]["clients"] == 2


def test_the_table_says_it_in_words(town, yearly):
    out = " ".join(asked(town, yearly).ok().out.split())
    assert "Wat als rijswijk@2 geldt in plaats van rijswijk@1" in out
    assert "Voor 2 van 3 inwoners verandert iets: 2 eerder." in out
    assert f"{INCOME} inkomensconsulent 0 1 1 0 +1" in out


def test_whose_day_of_escalation_moves(town):
    old = 'escalate_after = { length = "4 weeks"'
    later = town.file("later.toml", text_of((old, old.replace("4", "6"))))
    out = " ".join(asked(town, later, "--weeks", "40").ok().out.split())
    assert "Voor 2 van 3 inwoners verandert iets: 2 later geëscaleerd." in out
    assert f"{INCOME} inkomensconsulent 1 1 0 1" in out
    rows = written(town, later, "--weeks", "40").read_text("utf-8-sig").splitlines()
    assert [row.split(";")[9:] for row in rows if row.startswith("R-1;")] == [
        [
            *("later geëscaleerd", "", "", "05-07-2027", "19-07-2027"),
            *("teamleider", "teamleider", "", ""),
        ]
    ]


def test_whose_suspicion_lapses_sooner(town):
    """Whatever was reported a week ago or more, on the very first day."""
    twice = [STATEMENT, {**STATEMENT, "on": "2024-02-01"}]
    town.facts(
        fact("R-1", "UnwillingnessReported", "2026-11-02", observations=twice),
        fact("R-2", "UnwillingnessReported", "2026-11-19", observations=twice),
    ).ok()
    old = 'lapses_after = { length = "13 weeks"'
    soon = town.file("soon.toml", text_of((old, old.replace("13 weeks", "1 week"))))
    out = " ".join(asked(town, soon).ok().out.split())
    assert "Voor 2 van 3 inwoners verandert iets: 2 eerder vervallen." in out
    assert "Op 23-11-2026 vervalt bij 1 van hen het vermoeden meteen." in out
    head, *rows = written(town, soon).read_text("utf-8-sig").splitlines()[1:]
    assert head.split(";")[-2:] == ["Vervalt op was", "Vervalt op wordt"]
    assert [[row.split(";")[cell] for cell in (0, 9, -2, -1)] for row in rows] == [
        ["R-1", "eerder vervallen", "01-02-2027", "09-11-2026"],
        ["R-2", "eerder vervallen", "18-02-2027", "26-11-2026"],
    ]


def test_the_same_set_changes_nothing(town):
    out = " ".join(asked(town, "rijswijk@1").ok().out.split())
    assert "Voor geen van de 3 inwoners verandert iets." in out


def test_against_another_set(town, yearly):
    soon = town.file("soon.toml", text_of(SCREENED_SOONER, version=3))
    found = in_json(town, yearly, "--against", soon)
    assert found["before"]["policy"] == "rijswijk@3"
    kinds = {(one["client"], one["rule"], one["change"]) for one in found["changes"]}
    assert ("=R-3", "screening", "later") in kinds


def test_before_anybody_was_registered_it_is_empty(town, yearly):
    found = town.run("what-if", "--policy", yearly, "--on", "2019-01-01", "--format", "json")
    assert (found.ok().json["clients"], found.json["changes"]) == (0, [])
    said = town.run("what-if", "--policy", yearly, "--on", "2019-01-01").ok().out
    assert "Er was op die dag nog niemand ingeschreven." in said


def test_without_a_day_it_is_from_today(town, yearly):
    town.clock.set(ON)
    assert town.run("what-if", "--policy", yearly, "--format", "json").ok().json == in_json(
        town, yearly
    )


def test_it_looks_as_many_weeks_ahead_as_asked(town, yearly):
    assert [c["client"] for c in in_json(town, yearly, "--weeks", "1")["changes"]] == [
        "R-1",  # on the list by then, due later
        "R-2",
    ]
    assert len(in_json(town, yearly, "--weeks", "520")["weeks"]) == 521
