"""The drawing of both sets, week by week."""

from xml.etree import ElementTree as ET

import pytest

from tests.cli.what_if.asking import asked

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawing(town, yearly):
    asked(town, yearly, "--svg", town.folder / "v.svg").ok()
    return ET.parse(town.folder / "v.svg").getroot()


def test_can_be_read_aloud(drawing):
    assert drawing.get("role") == "img"
    named = {one.get("id"): one.text or "" for one in drawing if one.get("id")}
    title, description = (named[name] for name in (drawing.get("aria-labelledby") or "").split())
    assert "rijswijk@1 en rijswijk@2" in title
    assert "Voor 2 van 3 inwoners verandert iets" in description
    assert "was 0, wordt 1" in description


def test_tells_its_series_apart_without_colour(drawing):
    assert len(drawing.findall(f"{SVG}circle")) == len(drawing.findall(f"{SVG}rect")) - 1
    dashed = {line.get("class") for line in drawing if line.get("stroke-dasharray")}
    assert dashed == {"before"}


def test_still_draws_ten_years(town, yearly):
    asked(town, yearly, "--weeks", "520", "--svg", town.folder / "v.svg").ok()
    drawing = ET.parse(town.folder / "v.svg").getroot()
    assert len(drawing.findall(f"{SVG}circle")) == 2
