"""A file with the capacity says who holds how many; what is wrong in it is told by its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from journeys.forecast.capacity import Capacity, Holder, read_capacity
from journeys.language.refusal import Refusal
from tests.usual import CONSULTANT, WSP

SOUND = f"""\
hours_per_contact = 1.5

[[roles]]
role = "participatieconsulent"
contacts_per_week = 12

[[people]]
person = "{CONSULTANT}"
contacts_per_week = 16

[[absences]]
person = "{CONSULTANT}"
from = 2026-12-21
until = 2027-01-03
"""


def read(text: str) -> Capacity:
    return read_capacity(
        text,
        "capaciteit.toml",
        people=[CONSULTANT, WSP],
        roles=["participatieconsulent", "wsp_consulent"],
    )


def test_a_person_has_their_own_number_and_others_that_of_their_role():
    capacity = read(SOUND)
    named = capacity.holder("participatieconsulent", CONSULTANT)
    assert capacity.a_week(named) == 16
    assert named == capacity.holder("examiner", CONSULTANT) == Holder(CONSULTANT, None)
    assert capacity.a_week(capacity.holder("participatieconsulent", WSP)) == 12
    assert capacity.a_week(capacity.holder("participatieconsulent", None)) == 12
    assert capacity.a_week(capacity.holder("wsp_consulent", None)) is None


def test_an_absence_is_the_persons_alone():
    capacity = read(SOUND)
    away = [(date(2026, 12, 21), date(2027, 1, 3))]
    assert list(capacity.absent(Holder(CONSULTANT, None))) == away
    assert list(capacity.absent(Holder(WSP, "participatieconsulent"))) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("= 1.5", "= 0", "regel 1: hours_per_contact: gevonden 0; toegestaan: een getal boven 0"),
        (
            "= 1.5",
            "= nan",
            "regel 1: hours_per_contact: gevonden nan; toegestaan: een getal boven 0",
        ),
        (
            "= 1.5",
            '= "1,5"',
            "regel 1: hours_per_contact: gevonden '1,5'; toegestaan: een getal boven",
        ),
        ("hours_per_contact = 1.5", "", "regel 1: hours_per_contact ontbreekt"),
        ("= 16", "= 0", "regel 9: people.0.contacts_per_week: gevonden 0; toegestaan: een geheel"),
        ("= 12", "= -3", "regel 5: roles.0.contacts_per_week: gevonden -3; toegestaan: een geheel"),
        (
            "= 16",
            "= 2.5",
            "regel 9: people.0.contacts_per_week: gevonden 2.5; toegestaan: een geheel",
        ),
        ("contacts_per_week = 16", "per_week = 16", "regel 9: onbekend veld people.0.per_week"),
        ("[[people]]", "[[person]]", "regel 7: onbekend veld person; toegestaan: hours_per_cont"),
        (
            "until = 2027-01-03",
            "until = 2026-12-20",
            "regel 14: absences.0.until: gevonden 2026-12-20; toegestaan: 2026-12-21",
        ),
        ("from = 2026-12-21", "from = 2026-12-41", "regel 13: geen geldige TOML"),
        ("from = 2026-12-21", 'from = "morgen"', "regel 13: absences.0.from: gevonden 'morgen'"),
        (
            '[[people]]\nperson = "p.jansen"',
            '[[people]]\nperson = "x.y"',
            "regel 8: people.0.person",
        ),
        ('[[absences]]\nperson = "p.jansen"', '[[absences]]\nperson = "x.y"', "regel 12: absences"),
        ('role = "participatieconsulent"', 'role = "consulent"', "regel 4: roles.0.role: gevonden"),
        (
            "[[absences]]",
            f'[[people]]\nperson = "{CONSULTANT}"\ncontacts_per_week = 1\n[[absences]]',
            "regel 12: people.1.person: p.jansen staat er al",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_is_allowed(old, new, words):
    assert old in SOUND
    with pytest.raises(Refusal) as refused:
        read(SOUND.replace(old, new, 1))
    assert refused.value.code == "WRONG_CAPACITY"
    assert words in str(refused.value)


def test_every_fault_is_told_at_once():
    with pytest.raises(Refusal) as refused:
        read(SOUND.replace("= 16", "= 0").replace("= 12", "= 0"))
    assert "regel 5" in str(refused.value)
    assert "regel 9" in str(refused.value)


def test_an_unknown_person_is_told_with_those_that_are_known():
    with pytest.raises(Refusal) as refused:
        read(SOUND.replace(CONSULTANT, "p.janssen"))
    assert f"gevonden 'p.janssen'; toegestaan: {CONSULTANT}, {WSP}" in str(refused.value)


def test_the_file_in_the_readme_is_sound():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    capacity = read(example)
    assert (capacity.hours_per_contact, dict(capacity.of_person)) == (1.5, {CONSULTANT: 8})
