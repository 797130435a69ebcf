"""What of a history cannot be read: it stops what is asked of that client, and of nobody else."""

from uuid import UUID

from journeys.events import MUNICIPALITY


class Unreadable(Exception):
    """A history that cannot be read, whose it is and why.

    ``code`` is stable for programs; ``ref`` is the client's number, once somebody knows it.
    """

    code = "HISTORY_NOT_READABLE"

    def __init__(self, client: UUID, ref: str = "") -> None:
        super().__init__(client)
        self.client, self.ref = client, ref

    @property
    def whose(self) -> str:
        """The client by number, or else by id."""
        return "de gemeente" if self.client == MUNICIPALITY else self.ref or str(self.client)


class UnreadableFact(Unreadable):
    """A fact in the log that this software cannot make anything of."""

    code = "FACT_NOT_READABLE"

    def __init__(self, client: UUID, number: int, topic: str, why: str) -> None:
        super().__init__(client)
        self.number, self.topic, self.why = number, topic, why

    def __str__(self) -> str:
        return f"Feit {self.number} ({self.topic}) van {self.whose} is niet te lezen: {self.why}."


class LostKey(Unreadable):
    """A client's key is not there, and nobody destroyed it."""

    code = "KEY_LOST"

    def __str__(self) -> str:
        return (
            f"De sleutel van {self.whose} ontbreekt, en is niet vernietigd. Zet de back-up van de "
            "sleutels terug."
        )
