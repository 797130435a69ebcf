"""A file that stands there whole or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

ANYBODY, OWNER_ONLY = 0o666, 0o600
"""Who may open a file, as far as the process's own mask lets them."""


def write_whole(target: Path, content: Iterable[bytes], *, mode: int = ANYBODY) -> None:
    """Write a file in place of what stood there; on the disk once this returns.

    Raises ``OSError`` with the file's own name, when it cannot be written or the disk is full;
    then what stood there still does, and nothing is left of the draft. A device or a pipe is
    written to, for another file in its place would break it.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):
        with target.open("wb") as device:
            device.writelines(content)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.touch(mode)  # before anything stands in it
        try:
            with draft.open("wb") as file:
                file.writelines(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)  # once it is in its place there is none
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    _on_disk(target.parent)


def _on_disk(folder: Path) -> None:
    if sys.platform == "win32":
        return
    name = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(name)
    finally:
        os.close(name)
