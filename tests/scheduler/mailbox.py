"""A real mail server on this machine, and what was left there."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from journeys.store.smtp import Post, post_of

FULL = "vol@gemeente.example"
"""Whose mailbox takes nothing, for good."""


class Mailbox:
    """Mail as it came in."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(self, *told: Any) -> str:  # noqa: N802 - the library's name
        """Take mail for everybody but one."""
        _, _, envelope, address, _ = told
        if address == FULL:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, *told: Any) -> str:  # noqa: N802 - the library's name
        """Keep a mail."""
        found = message_from_bytes(told[-1].content, policy=default)
        assert isinstance(found, EmailMessage)
        self.mails.append(found)
        return "250 OK"


def post_on(port: int) -> Post:
    """The settings of a municipality whose mail server is there."""
    found = post_of(
        {
            "JOURNEYS_SMTP": f"smtp://127.0.0.1:{port}",
            "JOURNEYS_MAIL_FROM": "trajecten@gemeente.example",
            "JOURNEYS_PAGES": "https://trajecten.gemeente.example/",
        }
    )
    assert found
    return found


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(port: int) -> Iterator[Mailbox]:
    """A server that takes mail on that port."""
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
