"""Who asks, what they may, and whose file they may open: asked anew with every request."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.names import sound
from journeys.application.stand_ins import acting
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.service.access.relation import relation
from journeys.service.access.rights import (
    RELATIONS,
    Action,
    ClientAction,
    FieldClass,
    Relation,
    may,
    may_with_client,
    sight_of,
)
from journeys.service.logged import Doing, doing
from journeys.service.sign_in.session import signed_in
from journeys.store import users


def journeys_of(request: Request) -> Journeys:
    """The municipality that is served."""
    served: Journeys = request.app.state.journeys
    return served


Served = Annotated[Journeys, Depends(journeys_of)]


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who is signed in, with the roles in which they act today."""

    user: User
    journeys: Journeys
    doing: Doing

    @property
    def name(self) -> str:
        """Their name in the log."""
        return self.user.user

    @property
    def sight(self) -> frozenset[FieldClass]:
        """What they may see of a client whose file is open to them."""
        return sight_of(self.user.roles)

    def may(self, action: Action) -> bool:
        """Whether they may do something beside a client's file."""
        return may(self.user.roles, action)

    def require(self, action: Action) -> None:
        """Refuse what they may not do. Raises ``Refusal``."""
        if not self.may(action):
            raise Refusal(
                "NOT_ALLOWED",
                "Dit is voor een andere rol",
                f"{self.name} heeft {', '.join(sorted(self.user.roles)) or 'geen rol'}.",
                "Vraag een collega met die rol, of de teamleider.",
            )

    def opened(self, ref: str, action: ClientAction = ClientAction.see) -> Client:
        """A client's file, when it is open to them for this. Raises ``Refusal``.

        One that is not theirs opens after a reason; one that does not exist is told as such
        only to those who may open it without.
        """
        sound("client", ref, "Dit dossier is niet geopend")
        with self.journeys.database.read() as connection:
            client = self.journeys.log.by_ref(connection, [ref])[ref]
            found: Relation = relation(self.journeys, connection, self.user, client)
        if not may_with_client(self.user.roles, action, found):
            raise self._closed(ref, action)
        if not client.facts:
            raise Refusal(
                "UNKNOWN_CLIENT",
                f"Er is geen inwoner {ref}",
                "Dit nummer komt in het logboek niet voor.",
                "Controleer het nummer.",
            )
        self.shown(ref)
        return client

    def shown(self, *refs: str) -> None:
        """Note whose data is about to be seen."""
        self.doing.concerned.update(refs)

    def _closed(self, ref: str, action: ClientAction) -> Refusal:
        what = f"Het dossier van {ref} is voor {self.name} niet open"
        if may_with_client(self.user.roles, action, "reasoned"):
            return Refusal(
                "REASON_NEEDED",
                what,
                "Deze inwoner is niet van u, en u valt voor niemand in die deze inwoner heeft.",
                "Geef eerst een reden; de teamleider ziet die.",
            )
        said = "Dit deel ervan is voor een andere rol."
        if not any(may_with_client(self.user.roles, ClientAction.see, one) for one in RELATIONS):
            said = "Uw rol opent geen dossiers."
        return Refusal("NOT_ALLOWED", what, said, "Vraag de teamleider.")


def asker(request: Request, journeys: Served) -> Asker:
    """Who is signed in. Raises ``Refusal`` when nobody is, or is no longer active."""
    name = signed_in(request, journeys)
    today = local_day(journeys.clock())
    with journeys.database.read() as connection:
        user = users.named(connection, name) if name else None
        if user is None or not user.active_on(today):
            raise Refusal("NOT_SIGNED_IN", "U bent niet aangemeld", "", "Meld u aan.")
        now_acting = acting(journeys.log, connection, user, today)
    assert now_acting
    doing(request).actor = now_acting.user
    found = Asker(now_acting, journeys, doing(request))
    request.state.asker = found
    return found


def who_asked(request: Request) -> Asker | None:
    """Who turned out to be signed in, for an error to be told to; maybe it was not asked yet."""
    return getattr(request.state, "asker", None)


def perhaps_asker(request: Request, journeys: Served) -> Asker | None:
    """Who is signed in, where nobody needs to be."""
    try:
        return asker(request, journeys)
    except Refusal:
        return None


PerhapsSignedIn = Annotated[Asker | None, Depends(perhaps_asker)]
"""For what everybody may see, signed in or not."""
SignedIn = Annotated[Asker, Depends(asker)]
