"""A file to keep, instead of a page."""

from pathlib import PurePath

from fastapi import Response

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".toml": "application/toml",
}


def download(content: bytes | str, name: str) -> Response:
    """The file under this name, which says of what kind it is."""
    return Response(
        content,
        media_type=TYPES[PurePath(name).suffix],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
