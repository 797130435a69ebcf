"""What a form of ours sent, beside the fields that it asked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import uuid4

from fastapi import Depends, Request

from journeys.application.decide import Wish
from journeys.application.wishes import command_of
from journeys.service.pages.forms import FIELD
from journeys.service.pages.forms.filled import Typed
from journeys.service.pages.forms.widgets import MORE
from journeys.service.who import Asker

KEY, SEEN, SURE, CHANGE = "sleutel", "gezien", "zeker", "wijzigen"
"""The wish's own key, the last fact that was seen, that one is sure, and that one is not."""
BESIDE = (FIELD, KEY, SEEN, SURE, CHANGE, MORE)
A_KEY = re.compile(r"[\x21-\x7e]{8,100}", re.ASCII)
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came in."""

    typed: Typed

    def one(self, name: str) -> str:
        """The text of one field."""
        return self.typed.get(name, [""])[-1].strip()

    @property
    def key(self) -> str:
        """The key under which this wish is carried out once."""
        given = self.one(KEY)
        return given if A_KEY.fullmatch(given) else new_key()

    @property
    def seen(self) -> int | None:
        """The number of the last fact that was seen, when the form says so."""
        given = self.one(SEEN)
        readable = given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS
        return int(given) if readable else None

    @property
    def is_sure(self) -> bool:
        """Whether somebody saw what it changes and wishes it all the same."""
        return SURE in self.typed

    @property
    def is_unfinished(self) -> bool:
        """Whether somebody goes on filling in."""
        return MORE in self.typed or CHANGE in self.typed

    def kept(self) -> Iterable[tuple[str, str]]:
        """What was filled in, to be sent along once more."""
        for name, texts in self.typed.items():
            if name not in BESIDE:
                yield from ((name, text) for text in texts)


def wished_by(asker: Asker, sent: Sent, content: Mapping[str, Any]) -> Wish:
    """What the form wishes; sent again it is the same wish. Raises ``Refusal``."""
    command = command_of(asker.journeys, asker.name, sent.key, content)
    return Wish(command, asker.doing.trace, sent.seen)


def new_key() -> str:
    """A key for a wish that nobody made yet."""
    return str(uuid4())


async def _sent(request: Request) -> Sent:
    form = await request.form()
    texts = ((name, value) for name, value in form.multi_items() if isinstance(value, str))
    found: dict[str, list[str]] = {}
    for name, text in texts:
        found.setdefault(name, []).append(text)
    return Sent(found)


FormSent = Annotated[Sent, Depends(_sent)]
