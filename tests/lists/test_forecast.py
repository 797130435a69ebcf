"""A forecast for people: the table, CSV and a picture."""

import csv
import io
from typing import Any
from xml.etree import ElementTree

import pytest
from rich.console import Console

from journeys.lists import forecast_csv, forecast_svg, forecast_table

SVG = "{http://www.w3.org/2000/svg}"
NOBODY = {
    "week": "2026-W48",
    "from": "2026-11-23",
    "role": "participatieconsulent",
    "person": None,
    "listed": 3,
    "to_plan": 2,
    "due": 2,
    "overdue": 1,
    "recurring": 0,
    "planned": 4,
}
JANSEN = {**NOBODY, "person": "p.jansen", "to_plan": 6, "overdue": 0, "recurring": 4}
LATER = {**JANSEN, "week": "2026-W50", "from": "2026-12-07", "to_plan": 3, "recurring": 1}
LATE = {
    "person": "p.jansen",
    "role": None,
    "contacts_per_week": 1,
    "overdue": 1,
    "late": 3,
    "from_week": "2026-W48",
    "days_late": 12,
    "without_place": 0,
    "extra_hours": 4.5,
}
FORECAST: dict[str, Any] = {
    "on": "2026-11-23",
    "until": "2026-12-13",
    "policies": [{"policy": "rijswijk@1", "from": "2026-11-23", "overdue": 2}],
    "weeks": [NOBODY, JANSEN, LATER],
    "plan": {
        "hours_per_contact": 1.5,
        "late": [LATE],
        "without_capacity": [{"role": "wsp_consulent", "person": None, "contacts": 7}],
        "contacts": [],
    },
}
EXPECTED = """\
Vooruitblik · maandag 23 november 2026 tot en met zondag 13 december 2026
11 contacten bekend, 5 keren terug (niet toegezegd)
1 contact is al te laat
3 contacten komen te laat; dat voorkomen kost 4,5 uur extra
Niet gepland, want geen capaciteit opgegeven: 7 contacten, van niemand (WSP-consulent)
beleid rijswijk@1

week      vanaf          op de lijst  te plannen  uiterlijk  keert terug  gepland
2026-W48  ma 23-11-2026            6           8          4            4        8
2026-W50  ma 07-12-2026            3           3          2            1        4"""


def printed(forecast: dict[str, Any], width: int = 100) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(forecast_table(forecast))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_the_first_lines_answer_and_the_weeks_follow() -> None:
    assert printed(FORECAST)[:10] == EXPECTED.splitlines()


def test_a_set_that_comes_to_count_in_these_weeks_is_named_with_its_day() -> None:
    later = {"policy": "rijswijk@2", "from": "2026-12-08", "overdue": 5}
    both = {**FORECAST, "policies": [*FORECAST["policies"], later]}
    said = printed(both)
    assert "beleid rijswijk@1; vanaf di 08-12-2026 rijswijk@2" in said
    assert "5 contacten zijn te laat zodra rijswijk@2 geldt, op di 08-12-2026" in said
    assert "1 contact is al te laat, of zodra ander beleid geldt" in said
    assert "vanaf di 08-12-2026 rijswijk@2" in forecast_svg(both)
    rows = csv.DictReader(io.StringIO(forecast_csv(both).decode("utf-8-sig")), delimiter=";")
    assert [(row["Week"], row["Beleid"]) for row in rows] == [
        ("2026-W48", "rijswijk@1"),
        ("2026-W48", "rijswijk@1"),
        ("2026-W50", "rijswijk@1, rijswijk@2"),
    ]


def test_nobodys_work_and_who_is_late_are_told() -> None:
    said = [" ".join(line.split()) for line in printed(FORECAST, 140)]
    assert "van niemand (participatieconsulent) 1 2 0 4 2026-W48 (2)" in said
    assert "p.jansen (participatieconsulent) 0 9 5 8 2026-W48 (6)" in said
    assert "p.jansen 1 contact 1 3 2026-W48 12 dagen 4,5 uur" in said


@pytest.mark.parametrize("width", [80, 100, 140])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, printed(FORECAST, width))) <= width


def test_a_name_is_never_read_as_markup() -> None:
    hostile = {**FORECAST, "weeks": [{**JANSEN, "person": "[bold]x[/bold]"}]}
    assert any("[bold]x[/bold]" in line for line in printed(hostile, 140))


def test_a_formula_becomes_text_in_csv() -> None:
    written = forecast_csv({**FORECAST, "weeks": [{**JANSEN, "person": "=1+1"}]})
    line = next(csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert line["Medewerker"] == "'=1+1"


def test_without_a_plan_the_column_of_the_plan_is_empty() -> None:
    without = {name: value for name, value in JANSEN.items() if name != "planned"}
    written = forecast_csv({**FORECAST, "plan": None, "weeks": [without]})
    line = next(csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert (line["Te plannen"], line["Gepland"]) == ("6", "")


def test_the_picture_says_in_words_what_it_shows() -> None:
    drawn = ElementTree.fromstring(forecast_svg(FORECAST))
    assert drawn.get("role") == "img"
    told = {id_: drawn.find(f"{SVG}{id_}") for id_ in str(drawn.get("aria-labelledby")).split()}
    texts = {id_: part.text or "" for id_, part in told.items() if part is not None}
    assert texts["title"].startswith("Vooruitblik · maandag 23 november 2026")
    assert "2026-W48: 8 te plannen, 4 keren terug." in texts["desc"]
    assert "Niet toegezegd." in texts["desc"]


def test_bars_are_as_tall_as_there_is_to_do() -> None:
    drawn = ElementTree.fromstring(forecast_svg(FORECAST))
    bars = [bar for bar in drawn.iter(f"{SVG}rect") if bar.get("class") == "bar"]
    heights = [int(str(bar.get("height"))) for bar in bars]
    assert heights == [160, 80, 60, 20]


def test_a_week_with_nothing_in_it_keeps_its_place() -> None:
    drawn = ElementTree.fromstring(forecast_svg({**FORECAST, "on": "2026-11-27"}))
    bars = [bar for bar in drawn.iter(f"{SVG}rect") if bar.get("class") == "bar"]
    assert sorted({int(str(bar.get("x"))) for bar in bars}) == [52, 104]


def test_an_empty_forecast_is_told_in_every_form() -> None:
    empty = {**FORECAST, "weeks": [], "plan": None}
    assert "Er komt in deze weken niets." in printed(empty)
    assert len(forecast_csv(empty).decode().splitlines()) == 1
    assert "Er komt in deze weken niets." in forecast_svg(empty)
