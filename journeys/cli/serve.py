"""``journeys serve``: the service, until it is stopped."""

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
    """De dienst voor andere programma's, op http://ADRES:POORT/v1.

    Wie er wat mag staat in /v1/openapi.json. Zonder aanmelddienst alleen op deze machine zelf.
    """
    from journeys.service.sign_in.local import require_loopback

    require_loopback(host)
    import uvicorn

    from journeys.service.app import service

    with context.obj.open() as journeys:
        typer.echo(f"De dienst staat op http://{host}:{port}/v1 – stoppen met Ctrl-C.")
        # Who asked what is not in this log: it would hold personal data.
        uvicorn.run(
            service(journeys, secure=False),
            host=host,
            port=port,
            access_log=False,
            log_level="warning",
            server_header=False,
        )
