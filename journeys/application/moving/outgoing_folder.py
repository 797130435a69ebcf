"""The folder as it is filled: whole or not at all, and for nobody but who made it."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import orjson

from journeys.application.moving.contents import FORMAT, MANIFEST, README, VERSION
from journeys.language.refusal import Refusal
from journeys.store.whole_file import OWNER_ONLY, write_whole

FOLDER_MODE = 0o700


class OutgoingFolder:
    """Files written one by one; the manifest, which makes them an export, comes last."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: list[dict[str, Any]] = []

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        """Write a file of these lines, each with its end; on the disk once this returns."""
        entry = {"name": name, "lines": 0, "bytes": 0, "sha256": ""}
        write_whole(self.path / name, _counted(lines, entry), mode=OWNER_ONLY)
        self.files.append(entry)

    def write_objects(self, name: str, objects: Iterable[dict[str, Any]]) -> None:
        """Write one JSON object a line."""
        self.write(name, (orjson.dumps(one) + b"\n" for one in objects))

    def finish(self, about: dict[str, Any]) -> None:
        """Say what stands here, with the hash of each file; now the folder is whole."""
        manifest = {"format": FORMAT, "version": VERSION, **about, "files": self.files}
        content = orjson.dumps(manifest, option=orjson.OPT_INDENT_2)
        write_whole(self.path / MANIFEST, [content, b"\n"], mode=OWNER_ONLY)

    def clear(self) -> None:
        """Take away what was written."""
        for entry in self.files:
            (self.path / entry["name"]).unlink(missing_ok=True)


@contextmanager
def filling(path: Path) -> Iterator[OutgoingFolder]:
    """A folder to fill; when it fails, what was written is gone again.

    Raises ``Refusal`` when something stands there, ``OSError`` when it cannot be written.
    """
    was_there = path.exists()
    if was_there and path.is_dir() and (there := os.listdir(path)):
        unfinished = README in there and MANIFEST not in there
        raise Refusal(
            "FOLDER_NOT_EMPTY",
            "Niets uitgevoerd",
            f"De map {path} is niet leeg"
            f"{': er staat een uitvoer in die niet af kwam' if unfinished else ''}.",
            "Vernietig de map: er staan persoonsgegevens in. Voer dan opnieuw uit."
            if unfinished
            else "Noem een map die er nog niet is, of een lege.",
        )
    path.mkdir(parents=True, exist_ok=path.is_dir(), mode=FOLDER_MODE)
    path.chmod(FOLDER_MODE)
    folder = OutgoingFolder(path)
    with ExitStack() as when_it_fails:
        if not was_there:
            when_it_fails.callback(path.rmdir)
        when_it_fails.callback(folder.clear)
        yield folder
        when_it_fails.pop_all()


def _counted(lines: Iterable[bytes], entry: dict[str, Any]) -> Iterator[bytes]:
    hashed = hashlib.sha256()
    for line in lines:
        hashed.update(line)
        entry["lines"] += line.count(b"\n")
        entry["bytes"] += len(line)
        yield line
    entry["sha256"] = hashed.hexdigest()
