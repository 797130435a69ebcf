"""What every Excel workbook has in common: texts that stay texts, and no moment of writing."""

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

from journeys.lists.cells import neutral

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP archive can hold."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_text(cell: "SheetCell | MergedCell", text: str) -> None:
    """Put a text in a cell, whatever it begins with."""
    cell.value = _UNPRINTABLE.sub("", text)
    # As text whatever it begins with, and still so after somebody edits the cell.
    cell.data_type = "s"
    cell.quotePrefix = neutral(text) != text


def printed(text: str) -> str:
    """A text as the header or footer of a sheet takes it."""
    return text.replace("&", "&&")


def undated(book: bytes, on: date) -> bytes:
    """The same workbook without the moment of writing, which is no part of the list."""
    stamp = f"{on.isoformat()}T00:00:00Z".encode()
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", source.read(name))
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return written.getvalue()
