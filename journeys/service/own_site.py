"""What changes something comes from this site, though our cookie goes along from others too."""

from fastapi import Request

from journeys.language.refusal import Refusal

HOME = "/"
READING = ("GET", "HEAD")
OURS = ("same-origin", "none")
"""What a browser says of who sent it: a page of this site, or somebody who typed the address."""


def require_own_site(request: Request) -> None:
    """Refuse what a page of another site has a browser send. Raises ``Refusal``.

    Programs are no browser and say nothing of it; they hold no cookie that they did not ask for.
    """
    if request.method in READING or _is_ours(request):
        return
    raise Refusal(
        "NOT_FROM_HERE",
        "Dit komt van een andere site",
        "Een andere site liet uw browser dit versturen. Er is niets gedaan.",
        "Doe het op de pagina's van deze dienst zelf.",
    )


def _is_ours(request: Request) -> bool:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site in OURS
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def onward(path: str) -> str:
    """Where to go on: a path of ours, or else the beginning.

    A browser reads two slashes, or one turned, as the name of another site.
    """
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if ours else HOME
