"""Why something was not recorded, in the words of a page: what one would type is a link here."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeys.events import REGISTRY
from journeys.language import FIELDS, fact_label, field_label
from journeys.language.refusal import Refusal

RECORD = re.compile(r"journeys record \S+ (\w+)")
TYPED = re.compile(r":[ \n]+journeys [^\n]*")
ASIDE = re.compile(r" \(journeys \w+\)")
FIELD = re.compile(rf"\b({'|'.join(sorted(FIELDS, key=len, reverse=True))})\b(?:=true)?")
NAME = re.compile(rf"\b(?:{'|'.join(sorted(REGISTRY))})\b")


class Told(NamedTuple):
    """The ground, what to do, and the kinds of fact that one may record first."""

    why: str
    todo: str
    first: list[tuple[str, str]]


def told(refusal: Refusal, instead: Mapping[str, str] | None = None) -> Told:
    """A refusal as somebody on a page reads it; ``instead`` is what to do there, by code."""
    why, todo = in_words(refusal.why), in_words(refusal.todo)
    if other := (instead or {}).get(refusal.code):
        todo = other
    elif refusal.code == "WRONG_VALUE":
        todo = FIELD.sub(lambda found: f"‘{field_label(found[1])}’", todo)
    return Told(why, todo, list(_first(refusal.todo)))


def in_words(text: str) -> str:
    """A ground or a deed without what one would type, and with a fact's name as people say it."""
    plain = TYPED.sub(".", ASIDE.sub("", text)).replace("..", ".").replace("--on ", "")
    return NAME.sub(lambda found: f"‘{fact_label(found[0])}’", plain)


def _first(todo: str) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(RECORD.findall(todo)):
        if name in REGISTRY:
            yield name, fact_label(name)
