"""``journeys serve``: the service, until it is stopped."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.application.bootstrap import Journeys
    from journeys.service.request_log import RequestLog

HOST = "JOURNEYS_SERVED_AT"
"""Under which name one process tells the others at which address they answer."""

KEEP_ALIVE = 75
"""Seconds; longer than a proxy keeps a connection, which else sends into one that just closed."""


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", metavar="ADRES", help="Op welk adres, op deze machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="POORT", help="Op welke poort.")
    ] = 8000,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", min=1, max=64, metavar="AANTAL", help="Hoeveel processen samen antwoorden."
        ),
    ] = 1,
) -> None:
    """De pagina's op http://ADRES:POORT, en op /v1 de dienst voor andere programma's.

    Wie er wat mag staat in /v1/openapi.json. JOURNEYS_SIGN_IN noemt een TOML-bestand met de
    aanmelddienst van de gemeente; zonder dat alleen op deze machine zelf. JOURNEYS_THEME
    noemt een CSS-bestand met de huisstijl van de gemeente.
    """
    from journeys.service.sign_in.local import require_loopback
    from journeys.service.sign_in.settings import provider_settings

    settings = provider_settings(os.environ)
    if settings is None:
        require_loopback(host)
    import uvicorn

    from journeys.service.pages.assets import dressed

    if not dressed():
        typer.echo("De stijlen van NL Design System ontbreken; de pagina's zijn kaler.", err=True)
    with context.obj.open() as journeys:
        address = settings.address if settings else f"http://{host}:{port}"
        typer.echo(f"De pagina's staan op {address} – stoppen met Ctrl-C.")
        if workers > 1:
            _tell_the_others(context.obj.db, host)
        uvicorn.run(
            served(journeys, host) if workers == 1 else "journeys.cli.serve:one_of_several",
            factory=workers > 1,
            workers=workers,
            host=host,
            port=port,
            timeout_keep_alive=KEEP_ALIVE,
            log_config=None,
            access_log=False,  # it would hold personal data; ours does not
            log_level="warning",
            server_header=False,
            proxy_headers=settings is not None,
        )


def served(journeys: "Journeys", host: str) -> "RequestLog":
    """The service of a municipality, behind its identity provider if it has one, and its log."""
    from journeys.service.app import service
    from journeys.service.application_log import log_libraries
    from journeys.service.request_log import RequestLog
    from journeys.service.sign_in.local import answer_by_own_name
    from journeys.service.sign_in.provider import Provider
    from journeys.service.sign_in.settings import provider_settings

    settings = provider_settings(os.environ)
    provider = Provider(settings) if settings else None
    app = service(journeys, provider, secure=settings is not None and settings.is_https)
    if settings is None:
        answer_by_own_name(app, host)
    log_libraries()
    return RequestLog(app, sys.stderr)


def one_of_several() -> "RequestLog":
    """The service in one of the processes that answer together; it ends with its process."""
    from journeys.application.bootstrap import open_journeys

    return served(open_journeys(), os.environ[HOST])


def _tell_the_others(db: str | None, host: str) -> None:
    """What the other processes begin with, they find in their environment."""
    os.environ[HOST] = host
    if db:
        os.environ["JOURNEYS_DATABASE_URL"] = db
