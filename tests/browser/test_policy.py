"""A policy set's way into force: a controller tries it out, a teamleider approves, and the
administrator adopts.
"""

from datetime import timedelta

from tests.browser.town import TODAY
from tests.own_sets import YEARLY, text_of
from tests.usual import ADMINISTRATOR, CONTROLLER, SUPERVISOR

BEGINS = TODAY + timedelta(days=365)
SET = "/beleid/rijswijk@2"


def test_a_shorter_term_from_idea_to_force(visit):
    at = visit(CONTROLLER)
    page = at.page
    at.go("/beleid")
    page.get_by_role("link", name="Probeer ander beleid uit").click()
    page.locator('[name="tekst"]').fill(text_of(YEARLY))
    page.get_by_label("Vanaf welke dag").fill(str(BEGINS))
    page.get_by_role("button", name="Reken uit wat het verandert").click()
    assert "inwoners verandert iets" in at.said()
    assert page.locator(".chart svg").is_visible()
    assert page.get_by_role("table", name="Inwoners per week").is_visible()
    assert at.faults() == []
    page.get_by_label("Waarom het anders moet").fill("Wie wacht, haakt af.")
    page.get_by_role("button", name=f"Stel voor vanaf {BEGINS:%d-%m-%Y}").click()
    assert "Wie wacht, haakt af." in at.said()

    supervisor = visit(SUPERVISOR)
    supervisor.go(f"{SET}/goedkeuren")
    supervisor.page.get_by_role("button", name="Goedkeuren").click()
    assert f"goedgekeurd door {SUPERVISOR}" in supervisor.said()

    administrator = visit(ADMINISTRATOR)
    administrator.go("/beleid")
    administrator.page.get_by_role("link", name="Vaststellen van rijswijk@2").click()
    assert administrator.faults() == []
    administrator.page.get_by_role("button", name="Vaststellen vanaf").click()
    assert f"vastgesteld door {ADMINISTRATOR}" in administrator.said()

    at.go("/vooruitzicht")
    assert page.get_by_role("table", name="Contacten per week").is_visible()
