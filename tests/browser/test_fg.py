"""A day of the FG: who looked at whom, and whether nobody touched the log."""

from tests.usual import FG


def test_a_day(visit):
    at = visit(FG)
    assert at.heading() == "Wie keek, bij wie en waarom"
    assert at.faults() == []
    at.page.get_by_role("link", name="Is het logboek heel?").click()
    assert "Ja. Er is niets gewijzigd" in at.said()
    assert at.faults() == []
