"""Each morning a mail for whoever wishes it: how many contacts wait, and nothing about anybody."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from journeys.application.morning_mail import mail_the_morning, send_waiting
from journeys.clock import AMSTERDAM
from journeys.language.refusal import Refusal
from journeys.store import mails
from journeys.store.smtp import post_of
from journeys.store.tables import mails as stored
from scheduler.run import look
from tests.cases import fact, record_at, registered
from tests.scheduler.issued import files_in
from tests.scheduler.mailbox import FULL, free_port, mail_server, post_on
from tests.usual import CONSULTANT, INCOME

CLIENT = "R-000412"
THURSDAY = datetime(2024, 6, 6, 7, 5, tzinfo=AMSTERDAM)
ADDRESS = "p.jansen@gemeente.example"


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def town(journeys, clock):
    """A client whom the consultant has to speak, who wishes a mail."""
    record_at(journeys, CLIENT, registered(), fact("ConsultantAssigned", "2024-01-02"))
    wishes(journeys, CONSULTANT, ADDRESS)
    clock.set(THURSDAY)
    return journeys


def wishes(journeys, user, address):
    with journeys.database.write() as connection:
        mails.wish(connection, user, address)


def morning(journeys, port):
    mail_the_morning(journeys, post_on(port))
    return send_waiting(journeys, post_on(port))


def test_it_tells_how_many_wait_and_where_and_nothing_about_anybody(town, port):
    with mail_server(port) as mailbox:
        assert morning(town, port) == 1
    (mail,) = mailbox.mails
    assert (mail["To"], mail["From"]) == (ADDRESS, "trajecten@gemeente.example")
    assert mail["Subject"].startswith("Te spreken: 1 inwoner: 1 ")
    said = mail.get_content().replace("\r\n", "\n")
    assert "Uw lijst van donderdag 6 juni 2024:\n1 inwoner: 1 " in said
    assert "https://trajecten.gemeente.example/mijn-week\n" in said
    assert CLIENT not in mail.as_string()


def test_a_second_look_mails_nobody_again(town, port):
    with mail_server(port) as mailbox:
        assert [morning(town, port) for _ in range(3)] == [1, 0, 0]
    assert len(mailbox.mails) == 1


def test_who_has_nobody_to_speak_is_told_so(town, port):
    wishes(town, CONSULTANT, None)
    wishes(town, INCOME, "i.visser@gemeente.example")
    with mail_server(port) as mailbox:
        morning(town, port)
    assert mailbox.mails[0]["Subject"] == "Niemand te spreken."


@pytest.mark.parametrize(
    "moment",
    [THURSDAY.replace(hour=6), THURSDAY.replace(day=8), THURSDAY.replace(month=5, day=9)],
    ids=["too early", "a Saturday", "Ascension Day"],
)
def test_nobody_is_mailed_when_nobody_works(town, clock, port, moment):
    clock.set(moment)
    with mail_server(port) as mailbox:
        assert morning(town, port) == 0
    assert not mailbox.mails


def test_while_the_server_is_down_it_waits_and_then_leaves_once(town, clock, port):
    for _ in range(2):
        with pytest.raises(OSError, match="refused"):
            morning(town, port)
    clock.set(THURSDAY + timedelta(minutes=5))
    with mail_server(port) as mailbox:
        assert [morning(town, port) for _ in range(2)] == [1, 0]
    assert len(mailbox.mails) == 1
    with town.database.read() as connection:
        kept = connection.execute(select(stored.c.address, stored.c.text)).one()
    assert kept == (None, None)


def test_a_server_that_is_down_keeps_no_list_from_anybody(town, port, tmp_path, caplog):
    look(town, tmp_path, post_on(port), lambda: False)
    assert f"2024-06-06/{CONSULTANT}.csv" in files_in(tmp_path)
    assert "over 5 minuten opnieuw" in caplog.text


def test_what_waited_since_yesterday_is_not_sent_beside_that_of_today(town, clock, port):
    with pytest.raises(OSError, match="refused"):
        morning(town, port)
    clock.set(THURSDAY + timedelta(days=1))
    with mail_server(port) as mailbox:
        assert morning(town, port) == 1
    assert "vrijdag 7 juni 2024" in mailbox.mails[0].get_content()


def test_what_another_process_is_sending_is_left_to_it_until_it_must_have_died(town, clock, port):
    post = post_on(port)
    mail_the_morning(town, post)
    (mail,) = mails.waiting(town.database)
    assert mails.take(town.database, mail, THURSDAY)
    with mail_server(port) as mailbox:
        assert send_waiting(town, post) == 0
        clock.set(THURSDAY + mails.LEASE + timedelta(seconds=1))
        assert send_waiting(town, post) == 1
    assert len(mailbox.mails) == 1


def test_an_address_that_is_refused_for_good_keeps_nobody_elses_mail(town, port):
    wishes(town, CONSULTANT, FULL)
    wishes(town, INCOME, "i.visser@gemeente.example")
    with mail_server(port) as mailbox:
        assert [morning(town, port) for _ in range(2)] == [1, 0]
    assert [mail["To"] for mail in mailbox.mails] == ["i.visser@gemeente.example"]


def test_who_no_longer_wishes_it_gets_none_not_even_what_waits(town, port):
    mail_the_morning(town, post_on(port))
    wishes(town, CONSULTANT, None)
    assert not mails.waiting(town.database)


def test_without_a_mail_server_nobody_is_mailed():
    assert post_of({}) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JOURNEYS_SMTP", "mail.gemeente.example"),
        ("JOURNEYS_SMTP", "http://mail.gemeente.example"),
        ("JOURNEYS_SMTP", "smtp://geheim@mail:poort"),
        ("JOURNEYS_MAIL_FROM", ""),
        ("JOURNEYS_PAGES", "trajecten.gemeente.example"),
    ],
)
def test_settings_that_cannot_be_are_refused_without_telling_a_password(name, value):
    sound = {
        "JOURNEYS_SMTP": "smtps://mail.gemeente.example",
        "JOURNEYS_MAIL_FROM": "trajecten@gemeente.example",
        "JOURNEYS_PAGES": "https://trajecten.gemeente.example",
    }
    with pytest.raises(Refusal, match=f"{name} ontbreekt of is niet te lezen") as refused:
        post_of(sound | {name: value})
    assert "geheim" not in str(refused.value)
