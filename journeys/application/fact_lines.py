"""One line of a file of facts as an object, or why it is none."""

import json
from typing import Any

import orjson

from journeys.application.names import sound
from journeys.language.refusal import Refusal

LINE_LENGTH = 1_000_000
"""Bytes; a longer line is no fact."""
DEEPEST = 10
"""Objects and lists inside each other; no fact needs half of it."""
SHOWN = 60
EXAMPLE = 'Toegestaan: één object per regel, zoals {"client": "R-000123", "type": …}.'
BOM = b"\xef\xbb\xbf"


def fact_object(line: bytes) -> dict[str, Any]:
    """The JSON object on a line. Raises ``Refusal``."""
    if len(line) > LINE_LENGTH:
        raise _not_read(
            "LINE_TOO_LONG",
            f"De regel telt {len(line)} bytes.",
            f"Toegestaan: ten hoogste {LINE_LENGTH} bytes.",
        )
    line = line.removeprefix(BOM)
    try:
        content = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _no_json(line, error) from None
    if not isinstance(content, dict):
        raise _not_read("NOT_JSON", "De regel is geen JSON-object.", EXAMPLE)
    if _deeper_than(content, DEEPEST):
        raise _too_deep()
    # Reading it again is the way to see a field that stands there twice.
    json.loads(line, object_pairs_hook=_each_once)
    return content


def text_of(content: dict[str, Any], name: str) -> str:
    """One of the texts that every fact has. Raises ``Refusal``."""
    return sound(name, content.get(name))


def _deeper_than(value: Any, levels: int) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_deeper_than(part, levels - 1) for part in parts)


def _each_once(pairs: list[tuple[str, Any]]) -> None:
    names = [name for name, _ in pairs]
    if len(set(names)) == len(names):
        return
    twice = next(name for name in names if names.count(name) > 1)
    raise _not_read(
        "DOUBLE_FIELD",
        f"Veld {twice[:SHOWN]} staat er twee keer.",
        "Toegestaan: elk veld één keer.",
        field=twice[:SHOWN],
    )


def _no_json(line: bytes, error: orjson.JSONDecodeError) -> Refusal:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        byte = f"byte {line[wrong.start]:#04x} op plaats {wrong.start + 1}"
        return _not_read("NOT_UTF8", f"De regel is geen UTF-8 ({byte}).", EXAMPLE)
    if "depth" in error.msg or "recursion" in error.msg.lower():
        return _too_deep()
    return _not_read(
        "NOT_JSON", f"De regel is geen JSON: het gaat mis bij teken {error.pos + 1}.", EXAMPLE
    )


def _too_deep() -> Refusal:
    return _not_read(
        "TOO_DEEP", "De regel is te diep genest.", f"Toegestaan: {DEEPEST} niveaus in elkaar."
    )


def _not_read(code: str, why: str, todo: str, field: str | None = None) -> Refusal:
    return Refusal(code, "Niet gelezen", why, todo, field=field)
