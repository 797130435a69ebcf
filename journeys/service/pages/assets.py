"""The files that pages are dressed with: a fixed list, kept by browsers until they change."""

import gzip
import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from journeys.language.refusal import Refusal

router = APIRouter(include_in_schema=False)

OURS = Path(__file__).with_name("static")
FETCHED = OURS / "fetched"
"""What the build fetches; without it the pages are plainer and work as well."""
THEME = "JOURNEYS_THEME"
"""Which setting names a municipality's own stylesheet."""
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SHIPPED = (
    "journeys.css",
    "tables.css",
    "forms.css",
    "client.css",
    "team.css",
    "work.css",
    "policy.css",
    "reports.css",
    "arrow.svg",
    "icon.svg",
    "print.js",
)
A_YEAR = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
"""For who asks for no version of it, as one stylesheet does that names a picture."""


class Asset(NamedTuple):
    """A file as it is served, also packed: the design system is large."""

    content: bytes
    packed: bytes
    version: str


def files(environment: Mapping[str, str]) -> dict[str, Path]:
    """Every file that is there; stylesheets in the order in which they count.

    Raises ``Refusal`` when a municipality's own theme is not.
    """
    found = {
        "tokens.css": FETCHED / "tokens.css",
        "components.css": FETCHED / "components.css",
        "theme.css": _theme(environment),
        **{name: OURS / name for name in SHIPPED},
    }
    return {name: path for name, path in found.items() if path.is_file()}


def _theme(environment: Mapping[str, str]) -> Path:
    own = environment.get(THEME)
    if not own:
        return OURS / "theme.css"
    if not Path(own).is_file():
        raise Refusal(
            "THEME_NOT_FOUND",
            "De dienst is niet gestart",
            f"{THEME} noemt {own}, en dat bestand is er niet.",
            "Noem een CSS-bestand, of haal de instelling weg.",
        )
    return Path(own)


@cache
def assets() -> dict[str, Asset]:
    """The files, read once."""
    return {name: _read(path) for name, path in files(os.environ).items()}


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    version = hashlib.sha256(content).hexdigest()[:12]
    return Asset(content, gzip.compress(content, mtime=0), version)


def dressed() -> bool:
    """Whether the build fetched the styles."""
    return "components.css" in assets()


def asset(name: str) -> str:
    """The address of a file; another one as soon as the file changes."""
    return f"/static/{name}?v={assets()[name].version}"


def stylesheets() -> list[str]:
    """The addresses of every stylesheet, in order."""
    return [asset(name) for name in assets() if name.endswith(".css")]


@router.get("/static/{name}")
def static(request: Request, name: str) -> Response:
    """One of the files; nothing in it is about anybody, so nothing is logged."""
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    kept = A_YEAR if request.query_params.get("v") == found.version else AN_HOUR
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding"}
    content = found.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = found.packed, "gzip"
    return Response(content, media_type=TYPES[Path(name).suffix], headers=headers)
