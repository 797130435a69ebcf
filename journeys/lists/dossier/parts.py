"""What a document is made of, whatever it is printed as: headings, terms and tables of text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Paragraphs = list[str]


@dataclass(frozen=True)
class Terms:
    """Names with what they stand for."""

    rows: Sequence[tuple[str, Paragraphs]]
    kind: str = "terms"


@dataclass(frozen=True)
class Table:
    """Rows under headers; each row's first cell names it."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    """How wide the columns are beside each other."""
    kind: str = "table"


@dataclass(frozen=True)
class Text:
    """Sentences."""

    paragraphs: Paragraphs
    kind: str = "text"


Block = Terms | Table | Text


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, and sections under that."""

    heading: str
    blocks: Sequence[Block] = ()
    sections: Sequence["Section"] = field(default=())


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    lead: Paragraphs
    sections: Sequence[Section]
