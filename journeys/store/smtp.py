"""The municipality's own mail server, and what it takes to leave a mail there."""

import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from journeys.language.refusal import Refusal
from journeys.store.mails import Mail

SECONDS = 30
"""How long a server may take over each step."""
PORTS = {"smtp": 587, "smtps": 465}
ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
FOR_GOOD = 500
"""From this answer on a server refuses for good (RFC 5321, 4.2.1)."""


class RefusedForGood(Exception):
    """The server will never take this mail."""


class Post(NamedTuple):
    """Where mail is left, who sends it, and where its link leads.

    Beyond this machine the connection is always encrypted.
    """

    scheme: str
    host: str
    port: int
    user: str | None
    password: str | None
    sender: str
    pages: str

    @contextmanager
    def opened(self) -> Iterator[smtplib.SMTP]:
        """A connection to the server. Raises ``OSError`` or ``smtplib.SMTPException``."""
        context = ssl.create_default_context()
        server: smtplib.SMTP
        if self.scheme == "smtps":
            server = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        with server:
            if self.scheme == "smtp" and self.host not in ON_THIS_MACHINE:
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password or "")
            yield server

    def send(self, server: smtplib.SMTP, mail: Mail, at: datetime) -> None:
        """Leave a mail. Raises ``RefusedForGood``, or ``smtplib.SMTPException`` for now."""
        try:
            server.send_message(self._written(mail, at))
        except smtplib.SMTPRecipientsRefused as refused:
            code, _ = refused.recipients[mail.address]
            if code >= FOR_GOOD:
                raise RefusedForGood(str(code)) from None
            raise

    def _written(self, mail: Mail, at: datetime) -> EmailMessage:
        written = EmailMessage()
        written["From"] = self.sender
        written["To"] = mail.address
        written["Subject"] = mail.subject
        written["Date"] = at
        # The same at every try, so that a server may notice what it has already.
        written["Message-ID"] = f"<{mail.message}@{self.sender.rpartition('@')[2]}>"
        written["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office in return
        written.set_content(mail.text)
        return written


def post_of(environment: Mapping[str, str]) -> Post | None:
    """The mail server the environment names; nothing when it names none.

    Raises ``Refusal`` for what cannot be read, or is not whole.
    """
    address = environment.get("JOURNEYS_SMTP")
    if not address:
        return None
    sender = environment.get("JOURNEYS_MAIL_FROM", "")
    pages = environment.get("JOURNEYS_PAGES", "")
    try:
        url = urlsplit(address)
        port = url.port or PORTS[url.scheme]
    except (ValueError, KeyError):
        url, port = urlsplit(""), 0
    if not url.hostname:
        raise _wrong("JOURNEYS_SMTP", "smtp://GEBRUIKER:WACHTWOORD@SERVER:POORT of smtps://…")
    if "@" not in sender:
        raise _wrong("JOURNEYS_MAIL_FROM", "het adres waarvan de mail komt")
    if urlsplit(pages).scheme not in ("http", "https"):
        raise _wrong("JOURNEYS_PAGES", "het adres van de pagina's, zoals https://…")
    return Post(
        url.scheme,
        url.hostname,
        port,
        unquote(url.username) if url.username else None,
        unquote(url.password) if url.password else None,
        sender,
        pages.rstrip("/"),
    )


def _wrong(name: str, allowed: str) -> Refusal:
    # What stands there is not shown: it may hold a password.
    return Refusal(
        "WRONG_MAIL_SETTINGS",
        "Er wordt niet gemaild",
        f"{name} ontbreekt of is niet te lezen.",
        f"Toegestaan: {allowed}.",
    )
