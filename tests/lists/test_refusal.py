"""A refusal says what, why, and what to do next."""

from journeys.lists import refusal_text


def test_the_refusal() -> None:
    assert refusal_text(
        "WSP kan R-000412 nog niet overnemen",
        "Er is sinds de verwijzing van 02-11-2026 geen warme overdracht vastgelegd.",
        "Leg eerst het overdrachtsgesprek vast.",
        "WSP_ACCEPT_NEEDS_HANDOVER",
    ) == (
        "Niet vastgelegd: WSP kan R-000412 nog niet overnemen (WSP_ACCEPT_NEEDS_HANDOVER).\n"
        "  Er is sinds de verwijzing van 02-11-2026 geen warme overdracht vastgelegd.\n"
        "  Leg eerst het overdrachtsgesprek vast."
    )


def test_each_ground_stands_on_its_own_line_and_an_empty_one_on_none() -> None:
    text = refusal_text("Besluit.", ["Onderzoek ontbreekt.", "Zienswijze ontbreekt."], "", "X")
    assert text.splitlines() == [
        "Niet vastgelegd: Besluit (X).",
        "  Onderzoek ontbreekt.",
        "  Zienswijze ontbreekt.",
    ]


def test_the_head_is_said_once() -> None:
    assert refusal_text("Niet vastgelegd: Heard", "", "", "X") == "Niet vastgelegd: Heard (X)."
    assert refusal_text("Regel 3", "", "", "X", head="Geweigerd") == "Geweigerd: Regel 3 (X)."
