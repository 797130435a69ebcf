"""The folder as it comes in: nothing of it is used before all of it was found unchanged."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from journeys.application.moving.contents import (
    FILES,
    FORMAT,
    KEYS,
    MANIFEST,
    README,
    VERSION,
    WITH_KEYS,
)
from journeys.language.refusal import Refusal

BLOCK = 1 << 20
NOT_READ = "Niets ingelezen"
WHOLE = "Zet de map terug zoals `journeys export all` haar schreef."

Line = dict[str, Any]


class _Entry(NamedTuple):
    name: str
    lines: int
    bytes: int
    sha256: str


class IncomingFolder:
    """What came out elsewhere.

    Raises ``Refusal`` when it is not a whole and unchanged export of this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        manifest = self._manifest()
        try:
            self.files = {entry["name"]: _Entry(**entry) for entry in manifest["files"]}
            self.policy: str = manifest["policy_set"]["digest"]
        except (KeyError, TypeError):
            raise _UNREADABLE from None
        self.with_keys = KEYS in self.files
        for name in (*FILES, *(WITH_KEYS if self.with_keys else ())):
            if name not in self.files:
                raise _not_whole(f"{MANIFEST} noemt {name} niet.")
        for name in self.files:
            if name not in (README, *FILES, *WITH_KEYS):
                raise _not_whole(f"{MANIFEST} noemt {name}, en dat hoort er niet in.")
        for entry in self.files.values():
            self._require_unchanged(entry)

    @property
    def seal(self) -> str:
        """The hash by which this very export is known."""
        return hashlib.sha256((self.path / MANIFEST).read_bytes()).hexdigest()

    def lines_in(self, name: str) -> int:
        """How many lines a file has."""
        return self.files[name].lines

    def objects(self, name: str) -> Iterator[Line]:
        """Each object of a file."""
        yield from self.read(name, lambda line: line)

    def read(self, name: str, make: Callable[[Line], Any]) -> Iterator[Any]:
        """What is made of each object of a file. Raises ``Refusal`` with the line at fault."""
        with (self.path / name).open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    made = make(orjson.loads(line))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise Refusal(
                        "EXPORT_NOT_READABLE",
                        NOT_READ,
                        f"{name}, regel {number}: {type(error).__name__} {error}.",
                        "Lees in met de versie van de software die dit schreef.",
                    ) from error
                yield made

    def _manifest(self) -> Line:
        try:
            found: Line = orjson.loads((self.path / MANIFEST).read_bytes())
            named, version = found["format"], found["version"]
        except FileNotFoundError:
            why = f"In {self.path} staat geen {MANIFEST}: dit is geen export, of niet heel."
            raise _not_whole(why) from None
        except (ValueError, KeyError, TypeError):
            raise _UNREADABLE from None
        if (named, version) != (FORMAT, VERSION):
            raise Refusal(
                "EXPORT_OTHER_VERSION",
                NOT_READ,
                f"De map is {named!r}, versie {version!r}.",
                f"Deze software leest {FORMAT!r}, versie {VERSION}.",
            )
        return found

    def _require_unchanged(self, entry: _Entry) -> None:
        hashed = hashlib.sha256()
        try:
            with (self.path / entry.name).open("rb") as file:
                while block := file.read(BLOCK):
                    hashed.update(block)
        except FileNotFoundError:
            raise _not_whole(f"{entry.name} ontbreekt.") from None
        if hashed.hexdigest() != entry.sha256:
            raise Refusal(
                "EXPORT_CHANGED",
                NOT_READ,
                f"{entry.name} is gewijzigd sinds het werd geschreven: de SHA-256 is een andere "
                f"dan in {MANIFEST}.",
                WHOLE,
            )


def _not_whole(why: str) -> Refusal:
    return Refusal("EXPORT_NOT_WHOLE", NOT_READ, why, WHOLE)


_UNREADABLE = _not_whole(f"{MANIFEST} is niet te lezen.")
