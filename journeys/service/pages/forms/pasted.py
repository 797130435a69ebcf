"""A text that somebody pasted in a form or sent along as a file; it is read and kept nowhere."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

TEXT, FILE = "tekst", "bestand"
MOST, MOST_BYTES = 200_000, 800_000
TOO_LONG = f"De tekst is te lang: hoogstens {MOST:,} tekens.".replace(",", ".")


class Pasted(NamedTuple):
    """What came in, what refusals call it, and why it cannot be read if it cannot."""

    text: str
    name: str
    fault: str = ""


async def _pasted(request: Request) -> Pasted:
    form = await request.form()
    file, typed = form.get(FILE), form.get(TEXT)
    if isinstance(file, UploadFile):
        content = await file.read(MOST_BYTES + 1)
        await file.close()
        if file.filename:
            return _read(content, file.filename)
    text = typed if isinstance(typed, str) else ""
    return _checked(text, "tekst")


def _read(content: bytes, name: str) -> Pasted:
    if len(content) > MOST_BYTES:
        return Pasted("", name, TOO_LONG)
    try:
        return _checked(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        return Pasted("", name, f"{name}: geen UTF-8 (byte {error.start}).")


def _checked(text: str, name: str) -> Pasted:
    # A form sends every line with two characters at its end; a file has one.
    plain = text.replace("\r\n", "\n")
    if len(plain) > MOST:
        return Pasted("", name, TOO_LONG)
    return Pasted(plain, name)


TextSent = Annotated[Pasted, Depends(_pasted)]
