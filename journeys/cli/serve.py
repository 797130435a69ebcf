"""``journeys serve``: the service, until it is stopped."""

import os
import sys
from typing import Annotated

import typer


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
) -> None:
    """De pagina's op http://ADRES:POORT, en op /v1 de dienst voor andere programma's.

    Wie er wat mag staat in /v1/openapi.json. JOURNEYS_SIGN_IN noemt een TOML-bestand met de
    aanmelddienst van de gemeente; zonder dat alleen op deze machine zelf. JOURNEYS_THEME
    noemt een CSS-bestand met de huisstijl van de gemeente.
    """
    from journeys.service.sign_in.local import answer_by_own_name, require_loopback
    from journeys.service.sign_in.settings import provider_settings

    settings = provider_settings(os.environ)
    if settings is None:
        require_loopback(host)
    import uvicorn

    from journeys.service.app import service
    from journeys.service.application_log import log_libraries
    from journeys.service.pages.assets import dressed
    from journeys.service.request_log import RequestLog
    from journeys.service.sign_in.provider import Provider

    if not dressed():
        typer.echo("De stijlen van NL Design System ontbreken; de pagina's zijn kaler.", err=True)
    with context.obj.open() as journeys:
        address = settings.address if settings else f"http://{host}:{port}"
        typer.echo(f"De pagina's staan op {address} – stoppen met Ctrl-C.")
        app = service(
            journeys,
            Provider(settings) if settings else None,
            secure=settings is not None and settings.is_https,
        )
        if settings is None:
            answer_by_own_name(app, host)
        log_libraries()
        uvicorn.run(
            RequestLog(app, sys.stderr),
            host=host,
            port=port,
            log_config=None,
            access_log=False,  # it would hold personal data; ours does not
            log_level="warning",
            server_header=False,
            proxy_headers=settings is not None,
        )
