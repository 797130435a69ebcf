"""What is told in figures: published for the council, per budget line, and by what changed."""

from tests.browser.town import MEASURED
from tests.usual import CONSULTANT, SUPERVISOR


def test_a_teamleider_publishes_what_they_saw_and_looks_at_the_other_figures(visit):
    at = visit(SUPERVISOR)
    page = at.page
    at.go("/rapportage")
    page.get_by_role("link", name="Publiceer deze cijfers").click()
    assert "wordt gepubliceerd en verandert daarna niet meer" in at.said()
    page.get_by_role("button", name="Publiceer").click()
    assert "Controlegetal" in at.said()
    assert at.faults() == []
    page.get_by_role("link", name="Wat zou er nu anders staan?").click()
    assert "Wat later is vastgelegd verandert niets aan dit rapport." in at.said()
    for path, table in {
        "/budget": "Bedragen per begrotingsregel",
        "/wegen": "Hoeveel inwoners van stap naar stap gingen",
        "/effectmeting/cijfers": "Gemeten, en wie niet meedeed",
    }.items():
        at.go(path)
        assert page.get_by_role("table", name=table).is_visible()


def test_a_consultant_records_how_a_client_is_and_is_done_with_them(visit):
    at = visit(CONSULTANT)
    page = at.page
    at.go("/effectmeting")
    page.get_by_role("link", name=f"Antwoorden vastleggen van {MEASURED}").click()
    for asked, answer in {"Eenzaamheid": "7", "Geluk": "5", "Gezondheid": "4"}.items():
        page.get_by_label(asked).fill(answer)
    page.get_by_label("Belemmeringen").select_option("minder")
    assert at.faults() == []
    page.get_by_role("button", name="Vastleggen").click()
    assert "Vastgelegd: Effect gemeten" in at.said()
    at.go("/effectmeting")
    assert MEASURED not in at.said()
