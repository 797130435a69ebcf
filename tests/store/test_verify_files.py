"""Verification knows the files that went out by their hashes."""

from hashlib import sha256

import pytest
from sqlalchemy import text

from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.events import MUNICIPALITY
from tests.beginnings import beginning
from tests.store.tampering import change, differences


class TestTheFilesThatWentOut:
    @beginning
    def outgoing(self, story, clock):
        clock.set("2025-09-01")
        run_day(story)
        return story

    def test_none_of_them_differs_before_and_after_they_are_delivered(self, outgoing, tmp_path):
        assert differences(outgoing) == []
        assert deliver_lists(outgoing, tmp_path / "lijsten")
        assert differences(outgoing) == []

    def test_one_whose_content_was_changed(self, outgoing):
        change(
            outgoing,
            "UPDATE outbox SET content = :content WHERE path = '2025-09-01/teamleider.csv'",
            content=b"leeg",
        )
        assert differences(outgoing) == [
            "outbox: 2025-09-01/teamleider.csv heeft een andere inhoud dan werd klaargezet"
        ]

    def test_one_whose_hash_was_changed_with_it(self, outgoing):
        change(
            outgoing,
            "UPDATE outbox SET content = :content, content_hash = :hash "
            "WHERE path = '2025-09-01/teamleider.csv'",
            content=b"leeg",
            hash=sha256(b"leeg").hexdigest(),
        )
        assert differences(outgoing) == [
            "outbox: de bestanden van teamleider (01-09-2025) zijn andere dan uitgingen"
        ]

    def test_one_that_was_removed(self, outgoing, tmp_path):
        deliver_lists(outgoing, tmp_path / "lijsten")
        change(outgoing, "DELETE FROM outbox WHERE path = '2025-09-01/teamleider.ics'")
        assert differences(outgoing) == [
            "outbox: de bestanden van teamleider (01-09-2025) zijn andere dan uitgingen"
        ]

    def test_all_of_a_person(self, outgoing):
        change(outgoing, "DELETE FROM outbox WHERE path LIKE '2025-09-01/teamleider.%'")
        assert differences(outgoing) == [
            "outbox: de bestanden van teamleider (01-09-2025) ontbreken"
        ]

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("2025-09-01", "outbox: iemand (01-09-2025) heeft bestanden die niet uitgingen"),
            ("2025-08-01", "outbox: 2025/iemand.csv staat er, maar op 01-08-2025 ging geen lijst"),
        ],
    )
    def test_one_that_never_went_out(self, outgoing, day, said):
        change(
            outgoing,
            "INSERT INTO outbox (message, day, path, content_hash) "
            "VALUES ('2025/iemand.csv', :day, '2025/iemand.csv', 'ab')",
            day=day,
        )
        (found,) = differences(outgoing)
        assert found.startswith(said)

    def test_the_fact_that_says_so(self, outgoing):
        with outgoing.database.write() as connection:
            stream = STREAM_OF_THE_MUNICIPALITY[outgoing.database.is_sqlite]
            state = connection.execute(
                text("SELECT state FROM stored_events WHERE originator_id = :stream"),
                {"stream": stream},
            ).scalar_one()
            connection.execute(
                text("UPDATE stored_events SET state = :state WHERE originator_id = :stream"),
                {"state": bytes(state).replace(b"teamleider", b"teamleidet"), "stream": stream},
            )
        assert "gemeente: feit 1 is gewijzigd na het vastleggen" in differences(outgoing)


STREAM_OF_THE_MUNICIPALITY = {True: MUNICIPALITY.hex, False: MUNICIPALITY}
