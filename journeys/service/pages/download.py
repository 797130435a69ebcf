"""A file to keep, instead of a page."""

from collections.abc import Iterable
from pathlib import PurePath

from fastapi import Response
from fastapi.responses import StreamingResponse

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".toml": "application/toml",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(content: bytes | str | Iterable[bytes], name: str) -> Response:
    """The file under this name, which says of what kind it is; in pieces, if it comes so."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    kind = TYPES[PurePath(name).suffix]
    if isinstance(content, bytes | str):
        return Response(content, media_type=kind, headers=headers)
    return StreamingResponse(content, media_type=kind, headers=headers)
