"""Each working morning a mail for whoever wishes it: how many contacts wait."""

import hashlib
import smtplib
from collections.abc import Iterator
from datetime import date, time

from sqlalchemy import Connection

from journeys.aggregates.stand_ins import replaced_by
from journeys.application.bootstrap import Journeys
from journeys.application.due import obligations_of_all
from journeys.application.issue import lists
from journeys.application.stand_ins import all_known
from journeys.clock import local, local_day
from journeys.lists.morning_mail import morning_mail
from journeys.policies import rows
from journeys.policies.calendar import is_working_day
from journeys.store import claims, mails, users
from journeys.store.mails import Mail
from journeys.store.smtp import Post, RefusedForGood

JOB = "mail"
MORNING = time(7)


def mail_the_morning(journeys: Journeys, post: Post) -> None:
    """Put the mails of today in the outbox, once, when it is a working morning.

    No mail is made for a day that is past: it would tell of a list that is another by now.
    """
    now = journeys.clock()
    today = local_day(now)
    if local(now).time() < MORNING or not is_working_day(today):
        return
    with journeys.database.read() as connection:
        if today in claims.claimed(connection, JOB):
            return
    with journeys.database.write() as connection:
        if claims.claim(connection, JOB, today, now):
            mails.put(connection, today, _mails(journeys, connection, today, post.pages))


def send_waiting(journeys: Journeys, post: Post) -> int:
    """Send what waits; returns how many left.

    What the server does not take now waits for the next try; a mail it refuses for good is not
    tried again. Raises ``OSError`` or ``smtplib.SMTPException`` when the server is not there.
    """
    waiting = mails.waiting(journeys.database)
    if not waiting:
        return 0
    with post.opened() as server:
        return sum(_sent(journeys, post, server, mail) for mail in waiting)


def _sent(journeys: Journeys, post: Post, server: smtplib.SMTP, mail: Mail) -> bool:
    database, now = journeys.database, journeys.clock()
    if not mails.take(database, mail, now):
        return False
    try:
        post.send(server, mail, now)
    except RefusedForGood as refused:
        mails.gone(database, mail, now, refused=str(refused))
        return False
    except (OSError, smtplib.SMTPException):
        mails.give_back(database, mail)
        raise
    mails.gone(database, mail, now)
    return True


def _mails(journeys: Journeys, connection: Connection, day: date, pages: str) -> Iterator[Mail]:
    everybody = users.everybody(connection)
    known = all_known(journeys.log, connection)
    absent = {name: replaced_by(known, name, day) for name in everybody}
    escalates_to = journeys.policies.on(day).frame.defaults.escalate_to
    listed = rows(obligations_of_all(journeys, connection, day), day)
    theirs = lists(listed, list(everybody.values()), day, escalates_to, absent)
    for name, address in mails.wishes(connection).items():
        if name in everybody and everybody[name].active_on(day):
            subject, text = morning_mail(theirs.get(name, ()), day, escalates_to, pages)
            message = hashlib.sha256(f"{day}:{name}".encode()).hexdigest()
            yield Mail(message, name, address, subject, text)
