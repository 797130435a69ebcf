"""A refusal: what was not recorded, why, and what to do next."""


class Refusal(Exception):
    """Something was not recorded; ``code`` is stable for programs, the rest is for people.

    ``what`` names what was refused, ``why`` the ground, ``todo`` the way on;
    ``field`` is the field at fault, if one is.
    """

    def __init__(
        self, code: str, what: str, why: str = "", todo: str = "", field: str | None = None
    ) -> None:
        super().__init__(what)
        self.code, self.what, self.why, self.todo, self.field = code, what, why, todo, field

    def __str__(self) -> str:
        lines = [f"{self.what} ({self.code})."]
        lines += [f"  {line}" for line in (self.why, self.todo) if line]
        return "\n".join(lines)
