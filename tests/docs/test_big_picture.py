"""The big picture is of the rules as they are."""

from journeys.policies import shipped
from tests.docs.big_picture import DOCUMENT, document, looked_at


def test_the_document_is_up_to_date():
    assert DOCUMENT.read_text(encoding="utf-8") == document(shipped()), (
        "write it anew: python -m tests.docs.big_picture"
    )


def test_each_rule_looks_at_what_is_recorded():
    looks = looked_at(shipped())
    assert set(looks) == set(shipped().active)
    assert {"RouteAssigned", "ContactHeld", "IntakeHeld"} <= looks["follow-up"][0]
    assert "lead" in looks["owner-mismatch"][1]
