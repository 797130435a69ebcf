"""How much anybody can send at once: what is longer is not read, signed in or not."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 20_000_000
"""Five hundred facts with long notes are shorter."""


class BodyLimit:
    """Stops reading where it becomes too much, whatever length was announced."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and so much of what it brings."""
        received = 0

        async def some() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MOST_BYTES:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self.app(scope, some if scope["type"] == "http" else receive, send)
