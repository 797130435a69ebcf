"""Whose work asks for nobody's file – FG, controller, recordmanager, administrator – opens none."""

import pytest

from tests.browser.town import BY_ROLE, SPOKEN_TO


@pytest.mark.parametrize("role", ["fg", "controller", "recordmanager", "administrator"])
def test_a_file_stays_closed(visit, role):
    at = visit(BY_ROLE[role])
    at.go(f"/inwoners/{SPOKEN_TO}")
    assert "Uw rol opent geen dossiers." in at.said()
    assert f"Inwoner {SPOKEN_TO}" not in at.said()
    assert at.faults() == []
