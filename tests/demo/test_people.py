"""The invented people belong to nobody who exists."""

from datetime import date

from stdnum.nl import bsn


def test_every_bsn_is_sound_unique_and_from_the_test_range(sample):
    numbers = [person.bsn for person in sample.people]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert bsn.is_valid(number)
        assert number.startswith("9999")


def test_nobody_can_be_called_or_written_to(sample):
    for person in sample.people:
        assert person.phone.startswith("0600")
        assert person.email.endswith(".example")


def test_addresses_are_unique_and_names_given(sample):
    assert len({person.email for person in sample.people}) == len(sample.people)
    assert all(len(person.name.split()) >= 2 for person in sample.people)


def test_everybody_is_of_working_age_at_the_start(sample):
    for person in sample.people:
        assert date(1955, 1, 1) < person.birth_date < date(2000, 1, 1)


def test_no_fact_names_a_client(sample):
    words = {word for person in sample.people for word in (person.bsn, person.email, person.name)}
    said = {value for fact in sample.facts for value in fact.values() if isinstance(value, str)}
    assert not words & said


def test_a_reason_or_note_is_short_and_plain(sample):
    for fact in sample.facts:
        for field in ("note", "reason", "goals"):
            for sentence in fact.get(field, "").split("."):
                assert len(sentence.split()) <= 15
