"""The list on a terminal."""

import io
from datetime import date
from typing import Any

import pytest
from rich.console import Console

from journeys.lists import due_table
from journeys.lists.counts import NOBODY
from tests.lists.rows import (
    ESCALATED,
    EVERYBODY,
    FOR_THE_TEAMLEIDER,
    LATE,
    NAMES,
    ON,
    ROWS,
    SOON,
    reason,
    row,
)

EXPECTED = """\
Te spreken · P. Jansen · week 48, maandag 23 november 2026
3 inwoners: 1 te laat, 1 vandaag, 1 deze twee weken                                beleid rijswijk@1

plannen op  inwoner   waarom                                                      stand
vr 13-11    R-000412  Vervolgcontact – 8 weken na het gesprek van vr 18-09-2026   10 dagen te laat
                      Plan evalueren – 6 maanden na 22-05-2026                    sinds gisteren
ma 23-11    R-000087  Na gemist contact – 2 weken na 09-11-2026 (2e keer op rij)  vandaag
vr 27-11    R-000771  Routehorizon – 18 maanden na 27-05-2025                     over 4 dagen"""


def printed(
    rows: list[dict[str, Any]], width: int = 100, escalates_to: str = "teamleider", **more: Any
) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    console.print(
        due_table(
            rows,
            on=ON,
            heading="P. Jansen",
            policy="rijswijk@1",
            escalates_to=escalates_to,
            **more,
        )
    )
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_the_whole_list_at_a_hundred_columns() -> None:
    assert "\n".join(printed(ROWS)) == EXPECTED


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize("names", [None, NAMES])
def test_nothing_is_lost_at_any_width(width: int, names: dict[str, str] | None) -> None:
    lines = printed(EVERYBODY, width, names=names)
    assert max(map(len, lines)) <= width
    words = " ".join(lines).split()
    for one in EVERYBODY:
        assert one["client"] in words
        for why in one["reasons"]:
            assert set(why["because"].split()) <= set(words)
    assert "…" not in "".join(lines)


def test_at_eighty_columns_a_row_stays_within_two_lines() -> None:
    assert len(printed(ROWS, 80)) <= 4 + 2 * 4


def test_an_empty_list_says_so_and_when_the_next_contact_comes() -> None:
    lines = printed([], next_due=date(2026, 12, 1))
    assert lines[1:] == [
        f"{NOBODY} De volgende komt op de lijst op dinsdag 1 december 2026 (over 8 dagen)."
    ]
    assert printed([])[1] == "Niemand te spreken. Er komt ook geen volgend contact aan."


def test_each_client_is_counted_once() -> None:
    assert printed(EVERYBODY)[1].startswith(
        "4 inwoners: 2 te laat, 1 vandaag, 1 deze twee weken; 1 ook bij de teamleider (↑)"
    )
    assert printed([SOON])[1].startswith("1 inwoner: 1 deze twee weken ")


def test_what_comes_after_the_fortnight_is_counted_apart() -> None:
    later = row("R-9", reason("re-examination", "2027-02-20", "listed"))
    assert printed([later])[1].startswith("1 inwoner: 1 later")


def test_escalation_is_a_mark_and_not_a_colour_alone() -> None:
    text = "\n".join(printed([ESCALATED]))
    assert "6 jaar te laat ↑" in text
    assert "wo 14-10-2020" in text
    assert "↑" not in "\n".join(printed([FOR_THE_TEAMLEIDER]))


def test_what_is_late_goes_to_whom_the_policy_set_says() -> None:
    to_the_recordmanager = {**ESCALATED, "role": "recordmanager"}
    rows = [ESCALATED, to_the_recordmanager]
    lines = printed(rows, escalates_to="recordmanager")
    assert lines[1].startswith("1 inwoner: 1 te laat; 1 ook bij de recordmanager (↑)")
    assert [line.endswith("↑") for line in lines[4:] if "te laat" in line] == [True, False]


def test_a_day_in_another_year_carries_its_year() -> None:
    january = row("R-9", reason("re-examination", "2027-01-08", "listed"))
    assert printed([january])[-1].startswith("vr 08-01-2027")
    assert printed([LATE])[4].startswith("vr 13-11  ")


def test_a_reason_can_be_escalated_before_it_is_due() -> None:
    early = row("R-9", reason("reconsideration", "2026-12-03", "escalated", key="48"))
    assert "over 10 dagen ↑" in printed([early])[-1]


def test_who_is_to_act_is_said_when_it_is_not_one_person() -> None:
    assert "p.jansen" not in "\n".join(printed(ROWS))
    nobody = {**SOON, "person": None}
    text = "\n".join(printed([LATE, nobody]))
    assert "niemand (MP)" in text
    assert "p.jansen" not in text
    text = "\n".join(printed([LATE, {**SOON, "person": "p.smit"}, ESCALATED]))
    assert "p.jansen" in text
    assert "p.smit" in text
    assert "niemand (Inkomen)" in text


def test_names_only_when_asked_for() -> None:
    assert "Maria" not in "\n".join(printed(ROWS))
    assert "Maria van der Berg" in "\n".join(printed(ROWS, names=NAMES))


def test_markup_and_control_characters_are_words_like_others() -> None:
    hostile = row("[red]R", reason("follow-up", "2026-11-13", "overdue", "[/]\x1b[2J weg"))
    text = "\n".join(printed([hostile]))
    assert "[red]R" in text
    assert "[/][2J weg" in text


def test_a_rule_of_the_municipality_itself_keeps_its_name() -> None:
    own = row("R-1", reason("Kennismaken met de wijkcoach", "2026-11-13", "overdue"))
    assert "Kennismaken met de wijkcoach" in "\n".join(printed([own]))


def test_rows_without_a_reason_in_words_can_be_shown() -> None:
    bare = row("R-1", {**reason("follow-up", "2026-11-13", "overdue")})
    del bare["reasons"][0]["because"]
    assert "Vervolgcontact  10 dagen te laat" in "\n".join(printed([bare]))
