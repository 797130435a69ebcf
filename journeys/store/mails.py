"""Mail that waits to leave: put once, taken by one process at a time, gone once."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from journeys.store.database import Database
from journeys.store.tables import mail_wishes, mails

LEASE = timedelta(minutes=10)
"""How long nobody else tries what one process has taken; longer than any server is waited for."""


class Mail(NamedTuple):
    """One mail: what tells it apart, for whom and where, and what it says."""

    message: str
    user: str
    address: str
    subject: str
    text: str


def wishes(connection: Connection) -> dict[str, str]:
    """Where each user who wishes it is mailed."""
    return {row.user: row.address for row in connection.execute(select(mail_wishes))}


def wish(connection: Connection, user: str, address: str | None) -> None:
    """Keep where a user wishes to be mailed; nothing when they wish it no longer."""
    connection.execute(delete(mail_wishes).where(mail_wishes.c.user == user))
    if address:
        connection.execute(insert(mail_wishes).values(user=user, address=address))
    else:
        _withdraw(connection, user)


def put(connection: Connection, day: date, given: Iterable[Mail]) -> None:
    """Have these sent; what still waits for the same user says nothing any more."""
    for mail in given:
        _withdraw(connection, mail.user)
        connection.execute(insert(mails).values(day=day, **mail._asdict()))


def waiting(database: Database) -> list[Mail]:
    """What is still to be sent, oldest first."""
    columns = [mails.c[name] for name in Mail._fields]
    query = select(*columns).where(_unsent()).order_by(mails.c.day, mails.c.message)
    with database.read() as connection:
        return [Mail(*row) for row in connection.execute(query)]


def take(database: Database, mail: Mail, at: datetime) -> bool:
    """Whether it is ours to send: nobody else sent it, or is trying."""
    free = or_(mails.c.taken_at.is_(None), mails.c.taken_at < at - LEASE)
    taking = update(mails).where(mails.c.message == mail.message, _unsent(), free)
    with database.write() as connection:
        return connection.execute(taking.values(taken_at=at)).rowcount == 1


def give_back(database: Database, mail: Mail) -> None:
    """Let it wait for another try."""
    _settle(database, mail, taken_at=None)


def gone(database: Database, mail: Mail, at: datetime, *, refused: str | None = None) -> None:
    """It left, or will never: only that is kept."""
    _settle(database, mail, sent_at=at, refused=refused, address=None, subject=None, text=None)


def _settle(database: Database, mail: Mail, **values: object) -> None:
    with database.write() as connection:
        changed = update(mails).where(mails.c.message == mail.message)
        connection.execute(changed.values(values))


def _withdraw(connection: Connection, user: str) -> None:
    connection.execute(delete(mails).where(mails.c.user == user, _unsent()))


def _unsent() -> ColumnElement[bool]:
    return mails.c.sent_at.is_(None)
