"""The option that names in which role a consultant has a client."""

from typing import Annotated

import typer


def consultant_role(text: str) -> str:
    """A role in which clients are assigned to somebody. Raises ``BadParameter``."""
    from journeys.events.registration import CONSULTANT_ROLES

    if text in CONSULTANT_ROLES:
        return text
    allowed = ", ".join(CONSULTANT_ROLES)
    raise typer.BadParameter(f"in rol {text!r} heeft niemand inwoners. Toegestaan: {allowed}.")


ConsultantRoleOption = Annotated[
    str | None,
    typer.Option("--role", parser=consultant_role, metavar="ROL", help="Alleen in deze rol."),
]
