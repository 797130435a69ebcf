"""Rapportage: the figures of a period, the facts they rest on, and what is published of them."""

import hashlib
import re

import pytest

from journeys.lists.council import FORMS
from tests.cases import fact, noon, record_at
from tests.service.asking import OWN, TODAY
from tests.service.browsing import text_of
from tests.service.test_logs import people
from tests.service.test_my_week import seen
from tests.usual import CONTROLLER, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PATH = "/rapportage"
PERIOD = {"van": "2024-01-01", "tot": "2024-05-31"}
HIDDEN = re.compile(r'name="(sleutel|van|tot|bekend|controlegetal)" value="([^"]*)"')


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


@pytest.fixture
def controller(at_browser):
    return at_browser(CONTROLLER)


def publishes(asker):
    """Look at what will stand there, and publish that."""
    page = asker.get(f"{PATH}/publiceren", **PERIOD)
    where = f"{PATH}/publiceren?van=2024-01-01&tot=2024-05-31"
    return page, asker.submit(where, f"{PATH}/publiceren", **dict(HIDDEN.findall(page.text)))


def test_a_controller_sees_every_figure_with_what_it_counts_and_nobody(controller, served):
    page = controller.get(PATH, **PERIOD)
    said = text_of(page)
    assert "In deze periode spraken wij 1 inwoner" in said
    assert "beleid rijswijk@1" in said
    assert "met wie in de periode ten minste één gesprek of intake is gehouden" in said
    assert "Definitie spoken@1" in said
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page.text
    assert "A Activering 1" in said
    assert f"{PATH}/cijfers/spoken" not in page.text
    assert OWN not in page.text
    assert people(served) == []
    assert controller.get(f"{PATH}/cijfers/spoken", **PERIOD).status_code == 403


def test_last_year_unless_somebody_chooses_and_other_usual_periods_are_near(controller):
    page = controller.get(PATH)
    assert "1 januari tot en met 31 december 2023" in text_of(page)
    assert "van=2024-01-01&amp;tot=2024-03-31" in page.text


def test_what_came_in_after_the_period_stands_apart(at_browser, served):
    record_at(served, OWN, fact("ContactHeld", "2024-03-29", recorded=TODAY))
    said = text_of(at_browser(SUPERVISOR).get(PATH, van="2024-03-01", tot="2024-03-31"))
    assert "Nagekomen" in said
    assert "Gesproken 0 1 A Activering 0 1" in said


def test_what_only_moved_from_part_to_part_says_from_which_to_which(at_browser, served):
    record_at(served, OWN, fact("RouteAssigned", "2024-03-29", recorded=TODAY, route="C"))
    said = text_of(at_browser(SUPERVISOR).get(PATH, van="2024-01-01", tot="2024-03-31"))
    assert "Gesproken 1 1 A Activering 1 0 C Max. haalbaar 0 1" in said


def test_for_the_teamleider_each_figure_leads_to_its_facts(at_browser, served):
    asker = at_browser(SUPERVISOR)
    assert f"{PATH}/cijfers/spoken?van=2024-01-01" in asker.get(PATH, **PERIOD).text
    page = asker.get(f"{PATH}/cijfers/spoken", **PERIOD)
    assert "2 feiten van 1 inwoner" in text_of(page)
    assert f'href="/inwoners/{OWN}#feit-9"' in page.text
    assert seen(served, "seeFigureFacts") == [OWN]
    assert asker.get(f"{PATH}/cijfers/nergens", **PERIOD).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_it_can_be_downloaded_in_every_form(controller, form):
    answer = controller.get(f"{PATH}/cijfers.{form}", **PERIOD, klein="weg")
    assert answer.status_code == 200
    name = f"cijfers-2024-01-01-2024-05-31.{FORMS[form].ending}"
    assert f'filename="{name}"' in answer.headers["content-disposition"]


def test_what_is_published_is_what_was_seen_and_stays(controller, served):
    page, done = publishes(controller)
    assert "zonder aantallen onder 5" in text_of(page)
    assert "A Activering –*" in text_of(page)
    where = done.headers["location"]
    before = controller.get(where)
    frozen = controller.get(f"{where}/cijfers.json").content
    assert hashlib.sha256(frozen).hexdigest() in text_of(before)
    record_at(served, OWN, fact("ClientScreened", "2024-05-30", recorded=TODAY))
    record_at(served, OWN, fact("FactRetracted", TODAY, fact=8))
    assert controller.get(f"{where}/cijfers.json").content == frozen
    assert text_of(controller.get(where)) == text_of(before)
    assert "Nagekomen: 1 januari" in text_of(controller.get(f"{where}/nagekomen"))
    assert where in controller.get(PATH, **PERIOD).text
    assert controller.get(f"{where}/cijfers.doc").status_code == 404


def test_figures_that_changed_since_they_were_seen_are_not_published(controller):
    where = f"{PATH}/publiceren?van=2024-01-01&tot=2024-05-31"
    given = dict(HIDDEN.findall(controller.get(where).text)) | {"controlegetal": "anders"}
    answer = controller.submit(where, f"{PATH}/publiceren", **given)
    assert answer.status_code == 412
    assert "andere dan die u zag" in text_of(answer)
    assert "nog niets gepubliceerd" in text_of(controller.get(PATH, **PERIOD))


@pytest.mark.parametrize(
    ("van", "tot", "said"),
    [
        ("2024-01-01", "", "een laatste dag in die bestaan"),
        ("2024-06-01", "2024-05-31", "eindigt daarvoor"),
        ("2024-06-01", "2024-12-31", "na vandaag (03-06-2024)"),
    ],
)
def test_a_period_that_cannot_be_is_told_beside_the_form(controller, van, tot, said):
    answer = controller.get(PATH, van=van, tot=tot)
    assert answer.status_code == 400
    assert said in text_of(answer)
    assert 'name="van"' in answer.text
